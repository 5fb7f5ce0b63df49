/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.opendaylight.netvis.compile.Sets.forward;
import static org.opendaylight.netvis.policy.PacketMatch.ANY;
import static org.opendaylight.netvis.policy.Source.Direction.BOTH;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.opendaylight.netvis.compile.transit.TunnelEnd;
import org.opendaylight.netvis.compile.transit.TunnelEnds;
import org.opendaylight.netvis.net.Strip;
import org.opendaylight.netvis.net.TunnelType;
import org.opendaylight.netvis.policy.Ids;
import org.opendaylight.netvis.program.Flow;
import org.opendaylight.netvis.program.PortNo;

/**
 * A tunnel port is tested with a tunnel of netvis's own, and what it does not end goes to the controller.
 */
final class TunnelEndTest {
    private static final byte[] FRAME = HexFormat.of().parseHex("020000000a02020000000a0188b6cafe");

    private static TunnelEnd end(final TunnelType type, final int udpPort) {
        return new TunnelEnd(new PortNo(11), type, udpPort, 0xc0000201, 0x0200_0000_00a2L);
    }

    private static void wraps(final String expected, final TunnelType type, final int udpPort) {
        assertEquals(expected.replace(" ", ""), HexFormat.of().formatHex(end(type, udpPort).wrap(FRAME, 0x123456)));
    }

    /** Length and checksum of IPv4 were computed by hand. */
    @Test
    void testPacketsAreWhatTheyClaim() {
        wraps("0200000000a2 020000000000 0800 4500 0034 0000 0000 40 11 39a6 7f12ffff c0000201"
            + " 12b5 12b5 0020 0000 08000000 12345600 020000000a02020000000a0188b6cafe", TunnelType.VXLAN, 4789);
        wraps("0200000000a2 020000000000 0800 4500 0034 0000 0000 40 11 39a6 7f12ffff c0000201"
            + " 17c1 17c1 0020 0000 00006558 12345600 020000000a02020000000a0188b6cafe", TunnelType.GENEVE, 6081);
        wraps("0200000000a2 020000000000 0800 4500 002c 0000 0000 40 2f 3990 7f12ffff c0000201"
            + " 20006558 00123456 020000000a02020000000a0188b6cafe", TunnelType.GRE, 0);
    }

    @Test
    void whatComesBackGoesToTheController() {
        assertEquals("cookie=0x4e56070000000000, priority=6,tun_src=127.18.255.255,in_port=11 actions=CONTROLLER:65535",
            end(TunnelType.VXLAN, 4789).testFlow().toString());
    }

    @Test
    void endThatDoesNotWorkIsSentNothing() {
        final var ports = Sets.FABRIC.bridges().get(Sets.TAP);
        final var set = new Sets().port("feed", "tap", "p1", BOTH).tool("ids", "tap/p4").policy("it",
            ImmutableSet.of("feed"), ImmutableSet.of("ids"), ImmutableSet.of(Strip.VXLAN),
            forward(Sets.tunnel(TunnelType.VXLAN, 5, ANY))).build();
        final var tested = ImmutableSet.of(end(TunnelType.VXLAN, 4789));
        final var working = Compiler.compile(set, fabric(ports,
            new TunnelEnds(tested, ImmutableMap.of(), ImmutableSet.of("vx"))));
        assertEquals(ImmutableList.of(), obstacles(working));
        assertEquals(2, inTransit(working));
        final var broken = Compiler.compile(set, fabric(ports,
            new TunnelEnds(tested, ImmutableMap.of("vx", "no address"), ImmutableSet.of())));
        assertEquals(ImmutableList.of("no address"), obstacles(broken));
        assertEquals(0, inTransit(broken));
        assertEquals(1, broken.puntPlans().get(Sets.TAP).tasks().size());
        for (var compilation : ImmutableList.of(working, broken)) {
            assertEquals(1, compilation.programs().get(Sets.TAP).flows().values().stream()
                .filter(end(TunnelType.VXLAN, 4789).testFlow()::equals).count());
        }
    }

    private static Fabric fabric(final Fabric.Ports ports, final TunnelEnds ends) {
        return new Fabric(ImmutableMap.of(Sets.TAP, new Fabric.Ports(ports.numbers(), ports.ambiguous(),
            ports.localMac(), ImmutableList.of(ends), ports.refused(), ports.meanings())));
    }

    private static ImmutableList<String> obstacles(final Compilation compilation) {
        return ((Compilation.Place.Delivers) compilation.verdicts().get(Ids.policy("it")).bridges().get(Sets.TAP))
            .obstacles();
    }

    private static long inTransit(final Compilation compilation) {
        return compilation.programs().get(Sets.TAP).flows().values().stream().map(Flow::toString)
            .filter(flow -> flow.contains("table=251,") && flow.contains("LOCAL")).count();
    }
}
