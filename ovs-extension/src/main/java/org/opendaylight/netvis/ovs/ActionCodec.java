/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs;

import io.netty.buffer.ByteBuf;
import java.util.NoSuchElementException;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.opendaylight.netvis.ovs.action.NiciraAction;
import org.opendaylight.netvis.ovs.action.NiciraCodec;
import org.opendaylight.netvis.ovs.field.Bytes;
import org.opendaylight.netvis.ovs.protocol.Experimenter;
import org.opendaylight.openflowjava.protocol.api.extensibility.HeaderDeserializer;
import org.opendaylight.openflowjava.protocol.api.extensibility.OFDeserializer;
import org.opendaylight.openflowjava.protocol.api.extensibility.OFSerializer;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.action.container.action.choice.OvsActionOfj;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.action.container.action.choice.OvsActionOfjBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.ovs.actions.rev261124.ovs.action.grouping.OvsAction;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.common.action.rev150203.actions.grouping.Action;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.common.action.rev150203.actions.grouping.ActionBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.common.types.rev130731.ExperimenterId;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Actions between openflowplugin and the wire.
 *
 * <p>What a switch sends is taken whole, whatever it is, so that the reader finds the next action where it is. Only
 * a length that is not possible is an error, for which openflowplugin drops the message and keeps the session.
 *
 * <p>When a serializer fails, openflowplugin sends nothing and tells the caller of the RPC that all is well. Therefore
 * an action that cannot be is sent as one that each switch refuses: nothing is installed, and the RPC fails.
 */
@NonNullByDefault
final class ActionCodec implements OFSerializer<Action>, OFDeserializer<Action>, HeaderDeserializer<Action> {
    static final Uint32 EXPERIMENTER = Uint32.valueOf(Experimenter.NICIRA);

    private static final ExperimenterId EXPERIMENTER_ID = new ExperimenterId(EXPERIMENTER);

    private static final Logger LOG = LoggerFactory.getLogger(ActionCodec.class);
    /** Subtype 0xffff, which Open vSwitch does not have: OFPBAC_BAD_EXP_TYPE (its lib/ofp-actions.c). */
    private static final NiciraAction REFUSED =
        new NiciraAction.Unknown(Bytes.parse("ffff000000000000"), "could not be encoded");

    static Action action(final OvsActionOfj action) {
        return new ActionBuilder().setExperimenterId(EXPERIMENTER_ID).setActionChoice(action).build();
    }

    static Action action(final NiciraAction action) {
        return action(new OvsActionOfjBuilder().setOvsAction(ActionWriter.write(action)).build());
    }

    @Override
    public void serialize(final Action input, final ByteBuf outBuffer) {
        outBuffer.writeBytes(encode(((OvsActionOfj) input.getActionChoice()).nonnullOvsAction()));
    }

    private static byte[] encode(final OvsAction action) {
        try {
            return NiciraCodec.encode(ActionReader.read(action));
        } catch (IllegalArgumentException | NoSuchElementException e) {
            LOG.warn("an action cannot be sent, the switch gets one to refuse instead: {}", action, e);
            return NiciraCodec.encode(REFUSED);
        }
    }

    @Override
    public Action deserialize(final ByteBuf rawMessage) {
        final var length = rawMessage.getUnsignedShort(rawMessage.readerIndex() + Short.BYTES);
        if (length < NiciraCodec.HEADER_LENGTH || length > rawMessage.readableBytes()) {
            throw new IllegalArgumentException("action of %d bytes where there are %d".formatted(length,
                rawMessage.readableBytes()));
        }
        final var payload = new byte[length - NiciraCodec.HEADER_LENGTH];
        rawMessage.skipBytes(NiciraCodec.HEADER_LENGTH).readBytes(payload);
        return action(NiciraCodec.decode(payload));
    }

    @Override
    public Action deserializeHeader(final ByteBuf rawMessage) {
        return deserialize(rawMessage);
    }
}
