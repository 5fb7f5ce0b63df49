/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.controller;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.netvis.openflow.SwitchSession;
import org.opendaylight.netvis.ovs.RawOpenflow;
import org.opendaylight.netvis.packet.InspectionCounts;
import org.opendaylight.netvis.packet.Inspector;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.program.GroupId;
import org.opendaylight.netvis.punt.PuntPlan;
import org.opendaylight.yangtools.concepts.Registration;

/**
 * The path of packets of one bridge through the controller: what comes from the switch is decided by an inspector and
 * goes back to the switch. There is one inspector, however often its task changes.
 *
 * <p>When a program changes what the bits of the metadata mean, its flows send packets with another cookie. Those with
 * the cookie of before may still be under way, or still be sent, when the switch does not take the change. So a few
 * former cookies are taken too, each with its own meaning; that of the program that the switch holds always.
 *
 * <p>Used from one thread.
 */
final class ControllerPath implements AutoCloseable {
    /** How many former cookies are taken, beside that of the desired program and that of the one in the switch. */
    private static final int FORMER = 2;

    private final RawOpenflow raw;
    private final BridgeId bridge;
    private final long datapathId;
    /** By cookie, the one that was last desired at the end. */
    private final Map<Long, PuntPlan> plans = new LinkedHashMap<>();
    private final Map<Long, Registration> packetIns = new HashMap<>();
    private @Nullable Inspector inspector;
    private volatile @Nullable SwitchSession session;
    private long desired;
    private long installed;
    /** What is to be decided when the switch holds the program, as some of it needs groups that are not there yet. */
    private @Nullable PuntPlan next;
    /** The plan whose groups were asked for last, and these. */
    private @Nullable PuntPlan grouped;
    private Set<GroupId> groups = Set.of();

    /**
     * How far the decisions are.
     *
     * @param path whose they are
     * @param activity grows with each packet of which something came
     */
    record Progress(ControllerPath path, long activity) {
    }

    /**
     * What came of all packets.
     *
     * @param packets packets that came
     * @param dropped packets that were not looked at
     * @param lost copies that could not be sent
     * @param malformed packets whose headers end where they should not, by what is wrong
     */
    record Totals(long packets, long dropped, long lost, ImmutableMap<String, Long> malformed) {
        static Totals of(final InspectionCounts counts) {
            final var malformed = ImmutableMap.<String, Long>builder();
            counts.malformed().forEach((reason, count) -> {
                if (count > 0) {
                    malformed.put(reason.toString(), count);
                }
            });
            return new Totals(counts.received(), counts.dropped() + counts.unreadable() + counts.failed(),
                counts.unsent(), malformed.buildOrThrow());
        }
    }

    ControllerPath(final RawOpenflow raw, final BridgeId bridge, final long datapathId) {
        this.raw = requireNonNull(raw);
        this.bridge = requireNonNull(bridge);
        this.datapathId = datapathId;
    }

    boolean isOf(final long other) {
        return datapathId == other;
    }

    /** Takes the packet-ins of a plan, before the program is sent that makes the switch send them. */
    void prepare(final PuntPlan plan, final SwitchSession to) {
        session = to;
        desired = plan.cookie();
        final var before = plans.remove(desired);
        final var now = before == null || desired != installed ? plan : within(plan, groups(before));
        next = now.equals(plan) ? null : plan;
        if (next != null || !plan.tasks().isEmpty()) {
            plans.put(desired, now);
        }
        dropOldest();
        inspect();
    }

    /** The groups that a plan uses. It is asked of each plan when it comes, and of the last one again then. */
    private Set<GroupId> groups(final PuntPlan plan) {
        if (plan != grouped) {
            final var result = new HashSet<GroupId>();
            for (var task : plan.tasks()) {
                for (var copy : task.copies()) {
                    result.add(copy.group());
                }
            }
            groups = result;
            grouped = plan;
        }
        return groups;
    }

    /** What of a plan can be done already: a group that no task has used before need not be there. */
    private PuntPlan within(final PuntPlan plan, final Set<GroupId> present) {
        return present.containsAll(groups(plan)) ? plan : new PuntPlan(plan.cookie(), plan.meaning(),
            plan.tasks().stream().filter(task -> task.copies().stream()
                .allMatch(copy -> present.contains(copy.group()))).collect(ImmutableList.toImmutableList()));
    }

    /** The switch holds the desired program. */
    void settle() {
        installed = desired;
        final var plan = next;
        if (plan != null) {
            next = null;
            plans.put(desired, plan);
            inspect();
        }
    }

    /** What bits of the metadata mean with the cookies that packets may have. */
    ImmutableMap<Long, PuntPlan.Meaning> meanings() {
        return ImmutableMap.copyOf(Maps.transformValues(plans, PuntPlan::meaning));
    }

    private void dropOldest() {
        final var former = plans.keySet().stream().filter(cookie -> cookie != desired && cookie != installed)
            .toList();
        former.stream().limit(Math.max(0, former.size() - FORMER)).forEach(plans::remove);
    }

    /** Whatever is sent is taken only once it is known what it means, and no longer than that. */
    private void inspect() {
        packetIns.entrySet().removeIf(entry -> {
            if (plans.containsKey(entry.getKey())) {
                return false;
            }
            entry.getValue().close();
            return true;
        });
        if (plans.isEmpty() && inspector == null) {
            return;
        }
        final var decides = inspector == null ? inspector = new Inspector(bridge.name(), this::transmit) : inspector;
        decides.setPlans(plans.values());
        plans.keySet().forEach(cookie -> packetIns.computeIfAbsent(cookie,
            key -> raw.packetIns(datapathId, key, decides::onPacketIn)));
    }

    private boolean transmit(final byte[] messages) {
        final var to = session;
        return to != null && to.transmit(messages);
    }

    /** Forgets policies that are gone. */
    void forget(final Set<PolicyId> gone) {
        if (inspector != null) {
            inspector.forget(gone);
        }
    }

    /** Whether there is or was something to decide. */
    boolean isUsed() {
        return inspector != null && !plans.isEmpty();
    }

    Totals totals() {
        return inspector == null ? new Totals(0, 0, 0, ImmutableMap.of()) : Totals.of(inspector.totals());
    }

    /** How far the decisions are: what came of packets is as it was as long as this is the same. */
    Progress progress() {
        return new Progress(this, inspector == null ? 0 : inspector.activity());
    }

    /** What came of packets for one policy. */
    InspectionCounts.Policy policy(final PolicyId policy) {
        return inspector == null ? InspectionCounts.Policy.NONE : inspector.policy(policy);
    }

    /** What has come is still decided. */
    @Override
    public void close() {
        packetIns.values().forEach(Registration::close);
        packetIns.clear();
        if (inspector != null) {
            inspector.close();
        }
    }
}
