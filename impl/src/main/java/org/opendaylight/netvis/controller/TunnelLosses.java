/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.controller;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Multimap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opendaylight.netvis.compile.TransitPath;
import org.opendaylight.netvis.net.TunnelType;
import org.opendaylight.netvis.openflow.AgedCount;
import org.opendaylight.netvis.openflow.SwitchSnapshot;
import org.opendaylight.netvis.program.FlowKey;

/**
 * Tunnels in transit that a switch sent to their end and that did not come out, by the difference of the flows that
 * count on their way: Open vSwitch drops what an end may drop. One frame with an unknown critical option of Geneve has
 * it drop all of that network for as long as they come. Used from one thread.
 *
 * <p>Flows are read at one instant, but Open vSwitch brings the counters of one up to date a second before those of
 * another. So what went in is taken from the look before.
 */
final class TunnelLosses {
    /** For how long after the last loss it is told. */
    private static final long TOLD_NANOS = TimeUnit.MINUTES.toNanos(1);
    /** How many packets in one interval are enough to see that most do not come out. */
    private static final int MANY = 20;

    /** Flows that are younger have been made since the last look. */
    private static final long NEW_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Map<Path, Track> tracks = new HashMap<>();

    private record Path(long datapathId, int tapPort, int tunnelPort, TunnelType type) {
        static Path of(final long datapathId, final TransitPath path) {
            return new Path(datapathId, path.tapPort().value(), path.tunnelPort().value(), path.type());
        }
    }

    /**
     * What is known of a way.
     *
     * @param sent packets that were sent to the end of the tunnel
     * @param lost those of them that did not come out, at least
     */
    record Loss(long sent, long lost) {
    }

    private static final class Track {
        private final CounterLedger<FlowKey> ledger = new CounterLedger<>();
        private final Shortfall shortfall = new Shortfall();
        private boolean isNew = true;
        private boolean isOld;
        private long sent;
        private long entered;
        private long carried;
        private long lastLoss;
        private long lastLook;

        /** {@return whether most packets of an interval did not come out} */
        boolean add(final TransitPath path, final SwitchSnapshot snapshot) {
            final long in = path.in().stream().mapToLong(key -> advance(key, snapshot)).sum();
            final long out = path.out().stream().mapToLong(key -> advance(key, snapshot)).sum();
            if (isNew) {
                isNew = false;
                isOld = path.in().stream().map(snapshot.flows()::get)
                    .anyMatch(count -> count != null && count.ageNanos() > NEW_NANOS);
                if (isOld) {
                    // What flows have counted that are older than this is known to nobody
                    return false;
                }
            } else if (isOld) {
                isOld = false;
                sent += in;
                entered = in;
                carried = out;
                return false;
            }
            // What flows that are gone have counted since the last look is known to nobody
            final boolean restarted = hasRestarted(path, snapshot);
            lastLook = snapshot.askedNanos();
            final long before = shortfall.missing();
            final long expected = restarted ? 0 : entered;
            shortfall.look(expected, out + carried, carried == 0 ? 0 : expected, restarted);
            carried = 0;
            sent += in;
            entered = in;
            final long grown = shortfall.missing() - before;
            if (grown > 0) {
                lastLoss = snapshot.answeredNanos();
            }
            return grown >= MANY && 2 * grown > expected;
        }

        /** Whether a flow is a new one since the last look, as after a restart of the switch. */
        private boolean hasRestarted(final TransitPath path, final SwitchSnapshot snapshot) {
            return lastLook != 0 && Stream.concat(path.in().stream(), path.out().stream())
                .map(snapshot.flows()::get).anyMatch(count -> count != null
                    && count.ageNanos() < snapshot.answeredNanos() - lastLook);
        }

        private long advance(final FlowKey key, final SwitchSnapshot snapshot) {
            final var count = snapshot.flows().get(key);
            return count == null ? 0 : ledger.advance(key, new AgedCount(count.packets(), count.bytes(),
                count.ageNanos()), snapshot.askedNanos(), snapshot.answeredNanos()).packets();
        }
    }

    /**
     * Takes in what a switch shows.
     *
     * @param datapathId the switch
     * @param paths the ways of tunnels on it
     * @param snapshot what it shows
     * @return the ways of which most packets do not come out, with the number that was sent in the last interval
     */
    ImmutableMap<TransitPath, Long> add(final long datapathId, final Iterable<TransitPath> paths,
            final SwitchSnapshot snapshot) {
        final var blind = ImmutableMap.<TransitPath, Long>builder();
        paths.forEach(path -> {
            final var track = tracks.computeIfAbsent(Path.of(datapathId, path), key -> new Track());
            if (track.add(path, snapshot)) {
                blind.put(path, track.entered);
            }
        });
        return blind.buildOrThrow();
    }

    /** {@return what was lost on a way not long ago} */
    Optional<Loss> recent(final long datapathId, final TransitPath path, final long now) {
        final var track = tracks.get(Path.of(datapathId, path));
        return track == null || track.shortfall.missing() == 0 || now - track.lastLoss > TOLD_NANOS ? Optional.empty()
            : Optional.of(new Loss(track.sent, track.shortfall.missing()));
    }

    /**
     * Forgets the other ways: what was lost on one before has nothing to do with a policy that comes later.
     *
     * @param present those that programs have, by switch
     */
    void retain(final Multimap<Long, TransitPath> present) {
        tracks.keySet().retainAll(present.entries().stream()
            .map(entry -> Path.of(entry.getKey(), entry.getValue())).collect(Collectors.toSet()));
    }
}
