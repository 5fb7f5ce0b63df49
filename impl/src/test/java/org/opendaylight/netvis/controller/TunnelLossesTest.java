/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.controller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSetMultimap;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.opendaylight.netvis.compile.TransitPath;
import org.opendaylight.netvis.net.TunnelType;
import org.opendaylight.netvis.openflow.SwitchSnapshot;
import org.opendaylight.netvis.policy.Ids;
import org.opendaylight.netvis.program.FlowCount;
import org.opendaylight.netvis.program.FlowKey;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.program.PortNo;
import org.opendaylight.netvis.program.TableId;

/**
 * What a tunnel's end drops is told, and nothing that came out.
 */
final class TunnelLossesTest {
    private static final FlowKey IN = new FlowKey(new TableId(251), 1, Match.ANY);
    private static final FlowKey OUT = new FlowKey(new TableId(0), 6, Match.ANY);
    private static final TransitPath PATH = new TransitPath(new PortNo(4), new PortNo(1), TunnelType.VXLAN,
        ImmutableSet.of(IN), ImmutableSet.of(OUT), Ids.policies("it"));
    private static final long DATAPATH = 7;

    private final TunnelLosses losses = new TunnelLosses();
    private long seconds;
    private long madeAt;

    private ImmutableMap<TransitPath, Long> look(final long in, final long out) {
        seconds += 5;
        final long now = TimeUnit.SECONDS.toNanos(seconds);
        final long age = TimeUnit.SECONDS.toNanos(seconds - madeAt);
        return losses.add(DATAPATH, ImmutableList.of(PATH), new SwitchSnapshot(ImmutableMap.of(
            IN, new FlowCount(0, in, 100 * in, age), OUT, new FlowCount(0, out, 100 * out, age)), ImmutableMap.of(),
            ImmutableMap.of(), Optional.empty(), now, now));
    }

    private Optional<TunnelLosses.Loss> recent() {
        return losses.recent(DATAPATH, PATH, TimeUnit.SECONDS.toNanos(seconds));
    }

    private static Optional<TunnelLosses.Loss> loss(final long sent, final long lost) {
        return Optional.of(new TunnelLosses.Loss(sent, lost));
    }

    @Test
    void whatDoesNotComeOutIsTold() {
        look(10, 5);
        assertEquals(Optional.empty(), recent());
        look(10, 5);
        assertEquals(loss(10, 5), recent());
        look(30, 25);
        look(30, 25);
        assertEquals(loss(30, 5), recent());
    }

    @Test
    void whatIsUnderWayIsNotLost() {
        look(10, 0);
        look(20, 10);
        look(30, 20);
        assertEquals(Optional.empty(), recent());
    }

    /** A controller that starts finds flows that have counted. */
    @Test
    void lossesOfBeforeAreNotTold() {
        madeAt = -1000;
        look(5000, 100);
        look(5000, 100);
        look(5010, 104);
        look(5010, 104);
        assertEquals(loss(10, 6), recent());
    }

    @Test
    void lossIsForgottenAfterAMinute() {
        look(10, 5);
        look(10, 5);
        seconds += 61;
        assertEquals(Optional.empty(), recent());
    }

    @Test
    void blindnessIsSeenInTenSeconds() {
        assertEquals(ImmutableMap.of(), look(1000, 0));
        assertEquals(ImmutableMap.of(PATH, 1000L), look(2000, 0));
    }

    /** What came out between the last look and the restart was counted by flows that are gone. */
    @Test
    void restartOfTheSwitchIsNoLoss() {
        look(1000, 1000);
        look(2000, 2000);
        madeAt = seconds + 2;
        assertEquals(ImmutableMap.of(), look(10, 10));
        assertEquals(ImmutableMap.of(), look(20, 20));
        assertEquals(Optional.empty(), recent());
        look(60, 50);
        look(60, 50);
        assertEquals(10, recent().orElseThrow().lost());
    }

    @Test
    void someThatAreLostAreNoBlindness() {
        look(1000, 600);
        assertEquals(ImmutableMap.of(), look(2000, 1200));
        assertEquals(ImmutableMap.of(), look(3000, 1800));
        assertTrue(recent().isPresent());
    }

    @Test
    void wayThatIsGoneIsForgotten() {
        look(10, 5);
        look(10, 5);
        losses.retain(ImmutableSetMultimap.of(DATAPATH, PATH));
        assertEquals(loss(10, 5), recent());
        losses.retain(ImmutableSetMultimap.of(DATAPATH + 1, PATH));
        assertEquals(Optional.empty(), recent());
    }

    /** Either counter may be up to a second late; at the end the traffic pauses. */
    @Property(tries = 300)
    void neverMoreThanWasLostAndAllOfItAtLast(@ForAll final long seed, @ForAll final boolean old) {
        final var traffic = new Random(seed);
        final var it = new TunnelLossesTest();
        it.madeAt = old ? -1000 : 0;
        long in = old ? 1_000_000 : 0;
        long out = old ? 600_000 : 0;
        long lost = 0;
        if (old) {
            it.look(in, out);
            it.look(in, out);
        }
        for (int i = 0; i < 30; i++) {
            final boolean flows = i < 26;
            final int packets = flows ? traffic.nextInt(10_000) : 0;
            final int gone = flows ? traffic.nextInt(packets + 1) / (1 + traffic.nextInt(50)) : 0;
            in += packets;
            out += packets - gone;
            lost += gone;
            it.look(in - (flows ? traffic.nextInt(packets / 5 + 1) : 0),
                out - (flows ? traffic.nextInt((packets - gone) / 5 + 1) : 0));
            final long told = it.recent().map(TunnelLosses.Loss::lost).orElse(0L);
            assertTrue(told <= lost, told + " of " + lost);
        }
        it.look(in, out);
        assertEquals(lost, lost == 0 ? 0 : it.recent().orElseThrow().lost());
    }
}
