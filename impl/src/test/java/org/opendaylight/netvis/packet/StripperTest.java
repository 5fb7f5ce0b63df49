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

import com.google.common.collect.ImmutableSet;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opendaylight.netvis.net.Strip;

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
        assertStripped("vn-tag", MACS + "0800" + from("vn-tag", 20), Strip.VN_TAG);
        assertStripped("e-tag", MACS + "0800" + from("e-tag", 22), Strip.E_TAG);
    }

    /** The group removes them, and finds them by their type. */
    @Test
    void vlanTagsAreLeftToTheSwitch() {
        for (var seed : List.of("vlan", "qinq", "vn-tag-vlan", "vlan-e-tag")) {
            assertStripped(seed, from(seed, 0), Strip.VLAN);
            assertStripped(seed, from(seed, 0), Strip.QINQ);
        }
        assertStripped("qinq-three", MACS + "8100" + from("qinq-three", 14), Strip.VLAN);
        assertStripped("qinq-three", MACS + "8100" + from("qinq-three", 14), Strip.QINQ);
    }

    @Test
    void tagsThatAreNotWantedAwayStay() {
        assertStripped("vn-tag-vlan", MACS + "8100" + from("vn-tag-vlan", 20), Strip.VN_TAG);
        assertStripped("vn-tag-vlan", MACS + "8100" + from("vn-tag-vlan", 20), Strip.VN_TAG, Strip.VLAN);
        assertStripped("vlan-e-tag", from("vlan-e-tag", 0).substring(0, 32) + "0800" + from("vlan-e-tag", 26),
            Strip.E_TAG);
    }

    @Test
    void labelsGoAndTheTypeIsThatOfThePacket() {
        assertStripped("mpls-ipv4", MACS + "0800" + from("mpls-ipv4", 22), Strip.MPLS);
        assertStripped("mpls-ipv6", MACS + "81000005" + "86dd" + from("mpls-ipv6", 22), Strip.MPLS);
        assertStripped("mpls-ipv6", MACS + "81000005" + "86dd" + from("mpls-ipv6", 22), Strip.MPLS_IP, Strip.VLAN);
        assertStripped("mpls-ipv4-options", MACS + "0800" + from("mpls-ipv4-options", 18), Strip.MPLS);
        assertStripped("mpls-ipv6-of-800", MACS + "86dd" + from("mpls-ipv6-of-800", 18), Strip.MPLS);
    }

    @Test
    void pseudowiresBecomeTheirFrames() {
        assertStripped("mpls-pseudowire", from("mpls-pseudowire", 14 + 12), Strip.MPLS);
        assertStripped("mpls-pseudowire-arp", from("mpls-pseudowire-arp", 14 + 12), Strip.MPLS);
        assertStripped("mpls-frame", from("mpls-frame", 18), Strip.MPLS);
        assertStripped("mpls-frame-zeros", from("mpls-frame-zeros", 18), Strip.MPLS);
        assertStripped("mpls-frame-like-ipv4", from("mpls-frame-like-ipv4", 18), Strip.MPLS);
        assertStripped("mpls-frame-like-ipv6", from("mpls-frame-like-ipv6", 22), Strip.MPLS);
    }

    @Test
    void framesComeOutOfTunnels() {
        assertStripped("vxlan", from("vxlan", BEFORE_UDP_TUNNEL + 8), Strip.VXLAN);
        assertStripped("geneve", from("geneve", BEFORE_UDP_TUNNEL + 16), Strip.GENEVE);
        assertStripped("gre-ethernet", from("gre-ethernet", 14 + 40 + 4), Strip.GRE);
        assertStripped("nvgre", from("nvgre", 14 + 20 + 8), Strip.GRE);
    }

    @Test
    void framesInErspanStayThere() {
        for (var seed : List.of("erspan-1", "erspan-2", "erspan-3", "erspan-3-subheader")) {
            assertStripped(seed, from(seed, 0), Strip.GRE);
        }
    }

    @Test
    void packetsComeOutOfTunnelsWithTheMacAddressesOfTheirCarrier() {
        assertStripped("geneve-ip", MACS + "0800" + from("geneve-ip", BEFORE_UDP_TUNNEL + 8), Strip.GENEVE);
        assertStripped("gre-ip", MACS + "0800" + from("gre-ip", 14 + 20 + 4), Strip.GRE);
        assertStripped("gre-all-fields", MACS + "86dd" + from("gre-all-fields", 14 + 20 + 16), Strip.GRE);
        assertStripped("gtp-u", MACS + "0800" + from("gtp-u", BEFORE_UDP_TUNNEL + 8), Strip.GTP_U);
        assertStripped("gtp-u-extensions", MACS + "86dd" + from("gtp-u-extensions", BEFORE_UDP_TUNNEL + 20),
            Strip.GTP_U);
        assertStripped("gre-mpls", MACS + "8847" + from("gre-mpls", 14 + 20 + 8), Strip.GRE);
        assertStripped("gre-mpls", MACS + "0800" + from("gre-mpls", 14 + 20 + 12), Strip.GRE, Strip.MPLS);
    }

    @Test
    void eachEncapsulationGoesByItsName() {
        assertStripped("nvgre", from("nvgre", 14 + 20 + 8), Strip.NVGRE);
        assertStripped("erspan-1", from("erspan-1", 14 + 20 + 4), Strip.ERSPAN);
        assertStripped("erspan-2", from("erspan-2", 14 + 20 + 8 + 8), Strip.ERSPAN);
        assertStripped("erspan-3", from("erspan-3", 14 + 20 + 8 + 12), Strip.ERSPAN);
        assertStripped("erspan-3-subheader", from("erspan-3-subheader", 14 + 20 + 8 + 20), Strip.ERSPAN);
        assertStripped("mpls-pseudowire", from("mpls-pseudowire", 14 + 12), Strip.PSEUDOWIRE);
        assertStripped("mpls-frame", from("mpls-frame", 18), Strip.PSEUDOWIRE);
        assertStripped("pbb", from("pbb", 14 + 4 + 4), Strip.PBB);
    }

    @Test
    void othersThanThoseOfTheNameStay() {
        assertStripped("gre-ethernet", from("gre-ethernet", 0), Strip.NVGRE, Strip.ERSPAN);
        assertStripped("mpls-ipv4", from("mpls-ipv4", 0), Strip.PSEUDOWIRE, Strip.PBB);
        assertStripped("erspan-2", from("erspan-2", 0), Strip.NVGRE);
    }

    @Test
    void encapsulationsGoFromTheOutside() {
        final var nested = from("nested", 0);
        final var innermost = nested.substring(nested.length() - 2 * 58);
        assertStripped("nested", INNER + "0800" + innermost, Strip.VXLAN, Strip.GRE, Strip.GTP_U);
        assertStripped("nested", from("nested", 50), Strip.VXLAN);
        assertStripped("nested", from("nested", 50), Strip.VXLAN, Strip.VLAN);
        assertStripped("nested", from("nested", 50), Strip.GTP_U, Strip.VXLAN);
    }

    @Test
    void whatIsNotThereChangesNothing() {
        final var frame = open("arp");
        for (var strip : Strip.values()) {
            stripper.strip(dissection, ImmutableSet.of(strip));
            assertEquals(frame.readerIndex(), stripper.start());
            assertEquals(frame.writerIndex(), stripper.end());
        }
    }

    @Test
    void labelsBeforeSomethingUnknownStay() {
        for (var seed : new String[] {"mpls-unknown", "mpls-channel"}) {
            open(seed);
            stripper.strip(dissection, ImmutableSet.of(Strip.MPLS));
            assertEquals(0, stripper.start());
        }
    }

    @Test
    void theCopyEndsWhereItsCarrierSays() {
        final var seed = Seeds.of("vxlan");
        final var frame = Unpooled.buffer().writeBytes(seed).writeZero(9);
        stripper.strip(dissection.dissect(frame), ImmutableSet.of(Strip.VXLAN));
        assertEquals(seed.length, stripper.end());
    }

    @Test
    void eachCopyOfAFrameIsStrippedInItsOwnWay() {
        final var wishes = List.of(ImmutableSet.<Strip>of(), ImmutableSet.of(Strip.GTP_U),
            ImmutableSet.of(Strip.VXLAN), ImmutableSet.of(Strip.VXLAN, Strip.VLAN),
            ImmutableSet.of(Strip.VXLAN, Strip.GRE, Strip.GTP_U),
            ImmutableSet.of(Strip.VXLAN, Strip.GRE));
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

    private void assertStripped(final String seed, final String expected, final Strip... wanted) {
        final var frame = open(seed);
        stripper.strip(dissection, ImmutableSet.copyOf(wanted));
        assertEquals(expected, copy(frame, stripper), seed);
    }

    private static String copy(final ByteBuf frame, final Stripper stripped) {
        return ByteBufUtil.hexDump(frame, stripped.start(), stripped.end() - stripped.start());
    }

    private static String from(final String seed, final int offset) {
        return HexFormat.of().formatHex(Seeds.of(seed)).substring(2 * offset);
    }
}
