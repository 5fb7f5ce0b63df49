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
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.opendaylight.openflowjava.protocol.api.extensibility.OFDeserializer;
import org.opendaylight.openflowjava.protocol.api.extensibility.OFGeneralDeserializer;
import org.opendaylight.openflowjava.protocol.api.extensibility.OFSerializer;
import org.opendaylight.openflowjava.protocol.api.keys.ActionSerializerKey;
import org.opendaylight.openflowjava.protocol.api.keys.ExperimenterActionDeserializerKey;
import org.opendaylight.openflowjava.protocol.api.util.EncodeConstants;
import org.opendaylight.openflowjava.protocol.impl.deserialization.DeserializerRegistryImpl;
import org.opendaylight.openflowjava.protocol.impl.serialization.SerializerRegistryImpl;
import org.opendaylight.openflowjava.protocol.impl.util.ListDeserializer;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.Field;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.action.container.action.choice.OvsActionOfj;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.action.container.action.choice.OvsActionOfjBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.ovs.action.grouping.OvsActionBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.ovs.action.grouping.ovs.action.kind.OutputTruncCaseBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.ovs.action.grouping.ovs.action.kind.RegLoadCaseBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.ovs.action.grouping.ovs.action.kind.reg.load._case.RegLoadBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.common.action.rev150203.actions.grouping.Action;
import org.opendaylight.yangtools.yang.common.Uint64;

/**
 * The codec within openflowplugin's own tables of codecs.
 */
class ActionProviderTest {
    private static final ExperimenterActionDeserializerKey KEY =
        new ExperimenterActionDeserializerKey(EncodeConstants.OF_VERSION_1_3, 0x2320L);
    private static final String MOVE = "ffff00180000232000060020000000000000040600010004";
    private static final String TRUNC = "ffff0010000023200027000300000040";
    /** note:de.ad.be.ef.00.11.22.33. */
    private static final String NOTE = "ffff0018000023200008deadbeef00112233000000000000";
    private static final String NO_SUBTYPE = "ffff000800002320";
    private static final String OUTPUT = "00000010000000010000000000000000";

    private final CodecTables tables = new CodecTables();
    private final SerializerRegistryImpl serializers = tables.serializers();
    private final DeserializerRegistryImpl deserializers = tables.deserializers();

    @Test
    void actionsAreReadAndWrittenAsTheyAre() {
        new ActionProvider(tables.provider());
        for (var action : new String[] {MOVE, TRUNC, NOTE, NO_SUBTYPE}) {
            assertEquals(action, write(read(action)));
        }
    }

    @Test
    void actionsBetweenOthersAreReadAtTheirPlace() {
        new ActionProvider(tables.provider());
        final var all = OUTPUT + NOTE + MOVE + OUTPUT + NO_SUBTYPE + TRUNC + OUTPUT;
        final var in = buffer(all);
        final var actions = ListDeserializer.<Action>deserializeList(EncodeConstants.OF_VERSION_1_3.toJava(),
            all.length() / 2, in, org.opendaylight.openflowjava.protocol.impl.util.CodeKeyMakerFactory
                .createActionsKeyMaker(EncodeConstants.OF_VERSION_1_3), deserializers);
        assertEquals(0, in.readableBytes());
        assertEquals("OutputActionCase OvsActionOfj OvsActionOfj OutputActionCase OvsActionOfj OvsActionOfj "
            + "OutputActionCase", actions.stream()
                .map(action -> action.getActionChoice().implementedInterface().getSimpleName())
                .collect(Collectors.joining(" ")));
    }

    @Test
    void impossibleLengthIsAnError() {
        new ActionProvider(tables.provider());
        assertEquals("action of 4 bytes where there are 16", assertThrows(IllegalArgumentException.class,
            () -> read("ffff0004000023200027000300000040")).getMessage());
        assertEquals("action of 24 bytes where there are 16", assertThrows(IllegalArgumentException.class,
            () -> read("ffff0018000023200027000300000040")).getMessage());
    }

    @Test
    void impossibleActionIsSentAsOneThatIsRefused() {
        new ActionProvider(tables.provider());
        final var refused = "ffff001000002320ffff000000000000";
        assertEquals(refused, write(ActionCodec.action(new OvsActionOfjBuilder().build())));
        assertEquals(refused, write(ActionCodec.action(new OvsActionOfjBuilder().setOvsAction(new OvsActionBuilder()
            .setKind(new OutputTruncCaseBuilder().build()).build()).build())));
        assertEquals(refused, write(ActionCodec.action(new OvsActionOfjBuilder().setOvsAction(new OvsActionBuilder()
            .setKind(new RegLoadCaseBuilder().setRegLoad(new RegLoadBuilder().setField(Field.NXMOFETHTYPE)
                .setValue(Uint64.ONE).build()).build()).build()).build())));
    }

    @Test
    void anotherExtensionIsLeftInPeace() {
        final OFDeserializer<Action> other = rawMessage -> {
            throw new UnsupportedOperationException();
        };
        deserializers.registerDeserializer(KEY, other);
        final var actions = new ActionProvider(tables.provider());
        assertSame(other, deserializers.<OFGeneralDeserializer>getDeserializer(KEY));
        actions.close();
        assertSame(other, deserializers.<OFGeneralDeserializer>getDeserializer(KEY));
    }

    @Test
    void closeLeavesNoTrace() {
        new ActionProvider(tables.provider()).close();
        assertThrows(IllegalStateException.class, () -> deserializers.getDeserializer(KEY));
        assertThrows(IllegalStateException.class, () -> write(ActionCodec.action(ofj(MOVE))));
    }

    private static OvsActionOfj ofj(final String action) {
        return assertInstanceOf(OvsActionOfj.class, new ActionCodec().deserialize(buffer(action)).getActionChoice());
    }

    private Action read(final String action) {
        final var in = buffer(action);
        final var result = deserializers.<OFDeserializer<Action>>getDeserializer(KEY).deserialize(in);
        assertEquals(0, in.readableBytes());
        return result;
    }

    private String write(final Action action) {
        final var out = Unpooled.buffer();
        serializers.<Action, OFSerializer<Action>>getSerializer(new ActionSerializerKey<>(
            EncodeConstants.OF_VERSION_1_3, OvsActionOfj.class, action.getExperimenterId().getValue()))
            .serialize(action, out);
        return ByteBufUtil.hexDump(out);
    }

    private static ByteBuf buffer(final String hex) {
        return Unpooled.wrappedBuffer(HexFormat.of().parseHex(hex));
    }
}
