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
import com.google.common.collect.ImmutableSet;
import com.google.common.primitives.ImmutableIntArray;
import io.netty.buffer.Unpooled;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.opendaylight.netvis.net.CarrierCondition;
import org.opendaylight.netvis.net.HeaderField;
import org.opendaylight.netvis.net.HeaderKind;
import org.opendaylight.netvis.net.HeaderMatch;

/**
 * What is in the header of an encapsulation.
 */
class CarrierConditionTest {
    private static final String FRAME = "02".repeat(12) + "88b5" + "00".repeat(46);

    private final Dissection dissection = new Dissection();

    @Test
    void optionsOfGeneveAreFoundByClassAndType() {
        open("0102800100020003" + "0103010000010002");
        assertFalse(holds(option(0x0102, 0x81, "", "")));
        assertTrue(holds(option(0x0102, 0x80, "", "")));
        assertTrue(holds(option(0x0102, 0x80, "0002", "ffff")));
        assertTrue(holds(option(0x0102, 0x80, "00000003", "0000ffff")));
        assertFalse(holds(option(0x0102, 0x80, "00000004", "0000ffff")));
    }

    @Test
    void laterOptionsAreFoundToo() {
        open("0103010000000000".substring(0, 8) + "0102800100020003" + "0102800100070008");
        assertTrue(holds(option(0x0103, 1, "", "")));
        assertTrue(holds(option(0x0102, 0x80, "0002", "ffff")));
        assertTrue(holds(option(0x0102, 0x80, "0007", "ffff")));
        assertFalse(holds(option(0x0103, 1, "00", "00")));
    }

    /** The data of one option is not that of the next, and an option that ends behind the header is none. */
    @Test
    void lengthsAreKept() {
        open("0102800100020003" + "0103011f");
        assertFalse(holds(option(0x0102, 0x80, "0002000301", "ffffffffff")));
        assertFalse(holds(option(0x0103, 1, "", "")));
        open("0102801f" + "00020003");
        assertFalse(holds(option(0x0102, 0x80, "", "")));
    }

    @Test
    void fieldsAndKindsAreThoseOfTheCarrierAlone() {
        dissection.dissect(Unpooled.wrappedBuffer(Seeds.of("nvgre")));
        assertTrue(holds(flow(5)));
        assertFalse(holds(flow(4)));
        assertTrue(holds(new CarrierCondition.Kind(ImmutableSet.of(HeaderKind.GRE))));
        assertFalse(HeaderPredicate.of(flow(5)).holds(dissection, 0));
        dissection.dissect(Unpooled.wrappedBuffer(Seeds.of("erspan-2")));
        assertFalse(holds(flow(5)));
        assertTrue(holds(new CarrierCondition.Kind(ImmutableSet.of(HeaderKind.GRE, HeaderKind.ERSPAN_II))));
        assertFalse(holds(new CarrierCondition.Kind(ImmutableSet.of(HeaderKind.GRE, HeaderKind.ERSPAN_III))));
    }

    @Test
    void valuesThatNothingCanHaveAreRefused() {
        assertEquals("byte 1, ff, has bits outside of its mask 0f, so nothing matches: clear them",
            assertThrows(IllegalArgumentException.class, () -> option(1, 1, "00ff", "000f")).getMessage());
        assertEquals("a value of 1 bytes has a mask of 2: give as many, at most 124",
            assertThrows(IllegalArgumentException.class, () -> option(1, 1, "00", "ffff")).getMessage());
        assertThrows(IllegalArgumentException.class, () -> option(1, 1, "00".repeat(125), "ff".repeat(125)));
    }

    private static CarrierCondition flow(final int id) {
        return new CarrierCondition.Field(HeaderField.NVGRE_FLOW_ID, ImmutableList.of(new HeaderMatch.Bits(id, 0xff)));
    }

    private static CarrierCondition option(final int optionClass, final int type, final String value,
            final String mask) {
        return new CarrierCondition.Option(optionClass, type, bytes(value), bytes(mask));
    }

    private static ImmutableIntArray bytes(final String text) {
        final var bytes = HexFormat.of().parseHex(text);
        final var numbers = new int[bytes.length];
        Arrays.setAll(numbers, i -> Byte.toUnsignedInt(bytes[i]));
        return ImmutableIntArray.copyOf(numbers);
    }

    private boolean holds(final CarrierCondition condition) {
        return HeaderPredicate.of(condition).holds(dissection, dissection.inner(0));
    }

    private void open(final String options) {
        final var hex = HexFormat.of();
        final var geneve = "%02x40655800177100".formatted(options.length() / 8) + options + FRAME;
        dissection.dissect(Unpooled.wrappedBuffer(ViewTest.udp(6081, hex.parseHex(geneve))));
        assertEquals(HeaderKind.GENEVE, dissection.kind(dissection.inner(0) - 1));
    }
}
