/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.controller;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.netvis.compile.Referral;
import org.opendaylight.netvis.openflow.SwitchSession;
import org.opendaylight.netvis.ovs.RawOpenflow;
import org.opendaylight.netvis.packet.InspectionCounts;
import org.opendaylight.netvis.packet.Inspector;
import org.opendaylight.yangtools.concepts.Registration;

/**
 * Who looks at the packets that one bridge sends to the controller.
 *
 * <p>When it changes what the bits of the metadata mean, another inspector takes over, by another cookie, before the
 * switch is told. The old one still decides what the switch sends until then: a packet is never taken for what it is
 * not. Not thread-safe, but for the inspectors' own threads.
 */
final class ControllerPath implements AutoCloseable {
    private final RawOpenflow raw;
    private final String bridge;
    private final Map<Long, Line> lines = new LinkedHashMap<>();
    private final Map<String, InspectionCounts.Policy> before = new HashMap<>();
    private volatile @Nullable SwitchSession session;
    private Totals gone = Totals.NONE;
    private long current;

    private static final class Line {
        private final Inspector inspector;
        private final Registration packetIns;
        private @Nullable Referral referral;

        Line(final Inspector inspector, final Registration packetIns) {
            this.inspector = inspector;
            this.packetIns = packetIns;
        }

        /** Most changes are of policies that the switch decides. */
        void take(final Referral newReferral) {
            if (!newReferral.equals(referral)) {
                referral = newReferral;
                inspector.setInspection(InspectionTranslation.of(newReferral));
            }
        }
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
        static final Totals NONE = new Totals(0, 0, 0, ImmutableMap.of());

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

        Totals plus(final Totals other) {
            final var sum = new LinkedHashMap<>(malformed);
            other.malformed.forEach((reason, count) -> sum.merge(reason, count, Long::sum));
            return new Totals(packets + other.packets, dropped + other.dropped, lost + other.lost,
                ImmutableMap.copyOf(sum));
        }
    }

    ControllerPath(final RawOpenflow raw, final String bridge) {
        this.raw = requireNonNull(raw);
        this.bridge = requireNonNull(bridge);
    }

    /** Gets ready for what a switch is about to send. */
    void prepare(final Referral referral, final SwitchSession to) {
        if (session != null && session.datapathId() != to.datapathId()) {
            // The bridge is another switch now, from which packet-ins are not for this one
            close();
        }
        session = to;
        current = referral.cookie();
        if (!referral.tasks().isEmpty()) {
            lines.computeIfAbsent(current, this::line).take(referral);
        }
    }

    private Line line(final long cookie) {
        final var inspector = new Inspector(bridge, messages -> {
            final var to = session;
            return to != null && to.transmit(messages);
        });
        return new Line(inspector, raw.packetIns(requireNonNull(session).datapathId(), cookie, inspector::onPacketIn));
    }

    /** Ends what the switch sends no longer, now that it does as it should. */
    void settle() {
        lines.entrySet().removeIf(entry -> {
            if (entry.getKey() == current) {
                return false;
            }
            end(entry.getValue());
            return true;
        });
    }

    private void end(final Line line) {
        line.packetIns.close();
        line.inspector.close();
        final var counts = line.inspector.counts();
        gone = gone.plus(Totals.of(counts));
        counts.policies().forEach((policy, count) -> before.merge(policy, count, ControllerPath::sum));
    }

    /** Forgets policies that are gone. */
    void retain(final Set<String> policies) {
        before.keySet().retainAll(policies);
    }

    /** Whether there is or was something to decide. */
    boolean isUsed() {
        return !lines.isEmpty();
    }

    Totals totals() {
        return lines.values().stream().map(line -> Totals.of(line.inspector.counts())).reduce(gone, Totals::plus);
    }

    /** What came of packets for one policy. */
    InspectionCounts.Policy policy(final String name) {
        var result = before.getOrDefault(name, new InspectionCounts.Policy(0, 0, 0, 0));
        for (var line : lines.values()) {
            final var count = line.inspector.counts().policies().get(name);
            if (count != null) {
                result = sum(result, count);
            }
        }
        return result;
    }

    private static InspectionCounts.Policy sum(final InspectionCounts.Policy one, final InspectionCounts.Policy other) {
        return new InspectionCounts.Policy(one.lookedAt() + other.lookedAt(),
            one.forwardedPackets() + other.forwardedPackets(), one.forwardedBytes() + other.forwardedBytes(),
            one.dropped() + other.dropped());
    }

    @Override
    public void close() {
        lines.values().forEach(this::end);
        lines.clear();
    }
}
