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

import com.google.common.primitives.ImmutableIntArray;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Tags, tunnels and payload, which Open vSwitch cannot match.
 */
class HeaderConditionTest {
    private final Dissection dissection = new Dissection();

    @Test
    void vnTagFieldsAreRead() {
        open("vn-tag");
        assertEquals(List.of(1L, 1L, 0x1234L, 1L, 1L, 0xabcL), read(HeaderField.VN_TAG_DIRECTION,
            HeaderField.VN_TAG_POINTER, HeaderField.VN_TAG_DESTINATION, HeaderField.VN_TAG_LOOPED,
            HeaderField.VN_TAG_VERSION, HeaderField.VN_TAG_SOURCE));
    }

    @Test
    void eTagIdentifiersAreExtensionAndBase() {
        open("e-tag");
        assertEquals(List.of(5L, 1L, 0x78123L, 2L, 0x9a456L), read(HeaderField.E_TAG_PCP, HeaderField.E_TAG_DEI,
            HeaderField.E_TAG_INGRESS_ECID, HeaderField.E_TAG_GROUP, HeaderField.E_TAG_ECID));
    }

    @Test
    void tunnelFieldsAreRead() {
        open("erspan-2");
        assertEquals(List.of(0x64L, 0x2aL, 0xabcdeL), read(HeaderField.ERSPAN_II_VLAN, HeaderField.ERSPAN_II_SESSION,
            HeaderField.ERSPAN_II_INDEX));
        open("nvgre");
        assertEquals(List.of(0x001770L, 0x05L, 0x00177005L), read(HeaderField.NVGRE_VSID, HeaderField.NVGRE_FLOW_ID,
            HeaderField.GRE_KEY));
    }

    @Test
    void theKeyOfGreComesBehindItsChecksum() {
        open("gre-all-fields");
        assertMatches(true, HeaderMatch.exact(HeaderField.GRE_KEY, 0x0a0b0c0d));
    }

    @Test
    void aKeyThatIsNotThereMatchesNothing() {
        open("gre-ip");
        assertMatches(false, new HeaderMatch(HeaderField.GRE_KEY, 0, 0, 0));
    }

    @Test
    void masksLeaveBitsOut() {
        open("vn-tag");
        assertMatches(true, new HeaderMatch(HeaderField.VN_TAG_DESTINATION, 0, 0x0230, 0x0ff0));
        assertMatches(false, new HeaderMatch(HeaderField.VN_TAG_DESTINATION, 0, 0x0330, 0x0ff0));
        assertThrows(IllegalArgumentException.class,
            () -> new HeaderMatch(HeaderField.VN_TAG_DESTINATION, 0, 0x4000, 0x4000));
    }

    @Test
    void tagsAreCountedFromOutside() {
        open("qinq");
        assertMatches(true, new HeaderMatch(HeaderField.VLAN_ID, 0, 200, 0xfff));
        assertMatches(true, new HeaderMatch(HeaderField.VLAN_ID, 1, 100, 0xfff));
        assertMatches(false, new HeaderMatch(HeaderField.VLAN_ID, 2, 0, 0));
    }

    @Test
    void tagsOfThePacketWithinDoNotCount() {
        open("vxlan-ipv6-vlan");
        assertMatches(false, new HeaderMatch(HeaderField.VLAN_ID, 1, 8, 0xfff));
        assertEquals(true, HeaderMatch.exact(HeaderField.VLAN_ID, 8).matches(dissection, dissection.inner(0)));
    }

    @Test
    void patternsAreCountedFromTheHeader() {
        open("vlan");
        final var get = ImmutableIntArray.of('G', 'E', 'T');
        final var exact = ImmutableIntArray.of(0xff, 0xff, 0xff);
        assertMatches(true, new BytePattern(HeaderKind.TCP, 20, get, exact));
        assertMatches(false, new BytePattern(HeaderKind.TCP, 21, get, exact));
        assertMatches(true,
            new BytePattern(HeaderKind.TCP, 20, ImmutableIntArray.of(0x40), ImmutableIntArray.of(0xf0)));
        assertMatches(false, new BytePattern(HeaderKind.UDP, 20, get, exact));
    }

    @Test
    void aPatternDoesNotReachIntoPadding() {
        open("ethernet-padding");
        final var zero = ImmutableIntArray.of(0);
        assertMatches(true, new BytePattern(HeaderKind.UDP, 10, ImmutableIntArray.of('c'), ImmutableIntArray.of(0xff)));
        assertMatches(false, new BytePattern(HeaderKind.UDP, 11, zero, ImmutableIntArray.of(0xff)));
    }

    @Test
    void aLiteralIsFoundAnywhereWithinItsRange() {
        open("vlan");
        assertMatches(true, new LiteralSearch(HeaderKind.TCP, literal("HTTP/1.1"), 14));
        assertMatches(false, new LiteralSearch(HeaderKind.TCP, literal("HTTP/1.1"), 13));
        assertMatches(true, new LiteralSearch(HeaderKind.TCP, literal("\r\n\r\n"), 2048));
        assertMatches(false, new LiteralSearch(HeaderKind.TCP, literal("\r\n\r\n\r"), 2048));
        assertMatches(false, new LiteralSearch(HeaderKind.UDP, literal("HTTP"), 100));
    }

    @Test
    void aLiteralIsSearchedBehindTheLastTag() {
        open("qinq");
        assertMatches(false, new LiteralSearch(HeaderKind.VLAN, ImmutableIntArray.of(0x81, 0), 100));
        assertMatches(true, new LiteralSearch(HeaderKind.UDP, literal("query"), 100));
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
        assertEquals(expected, condition.matches(dissection, 0));
    }

    private List<Long> read(final HeaderField... fields) {
        return List.of(fields).stream().map(field -> field.read(dissection, dissection.find(field.kind(), 0))).toList();
    }
}
