/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.controller;

import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ListMultimap;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.netvis.compile.Compilation;
import org.opendaylight.netvis.openflow.AgedCount;
import org.opendaylight.netvis.openflow.PacketCount;
import org.opendaylight.netvis.openflow.SwitchSnapshot;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.policy.Tool;
import org.opendaylight.netvis.policy.ToolId;
import org.opendaylight.netvis.program.Cookie;
import org.opendaylight.netvis.program.FlowKey;
import org.opendaylight.netvis.program.GroupId;

/**
 * What switches have counted, by policy and by tool. The counters of a switch begin anew when it restarts, and end with
 * their flow or group; these go on, as long as the controller runs. Used from one thread.
 */
final class Counters {
    private static final String METER = "meter";

    private final Map<PolicyId, Sum> policies = new HashMap<>();
    private final Map<ToolId, Sum> tools = new HashMap<>();
    private final Map<Long, Ledgers> ledgers = new HashMap<>();
    private final PortLosses losses = new PortLosses();
    private final TunnelLosses tunnelLosses = new TunnelLosses();
    private final Clock clock;

    /**
     * A flow of a policy: one that passes to another policy is another.
     *
     * @param key its place in the switch
     * @param cookie whose it is
     */
    private record FlowIdentity(FlowKey key, long cookie) {
    }

    /** Of one switch. */
    private static final class Ledgers {
        private final CounterLedger<FlowIdentity> flows = new CounterLedger<>();
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

    Counters(final Clock clock) {
        this.clock = clock;
    }

    Sum policy(final PolicyId policy) {
        return policies.computeIfAbsent(policy, key -> zero());
    }

    Sum tool(final ToolId tool) {
        return tools.computeIfAbsent(tool, key -> zero());
    }

    private Sum zero() {
        return new Sum(PacketCount.ZERO, clock.instant(), false);
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

    /** Forgets policies, tools and switches that are gone, and begins to count for those that are new. */
    void retain(final Set<PolicyId> known, final Map<ToolId, Tool> present, final Set<Long> datapathIds) {
        known.forEach(this::policy);
        present.keySet().forEach(this::tool);
        policies.keySet().retainAll(known);
        tools.keySet().retainAll(present.keySet());
        losses.retain(present.values().stream().flatMap(tool -> tool.ports().stream()).collect(Collectors.toSet()),
            datapathIds);
        ledgers.keySet().retainAll(datapathIds);
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
    void add(final long datapathId, final String bridge, final SwitchSnapshot snapshot, final Compiled compiled) {
        final var mine = ledgers.computeIfAbsent(datapathId, key -> new Ledgers());
        addFlows(mine, snapshot, compiled.compilation());
        final var copies = addGroups(mine, bridge, snapshot, compiled.compilation());
        final var ports = compiled.fabric().bridges().get(bridge);
        if (ports != null) {
            losses.add(bridge, ports.numbers(), compiled.configuration().set().tools(), copies, datapathId, snapshot);
        }
        snapshot.limited().ifPresent(count -> mine.limited += mine.meters.advance(METER, count, snapshot.askedNanos(),
            snapshot.answeredNanos()).packets());
    }

    private void addFlows(final Ledgers mine, final SwitchSnapshot snapshot, final Compilation compilation) {
        final var policyOf = compilation.verdicts().entrySet().stream().collect(Collectors.toMap(
            entry -> new Cookie(Cookie.Kind.FORWARD, entry.getValue().cookie()).value(), Map.Entry::getKey));
        final var sums = new Additions<PolicyId>();
        snapshot.flows().forEach((key, count) -> {
            final var aged = new AgedCount(count.packets(), count.bytes(), count.ageNanos());
            sums.add(policyOf.get(count.cookie()), aged, mine.flows.advance(new FlowIdentity(key, count.cookie()), aged,
                snapshot.askedNanos(), snapshot.answeredNanos()));
        });
        mine.flows.retain(snapshot.flows().entrySet().stream()
            .map(entry -> new FlowIdentity(entry.getKey(), entry.getValue().cookie())).collect(Collectors.toSet()));
        sums.addTo(policies);
    }

    /** {@return what each tool was given since the last time, by groups of some age} */
    private ListMultimap<ToolId, AgedCount> addGroups(final Ledgers mine, final String bridge,
            final SwitchSnapshot snapshot, final Compilation compilation) {
        final var toolOf = compilation.deliveries().get(bridge);
        final var sums = new Additions<ToolId>();
        final var copies = ImmutableListMultimap.<ToolId, AgedCount>builder();
        snapshot.groups().forEach((id, count) -> {
            final var delta = mine.groups.advance(id, count, snapshot.askedNanos(), snapshot.answeredNanos());
            final var tool = toolOf != null && GroupId.isOurs(id.intValue())
                ? toolOf.get(GroupId.ofValue(id.intValue())) : null;
            if (tool != null) {
                sums.add(tool, count, delta);
                copies.put(tool, new AgedCount(delta.packets(), delta.bytes(), count.ageNanos()));
            }
        });
        mine.groups.retain(snapshot.groups().keySet());
        sums.addTo(tools);
        return copies.build();
    }

    /** What one look at a switch adds; the oldest of all that count for an object says since when. */
    private final class Additions<T> {
        private final Map<T, PacketCount> counts = new HashMap<>();
        private final Map<T, Long> ages = new HashMap<>();

        void add(final @Nullable T counted, final AgedCount shown, final PacketCount delta) {
            if (counted != null) {
                counts.merge(counted, delta, PacketCount::plus);
                ages.merge(counted, shown.ageNanos(), Math::max);
            }
        }

        void addTo(final Map<T, Sum> sums) {
            final var now = clock.instant();
            counts.forEach((counted, count) -> sums.put(counted, sums.computeIfAbsent(counted, key -> zero())
                .plus(count, now.minusNanos(ages.get(counted)))));
        }
    }
}
