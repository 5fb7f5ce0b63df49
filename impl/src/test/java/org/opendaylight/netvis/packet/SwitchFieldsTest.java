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

import io.netty.buffer.Unpooled;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.opendaylight.netvis.program.Field;
import org.opendaylight.netvis.program.FieldExamples;
import org.opendaylight.netvis.program.Word;

/**
 * Each field is read, or refused: none is zero in each packet because nobody has thought of it.
 */
class SwitchFieldsTest {
    private static final byte[] FRAME = Seeds.of("vlan");

    private final Dissection dissection = new Dissection();
    private final SwitchFields fields = new SwitchFields();

    static Set<Field> ofFrames() {
        return SwitchFields.OF_FRAMES;
    }

    static Set<Field> ofContext() {
        return SwitchFields.OF_CONTEXT;
    }

    @ParameterizedTest
    @MethodSource("ofFrames")
    void fieldIsReadFromFrames(final Field field) {
        assertTrue(frames().anyMatch(frame -> {
            fields.read(dissection.dissect(Unpooled.wrappedBuffer(frame)), 0, new PacketContext());
            return !fields.value(field).isZero();
        }), () -> "no frame has " + field);
    }

    /** As they are, and damaged in some ways, since one must be a fragment. */
    private static Stream<byte[]> frames() {
        final var random = new Random(5);
        return Stream.concat(Seeds.FRAMES.stream(), Stream.generate(() -> new Mutations(random).frame()).limit(20_000));
    }

    @ParameterizedTest
    @MethodSource("ofContext")
    void fieldIsReadFromPacketIns(final Field field) {
        final var value = new Word(0x1112131415161718L, 0x0102030405060708L).and(field.exactMask());
        final var digits = HexFormat.of().toHexDigits(value.high()) + HexFormat.of().toHexDigits(value.low());
        final var body = PacketInMaker.packetIn(Unpooled.buffer().writeInt(field.header(false))
            .writeBytes(HexFormat.of().parseHex(digits.substring(digits.length() - field.bits() / 4))), FRAME);
        final var packet = new PacketIn();
        assertTrue(packet.read(body, body.readerIndex(), body.writerIndex()));
        final var context = new PacketContext();
        packet.describe(context);
        fields.read(dissection.dissect(Unpooled.wrappedBuffer(FRAME)), 0, context);
        assertEquals(value, fields.value(field));
    }

    @ParameterizedTest
    @EnumSource
    void fieldThatIsNotReadIsRefused(final Field field) {
        final var match = FieldExamples.exact(field);
        if (SwitchFields.fields().contains(field)) {
            CompiledMatch.of(match);
        } else {
            assertThrows(IllegalArgumentException.class, () -> CompiledMatch.of(match));
            assertThrows(IllegalArgumentException.class, () -> fields.value(field));
        }
    }

    @Test
    void fieldThatIsReadIsListed() {
        final var set = EnumSet.noneOf(Field.class);
        frames().forEach(frame -> {
            fields.read(dissection.dissect(Unpooled.wrappedBuffer(frame)), 0, new PacketContext());
            IntStream.range(0, Field.values().length).filter(slot -> fields.slot(slot) != 0)
                .forEach(slot -> set.add(Field.values()[slot]));
        });
        assertEquals(SwitchFields.OF_FRAMES, set);
        assertFalse(set.isEmpty());
    }
}
