/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.controller;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ListMultimap;
import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.netvis.compile.Compilation;
import org.opendaylight.netvis.controller.FlowLedger.Addition;
import org.opendaylight.netvis.openflow.AgedCount;
import org.opendaylight.netvis.openflow.PacketCount;
import org.opendaylight.netvis.openflow.SwitchSnapshot;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.policy.PolicySet;
import org.opendaylight.netvis.policy.PolicySetChange;
import org.opendaylight.netvis.policy.Tool;
import org.opendaylight.netvis.policy.ToolId;
import org.opendaylight.netvis.program.GroupId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What switches have counted, by policy and by tool. The counters of a switch begin anew when it restarts, and end with
 * their flow or group; these go on, as long as the controller runs. Used from one thread; the flows, of which there may
 * be very many, are added up on that of the reader.
 */
final class Counters {
    private static final Logger LOG = LoggerFactory.getLogger(Counters.class);
    private static final String METER = "meter";

    private final Sums<PolicyId> policies = new Sums<>();
    private final Sums<ToolId> tools = new Sums<>();
    private final Map<Long, Ledgers> ledgers = new HashMap<>();
    private final PortLosses losses = new PortLosses();
    private final TunnelLosses tunnelLosses = new TunnelLosses();
    private final Clock clock;
    private final Executor reader;
    private final Executor thread;
    private PolicySet set = PolicySet.EMPTY;
    private int adding;
    private @Nullable Runnable whenIdle;
    private long looks;

    /** Of one switch. */
    private static final class Ledgers {
        private final FlowLedger flows = new FlowLedger();
        private final CounterLedger<Long> groups = new CounterLedger<>();
        private final CounterLedger<String> meters = new CounterLedger<>();
        private long limited;
    }

    /**
     * A sum.
     *
     * @param count what was counted
     * @param since from when on all is in it
     * @param counted whether a switch has contributed
     */
    record Sum(PacketCount count, Instant since, boolean counted) {
        /** What a switch had counted before the controller knew of it is in the sum, and makes it reach back so far. */
        Sum plus(final PacketCount more, final Instant from) {
            return new Sum(count.plus(more), !counted && from.isBefore(since) ? from : since, true);
        }
    }

    /** The sums of one kind of object. */
    private final class Sums<K> {
        private final Map<K, Sum> sums = new HashMap<>();
        /** Those that have changed since this was told. */
        private final Set<K> changed = new HashSet<>();

        Sum of(final K object) {
            return sums.computeIfAbsent(object, key -> new Sum(PacketCount.ZERO, clock.instant(), false));
        }

        void add(final K object, final Addition addition, final Instant now) {
            final var sum = sums.get(object);
            if (sum != null && !(sum.counted && addition.count().equals(PacketCount.ZERO))) {
                sums.put(object, sum.plus(addition.count(), now.minusNanos(addition.ageNanos())));
                changed.add(object);
            }
        }

        /** Forgets those of some objects that are gone, and begins to count for those of them that are new. */
        void retain(final Set<K> objects, final Set<K> present) {
            objects.forEach(object -> {
                if (!present.contains(object)) {
                    sums.remove(object);
                    changed.add(object);
                } else if (!sums.containsKey(object)) {
                    of(object);
                    changed.add(object);
                }
            });
        }
    }

    /**
     * Default constructor.
     *
     * @param clock tells since when counters count
     * @param reader where flows are added up
     * @param thread the thread that this is used from
     */
    Counters(final Clock clock, final Executor reader, final Executor thread) {
        this.clock = requireNonNull(clock);
        this.reader = requireNonNull(reader);
        this.thread = requireNonNull(thread);
    }

    Sum policy(final PolicyId policy) {
        return policies.of(policy);
    }

    Sum tool(final ToolId tool) {
        return tools.of(tool);
    }

    /** How many packets a switch has not sent to the controller, because they were too many. */
    long limited(final long datapathId) {
        final var known = ledgers.get(datapathId);
        return known == null ? 0 : known.limited;
    }

    /** What has not left at the ports of tools. */
    PortLosses losses() {
        return losses;
    }

    /** What tunnels in transit have lost. */
    TunnelLosses tunnelLosses() {
        return tunnelLosses;
    }

    /** Policies whose sums have changed since all was told. */
    Set<PolicyId> changedPolicies() {
        return Collections.unmodifiableSet(policies.changed);
    }

    /** Tools whose sums or losses have changed since all was told. */
    Set<ToolId> changedTools() {
        return Collections.unmodifiableSet(tools.changed);
    }

    /** All is told. */
    void told() {
        policies.changed.clear();
        tools.changed.clear();
    }

    /** How often switches have been looked at. */
    long looks() {
        return looks;
    }

    /** Whether flows of a look are still being added up: what is known of it is not of one time. */
    boolean isBusy() {
        return adding > 0;
    }

    /** What to do when that has ended, instead of what was to be done then. */
    void whenIdle(final Runnable task) {
        whenIdle = task;
    }

    /** Forgets policies, tools and switches that are gone, and begins to count for those that are new. */
    void retain(final PolicySet next, final Set<Long> datapathIds) {
        final var change = PolicySetChange.between(set, next);
        policies.retain(change.policies(), next.policies().keySet());
        tools.retain(change.tools(), next.tools().keySet());
        if (!change.tools().isEmpty()) {
            losses.retain(next.tools().values().stream().flatMap(tool -> tool.ports().stream())
                .collect(Collectors.toSet()));
            losses.forget(passedOn(next));
        }
        losses.retainSwitches(datapathIds);
        ledgers.keySet().retainAll(datapathIds);
        set = next;
    }

    /** Ports of tools that are new, and not of one that was there before. */
    private Set<Tool.Port> passedOn(final PolicySet next) {
        final var result = new HashSet<Tool.Port>();
        next.tools().values().stream().filter(tool -> !set.tools().containsKey(tool.id()))
            .forEach(tool -> result.addAll(tool.ports()));
        next.tools().values().stream().filter(tool -> set.tools().containsKey(tool.id()))
            .forEach(tool -> result.removeAll(tool.ports()));
        return result;
    }

    /** Takes in that groups of a switch begin to count from zero. */
    void restart(final long datapathId, final ImmutableSet<GroupId> groups) {
        final var known = ledgers.get(datapathId);
        if (known != null) {
            groups.forEach(group -> known.groups.restart(Integer.toUnsignedLong(group.value())));
        }
    }

    /**
     * Takes in what the switch of a bridge shows.
     *
     * @param datapathId the switch
     * @param bridge the bridge
     * @param snapshot what it shows
     * @param compiled what it carries out
     */
    void add(final long datapathId, final BridgeId bridge, final SwitchSnapshot snapshot, final Compiled compiled) {
        final var mine = ledgers.computeIfAbsent(datapathId, key -> new Ledgers());
        looks++;
        addFlows(mine.flows, snapshot, compiled.compilation());
        final var copies = addGroups(mine, bridge, snapshot, compiled.compilation());
        final var ports = compiled.fabric().bridges().get(bridge);
        if (ports != null) {
            tools.changed.addAll(losses.add(bridge, ports.numbers(), compiled.configuration().set().tools(), copies,
                datapathId, snapshot));
        }
        snapshot.limited().ifPresent(count -> mine.limited += mine.meters.advance(METER, count, snapshot.askedNanos(),
            snapshot.answeredNanos()).packets());
    }

    private void addFlows(final FlowLedger ledger, final SwitchSnapshot snapshot, final Compilation compilation) {
        final var now = clock.instant();
        adding++;
        Futures.addCallback(Futures.submit(() -> ledger.add(snapshot, compilation.verdicts()), reader),
            new FutureCallback<ImmutableMap<PolicyId, Addition>>() {
                @Override
                public void onSuccess(final ImmutableMap<PolicyId, Addition> additions) {
                    additions.forEach((policy, addition) -> policies.add(policy, addition, now));
                    end();
                }

                @Override
                public void onFailure(final Throwable cause) {
                    LOG.error("What flows count could not be added up; please report this", cause);
                    end();
                }

                private void end() {
                    adding--;
                    final var next = whenIdle;
                    if (adding == 0 && next != null) {
                        whenIdle = null;
                        next.run();
                    }
                }
            }, thread);
    }

    /** {@return what each tool was given since the last time, by groups of some age} */
    private ListMultimap<ToolId, AgedCount> addGroups(final Ledgers mine, final BridgeId bridge,
            final SwitchSnapshot snapshot, final Compilation compilation) {
        final var now = clock.instant();
        final var toolOf = compilation.deliveries().getOrDefault(bridge, ImmutableMap.of());
        final var sums = new HashMap<ToolId, Addition>();
        final var copies = ImmutableListMultimap.<ToolId, AgedCount>builder();
        snapshot.groups().forEach((id, count) -> {
            final var delta = mine.groups.advance(id, count, snapshot.askedNanos(), snapshot.answeredNanos());
            final var tool = GroupId.isOurs(id.intValue()) ? toolOf.get(GroupId.ofValue(id.intValue())) : null;
            if (tool != null) {
                sums.merge(tool, new Addition(delta, count.ageNanos()), Addition::plus);
                copies.put(tool, new AgedCount(delta.packets(), delta.bytes(), count.ageNanos()));
            }
        });
        mine.groups.retain(snapshot.groups()::containsKey);
        sums.forEach((tool, addition) -> tools.add(tool, addition, now));
        return copies.build();
    }
}
