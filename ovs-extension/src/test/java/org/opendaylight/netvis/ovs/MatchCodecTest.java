/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.collect.ImmutableSet;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.opendaylight.netvis.ovs.action.Ofctl;
import org.opendaylight.netvis.ovs.field.NxmField;
import org.opendaylight.openflowjava.protocol.api.extensibility.OFDeserializer;
import org.opendaylight.openflowjava.protocol.api.extensibility.OFGeneralDeserializer;
import org.opendaylight.openflowjava.protocol.api.extensibility.OFSerializer;
import org.opendaylight.openflowjava.protocol.api.keys.MatchEntryDeserializerKey;
import org.opendaylight.openflowjava.protocol.api.util.EncodeConstants;
import org.opendaylight.openflowplugin.extension.api.path.MatchPath;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.Hex;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.OvsField;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.ovs.match.grouping.OvsMatch;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.matches.rev261124.ovs.match.grouping.OvsMatchBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.oxm.rev150225.match.entries.grouping.MatchEntry;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflowplugin.extension.general.rev140714.general.extension.grouping.ExtensionBuilder;
import org.opendaylight.yangtools.yang.common.Uint32;

/**
 * The codecs of fields within openflowplugin's own tables of codecs.
 */
class MatchCodecTest {
    private static final NxmField REG0 = NxmField.of("NXM_NX_REG0");
    private static final String REFUSED = "0001fe0400000000";

    private final CodecTables tables = new CodecTables();

    /**
     * What ovs-ofctl sends.
     *
     * @param flow the flow that it is given
     * @param bytes the match in it
     */
    record Golden(String flow, String bytes) {
    }

    static Stream<Golden> golden() throws IOException {
        try (var in = MatchCodecTest.class.getResourceAsStream("/match/matches.txt")) {
            final var text = new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)^#.*\n", "");
            return Arrays.stream(text.strip().split("\n\n")).map(each -> each.split("\n"))
                .map(lines -> new Golden(lines[0], lines[1]));
        }
    }

    @ParameterizedTest
    @MethodSource("golden")
    void matchesOfOvsOfctlAreReadAndWrittenAsTheyAre(final Golden golden) {
        try (var matches = new MatchProvider(tables.provider())) {
            assertEquals(golden.bytes(), write(read(golden.bytes())));
        }
    }

    @ParameterizedTest
    @MethodSource("golden")
    void installedOvsOfctlSendsTheSame(final Golden golden, @TempDir final Path directory) throws Exception {
        assumeTrue(Ofctl.isInstalled(), "ovs-ofctl is not installed");
        assertEquals(golden.bytes(), Ofctl.match(directory, golden.flow()).toString());
    }

    @Property(tries = 200)
    void anyValueOfAnyFieldGoesThroughTheModel(@ForAll @IntRange(max = 200) final int index,
            @ForAll @Size(248) final byte[] random, @ForAll final boolean masked) {
        final var fields = OvsFields.all().keySet().asList();
        final var field = fields.get(index % fields.size());
        final var length = field.isVariable() ? 1 + Byte.toUnsignedInt(random[0]) % 124 : field.bytes();
        final var match = match(hex(random, 0, length), masked ? hex(random, length, 2 * length) : null);
        final var out = Unpooled.buffer();
        final var entry = MatchCodec.entry(OvsFields.all().get(field), match);
        final var codec = new MatchCodec(field, OvsFields.all().get(field));
        codec.serialize(entry, out);
        assertEquals(entry, codec.deserialize(out));
        assertEquals(0, out.readableBytes());
    }

    @Property(tries = 200)
    void anyBytesAreReadOrRefused(@ForAll @Size(max = 40) final byte[] bytes) {
        final var in = Unpooled.wrappedBuffer(Unpooled.wrappedBuffer(new byte[] {0, 1, 0}),
            Unpooled.wrappedBuffer(bytes));
        try {
            final var out = Unpooled.buffer();
            final var codec = new MatchCodec(REG0, OvsFields.all().get(REG0));
            codec.serialize(codec.deserialize(in), out);
            assertEquals(4, out.getUnsignedByte(3));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            // For which openflowplugin drops a message, and keeps the session
            assertEquals(true, bytes.length < 5 || bytes[0] != 4);
        }
    }

    @Test
    void impossibleLengthsAreErrors() {
        final var codec = new MatchCodec(REG0, OvsFields.all().get(REG0));
        assertEquals("NXM_NX_REG0 of 4 bytes where there are 2", assertThrows(IllegalArgumentException.class,
            () -> codec.deserialize(buffer("000100040005"))).getMessage());
        assertEquals("NXM_NX_REG0 cannot have value 0005 and mask null: it has 4 bytes", assertThrows(
            IllegalArgumentException.class, () -> codec.deserialize(buffer("000100020005"))).getMessage());
        assertEquals("NXM_NX_REG0 cannot have value 0000 and mask 0005: it has 4 bytes", assertThrows(
            IllegalArgumentException.class, () -> codec.deserialize(buffer("0001010400000005"))).getMessage());
    }

    @Test
    void impossibleMatchIsSentAsOneThatIsRefused() {
        try (var matches = new MatchProvider(tables.provider())) {
            final var field = OvsFields.all().get(REG0);
            assertEquals(REFUSED, write(MatchCodec.entry(field, new OvsMatchBuilder().build())));
            assertEquals(REFUSED, write(MatchCodec.entry(field, match("0005", null))));
            assertEquals(REFUSED, write(MatchCodec.entry(field, match("00000005", "ff"))));
            assertEquals(REFUSED, write(new MatchConverter(field).convert(new ExtensionBuilder().build())));
        }
    }

    @ParameterizedTest
    @EnumSource(MatchPath.class)
    void everyPlaceHasItsAugmentation(final MatchPath path) {
        final var field = OvsFields.all().get(REG0);
        final var entry = MatchCodec.entry(field, match("00000005", "0000000f"));
        final var converter = new MatchConverter(field);
        final var place = converter.convert(entry, path);
        assertSame(field, place.getKey());
        assertEquals(entry, converter.convert(new ExtensionBuilder().addAugmentation(place.getAugmentationObject())
            .build()));
    }

    @Test
    void fieldsHaveOneCodecEach() {
        final var keys = OvsFields.all().keySet().stream().map(MatchProvider::deserializerKey)
            .collect(ImmutableSet.toImmutableSet());
        assertEquals(OvsFields.all().size(), keys.size());
        assertEquals(OvsFields.all().size(), ImmutableSet.copyOf(OvsFields.all().values()).size());
    }

    @Test
    void anotherExtensionIsLeftInPeace() {
        final OFDeserializer<MatchEntry> other = rawMessage -> {
            throw new UnsupportedOperationException();
        };
        final var key = MatchProvider.deserializerKey(REG0);
        tables.deserializers().registerDeserializer(key, other);
        final var matches = new MatchProvider(tables.provider());
        assertSame(other, tables.deserializers().<OFGeneralDeserializer>getDeserializer(key));
        matches.close();
        assertSame(other, tables.deserializers().<OFGeneralDeserializer>getDeserializer(key));
    }

    @Test
    void closeLeavesNoTrace() {
        new MatchProvider(tables.provider()).close();
        OvsFields.all().forEach((field, identity) -> {
            assertThrows(IllegalStateException.class,
                () -> tables.deserializers().getDeserializer(MatchProvider.deserializerKey(field)));
            assertThrows(IllegalStateException.class,
                () -> tables.serializers().getSerializer(MatchProvider.serializerKey(identity)));
        });
    }

    private static OvsMatch match(final String value, final @Nullable String mask) {
        return new OvsMatchBuilder().setValue(new Hex(value)).setMask(mask == null ? null : new Hex(mask)).build();
    }

    private static String hex(final byte[] bytes, final int from, final int to) {
        return HexFormat.of().formatHex(bytes, from, to);
    }

    /** Finds the deserializer as openflowplugin's MatchDeserializer does. */
    private MatchEntry read(final String bytes) {
        final var in = buffer(bytes);
        final var key = new MatchEntryDeserializerKey(EncodeConstants.OF_VERSION_1_3, in.getUnsignedShort(0),
            in.getUnsignedByte(2) >> 1);
        if (in.getUnsignedShort(0) == EncodeConstants.EXPERIMENTER_VALUE) {
            key.setExperimenterId(Uint32.valueOf(in.getUnsignedInt(Integer.BYTES)));
        }
        final var result = tables.deserializers().<OFDeserializer<MatchEntry>>getDeserializer(key).deserialize(in);
        assertEquals(0, in.readableBytes());
        return result;
    }

    private String write(final MatchEntry entry) {
        final var out = Unpooled.buffer();
        tables.serializers().<MatchEntry, OFSerializer<MatchEntry>>getSerializer(
            MatchProvider.serializerKey((OvsField) entry.getOxmMatchField())).serialize(entry, out);
        return ByteBufUtil.hexDump(out);
    }

    private static ByteBuf buffer(final String hex) {
        return Unpooled.wrappedBuffer(HexFormat.of().parseHex(hex));
    }
}
