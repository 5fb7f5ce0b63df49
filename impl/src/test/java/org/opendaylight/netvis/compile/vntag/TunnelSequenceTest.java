/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile.vntag;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.collect.ImmutableMap;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.opendaylight.netvis.net.TunnelType;
import org.opendaylight.netvis.policy.Bridge;
import org.opendaylight.netvis.policy.Ids;
import org.opendaylight.netvis.program.PortNo;

final class TunnelSequenceTest {
    private static final int ADDRESS = 0x0a000001;
    private static final OptionalLong MAC = OptionalLong.of(0x0200_0000_0001L);
    private static final ImmutableMap<String, Bridge.TunnelPort> GENEVE = ImmutableMap.of(
        "vx", new Bridge.TunnelPort(TunnelType.VXLAN, OptionalInt.of(4789)),
        "ge1", new Bridge.TunnelPort(TunnelType.GENEVE, OptionalInt.of(6081)),
        "ge2", new Bridge.TunnelPort(TunnelType.GENEVE, OptionalInt.of(6082)));

    @Test
    void headersAreThoseThatWereWrittenByHand() {
        assertEquals("0800" + "4500003000000000" + "4011f1a8" + "7f130001" + "0a000001" + "17c117c1001c0000"
            + "0300655800000000" + "ffff4e02" + "0000", HexFormat.of().formatHex(
                value(TunnelSequence.NETWORK.address(new PortNo(1)), ADDRESS, 6081)));
    }

    @Property
    void anyRouterWouldTakeTheChecksum(@ForAll final int source, @ForAll final int destination) {
        final var header = ByteBuffer.wrap(value(source, destination, 6081), 2, 20).slice();
        int sum = 0;
        while (header.hasRemaining()) {
            sum += Short.toUnsignedInt(header.getShort());
        }
        assertEquals(0xffff, (sum & 0xffff) + (sum >>> 16));
    }

    private static byte[] value(final int source, final int destination, final int udpPort) {
        return new TunnelHeaders(source, destination, udpPort).asMetadata().value().toArray();
    }

    @Test
    void genevePortOfSmallestNumberIsTaken() {
        assertEquals(Optional.of(new TunnelSequence(new PortNo(8), 6082, ADDRESS, MAC.getAsLong())),
            choose(OptionalInt.of(ADDRESS), GENEVE, ImmutableMap.of("vx", 1, "ge1", 9, "ge2", 8), MAC).sequence());
        assertEquals(Optional.of(new TunnelSequence(new PortNo(9), 6081, ADDRESS, MAC.getAsLong())),
            choose(OptionalInt.of(ADDRESS), GENEVE, ImmutableMap.of("vx", 1, "ge1", 9), MAC).sequence());
    }

    @Test
    void whatIsMissingIsTold() {
        final var ports = ImmutableMap.of("vx", 1, "ge1", 9);
        assertMissing("no ipv4-address is configured: give the bridge the one of its LOCAL port",
            choose(OptionalInt.empty(), GENEVE, ports, MAC));
        assertMissing("no tunnel-port of type geneve is configured: add one",
            choose(OptionalInt.of(ADDRESS), ImmutableMap.of("vx", GENEVE.get("vx")), ports, MAC));
        assertMissing("the switch does not tell the MAC address of its LOCAL port",
            choose(OptionalInt.of(ADDRESS), GENEVE, ports, OptionalLong.empty()));
        assertMissing("the switch has no port ge1: it is used as soon as it is there",
            choose(OptionalInt.of(ADDRESS), GENEVE, ImmutableMap.of("vx", 1), MAC));
    }

    private static TunnelChoice choose(final OptionalInt address,
            final ImmutableMap<String, Bridge.TunnelPort> tunnelPorts, final ImmutableMap<String, Integer> ports,
            final OptionalLong mac) {
        return TunnelChoice.of(new Bridge(Ids.bridge("tap"), 1, Bridge.Role.TAP, address, tunnelPorts), ports, mac);
    }

    private static void assertMissing(final String obstacle, final TunnelChoice choice) {
        assertEquals(Optional.of(obstacle), choice.obstacle());
    }
}
