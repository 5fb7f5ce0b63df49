/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.controller;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.opendaylight.netvis.openflow.AgedCount;
import org.opendaylight.netvis.openflow.PacketCount;
import org.opendaylight.netvis.openflow.PortCount;
import org.opendaylight.netvis.openflow.SwitchSnapshot;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.policy.Tool;
import org.opendaylight.netvis.policy.ToolId;
import org.opendaylight.netvis.program.PortNo;

/**
 * Copies that a switch gave to the ports of tools and that did not leave, by the difference between what groups and
 * ports count. Open vSwitch tells of a frame that is larger than a port's MTU in its log only, and its counters of
 * drops and errors stay 0. Used from one thread.
 *
 * <p>Groups and ports are not read at the same instant, and Open vSwitch brings the counters of groups up to date up to
 * a second later than those of ports. So the ports are read last, and what is told is a lower bound: it never counts
 * what left, and reaches the number that did not when the traffic pauses. Of what was under way when it began to look
 * it cannot tell: all that groups which were there already count until the next look.
 */
final class PortLosses {
    private final Map<Tool.Port, Track> tracks = new HashMap<>();
    private final Map<Long, CounterLedger<String>> ledgers = new HashMap<>();

    /**
     * What is known of a port.
     *
     * @param sent copies that were given to it
     * @param lost copies of these that have not left, at least
     * @param why what the port itself counts of them, if it does
     */
    record Loss(long sent, long lost, Optional<String> why) {
    }

    private static final class Track {
        private final Shortfall shortfall = new Shortfall();
        private final PortCount first;
        private final long begun;
        private PortCount last;
        private long sent;

        /** At the first look. */
        Track(final PortCount shown, final long answered) {
            first = shown;
            last = shown;
            begun = answered;
        }

        void add(final List<AgedCount> copies, final PacketCount leaving, final PortCount shown,
                final SwitchSnapshot snapshot) {
            final long packets = packets(copies.stream());
            shortfall.look(packets, leaving.packets(), packets(copies.stream()
                .filter(it -> snapshot.askedNanos() - it.ageNanos() - begun <= 0)),
                shown.left().ageNanos() < last.left().ageNanos());
            sent += packets;
            last = shown;
        }

        private static long packets(final Stream<AgedCount> copies) {
            return copies.mapToLong(AgedCount::packets).sum();
        }

        Loss loss() {
            final long missing = shortfall.missing();
            return new Loss(sent, missing, missing == 0 ? Optional.empty() : why());
        }

        private Optional<String> why() {
            final long dropped = last.dropped() - first.dropped();
            final long errors = last.errors() - first.errors();
            return dropped <= 0 && errors <= 0 ? Optional.empty()
                : Optional.of("the port counts " + Math.max(0, dropped) + " drops and " + Math.max(0, errors)
                    + " errors");
        }
    }

    /**
     * Takes in what the switch of a bridge shows.
     *
     * @param bridge the bridge
     * @param numbers the numbers of its ports
     * @param tools all tools
     * @param copies what each tool was given since the last call, by groups of some age
     * @param datapathId the switch
     * @param snapshot what it shows
     * @return tools of whose ports something else is known now
     */
    Set<ToolId> add(final BridgeId bridge, final Map<String, PortNo> numbers, final Map<ToolId, Tool> tools,
            final ListMultimap<ToolId, AgedCount> copies, final long datapathId, final SwitchSnapshot snapshot) {
        final var ledger = ledgers.computeIfAbsent(datapathId, key -> new CounterLedger<>());
        final var changed = new HashSet<ToolId>();
        toolsAt(bridge, tools).asMap().forEach((port, attached) -> {
            final var number = numbers.get(port.port());
            final var shown = number == null ? null : snapshot.ports().get(Integer.toUnsignedLong(number.value()));
            if (shown != null) {
                final var leaving = ledger.advance(port.port(), shown.left(), snapshot.askedNanos(),
                    snapshot.answeredNanos());
                if (advance(port, attached.stream().flatMap(tool -> copies.get(tool).stream()).toList(), leaving, shown,
                    snapshot)) {
                    changed.addAll(attached);
                }
            }
        });
        return changed;
    }

    /** The tools at each port of a bridge. */
    private static ListMultimap<Tool.Port, ToolId> toolsAt(final BridgeId bridge, final Map<ToolId, Tool> tools) {
        final var result = ArrayListMultimap.<Tool.Port, ToolId>create();
        for (var tool : tools.values()) {
            for (var port : tool.ports()) {
                if (port.bridge().equals(bridge)) {
                    result.put(port, tool.id());
                }
            }
        }
        return result;
    }

    private boolean advance(final Tool.Port port, final List<AgedCount> copies, final PacketCount leaving,
            final PortCount shown, final SwitchSnapshot snapshot) {
        final var track = tracks.get(port);
        if (track == null) {
            tracks.put(port, new Track(shown, snapshot.answeredNanos()));
            return true;
        }
        final var before = track.loss();
        track.add(copies, leaving, shown, snapshot);
        return !track.loss().equals(before);
    }

    /** {@return what is known of a port of a tool; empty until it was looked at} */
    Optional<Loss> of(final Tool.Port port) {
        return Optional.ofNullable(tracks.get(port)).map(Track::loss);
    }

    /**
     * {@return how many packets have left at no port of a tool, at least}
     *
     * <p>Of several ports on one bridge each has a copy: what one of them lost, another may have sent.
     *
     * @param ports the ports of the tool
     */
    long lost(final List<Tool.Port> ports) {
        final var least = new HashMap<BridgeId, Long>();
        ports.forEach(port -> least.merge(port.bridge(), of(port).map(Loss::lost).orElse(0L), Math::min));
        return least.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Forgets ports that are gone. */
    void retain(final Set<Tool.Port> ports) {
        tracks.keySet().retainAll(ports);
    }

    /** Forgets what was lost at ports that are another tool's now. */
    void forget(final Collection<Tool.Port> ports) {
        tracks.keySet().removeAll(ports);
    }

    /** Forgets switches that are gone. */
    void retainSwitches(final Set<Long> datapathIds) {
        ledgers.keySet().retainAll(datapathIds);
    }
}
