/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.collect.ImmutableList;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.opendaylight.netvis.ovs.action.EncapProperty.NshMdType;
import org.opendaylight.netvis.ovs.action.EncapProperty.NshTlv;
import org.opendaylight.netvis.ovs.action.NiciraAction.Controller;
import org.opendaylight.netvis.ovs.action.NiciraAction.Decap;
import org.opendaylight.netvis.ovs.action.NiciraAction.Encap;
import org.opendaylight.netvis.ovs.action.NiciraAction.OutputTrunc;
import org.opendaylight.netvis.ovs.action.NiciraAction.RegLoad;
import org.opendaylight.netvis.ovs.action.NiciraAction.RegLoad2;
import org.opendaylight.netvis.ovs.action.NiciraAction.RegMove;
import org.opendaylight.netvis.ovs.action.NiciraAction.Resubmit;
import org.opendaylight.netvis.ovs.action.NiciraAction.ResubmitTable;
import org.opendaylight.netvis.ovs.action.NiciraAction.Unknown;
import org.opendaylight.netvis.ovs.field.Bytes;
import org.opendaylight.netvis.ovs.field.NxmField;
import org.opendaylight.netvis.ovs.field.Subfield;

class NiciraCodecTest {
    private static final ImmutableList<Integer> KNOWN = ImmutableList.of(Subtypes.NXAST_REG_MOVE,
        Subtypes.NXAST_REG_LOAD, Subtypes.NXAST_REG_LOAD2, Subtypes.NXAST_RAW_ENCAP, Subtypes.NXAST_RAW_DECAP,
        Subtypes.NXAST_OUTPUT_TRUNC, Subtypes.NXAST_RESUBMIT, Subtypes.NXAST_RESUBMIT_TABLE,
        Subtypes.NXAST_CONTROLLER2);
    private static final int MAX_PORT = 0xffff;
    /** With an option of tunnels in lengths that switches have for it. */
    private static final ImmutableList<NxmField> FIELDS = ImmutableList.<NxmField>builder()
        .addAll(NxmField.names().stream().map(NxmField::of).toList())
        .addAll(Stream.of(1, 3, 8).map(NxmField.of("NXM_NX_TUN_METADATA5")::ofLength).toList())
        .build();

    @Property
    void everyActionIsDecodedAsItWas(@ForAll("actions") final NiciraAction action) {
        final var bytes = NiciraCodec.encode(action);
        assertEquals(0, bytes.length % 8);
        assertEquals(bytes.length, ByteBuffer.wrap(bytes).getShort(2));
        assertEquals(action, NiciraCodec.decode(payload(bytes)));
    }

    @Property
    void anyBytesAreDecodedAndEncodedAgain(@ForAll @Size(max = 64) final byte[] payload) {
        assertSame(payload);
    }

    @Property
    void anyBytesOfKnownSubtypeAreDecodedAndEncodedAgain(@ForAll("subtypes") final int subtype,
            @ForAll @Size(max = 64) final byte[] rest) {
        assertSame(ByteBuffer.allocate(2 + rest.length).putShort((short) subtype).put(rest).array());
    }

    @Property
    void damagedActionIsDecodedAndEncodedAgain(@ForAll("actions") final NiciraAction action,
            @ForAll @IntRange(max = 63) final int at, @ForAll final byte value) {
        final var payload = payload(NiciraCodec.encode(action));
        payload[at % payload.length] = value;
        assertSame(payload);
    }

    @Property
    void truncatedActionIsUnknown(@ForAll("actions") final NiciraAction action,
            @ForAll @IntRange(min = 1, max = 7) final int cut) {
        final var payload = payload(NiciraCodec.encode(action));
        final var truncated = Arrays.copyOf(payload, payload.length - cut);
        assertInstanceOf(Unknown.class, NiciraCodec.decode(truncated));
        assertSame(truncated);
    }

    private static void assertSame(final byte[] payload) {
        assertEquals(Bytes.of(payload), Bytes.of(payload(NiciraCodec.encode(NiciraCodec.decode(payload)))));
    }

    private static byte[] payload(final byte[] action) {
        return Arrays.copyOfRange(action, NiciraCodec.HEADER_LENGTH, action.length);
    }

    @Test
    void malformedActionsAreUnknownWithTheReason() {
        assertEquals("ends too early", reason(""));
        assertEquals("subtype 35 is not known", reason("00230000"));
        assertEquals("NXM_NX_REG0 has 32 bits, and no 33 from bit 0 up",
            reason("0006 0021 0000 0000 00010004 00010204 0000"));
        assertEquals("NXM_OF_ETH_TYPE is not writable", reason("0006 0010 0000 0000 00010004 00000602 0000"));
        assertEquals("field 0x00010005 of experimenter 0x0 is not known",
            reason("0006 0020 0000 0000 00010005 00010204 0000"));
        assertEquals("0x20 is wider than NXM_NX_REG1[3..7]", reason("0007 00c4 00010204 0000000000000020"));
        assertEquals("padding is not zero, or the length is not what it should be", reason("000e fff8 05 000001"));
        assertEquals("padding is not zero, or the length is not what it should be", reason("002f 0001 0000fffe"));
        assertEquals("max_len 13 is not in 14..4294967295", reason("0027 0003 0000000d"));
        assertEquals("a packet to the controller with other properties than a meter",
            reason("0025 000000000000 0005000c 00000005 00000000"));
        assertEquals("property 1 of class 5 is not known", reason("002e 0000 0001894f 0005010502000000"));
        assertEquals("length -4 is not in 0..4", reason("002e 0000 0001894f 0004010002000000"));
        assertEquals("00000038/00000000 is no value and mask of NXOXM_NSH_C1",
            reason("0021 ffff0d0c 005ad650 00000038 00000000 00000000"));
    }

    private static String reason(final String payload) {
        final var bytes = HexFormat.of().parseHex(payload.replace(" ", ""));
        return assertInstanceOf(Unknown.class, NiciraCodec.decode(bytes)).reason();
    }

    @Test
    void impossibleActionsCannotBeMade() {
        final var reg0 = NxmField.register(0);
        assertMessage("NXM_NX_REG0[0..7] has 8 bits and NXM_NX_REG1[] has 32; move takes the same number",
            () -> new RegMove(reg0.range(0, 7), NxmField.register(1).whole()));
        assertMessage("NXOXM_NSH_C1 has an experimenter; only RegLoad2 sets it",
            () -> new RegLoad(NxmField.of("NXOXM_NSH_C1").whole(), 1));
        assertMessage("width of NXM_NX_XXREG0[] 128 is not in 1..64",
            () -> new RegLoad(NxmField.of("NXM_NX_XXREG0").whole(), 1));
        assertMessage("NXM_NX_REG0 has 4 bytes, and not the lengths of 01/01",
            () -> new RegLoad2(reg0, Bytes.parse("01"), Bytes.parse("01")));
        assertMessage("00000003/00000002 is no value and mask of NXM_NX_REG0",
            () -> new RegLoad2(reg0, Bytes.parse("00000003"), Bytes.parse("00000002")));
        assertMessage("01000000/ffffffff is no value and mask of NXOXM_NSH_SPI",
            () -> RegLoad2.whole(NxmField.of("NXOXM_NSH_SPI"), Bytes.parse("01000000")));
        assertMessage("Open vSwitch has no field NXM_NX_REG16; see ovs-fields(7) for their names",
            () -> NxmField.register(16));
        assertMessage("length of the action 68016 is not in 0..65528", () -> NiciraCodec.encode(
            new Encap(0, PacketType.NSH, ImmutableList.copyOf(
                Collections.nCopies(500, new NshTlv(0, 0, Bytes.of(new byte[127])))))));
    }

    private static void assertMessage(final String message, final Runnable action) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, action::run).getMessage());
    }

    @Provide
    Arbitrary<Integer> subtypes() {
        return Arbitraries.of(KNOWN);
    }

    @Provide
    Arbitrary<NiciraAction> actions() {
        final var ports = Arbitraries.integers().between(0, MAX_PORT);
        final var bytes = Arbitraries.integers().between(0, 255);
        return Arbitraries.oneOf(
            moves(), loads(), loads2(),
            Combinators.combine(ports, packetTypes(), properties().list().ofMaxSize(4))
                .as((size, type, properties) -> new Encap(size, type, ImmutableList.copyOf(properties))),
            packetTypes().map(Decap::new),
            Combinators.combine(ports, Arbitraries.longs().between(14, 0xffffffffL)).as(OutputTrunc::new),
            Arbitraries.integers().map(Controller::new),
            ports.map(Resubmit::new),
            Combinators.combine(ports, bytes).as(ResubmitTable::new));
    }

    private static Arbitrary<NiciraAction> moves() {
        return subfields(FIELDS).flatMap(source -> subfields(writable(source.width()))
            .map(any -> any.field().range(any.offset() % (any.field().bits() - source.width() + 1),
                any.offset() % (any.field().bits() - source.width() + 1) + source.width() - 1))
            .map(destination -> new RegMove(source, destination)));
    }

    private static ImmutableList<NxmField> writable(final int minBits) {
        return FIELDS.stream().filter(field -> field.isWritable() && field.bits() >= minBits)
            .collect(ImmutableList.toImmutableList());
    }

    private static Arbitrary<Subfield> subfields(final List<NxmField> fields) {
        return Arbitraries.of(fields).flatMap(field -> Arbitraries.integers().between(0, field.bits() - 1)
            .flatMap(from -> Arbitraries.integers().between(from, field.bits() - 1)
                .map(to -> field.range(from, to))));
    }

    private static Arbitrary<NiciraAction> loads() {
        final var subfields = subfields(writable(1).stream().filter(field -> !field.isExperimenter()).toList())
            .filter(subfield -> subfield.width() <= Long.SIZE);
        return Combinators.combine(subfields, Arbitraries.longs())
            .as((subfield, value) -> new RegLoad(subfield, value >>> Long.SIZE - subfield.width()));
    }

    private static Arbitrary<NiciraAction> loads2() {
        return Arbitraries.of(writable(1)).flatMap(field -> Combinators
            .combine(bytes(field.bytes()), bytes(field.bytes())).filter((value, mask) -> mask[mask.length - 1] != 0)
            .as((value, mask) -> new RegLoad2(field, Bytes.of(masked(field, value, mask)), Bytes.of(mask))));
    }

    private static byte[] masked(final NxmField field, final byte[] value, final byte[] mask) {
        final var result = new byte[value.length];
        for (int bit = 0; bit < field.bits(); bit++) {
            final var at = value.length - 1 - bit / Byte.SIZE;
            result[at] |= (byte) (value[at] & mask[at] & 1 << bit % Byte.SIZE);
        }
        return result;
    }

    private static Arbitrary<byte[]> bytes(final int length) {
        return Arbitraries.bytes().array(byte[].class).ofSize(length);
    }

    private static Arbitrary<PacketType> packetTypes() {
        final var words = Arbitraries.integers().between(0, MAX_PORT);
        return Combinators.combine(words, words).as(PacketType::new);
    }

    private static Arbitrary<EncapProperty> properties() {
        return Arbitraries.oneOf(Arbitraries.integers().between(1, 2).map(NshMdType::new),
            Combinators.combine(Arbitraries.integers().between(0, MAX_PORT), Arbitraries.integers().between(0, 255),
                Arbitraries.bytes().array(byte[].class).ofMaxSize(127))
                .as((metadataClass, type, value) -> new NshTlv(metadataClass, type, Bytes.of(value))));
    }
}
