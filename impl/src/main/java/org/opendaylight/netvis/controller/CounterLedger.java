/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.controller;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.opendaylight.netvis.openflow.AgedCount;
import org.opendaylight.netvis.openflow.PacketCount;

/**
 * The growth of a switch's counters from one look to the next, over reconnections and restarts of the switch. What a
 * counter counts for (a flow, a group) is the same one as before if it was made at the same time, which the switch
 * tells by its age; if not, all that it shows is new.
 *
 * @param <K> tells one counter from another
 */
final class CounterLedger<K> {
    /** How much the clocks of switch and controller may drift apart between two looks: some, and a part of the time. */
    private static final long TOLERANCE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long DRIFT_FRACTION = 1000;

    private final Map<K, Seen> last = new HashMap<>();

    /** What was seen, and between which times that was made: it was as old as the switch says when it answered. */
    private record Seen(long packets, long bytes, long bornAfter, long bornBefore, long answered) {
        static Seen of(final AgedCount count, final long asked, final long answered) {
            return new Seen(count.packets(), count.bytes(), asked - count.ageNanos(), answered - count.ageNanos(),
                answered);
        }

        boolean isSame(final Seen later) {
            final long tolerance = TOLERANCE_NANOS + (later.answered - answered) / DRIFT_FRACTION;
            return later.bornAfter - bornBefore <= tolerance && bornAfter - later.bornBefore <= tolerance;
        }
    }

    /**
     * What has been counted since the last call.
     *
     * @param key which counter
     * @param now what it shows
     * @param asked when the switch was asked, in nanoseconds of any clock
     * @param answered when the answer was there
     */
    PacketCount advance(final K key, final AgedCount now, final long asked, final long answered) {
        final var seen = Seen.of(now, asked, answered);
        final var before = last.put(key, seen);
        if (before == null || now.packets() < before.packets || now.bytes() < before.bytes
            || !before.isSame(seen)) {
            return new PacketCount(now.packets(), now.bytes());
        }
        return new PacketCount(now.packets() - before.packets, now.bytes() - before.bytes);
    }

    /** What a counter shows next begins from zero, though it is the same one. */
    void restart(final K key) {
        last.computeIfPresent(key, (it, before) -> new Seen(0, 0, before.bornAfter, before.bornBefore,
            before.answered));
    }

    /** How many counters are known. */
    int size() {
        return last.size();
    }

    /** Forgets the other counters. */
    void retain(final Predicate<K> isThere) {
        last.keySet().removeIf(isThere.negate());
    }
}
