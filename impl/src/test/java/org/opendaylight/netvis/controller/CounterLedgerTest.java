/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.controller;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.opendaylight.netvis.openflow.AgedCount;
import org.opendaylight.netvis.openflow.PacketCount;

/**
 * What has been counted between two looks at a counter, whatever became of the connection and the switch meanwhile.
 */
class CounterLedgerTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final CounterLedger<String> ledger = new CounterLedger<>();

    private long advance(final long packets, final long ageSeconds, final long atSecond) {
        final var count = ledger.advance("flow", new AgedCount(packets, 10 * packets, ageSeconds * SECOND),
            atSecond * SECOND, atSecond * SECOND + SECOND / 10);
        assertEquals(new PacketCount(count.packets(), 10 * count.packets()), count);
        return count.packets();
    }

    @Test
    void onlyWhatIsNewIsAdded() {
        assertEquals(100, advance(100, 7, 10));
        assertEquals(0, advance(100, 12, 15));
        assertEquals(5, advance(105, 17, 20));
    }

    @Test
    void counterThatIsSeenAgainAfterALongTimeIsTheSame() {
        assertEquals(100, advance(100, 7, 10));
        assertEquals(50, advance(150, 7 + 86_400, 10 + 86_400));
    }

    @Test
    void counterOfAFlowThatWasMadeAnewCountsWholly() {
        assertEquals(100, advance(100, 7, 10));
        // Made after the look before, though it has counted more by now
        assertEquals(150, advance(150, 80, 100));
    }

    @Test
    void counterThatIsLowerBeginsAnew() {
        assertEquals(100, advance(100, 7, 10));
        assertEquals(3, advance(3, 12, 15));
    }

    @Test
    void counterThatIsSetBackCountsOnFromZeroThoughItIsTheSame() {
        assertEquals(100, advance(100, 7, 10));
        ledger.restart("flow");
        assertEquals(150, advance(150, 12, 15));
    }

    @Test
    void counterThatWasGoneCountsWholly() {
        assertEquals(100, advance(100, 7, 10));
        ledger.retain(counter -> false);
        assertEquals(100, advance(100, 12, 15));
    }

    /** A controller that stands still between the question and the look at the answer does not know the time. */
    @Test
    void answerThatWaitedIsOfTheSameCounter() {
        assertEquals(100, advance(100, 7, 10));
        final var late = ledger.advance("flow", new AgedCount(120, 1200, 12 * SECOND), 15 * SECOND, 40 * SECOND);
        assertEquals(20, late.packets());
    }

    @Property(tries = 300)
    void sumIsWhatTheSwitchCounted(@ForAll @LongRange(min = 0, max = 1000) final long first,
            @ForAll @LongRange(min = 0, max = 1000) final long more,
            @ForAll @LongRange(min = 1, max = 100_000) final long pause) {
        final var mine = new CounterLedgerTest();
        final long sum = mine.advance(first, 3, 10) + mine.advance(first + more, 3 + pause, 10 + pause);
        assertEquals(first + more, sum);
    }
}
