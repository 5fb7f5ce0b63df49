/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableIntArray;
import io.netty.buffer.Unpooled;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.opendaylight.netvis.net.HeaderAbsence;
import org.opendaylight.netvis.net.HeaderCondition;
import org.opendaylight.netvis.net.HeaderField;
import org.opendaylight.netvis.net.HeaderKind;
import org.opendaylight.netvis.net.HeaderMatch;
import org.opendaylight.netvis.net.Payload;

/**
 * Tags, tunnels and payload, which Open vSwitch cannot match.
 */
class HeaderConditionTest {
    private static final int[] TAG_TYPES = {0x8100, 0x88a8, 0x8200, 0x9100, 0x9200, 0x9300};

    private final Dissection dissection = new Dissection();

    @Test
    void eTagIdentifiersAreExtensionAndBase() {
        open("e-tag");
        assertEquals(List.of(5L, 1L, 0x78123L, 2L, 0x9a456L), read(HeaderField.E_TAG_PCP, HeaderField.E_TAG_DEI,
            HeaderField.E_TAG_INGRESS_ECID, HeaderField.E_TAG_GROUP, HeaderField.E_TAG_ECID));
    }

    @Test
    void tunnelFieldsAreRead() {
        open("vxlan");
        assertEquals(List.of(number("vxlan", 14 + 20 + 8 + 4, 3)), read(HeaderField.VXLAN_VNI));
        open("geneve");
        assertEquals(List.of(number("geneve", 14 + 20 + 8 + 4, 3)), read(HeaderField.GENEVE_VNI));
        open("nvgre");
        assertEquals(List.of(0x6558L, 0x00177005L), read(HeaderField.GRE_PROTOCOL, HeaderField.GRE_KEY));
        open("gtp-u");
        assertEquals(List.of(number("gtp-u", 14 + 20 + 8 + 4, 4)), read(HeaderField.GTP_U_TEID));
    }

    @Test
    void theKeyOfGreComesBehindItsChecksum() {
        open("gre-all-fields");
        assertMatches(true, HeaderMatch.exact(HeaderField.GRE_KEY, 0x0a0b0c0d));
    }

    @Test
    void aKeyThatIsNotThereMatchesNothing() {
        open("gre-ip");
        assertMatches(false, bits(HeaderField.GRE_KEY, 0, 0));
    }

    @Test
    void masksLeaveBitsOut() {
        open("e-tag");
        assertMatches(true, bits(HeaderField.E_TAG_ECID, 0x9a050, 0xff0f0));
        assertMatches(false, bits(HeaderField.E_TAG_ECID, 0x9a060, 0xff0f0));
        assertThrows(IllegalArgumentException.class, () -> bits(HeaderField.E_TAG_ECID, 0x100000, 0x100000));
    }

    @Test
    void tagsAreCountedThatFollowOneAnother() {
        open("qinq-three");
        assertMatches(true, tag(0, 0, 0));
        assertMatches(true, tag(2, 0, 0));
        assertMatches(false, tag(3, 0, 0));
        assertMatches(true, new HeaderAbsence(HeaderKind.VLAN, 3));
        assertMatches(false, new HeaderAbsence(HeaderKind.VLAN, 2));
        open("arp");
        assertMatches(false, tag(0, 0, 0));
        assertMatches(true, new HeaderAbsence(HeaderKind.VLAN, 0));
        assertThrows(IllegalArgumentException.class, () -> tag(-1, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new HeaderAbsence(HeaderKind.VLAN, -1));
    }

    /** A tag behind something else is not directly behind the first. */
    @Property(tries = 500)
    void secondTagIsThatBehindTheFirst(@ForAll final long seed) {
        final var random = new Random(seed);
        final var frame = Unpooled.buffer().writeZero(12);
        final var tags = new ArrayList<Integer>();
        for (var count = random.nextInt(4); count > 0; count--) {
            tags.add(random.nextInt(0x10000));
            frame.writeShort(TAG_TYPES[random.nextInt(TAG_TYPES.length)]).writeShort(tags.getLast());
        }
        final var isBehindTag = random.nextInt(3) == 0;
        if (isBehindTag) {
            frame.writeShort(0x8926).writeInt(random.nextInt()).writeShort(0x8100).writeShort(7);
        }
        dissection.dissect(frame.writeShort(0x88b5).writeZero(30));
        final int id = tags.size() > 1 ? tags.get(1) & 0xfff : 5;
        assertMatches(tags.size() > 1, tag(1, id, 0xfff));
        assertMatches(false, tag(1, id ^ 1, 0xfff));
        assertMatches(tags.size() < 2, new HeaderAbsence(HeaderKind.VLAN, 1));
    }

    private static HeaderMatch tag(final int occurrence, final int id, final int mask) {
        return new HeaderMatch(HeaderField.VLAN_ID, occurrence, ImmutableList.of(new HeaderMatch.Bits(id, mask)));
    }

    @Test
    void oneOfTheValuesIsEnough() {
        open("e-tag");
        final var none = new HeaderMatch.Bits(1, 0xfffff);
        final var right = new HeaderMatch.Bits(0x9a456, 0xfffff);
        assertMatches(true, new HeaderMatch(HeaderField.E_TAG_ECID, ImmutableList.of(none, right)));
        assertMatches(false, new HeaderMatch(HeaderField.E_TAG_ECID, ImmutableList.of(none)));
        assertThrows(IllegalArgumentException.class,
            () -> new HeaderMatch(HeaderField.E_TAG_ECID, ImmutableList.of()));
    }

    @Test
    void headersOfThePacketWithinDoNotCount() {
        open("nested");
        final var carried = new Payload.Bytes(HeaderKind.GRE, 0, ImmutableIntArray.of(0), ImmutableIntArray.of(0));
        assertMatches(false, carried);
        assertEquals(true, HeaderPredicate.of(carried).holds(dissection, dissection.inner(0)));
    }

    @Test
    void patternsAreCountedFromTheHeader() {
        open("vlan");
        final var get = ImmutableIntArray.of('G', 'E', 'T');
        final var exact = ImmutableIntArray.of(0xff, 0xff, 0xff);
        assertMatches(true, new Payload.Bytes(HeaderKind.TCP, 20, get, exact));
        assertMatches(false, new Payload.Bytes(HeaderKind.TCP, 21, get, exact));
        assertMatches(true,
            new Payload.Bytes(HeaderKind.TCP, 20, ImmutableIntArray.of(0x40), ImmutableIntArray.of(0xf0)));
        assertMatches(false, new Payload.Bytes(HeaderKind.UDP, 20, get, exact));
    }

    @Test
    void aPatternDoesNotReachIntoPadding() {
        open("ethernet-padding");
        final var zero = ImmutableIntArray.of(0);
        final var exact = ImmutableIntArray.of(0xff);
        assertMatches(true, new Payload.Bytes(HeaderKind.UDP, 10, ImmutableIntArray.of('c'), exact));
        assertMatches(false, new Payload.Bytes(HeaderKind.UDP, 11, zero, exact));
    }

    @Test
    void aLiteralIsFoundAnywhereWithinItsRange() {
        open("vlan");
        assertMatches(true, new Payload.Literal(HeaderKind.TCP, literal("HTTP/1.1"), 14));
        assertMatches(false, new Payload.Literal(HeaderKind.TCP, literal("HTTP/1.1"), 13));
        assertMatches(true, new Payload.Literal(HeaderKind.TCP, literal("\r\n\r\n"), 2048));
        assertMatches(false, new Payload.Literal(HeaderKind.TCP, literal("\r\n\r\n\r"), 2048));
        assertMatches(false, new Payload.Literal(HeaderKind.UDP, literal("HTTP"), 100));
    }

    @Test
    void aLiteralIsSearchedBehindTheLastTag() {
        open("qinq");
        assertMatches(false, new Payload.Literal(HeaderKind.VLAN, ImmutableIntArray.of(0x81, 0), 100));
        assertMatches(true, new Payload.Literal(HeaderKind.UDP, literal("query"), 100));
    }

    private static ImmutableIntArray literal(final String text) {
        final var bytes = ImmutableIntArray.builder();
        for (var value : text.getBytes(StandardCharsets.US_ASCII)) {
            bytes.add(value);
        }
        return bytes.build();
    }

    private void open(final String seed) {
        dissection.dissect(Unpooled.wrappedBuffer(Seeds.of(seed)));
    }

    private void assertMatches(final boolean expected, final HeaderCondition condition) {
        assertEquals(expected, HeaderPredicate.of(condition).holds(dissection, 0));
    }

    private List<Long> read(final HeaderField... fields) {
        return List.of(fields).stream()
            .map(field -> HeaderFieldReader.read(field, dissection, dissection.find(field.kind(), 0))).toList();
    }

    private static HeaderMatch bits(final HeaderField field, final long value, final long mask) {
        return new HeaderMatch(field, ImmutableList.of(new HeaderMatch.Bits(value, mask)));
    }

    private static Long number(final String seed, final int offset, final int count) {
        return new BigInteger(1, Arrays.copyOfRange(Seeds.of(seed), offset, offset + count)).longValueExact();
    }
}
