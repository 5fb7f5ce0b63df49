/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.controller;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.base.Ticker;
import com.google.common.collect.ImmutableSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.status.Timing;

final class ActivityLogTest {
    private static final ImmutableSet<BridgeId> ONE = ImmutableSet.of(new BridgeId("one"));
    private static final ImmutableSet<BridgeId> BOTH = ImmutableSet.of(new BridgeId("one"), new BridgeId("two"));

    private long nanos;
    private final ActivityLog log = new ActivityLog(new Ticker() {
        @Override
        public long read() {
            return nanos;
        }
    });

    private void pass(final long millis) {
        nanos += TimeUnit.MILLISECONDS.toNanos(millis);
    }

    private static long times(final Timing timing) {
        return timing.counts().stream().mapToLong(Long::longValue).sum();
    }

    @Test
    void changeEndsWhenTheLastSwitchHoldsIt() {
        log.change();
        pass(10);
        log.look(BOTH);
        pass(20);
        log.look(ONE);
        assertEquals(0, times(log.activity().changes()));
        pass(30);
        log.look(Set.of());
        assertEquals(1, times(log.activity().changes()));
        assertEquals(60_000_000, log.activity().changes().nanos());
        assertEquals(2, times(log.activity().programs()));
        assertEquals(20_000_000 + 50_000_000, log.activity().programs().nanos());
    }

    @Test
    void changesOfWhichOneOvertakesAnotherAreOne() {
        log.change();
        pass(10);
        log.change();
        log.look(ONE);
        log.look(Set.of());
        log.look(Set.of());
        assertEquals(1, times(log.activity().changes()));
        assertEquals(10_000_000, log.activity().changes().nanos());
    }

    @Test
    void timeCountsForTheBoundThatItDoesNotExceed() {
        for (long millis : new long[] {0, 1, 2, 10_000, 10_001}) {
            final long begin = log.now();
            pass(millis);
            log.compile(begin);
        }
        final var counts = log.activity().compilations().counts();
        assertEquals(Timing.BOUNDS.size() + 1, counts.size());
        assertEquals(2, counts.get(0));
        assertEquals(1, counts.get(1));
        assertEquals(1, counts.get(Timing.BOUNDS.size() - 1));
        assertEquals(1, counts.getLast());
    }

    @Test
    void taskWaitsUntilItIsRunOrDropped() {
        final var first = log.queue(() -> assertEquals(1, log.activity().queued()));
        log.queue(() -> { });
        assertEquals(2, log.activity().queued());
        first.run();
        log.drop();
        assertEquals(0, log.activity().queued());
    }
}
