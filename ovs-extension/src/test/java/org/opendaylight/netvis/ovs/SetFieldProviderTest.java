/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opendaylight.netvis.ovs.action.NiciraAction;
import org.opendaylight.netvis.ovs.action.NiciraAction.RegLoad2;
import org.opendaylight.netvis.ovs.action.NiciraAction.Unknown;
import org.opendaylight.openflowjava.protocol.api.extensibility.HeaderDeserializer;
import org.opendaylight.openflowjava.protocol.api.extensibility.OFDeserializer;
import org.opendaylight.openflowjava.protocol.api.extensibility.OFGeneralDeserializer;
import org.opendaylight.openflowjava.protocol.api.keys.ActionDeserializerKey;
import org.opendaylight.openflowjava.protocol.api.keys.MessageCodeKey;
import org.opendaylight.openflowjava.protocol.api.util.EncodeConstants;
import org.opendaylight.openflowjava.protocol.impl.deserialization.DeserializerRegistryImpl;
import org.opendaylight.openflowplugin.api.openflow.protocol.deserialization.MessageCodeExperimenterKey;
import org.opendaylight.yang.gen.v1.urn.opendaylight.action.types.rev131112.action.action.SetFieldCaseBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.action.container.action.choice.OvsActionOfj;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.common.action.rev150203.action.grouping.action.choice.SetFieldCase;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.common.action.rev150203.actions.grouping.Action;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.protocol.rev130731.GetFeaturesOutput;

/**
 * Set-fields within openflowplugin's own tables of codecs.
 */
class SetFieldProviderTest {
    private static final MessageCodeKey OLDER = new ActionDeserializerKey(EncodeConstants.OF_VERSION_1_3, 25, null);
    private static final MessageCodeKey NEWER = new MessageCodeExperimenterKey(EncodeConstants.OF_VERSION_1_3, 25,
        org.opendaylight.yang.gen.v1.urn.opendaylight.action.types.rev131112.action.Action.class, null);
    private static final MessageCodeKey FEATURES_REPLY =
        new MessageCodeKey(EncodeConstants.OF_VERSION_1_3, 6, GetFeaturesOutput.class);

    private static final String REG4 = "00190010000108040000000700000000";
    private static final String NSH_TTL = "00190010ffff1405005ad65005000000";
    private static final String TUN_METADATA63 = "001900080001ce00";
    private static final String ETH_DST = "00190010800006060200000000010000";
    private static final String FEATURES = "00000001" + "00".repeat(24);

    private final CodecTables tables = new CodecTables();
    private final DeserializerRegistryImpl deserializers = tables.deserializers();

    /** What openflowplugin puts there when it starts to listen. */
    private static final class Newer
            implements OFDeserializer<org.opendaylight.yang.gen.v1.urn.opendaylight.action.types.rev131112.action
                .Action>, HeaderDeserializer<org.opendaylight.yang.gen.v1.urn.opendaylight.action.types.rev131112
                .action.Action> {
        @Override
        public org.opendaylight.yang.gen.v1.urn.opendaylight.action.types.rev131112.action.Action deserialize(
                final ByteBuf message) {
            message.skipBytes(message.readableBytes());
            return new SetFieldCaseBuilder().build();
        }

        @Override
        public org.opendaylight.yang.gen.v1.urn.opendaylight.action.types.rev131112.action.Action deserializeHeader(
                final ByteBuf message) {
            message.skipBytes(Integer.BYTES);
            return new SetFieldCaseBuilder().build();
        }
    }

    @ParameterizedTest
    @CsvSource({REG4 + ",NXM_NX_REG4,00000007", NSH_TTL + ",NXOXM_NSH_TTL,05",
        TUN_METADATA63 + ",NXM_NX_TUN_METADATA63,''"})
    void fieldOfOvsIsReadAsActionOfOvs(final String action, final String field, final String value) {
        new SetFieldProvider(tables.provider());
        final var load = assertInstanceOf(RegLoad2.class, readOvs(action));
        assertEquals(field, load.field().name());
        assertEquals(value, load.value().toString());
    }

    @Test
    void otherFieldIsLeftToOpenflowplugin() {
        new SetFieldProvider(tables.provider());
        final var in = buffer(ETH_DST);
        assertInstanceOf(SetFieldCase.class, older().deserialize(in).getActionChoice());
        assertEquals(0, in.readableBytes());
    }

    @Test
    void newerTableHasNothingForFieldsOfOvs() {
        deserializers.registerDeserializer(NEWER, new Newer());
        new SetFieldProvider(tables.provider());
        final var in = buffer(REG4);
        assertThrows(IllegalStateException.class, () -> newer().deserialize(in));
        assertEquals(0, in.readerIndex());
        assertEquals(new SetFieldCaseBuilder().build(), newer().deserialize(buffer(ETH_DST)));
        assertEquals(new SetFieldCaseBuilder().build(),
            ((HeaderDeserializer<?>) newer()).deserializeHeader(buffer("00190004")));
    }

    @Test
    void newerTableThatIsFilledLaterIsLookedAtWhenSwitchConnects() {
        new SetFieldProvider(tables.provider());
        deserializers.registerDeserializer(NEWER, new Newer());
        assertEquals(new SetFieldCaseBuilder().build(), newer().deserialize(buffer(REG4)));
        final var features = deserializers.<OFDeserializer<GetFeaturesOutput>>getDeserializer(FEATURES_REPLY)
            .deserialize(buffer(FEATURES));
        assertEquals(1, features.getXid().toJava());
        assertThrows(IllegalStateException.class, () -> newer().deserialize(buffer(REG4)));
    }

    /** A register of 2 bytes, of 8, of 5 with a mask, and one whose value is not in its mask. */
    @ParameterizedTest
    @ValueSource(strings = {"00190010000108020007000000000000", "00190010000108080000000000000007",
        "00190010000109050000000700000000", "00190010000109080000000700000003"})
    void malformedSetFieldIsUnknown(final String action) {
        new SetFieldProvider(tables.provider());
        assertInstanceOf(Unknown.class, readOvs(action));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0019000800010804", "00190010000108040000", "0019000c0001080c00000000",
        "00190000000108040000"})
    void impossibleLengthIsAnError(final String action) {
        new SetFieldProvider(tables.provider());
        assertThrows(IllegalArgumentException.class, () -> older().deserialize(buffer(action)));
    }

    @Test
    void closeLeavesNoTrace() {
        final var newer = new Newer();
        deserializers.registerDeserializer(NEWER, newer);
        final var older = deserializers.<OFGeneralDeserializer>getDeserializer(OLDER);
        final var features = deserializers.<OFGeneralDeserializer>getDeserializer(FEATURES_REPLY);
        new SetFieldProvider(tables.provider()).close();
        assertSame(newer, newer());
        assertSame(older, older());
        assertSame(features, deserializers.<OFGeneralDeserializer>getDeserializer(FEATURES_REPLY));
    }

    private NiciraAction readOvs(final String action) {
        final var in = buffer(action);
        final var choice = older().deserialize(in).getActionChoice();
        assertEquals(0, in.readableBytes());
        return ActionReader.read(assertInstanceOf(OvsActionOfj.class, choice).nonnullOvsAction());
    }

    private OFDeserializer<Action> older() {
        return deserializers.getDeserializer(OLDER);
    }

    private OFDeserializer<org.opendaylight.yang.gen.v1.urn.opendaylight.action.types.rev131112.action.Action> newer() {
        return deserializers.getDeserializer(NEWER);
    }

    private static ByteBuf buffer(final String hex) {
        return Unpooled.wrappedBuffer(HexFormat.of().parseHex(hex));
    }
}
