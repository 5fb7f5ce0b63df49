/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.packet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableSet;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What is left when something is removed.
 */
class StripperTest {
    private static final String MACS = "0200000000010200000000aa";
    private static final String INNER = "0200000000020200000000bb";
    /** Bytes of MAC addresses and type, IPv4 and UDP around a tunnel. */
    private static final int BEFORE_UDP_TUNNEL = 14 + 20 + 8;

    private final Dissection dissection = new Dissection();
    private final Stripper stripper = new Stripper();

    @Test
    void tagsOfEachKindGo() {
        assertStripped("vn-tag", MACS + "0800" + from("vn-tag", 20), Removable.VN_TAG);
        assertStripped("e-tag", MACS + "0800" + from("e-tag", 22), Removable.E_TAG);
        assertStripped("vlan", MACS + "0800" + from("vlan", 18), Removable.VLAN);
        assertStripped("qinq", MACS + "8100" + from("qinq", 18), Removable.VLAN);
        assertStripped("qinq", MACS + "86dd" + from("qinq", 22), Removable.QINQ);
        assertStripped("vlan", MACS + "0800" + from("vlan", 18), Removable.QINQ);
        assertStripped("qinq-three", MACS + "8100" + from("qinq-three", 22), Removable.QINQ);
    }

    @Test
    void tagsThatAreNotWantedAwayStay() {
        assertStripped("vn-tag-vlan", MACS + "8100" + from("vn-tag-vlan", 20), Removable.VN_TAG);
        assertStripped("vn-tag-vlan", from("vn-tag-vlan", 0).substring(0, 36) + "0800" + from("vn-tag-vlan", 24),
            Removable.VLAN);
        assertStripped("vn-tag-vlan", MACS + "0800" + from("vn-tag-vlan", 24), Removable.VN_TAG, Removable.VLAN);
        assertStripped("vlan-e-tag", from("vlan-e-tag", 0).substring(0, 32) + "0800" + from("vlan-e-tag", 26),
            Removable.E_TAG);
    }

    @Test
    void labelsGoAndTheTypeIsThatOfThePacket() {
        assertStripped("mpls-ipv4", MACS + "0800" + from("mpls-ipv4", 22), Removable.MPLS);
        assertStripped("mpls-ipv6", MACS + "81000005" + "86dd" + from("mpls-ipv6", 22), Removable.MPLS);
        assertStripped("mpls-ipv6", MACS + "86dd" + from("mpls-ipv6", 22), Removable.MPLS, Removable.VLAN);
        assertStripped("mpls-ipv4-options", MACS + "0800" + from("mpls-ipv4-options", 18), Removable.MPLS);
        assertStripped("mpls-ipv6-of-800", MACS + "86dd" + from("mpls-ipv6-of-800", 18), Removable.MPLS);
    }

    @Test
    void pseudowiresBecomeTheirFrames() {
        assertStripped("mpls-pseudowire", from("mpls-pseudowire", 14 + 12), Removable.MPLS);
        assertStripped("mpls-pseudowire-arp", from("mpls-pseudowire-arp", 14 + 12), Removable.MPLS);
        assertStripped("mpls-frame", from("mpls-frame", 18), Removable.MPLS);
        assertStripped("mpls-frame-zeros", from("mpls-frame-zeros", 18), Removable.MPLS);
        assertStripped("mpls-frame-like-ipv4", from("mpls-frame-like-ipv4", 18), Removable.MPLS);
        assertStripped("mpls-frame-like-ipv6", from("mpls-frame-like-ipv6", 22), Removable.MPLS);
    }

    @Test
    void framesComeOutOfTunnels() {
        assertStripped("vxlan", from("vxlan", BEFORE_UDP_TUNNEL + 8), Removable.VXLAN);
        assertStripped("geneve", from("geneve", BEFORE_UDP_TUNNEL + 16), Removable.GENEVE);
        assertStripped("gre-ethernet", from("gre-ethernet", 14 + 40 + 4), Removable.GRE);
        assertStripped("nvgre", from("nvgre", 14 + 20 + 8), Removable.GRE);
        assertStripped("erspan-1", from("erspan-1", 14 + 20 + 4), Removable.ERSPAN);
        assertStripped("erspan-2", from("erspan-2", 14 + 20 + 8 + 8), Removable.ERSPAN);
        assertStripped("erspan-3", from("erspan-3", 14 + 20 + 8 + 12), Removable.ERSPAN);
        assertStripped("erspan-3-subheader", from("erspan-3-subheader", 14 + 20 + 8 + 20), Removable.ERSPAN);
    }

    @Test
    void packetsComeOutOfTunnelsWithTheMacAddressesOfTheirCarrier() {
        assertStripped("geneve-ip", MACS + "0800" + from("geneve-ip", BEFORE_UDP_TUNNEL + 8), Removable.GENEVE);
        assertStripped("gre-ip", MACS + "0800" + from("gre-ip", 14 + 20 + 4), Removable.GRE);
        assertStripped("gre-all-fields", MACS + "86dd" + from("gre-all-fields", 14 + 20 + 16), Removable.GRE);
        assertStripped("gtp-u", MACS + "0800" + from("gtp-u", BEFORE_UDP_TUNNEL + 8), Removable.GTP_U);
        assertStripped("gtp-u-extensions", MACS + "86dd" + from("gtp-u-extensions", BEFORE_UDP_TUNNEL + 20),
            Removable.GTP_U);
        assertStripped("gre-mpls", MACS + "8847" + from("gre-mpls", 14 + 20 + 8), Removable.GRE);
        assertStripped("gre-mpls", MACS + "0800" + from("gre-mpls", 14 + 20 + 12), Removable.GRE, Removable.MPLS);
    }

    @Test
    void encapsulationsGoFromTheOutside() {
        final var nested = from("nested", 0);
        final var innermost = nested.substring(nested.length() - 2 * 58);
        assertStripped("nested", INNER + "0800" + innermost, Removable.VXLAN, Removable.GRE, Removable.GTP_U);
        assertStripped("nested", from("nested", 50), Removable.VXLAN);
        assertStripped("nested", INNER + "0800" + from("nested", 68), Removable.VXLAN, Removable.VLAN);
        open("nested");
        stripper.strip(dissection, ImmutableSet.of(Removable.GTP_U, Removable.VXLAN));
        assertEquals(ImmutableSet.of(Removable.GTP_U), stripper.missing());
    }

    @Test
    void whatIsNotThereIsMissing() {
        final var frame = open("arp");
        for (var removable : Removable.values()) {
            stripper.strip(dissection, ImmutableSet.of(removable));
            assertEquals(ImmutableSet.of(removable), stripper.missing());
            assertEquals(frame.readerIndex(), stripper.start());
            assertEquals(frame.writerIndex(), stripper.end());
        }
    }

    @Test
    void labelsBeforeSomethingUnknownStay() {
        for (var seed : new String[] {"mpls-unknown", "mpls-channel"}) {
            open(seed);
            stripper.strip(dissection, ImmutableSet.of(Removable.MPLS));
            assertEquals(ImmutableSet.of(Removable.MPLS), stripper.missing());
            assertEquals(0, stripper.start());
        }
    }

    @Test
    void theCopyEndsWhereItsCarrierSays() {
        final var seed = Seeds.of("vxlan");
        final var frame = Unpooled.buffer().writeBytes(seed).writeZero(9);
        stripper.strip(dissection.dissect(frame), ImmutableSet.of(Removable.VXLAN));
        assertEquals(seed.length, stripper.end());
    }

    @Test
    void eachCopyOfAFrameIsStrippedInItsOwnWay() {
        final var wishes = List.of(ImmutableSet.<Removable>of(), ImmutableSet.of(Removable.GTP_U),
            ImmutableSet.of(Removable.VXLAN), ImmutableSet.of(Removable.VXLAN, Removable.VLAN),
            ImmutableSet.of(Removable.VXLAN, Removable.GRE, Removable.GTP_U),
            ImmutableSet.of(Removable.VXLAN, Removable.GRE));
        for (var seed : Seeds.ALL.entrySet()) {
            final var frame = open(seed.getKey());
            for (var wish : wishes) {
                final var alone = Unpooled.wrappedBuffer(Seeds.of(seed.getKey()));
                final var expected = copy(alone, new Stripper().strip(new Dissection().dissect(alone), wish));
                assertEquals(expected, copy(frame, stripper.strip(dissection, wish)), seed.getKey());
                stripper.restore();
                assertArrayEquals(seed.getValue().bytes(), ByteBufUtil.getBytes(frame), seed.getKey());
            }
        }
    }

    private ByteBuf open(final String seed) {
        final var frame = Unpooled.wrappedBuffer(Seeds.of(seed));
        dissection.dissect(frame);
        return frame;
    }

    private void assertStripped(final String seed, final String expected, final Removable... wanted) {
        final var frame = open(seed);
        stripper.strip(dissection, ImmutableSet.copyOf(wanted));
        assertTrue(stripper.isComplete(), () -> seed + " still has " + stripper.missing());
        assertEquals(expected, copy(frame, stripper), seed);
    }

    private static String copy(final ByteBuf frame, final Stripper stripped) {
        return ByteBufUtil.hexDump(frame, stripped.start(), stripped.end() - stripped.start());
    }

    private static String from(final String seed, final int offset) {
        return HexFormat.of().formatHex(Seeds.of(seed)).substring(2 * offset);
    }
}
