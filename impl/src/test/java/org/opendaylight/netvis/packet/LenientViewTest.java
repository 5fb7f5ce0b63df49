/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableSet;
import io.netty.buffer.Unpooled;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opendaylight.netvis.net.Strip;
import org.opendaylight.netvis.program.Field;
import org.opendaylight.netvis.program.Word;
import org.opendaylight.netvis.punt.View;

/**
 * What is read of frames that Open vSwitch does not read as what they are.
 */
class LenientViewTest {
    private static final View STRICT = new View.AsReceived();
    private static final View LENIENT = new View.Leniently();
    private static final int TYPE = 12;
    private static final int IPV4_LENGTH = 14 + 2;
    private static final int IPV6_LENGTH = 14 + 4;

    private final Dissection dissection = new Dissection();
    private final SwitchFields fields = new SwitchFields();
    private final PacketContext context = new PacketContext();
    private final Stripper stripper = new Stripper();

    /** A frame of another tag type has the fields that it has with the usual one. */
    @ParameterizedTest
    @ValueSource(ints = {0x8200, 0x9100, 0x9200, 0x9300})
    void otherTagIsVlanTag(final int type) {
        for (var name : new String[] {"vlan", "qinq", "qinq-three"}) {
            final var usual = withShort(Seeds.of(name), TYPE, 0x8100);
            final var other = withShort(usual, TYPE, type);
            assertEquals(read(usual, STRICT), read(other, LENIENT));
            assertEquals(Word.of(type), read(other, STRICT).get(Field.ETH_TYPE));
        }
    }

    /** What Open vSwitch reads rightly is not read otherwise. */
    @Property
    void otherFramesAreTheSame(@ForAll final long seed) {
        final var random = new Random(seed);
        final var frame = Seeds.FRAMES.get(random.nextInt(Seeds.FRAMES.size())).clone();
        final var strict = read(frame, STRICT);
        final var isLater = strict.get(Field.IP_FRAG).equals(Word.of(3));
        final var isOther = strict.get(Field.ETH_TYPE).equals(Word.of(0x9100));
        if (!isLater && !isOther) {
            assertEquals(strict, read(frame, LENIENT));
        }
    }

    @Test
    void laterFragmentHasTheProtocolOfItsFragmentHeader() {
        final var frame = Seeds.of("ipv6-later-fragment");
        assertEquals(Word.of(44), read(frame, STRICT).get(Field.IP_PROTO));
        final var expected = read(frame, STRICT);
        final var lenient = read(frame, LENIENT);
        expected.put(Field.IP_PROTO, lenient.get(Field.IP_PROTO));
        assertEquals(expected, lenient);
        assertEquals(Word.of(frame[14 + 40]), lenient.get(Field.IP_PROTO));
    }

    @Test
    void lengthThatDoesNotFitIsThatOfTheFrame() {
        final var ipv4 = segment("0800", "4500 0028 0001 0000 4006 0000 c6336401 c6336402");
        final var right = read(ipv4, STRICT);
        assertEquals(Word.of(443), right.get(Field.TCP_DST));
        for (var length : new int[] {0, 19, 41, 0xffff}) {
            final var frame = withShort(ipv4, IPV4_LENGTH, length);
            assertEquals(Word.ZERO, read(frame, STRICT).get(Field.IP_PROTO));
            assertEquals(right, read(frame, LENIENT));
        }
        final var ipv6 = segment("86dd", "6000 0000 0014 0640" + "20010db8000000000000000000000001"
            + "20010db8000000000000000000000002");
        final var right6 = read(ipv6, STRICT);
        assertEquals(Word.of(443), right6.get(Field.TCP_DST));
        for (var length : new int[] {0, 21, 0xffff}) {
            final var frame = withShort(ipv6, IPV6_LENGTH, length);
            assertEquals(Word.ZERO, read(frame, STRICT).get(Field.TCP_DST));
            assertEquals(right6, read(frame, LENIENT));
        }
    }

    /** However short, there is no exception, and no port where none is. */
    @Test
    void whatIsCutOffIsNotRead() {
        final var frame = segment("0800", "4500 0528 0001 0000 4006 0000 c6336401 c6336402");
        for (var length = 0; length <= frame.length; length++) {
            final var read = read(Arrays.copyOf(frame, length), LENIENT);
            assertEquals(Word.of(length < 14 + 20 ? 0 : 6), read.get(Field.IP_PROTO));
            assertEquals(Word.of(length < frame.length ? 0 : 443), read.get(Field.TCP_DST));
        }
    }

    @Test
    void typesBecomeUsualOnes() {
        final var two = "9100 0076 9200 000a 0800 4500";
        assertCopy("8100 0076 9200 000a 0800 4500", two, Strip.VLAN);
        assertCopy("8100 0076 8100 000a 0800 4500", two, Strip.QINQ);
        assertCopy("8100 0076 8100 000a 0800 4500", "8100 0076 8200 000a 0800 4500", Strip.QINQ);
        assertCopy("88a8 0076 9300 000a 0800 4500", "88a8 0076 9300 000a 0800 4500", Strip.VLAN);
        assertCopy("0800 4500 9100 9100", "0800 4500 9100 9100", Strip.QINQ);
        assertCopy("9100 00", "9100 00", Strip.QINQ);
    }

    @Test
    void labelsGoBehindOtherTags() {
        final var packet = HexFormat.of().formatHex(Seeds.of("mpls-ipv4")).substring(2 * 22);
        assertCopy("8100 0076 0800" + packet, "9100 0076 8847 00010140" + packet, Strip.VLAN, Strip.MPLS);
    }

    private void assertCopy(final String expected, final String behindMacs, final Strip... removed) {
        final var macs = "020000000002020000000001";
        final var bytes = hex(macs + behindMacs);
        final var frame = Unpooled.wrappedBuffer(bytes.clone());
        dissection.dissect(frame);
        for (var round = 0; round < 2; round++) {
            stripper.strip(dissection, ImmutableSet.copyOf(removed));
            final var copy = new byte[stripper.end() - stripper.start()];
            frame.getBytes(stripper.start(), copy);
            assertEquals(HexFormat.of().formatHex(hex(macs + expected)), HexFormat.of().formatHex(copy));
            stripper.restore();
            assertEquals(Unpooled.wrappedBuffer(bytes), frame);
        }
    }

    private Map<Field, Word> read(final byte[] frame, final View view) {
        dissection.dissect(Unpooled.wrappedBuffer(frame));
        assertTrue(fields.read(dissection, view, context.receivedAt(1)));
        final var result = new EnumMap<Field, Word>(Field.class);
        for (var field : SwitchFields.fields()) {
            result.put(field, fields.value(field));
        }
        return result;
    }

    private static byte[] segment(final String type, final String ip) {
        return hex("020000000002020000000001" + type + ip + "9c4001bb 00000000 00000000 5002 2000 0000 0000");
    }

    private static byte[] withShort(final byte[] frame, final int index, final int value) {
        final var result = frame.clone();
        result[index] = (byte) (value >> 8);
        result[index + 1] = (byte) value;
        return result;
    }

    private static byte[] hex(final String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }
}
