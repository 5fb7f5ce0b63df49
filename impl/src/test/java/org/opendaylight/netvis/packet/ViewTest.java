/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Bytes;
import com.google.common.primitives.ImmutableIntArray;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.opendaylight.netvis.net.EtherType;
import org.opendaylight.netvis.net.HeaderCondition;
import org.opendaylight.netvis.net.HeaderField;
import org.opendaylight.netvis.net.HeaderKind;
import org.opendaylight.netvis.net.HeaderMatch;
import org.opendaylight.netvis.net.Payload;
import org.opendaylight.netvis.net.TunnelType;
import org.opendaylight.netvis.program.Field;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.program.Word;
import org.opendaylight.netvis.punt.PuntPlan;
import org.opendaylight.netvis.punt.View;

/**
 * A frame behind a tag or in a tunnel has the fields that it has by itself.
 */
class ViewTest {
    private static final View VN_TAG = new View.BehindTag(HeaderKind.VN_TAG);
    private static final View E_TAG = new View.BehindTag(HeaderKind.E_TAG);
    private static final View GRE = new View.InTunnel(TunnelType.GRE, 0);
    private static final int VXLAN_PORT = 4789;
    private static final int OTHER_PORT = 8472;
    private static final int GENEVE_PORT = 6081;
    private static final int GTP_U_PORT = 2152;
    private static final View GTP_U = new View.InTunnel(TunnelType.GTP_U, GTP_U_PORT);

    private final Dissection dissection = new Dissection();
    private final SwitchFields fields = new SwitchFields();
    private final PacketContext context = new PacketContext();

    @Property
    void frameBehindVnTag(@ForAll final long seed, @ForAll final int tag) {
        final var frame = frame(new Random(seed));
        final var expected = fields(frame, 0);
        expected.put(Field.REG0, Word.of(Integer.toUnsignedLong(tag)));
        assertEquals(expected, fields(insert(frame, bytes(0x8926, 2), bytes(tag, 4)), VN_TAG));
    }

    @Property
    void frameBehindETag(@ForAll final long seed, @ForAll final int tag) {
        final var frame = frame(new Random(seed));
        assertEquals(fields(frame, 0), fields(insert(frame, bytes(0x893f, 2), bytes(tag, 4), bytes(1, 2)), E_TAG));
    }

    @Property
    void frameInVxlan(@ForAll final long seed) {
        final var random = new Random(seed);
        final var frame = frame(random);
        final var vni = random.nextInt(1 << 24);
        final var port = random.nextBoolean() ? VXLAN_PORT : OTHER_PORT;
        final var view = new View.InTunnel(TunnelType.VXLAN, port);
        dissection.expect(List.of(VN_TAG, view));
        assertEquals(fields(frame, vni), fields(udp(port, bytes(0x08000000, 4), bytes(vni << 8, 4), frame), view));
    }

    @Property
    void frameInGeneve(@ForAll final long seed) {
        final var random = new Random(seed);
        final var frame = frame(random);
        final var vni = random.nextInt(1 << 24);
        final var option = bytes(0x0102_0301L << 32, 8);
        assertEquals(fields(frame, vni), fields(udp(GENEVE_PORT, bytes(0x02006558, 4), bytes(vni << 8, 4), option,
            frame), new View.InTunnel(TunnelType.GENEVE, GENEVE_PORT)));
    }

    @Property
    void frameInGre(@ForAll final long seed, @ForAll final int key) {
        final var frame = frame(new Random(seed));
        assertEquals(fields(frame, Integer.toUnsignedLong(key)),
            fields(ipv4(47, bytes(0x20006558, 4), bytes(key, 4), frame), GRE));
        assertEquals(fields(frame, 0), fields(ipv4(47, bytes(0x00006558, 4), frame), GRE));
    }

    @Property
    void frameInNvgre(@ForAll final long seed, @ForAll final int key) {
        final var frame = frame(new Random(seed));
        final var view = new View.InTunnel(TunnelType.NVGRE, 0);
        assertEquals(fields(frame, key >>> 8), fields(ipv4(47, bytes(0x20006558, 4), bytes(key, 4), frame), view));
        assertFalse(canRead(ipv4(47, bytes(0x30006558, 4), bytes(key, 4), bytes(1, 4), frame), view));
        assertFalse(canRead(ipv4(47, bytes(0x00006558, 4), frame), view));
    }

    /** Of types I, II, and III with and without subheader; the first has no session. */
    @Property
    void frameInErspan(@ForAll final long seed) {
        final var random = new Random(seed);
        final var frame = frame(random);
        final var session = random.nextInt(1 << 10);
        final var view = new View.InTunnel(TunnelType.ERSPAN, 0);
        assertEquals(fields(frame, 0), fields(ipv4(47, bytes(0x000088be, 4), frame), view));
        assertEquals(fields(frame, session), fields(ipv4(47, bytes(0x100088be, 4), bytes(5, 4),
            bytes(0x1064_0800 | session, 4), bytes(7, 4), frame), view));
        assertEquals(fields(frame, session), fields(ipv4(47, bytes(0x100022eb, 4), bytes(5, 4),
            bytes(0x2064_0800 | session, 4), bytes(7, 4), bytes(0, 4), frame), view));
        assertEquals(fields(frame, session), fields(ipv4(47, bytes(0x100022eb, 4), bytes(5, 4),
            bytes(0x2064_0800 | session, 4), bytes(7, 4), bytes(1, 4), bytes(0, 8), frame), view));
        assertFalse(canRead(ipv4(47, bytes(0x20006558, 4), bytes(5, 4), frame), view));
        assertFalse(canRead(ipv4(47, bytes(0x000088be, 4), frame), GRE));
    }

    @Property
    void frameInAProvidersBackbone(@ForAll final long seed) {
        final var random = new Random(seed);
        final var frame = frame(random);
        final var service = random.nextInt(1 << 24);
        final var view = new View.InTunnel(TunnelType.PBB, 0);
        final var tag = Bytes.concat(bytes(0x88e7, 2), bytes(service, 4), frame);
        assertEquals(fields(frame, service), fields(Bytes.concat(new byte[12], tag), view));
        assertEquals(fields(frame, service), fields(Bytes.concat(new byte[12], bytes(0x88a8_0064, 4), tag), view));
        assertFalse(canRead(Seeds.of("qinq"), view));
    }

    /** The last label counts, with and without control word behind it. */
    @Test
    void frameInAPseudowire() {
        final var view = new View.InTunnel(TunnelType.PSEUDOWIRE, 0);
        final var frame = Seeds.of("icmp");
        final var outer = Bytes.concat(new byte[12], bytes(0x8847, 2), bytes(0x00064_040, 4));
        final var last = bytes(0x00011_140, 4);
        assertEquals(fields(frame, 17), fields(Bytes.concat(outer, last, frame), view));
        assertEquals(fields(frame, 17), fields(Bytes.concat(outer, last, bytes(0x100, 4), frame), view));
        assertFalse(canRead(Seeds.of("mpls-ipv4"), view));
    }

    /** Without a frame around it: as if it were in one that has no tag, and no addresses. */
    @Property
    void packetInGtpU(@ForAll final long seed, @ForAll final int teid) {
        final var random = new Random(seed);
        final var isIpv6 = random.nextBoolean();
        final var frame = Bytes.concat(new byte[12], bytes(isIpv6 ? 0x86dd : 0x0800, 2),
            bytes(isIpv6 ? 0x60 : 0x45, 1), new Mutations(random).noise(40 + random.nextInt(60)));
        final var packet = Arrays.copyOfRange(frame, 14, frame.length);
        // A packet that is shorter than its header is none, whereas a frame around it would be one
        Assume.that(isIpv6 || packet[2] != 0 || Byte.toUnsignedInt(packet[3]) >= 20);
        final var optional = random.nextBoolean();
        assertEquals(fields(frame, Integer.toUnsignedLong(teid)), fields(udp(GTP_U_PORT,
            bytes(optional ? 0x32ff : 0x30ff, 2), bytes(packet.length + (optional ? 4 : 0), 2), bytes(teid, 4),
            optional ? bytes(0x00070000, 4) : new byte[0], packet), GTP_U));
    }

    /** Messages of the path itself, and what is not IP. */
    @Test
    void onlyPacketsAreLookedAtInGtpU() {
        final var packet = Arrays.copyOfRange(ipv4(6, new byte[20]), 14, 54);
        assertTrue(canRead(gtpU(255, packet), GTP_U));
        for (var type : new int[] {1, 2, 26, 31, 254}) {
            assertFalse(canRead(gtpU(type, packet), GTP_U));
        }
        assertFalse(canRead(gtpU(255, new byte[0]), GTP_U));
        assertFalse(canRead(gtpU(255, bytes(0x50000000, 4)), GTP_U));
        packet[3] = 19;
        assertFalse(canRead(gtpU(255, packet), GTP_U));
        assertFalse(canRead(Seeds.of("gtp-u-echo"), GTP_U));
        assertFalse(canRead(Seeds.of("vxlan"), GTP_U));
    }

    private static byte[] gtpU(final int type, final byte[] carried) {
        return udp(GTP_U_PORT, bytes(0x30, 1), bytes(type, 1), bytes(carried.length, 2), bytes(7, 4), carried);
    }

    @Test
    void otherFramesAreNotLookedAt() {
        final var vxlan = new View.InTunnel(TunnelType.VXLAN, VXLAN_PORT);
        assertFalse(canRead(Seeds.of("vlan"), VN_TAG));
        assertFalse(canRead(Seeds.of("e-tag"), VN_TAG));
        assertFalse(canRead(Seeds.of("vlan-e-tag"), E_TAG));
        assertFalse(canRead(Arrays.copyOf(Seeds.of("vn-tag"), 19), VN_TAG));
        assertTrue(canRead(Arrays.copyOf(Seeds.of("vn-tag"), 20), VN_TAG));
        assertFalse(canRead(Seeds.of("geneve"), vxlan));
        assertFalse(canRead(Seeds.of("vxlan"), new View.InTunnel(TunnelType.VXLAN, OTHER_PORT)));
        assertFalse(canRead(Seeds.of("erspan-1"), GRE));
        assertFalse(canRead(Seeds.of("erspan-2"), GRE));
        assertFalse(canRead(new byte[0], VN_TAG));
        assertFalse(canRead(new byte[13], vxlan));
    }

    /** Flag P of VXLAN says that a header tells what is carried, and without flag I there is no network identifier. */
    @Test
    void onlyEthernetIsLookedAtInVxlan() {
        final var view = new View.InTunnel(TunnelType.VXLAN, VXLAN_PORT);
        final var arp = Seeds.of("arp");
        for (var flags : new int[] {0x08000000, 0x0c000003, 0x88081234, 0xc88b8003}) {
            assertTrue(canRead(udp(VXLAN_PORT, bytes(flags, 4), bytes(5001 << 8, 4), arp), view));
            assertEquals(Word.of(5001), fields.value(Field.TUNNEL_ID));
        }
        final var packet = Arrays.copyOfRange(ipv4(6, new byte[20]), 14, 54);
        for (var flags : new int[] {0x0c000001, 0x0c000002, 0x0c000004, 0x0c000000}) {
            assertFalse(canRead(udp(VXLAN_PORT, bytes(flags, 4), bytes(5001 << 8, 4), packet), view));
        }
        for (var flags : new int[] {0, 0x04000003, 0x80000000}) {
            assertFalse(canRead(udp(VXLAN_PORT, bytes(flags, 4), bytes(5001 << 8, 4), arp), view));
        }
    }

    /** A tunnel at a port of its own is unknown until somebody expects it, and again when nobody does. */
    @Test
    void tunnelsAreWhereTheyAreExpected() {
        final var view = new View.InTunnel(TunnelType.VXLAN, OTHER_PORT);
        final var frame = udp(OTHER_PORT, bytes(0x08000000, 4), bytes(0, 4), Seeds.of("arp"));
        assertFalse(canRead(frame, view));
        dissection.expect(List.of(view));
        assertTrue(canRead(frame, view));
        dissection.expect(List.of());
        assertFalse(canRead(frame, view));
    }

    /** As the ends of tunnels in Open vSwitch: they take protocol type 0x6558 only. */
    @Test
    void onlyEthernetIsLookedAtInGreAndGeneve() {
        final var packet = Arrays.copyOfRange(ipv4(6, new byte[20]), 14, 54);
        final var geneve = new View.InTunnel(TunnelType.GENEVE, GENEVE_PORT);
        for (var type : new int[] {EtherType.IPV4, EtherType.IPV6, EtherType.MPLS_UNICAST, EtherType.ARP, 0}) {
            assertFalse(canRead(ipv4(47, bytes(type, 4), packet), GRE));
            assertFalse(canRead(udp(GENEVE_PORT, bytes(type, 4), bytes(7001 << 8, 4), packet), geneve));
        }
        assertTrue(canRead(ipv4(47, bytes(0x6558, 4), packet), GRE));
        assertTrue(canRead(udp(GENEVE_PORT, bytes(0x6558, 4), bytes(7001 << 8, 4), packet), geneve));
    }

    /** Conditions hold for the tag's own fields behind it, and inside a tunnel for what is inside. */
    @Test
    void conditionsAreThoseOfTheView() {
        final var tagged = clause(Match.ANY.with(Field.ETH_TYPE, EtherType.IPV4).orElseThrow(),
            new Payload.Bytes(HeaderKind.VN_TAG, 0, ImmutableIntArray.of(0), ImmutableIntArray.of(0)));
        assertTrue(canRead(Seeds.of("vn-tag"), VN_TAG));
        assertTrue(tagged.matches(fields));
        final var outer = clause(Match.ANY, HeaderMatch.exact(HeaderField.VXLAN_VNI, 0));
        assertTrue(canRead(udp(VXLAN_PORT, bytes(0x08000000, 4), bytes(0, 4), Seeds.of("arp")),
            new View.InTunnel(TunnelType.VXLAN, VXLAN_PORT)));
        assertFalse(outer.matches(fields));
    }

    @Test
    void impossibleViewsAreRefused() {
        assertEquals("VLAN is no tag that can be looked behind",
            assertThrows(IllegalArgumentException.class, () -> new View.BehindTag(HeaderKind.VLAN)).getMessage());
        assertEquals("GRE does not use UDP port 1; what does not go over UDP has 0, the others 1 to 65535",
            assertThrows(IllegalArgumentException.class, () -> new View.InTunnel(TunnelType.GRE, 1)).getMessage());
    }

    private static CompiledClause clause(final Match match, final HeaderCondition condition) {
        return CompiledClause.of(new PuntPlan.Clause(true, ImmutableList.of(match), ImmutableList.of(condition)));
    }

    private static byte[] frame(final Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> new FrameMaker(random).frame();
            case 1 -> Bytes.concat(new byte[14], new Mutations(random).noise(random.nextInt(80)));
            default -> Arrays.copyOf(new Mutations(random).frame(), 14 + random.nextInt(200));
        };
    }

    private Map<Field, Word> fields(final byte[] frame, final long tunnelId) {
        fields.read(dissection.dissect(Unpooled.wrappedBuffer(frame)), 0,
            context.receivedAt(3).withMetadata(5).throughTunnel(tunnelId, 9));
        return values();
    }

    private Map<Field, Word> fields(final byte[] frame, final View view) {
        assertTrue(canRead(frame, view));
        return values();
    }

    private boolean canRead(final byte[] frame, final View view) {
        return fields.read(dissection.dissect(Unpooled.wrappedBuffer(frame)), view,
            context.receivedAt(3).withMetadata(5).throughTunnel(0, 9));
    }

    private Map<Field, Word> values() {
        final var values = new EnumMap<Field, Word>(Field.class);
        for (var field : SwitchFields.fields()) {
            values.put(field, fields.value(field));
        }
        return values;
    }

    static byte[] insert(final byte[] frame, final byte[]... tag) {
        return Bytes.concat(Arrays.copyOf(frame, 12), Bytes.concat(tag), Arrays.copyOfRange(frame, 12, frame.length));
    }

    static byte[] udp(final int port, final byte[]... carried) {
        final var payload = Bytes.concat(carried);
        return ipv4(17, bytes(50000, 2), bytes(port, 2), bytes(8 + payload.length, 2), bytes(0, 2), payload);
    }

    static byte[] ipv4(final int protocol, final byte[]... carried) {
        final var payload = Bytes.concat(carried);
        return Bytes.concat(bytes(0x020000000001L, 6), bytes(0x020000000002L, 6), bytes(0x0800, 2), bytes(0x4500, 2),
            bytes(20 + payload.length, 2), bytes(0, 4), bytes(0x4000 | protocol, 2), bytes(0, 2), bytes(0x0a000001, 4),
            bytes(0x0a000002, 4), payload);
    }

    static byte[] bytes(final long value, final int count) {
        return Arrays.copyOfRange(ByteBuffer.allocate(8).putLong(value).array(), 8 - count, 8);
    }
}
