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
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.opendaylight.netvis.openflow.AgedCount;
import org.opendaylight.netvis.openflow.PortCount;
import org.opendaylight.netvis.openflow.SwitchSnapshot;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.policy.Ids;
import org.opendaylight.netvis.policy.Tool;
import org.opendaylight.netvis.policy.ToolId;
import org.opendaylight.netvis.program.PortNo;

/**
 * What did not leave is told, and nothing that did.
 */
final class PortLossesTest {
    private static final BridgeId B = Ids.bridge("b");
    private static final Tool.Port ONE = new Tool.Port(B, "p1");
    private static final Tool.Port TWO = new Tool.Port(B, "p2");
    private static final Map<String, PortNo> NUMBERS = Map.of("p1", new PortNo(1), "p2", new PortNo(2));
    private static final long DATAPATH = 7;

    private final PortLosses losses = new PortLosses();
    private long seconds = 1000;

    private static Map<ToolId, Tool> tools(final Tool.Port... ports) {
        return Map.of(Ids.tool("ids"), new Tool(Ids.tool("ids"), ImmutableList.copyOf(ports)));
    }

    private PortCount left(final long packets, final long dropped, final long errors) {
        return new PortCount(new AgedCount(packets, 100 * packets, TimeUnit.SECONDS.toNanos(seconds)), dropped,
            errors);
    }

    private void look(final Map<ToolId, Tool> tools, final long copies, final ImmutableMap<Long, PortCount> ports) {
        look(tools, copies, seconds, ports);
    }

    private void look(final Map<ToolId, Tool> tools, final long copies, final long age,
            final ImmutableMap<Long, PortCount> ports) {
        final long now = TimeUnit.SECONDS.toNanos(seconds);
        losses.add(B, NUMBERS, tools, ImmutableListMultimap.of(Ids.tool("ids"),
            new AgedCount(copies, 100 * copies, TimeUnit.SECONDS.toNanos(age))), DATAPATH,
            new SwitchSnapshot(ImmutableMap.of(), ImmutableMap.of(), ports, Optional.empty(), now, now));
        seconds += 5;
    }

    private void look(final long copies, final long left) {
        look(tools(ONE), copies, ImmutableMap.of(1L, left(left, 0, 0)));
    }

    @Test
    void differenceBetweenGroupAndPortIsLost() {
        look(0, 40);
        look(0, 40);
        look(150, 60);
        assertEquals(Optional.of(new PortLosses.Loss(150, 130, Optional.empty())), losses.of(ONE));
        assertEquals(130, losses.lost(List.of(ONE)));
        look(10, 70);
        assertEquals(Optional.of(new PortLosses.Loss(160, 130, Optional.empty())), losses.of(ONE));
    }

    @Test
    void whatThePortCountsIsTheReason() {
        look(tools(ONE), 0, ImmutableMap.of(1L, left(0, 5, 1)));
        look(tools(ONE), 0, ImmutableMap.of(1L, left(0, 5, 1)));
        look(tools(ONE), 10, ImmutableMap.of(1L, left(4, 9, 3)));
        assertEquals(Optional.of(new PortLosses.Loss(10, 6, Optional.of("the port counts 4 drops and 2 errors"))),
            losses.of(ONE));
    }

    @Test
    void whatOthersSendByThePortIsNoLoss() {
        look(0, 0);
        look(0, 0);
        look(10, 5000);
        assertEquals(Optional.of(new PortLosses.Loss(10, 0, Optional.empty())), losses.of(ONE));
    }

    /** What came before the controller, and what its first look shows, is of no account. */
    @Test
    void lossesOfBeforeAreNotCounted() {
        look(1_000_000, 7);
        look(0, 7);
        look(3, 10);
        assertEquals(Optional.of(new PortLosses.Loss(3, 0, Optional.empty())), losses.of(ONE));
    }

    /** What a group counts that was made since cannot have left before. */
    @Test
    void lossesOfAGroupThatWasMadeSinceAreCountedAtOnce() {
        look(tools(ONE), 0, 0, ImmutableMap.of(1L, left(40, 0, 0)));
        look(tools(ONE), 10, 3, ImmutableMap.of(1L, left(43, 0, 0)));
        assertEquals(Optional.of(new PortLosses.Loss(10, 7, Optional.empty())), losses.of(ONE));
    }

    @Test
    void portThatCountsFromZeroAgainLosesNothing() {
        look(0, 1000);
        look(0, 1000);
        look(50, 1050);
        look(20, 20);
        assertEquals(Optional.of(new PortLosses.Loss(70, 0, Optional.empty())), losses.of(ONE));
    }

    /** What was under way when it began to look is of no account behind a pause. */
    @Test
    void pauseMakesItExact() {
        look(0, 0);
        look(5000, 4000);
        assertEquals(0, losses.of(ONE).orElseThrow().lost());
        look(0, 4000);
        look(10, 4003);
        assertEquals(Optional.of(new PortLosses.Loss(5010, 7, Optional.empty())), losses.of(ONE));
        look(0, 4003);
        look(2, 4003);
        assertEquals(9, losses.of(ONE).orElseThrow().lost());
    }

    /** The switch is another one, with the same ports. */
    @Test
    void switchThatIsNewIsExactAtOnce() {
        look(0, 0);
        look(5000, 4000);
        seconds = 3;
        look(8, 5);
        assertEquals(Optional.of(new PortLosses.Loss(5008, 3, Optional.empty())), losses.of(ONE));
    }

    @Test
    void copyThatLeftAtOneOfTwoPortsWasDelivered() {
        for (int i = 0; i < 2; i++) {
            look(tools(ONE, TWO), 0, ImmutableMap.of(1L, left(0, 0, 0), 2L, left(0, 0, 0)));
        }
        look(tools(ONE, TWO), 10, ImmutableMap.of(1L, left(10, 0, 0), 2L, left(3, 0, 0)));
        assertEquals(0, losses.of(ONE).orElseThrow().lost());
        assertEquals(7, losses.of(TWO).orElseThrow().lost());
        assertEquals(0, losses.lost(List.of(ONE, TWO)));
    }

    @Test
    void portThatIsAnotherToolsHasLostNothing() {
        look(0, 0);
        look(0, 0);
        look(10, 0);
        losses.forget(List.of(ONE));
        assertEquals(Optional.empty(), losses.of(ONE));
    }

    @Test
    void portsThatAreGoneAreForgotten() {
        look(0, 0);
        look(0, 0);
        look(10, 0);
        losses.retain(Set.of(TWO));
        losses.retainSwitches(Set.of());
        assertEquals(Optional.empty(), losses.of(ONE));
    }

    /** Groups are counted up to a second late; the traffic never pauses until the end. */
    @Property(tries = 300)
    void neverMoreThanWasLostAndAllOfItAtLast(@ForAll final long seed) {
        final var traffic = new Random(seed);
        final var it = new PortLossesTest();
        long given = 0;
        long late = 0;
        long left = 0;
        long lost = 0;
        for (int i = 0; i < 30; i++) {
            final boolean flows = i > 2 && i < 27;
            final long packets = flows ? traffic.nextInt(10_000) : 0;
            final long gone = flows ? traffic.nextInt((int) packets + 1) / (1 + traffic.nextInt(50)) : 0;
            final long shown = given + packets - (flows ? traffic.nextInt((int) packets / 5 + 1) : 0);
            left += packets - gone;
            lost += gone;
            it.look(shown - late, left);
            given += packets;
            late = shown;
            final long told = it.losses.of(ONE).orElseThrow().lost();
            assertTrue(told <= lost, told + " of " + lost);
        }
        assertEquals(lost, it.losses.of(ONE).orElseThrow().lost());
    }
}
