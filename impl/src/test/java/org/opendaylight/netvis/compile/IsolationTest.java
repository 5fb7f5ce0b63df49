/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.opendaylight.netvis.compile.Sets.forward;
import static org.opendaylight.netvis.compile.Sets.tcp;
import static org.opendaylight.netvis.policy.PacketMatch.ANY;
import static org.opendaylight.netvis.policy.Source.Direction.BOTH;
import static org.opendaylight.netvis.policy.Source.Direction.SENT;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.opendaylight.netvis.compile.Compilation.Place;
import org.opendaylight.netvis.compile.vntag.TunnelSequence;
import org.opendaylight.netvis.compile.vntag.VnTagAbility;
import org.opendaylight.netvis.compile.vntag.VnTagProbes;
import org.opendaylight.netvis.net.Strip;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.policy.Ids;
import org.opendaylight.netvis.policy.PacketMatch;
import org.opendaylight.netvis.policy.PolicySet;
import org.opendaylight.netvis.program.PortNo;

/**
 * Whatever is wrong with one policy or one bridge, the others are as without it.
 */
final class IsolationTest {
    private static final String SORRY = ": this is a fault of netvis, please report it";
    private static final Place DELIVERS = new Place.Delivers(ImmutableList.of(), ImmutableList.of());
    /** At a tap port some frames are left to the controller. */
    private static final Place DELIVERS_FROM_TAP = Compiler.compile(good().build(), Sets.FABRIC).verdicts()
        .get(Ids.policy("good"))
        .bridges().get(Sets.TAP);

    /** A policy that nothing is wrong with on each bridge. */
    private static Sets good() {
        return new Sets().port("feed", "tap", "p1", BOTH).vm("vm", "int", Sets.VM1, SENT)
            .tool("ids", "tap/p4", "int/p4")
            .policy("good", ImmutableSet.of("feed", "vm"), ImmutableSet.of("ids"), ImmutableSet.of(),
                forward(tcp(80, 80)));
    }

    private static void assertAsWithoutIt(final Compilation with, final BridgeId bridge) {
        final var without = Compiler.compile(good().build(), Sets.FABRIC);
        assertEquals(without.programs().get(bridge), with.programs().get(bridge));
        assertEquals(Sets.TAP.equals(bridge) ? DELIVERS_FROM_TAP : DELIVERS,
            with.verdicts().get(Ids.policy("good")).bridges().get(bridge));
    }

    @Test
    void policyThatCannotBeReadFailsAlone() {
        final var compilation = Compiler.compile(unreadable(), Sets.FABRIC);
        final var problems = compilation.verdicts().get(Ids.policy("bad")).problems();
        assertEquals(1, problems.size());
        assertEquals(Ids.policy("bad"), problems.getFirst().subject());
        assertTrue(problems.getFirst().text().startsWith("netvis cannot compile it: java.lang.")
            && problems.getFirst().text().endsWith(SORRY), problems::toString);
        assertAsWithoutIt(compilation, Sets.TAP);
        assertAsWithoutIt(compilation, Sets.INT);
    }

    @Test
    void policyThatCannotBeReadIsRefused() {
        final var problems = PolicyCheck.check(unreadable());
        assertEquals(1, problems.size());
        assertEquals(Ids.policy("bad"), problems.getFirst().subject());
    }

    /** With a value that the field has no room for, as only a fault of netvis would let through. */
    private static PolicySet unreadable() {
        return good().policy("bad", "feed", "ids", forward(new PacketMatch(Optional.empty(), Optional.empty(),
            PacketMatch.Ethernet.ANY, new PacketMatch.Vlan.Any(), Optional.of(new PacketMatch.Ipv4(OptionalInt.of(64),
                OptionalInt.empty(), Optional.empty(), Optional.empty())), Optional.empty()))).build();
    }

    @Test
    void policyThatThrowsOnOneBridgeDeliversOnTheOther() {
        final var tooLong = 1L << 48;
        final var compilation = Compiler.compile(good().vm("huge", "int", tooLong, SENT).port("other", "tap", "p2",
            BOTH).policy("bad", ImmutableSet.of("other", "huge"), ImmutableSet.of("ids"), ImmutableSet.of(),
                forward(tcp(81, 81))).build(), Sets.FABRIC);
        final var places = compilation.verdicts().get(Ids.policy("bad")).bridges();
        assertEquals(DELIVERS_FROM_TAP, places.get(Sets.TAP));
        final var reasons = assertInstanceOf(Place.Fails.class, places.get(Sets.INT)).reasons();
        assertTrue(reasons.size() == 1 && reasons.getFirst().startsWith("netvis cannot compile it: ")
            && reasons.getFirst().endsWith(SORRY), reasons::toString);
        assertEquals(ImmutableMap.of(), compilation.failures());
        assertAsWithoutIt(compilation, Sets.INT);
    }

    @Test
    void bridgeThatThrowsHasNoProgramAndTheOthersDo() {
        // A way to remove VN-tags that cannot be written down, as only a fault of netvis would make one
        final var sequence = new TunnelSequence(new PortNo(12), 1 << 16, 0x0a000001, Sets.LOCAL_MAC);
        final var ports = Sets.FABRIC.bridges().get(Sets.TAP);
        final var set = good().policy("guests", ImmutableSet.of("feed"), ImmutableSet.of("ids"),
            ImmutableSet.of(Strip.VN_TAG), forward(Sets.vnTag(5, ANY))).build();
        final var compilation = Compiler.compile(set, new Fabric(ImmutableMap.of(
            Sets.TAP, new Fabric.Ports(ports.numbers(), ports.localMac(), new VnTagAbility(
                VnTagProbes.of(ImmutableSet.of(sequence)), Optional.of(sequence), Optional.empty(), Optional.empty())),
            Sets.INT, Sets.FABRIC.bridges().get(Sets.INT))));
        assertEquals(ImmutableSet.of(Sets.TAP), compilation.failures().keySet());
        final var failure = compilation.failures().get(Sets.TAP);
        assertTrue(failure.startsWith("netvis cannot compile bridge \"tap\": ") && failure.endsWith(SORRY), failure);
        assertFalse(compilation.programs().containsKey(Sets.TAP));
        assertEquals(new Place.Fails(ImmutableList.of(failure)),
            compilation.verdicts().get(Ids.policy("good")).bridges().get(Sets.TAP));
        assertEquals(new Place.Fails(ImmutableList.of(failure)),
            compilation.verdicts().get(Ids.policy("guests")).bridges().get(Sets.TAP));
        assertAsWithoutIt(compilation, Sets.INT);
    }

    @Test
    void policyThatTheSwitchRefusedFailsWithItsWordsAndLeavesNothing() {
        final var ports = Sets.FABRIC.bridges().get(Sets.TAP);
        final var set = good().tool("npm", "tap/p5").policy("refused", ImmutableSet.of("feed"),
            ImmutableSet.of("ids", "npm"), ImmutableSet.of(Strip.MPLS_IP), forward(ANY)).build();
        final var compilation = Compiler.compile(set, new Fabric(ImmutableMap.of(Sets.TAP, new Fabric.Ports(
            ports.numbers(), ports.ambiguous(), ports.localMac(), ports.abilities(),
            ImmutableMap.of(Ids.policy("refused"), "table full"), ImmutableMap.of()), Sets.INT,
                Sets.FABRIC.bridges().get(Sets.INT))));
        assertEquals(new Place.Fails(ImmutableList.of("table full")),
            compilation.verdicts().get(Ids.policy("refused")).bridges().get(Sets.TAP));
        assertEquals(ImmutableList.of(), compilation.verdicts().get(Ids.policy("refused")).problems());
        assertAsWithoutIt(compilation, Sets.TAP);
        assertAsWithoutIt(compilation, Sets.INT);
    }

    @Test
    void policyThatOneSwitchRefusedDeliversOnTheOther() {
        final var ports = Sets.FABRIC.bridges().get(Sets.TAP);
        final var places = Compiler.compile(good().build(), new Fabric(ImmutableMap.of(Sets.TAP, new Fabric.Ports(
            ports.numbers(), ports.ambiguous(), ports.localMac(), ports.abilities(),
                ImmutableMap.of(Ids.policy("good"), "table full"),
            ImmutableMap.of()), Sets.INT, Sets.FABRIC.bridges().get(Sets.INT)))).verdicts()
            .get(Ids.policy("good")).bridges();
        assertEquals(ImmutableMap.of(Sets.TAP, new Place.Fails(ImmutableList.of("table full")), Sets.INT, DELIVERS),
            places);
    }
}
