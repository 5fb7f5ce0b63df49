/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs;

import static java.util.Objects.requireNonNull;

import io.netty.buffer.ByteBuf;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.opendaylight.openflowjava.protocol.api.extensibility.OFDeserializer;
import org.opendaylight.openflowjava.protocol.api.util.EncodeConstants;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.protocol.rev130731.BarrierOutputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.protocol.rev130731.OfHeader;
import org.opendaylight.yangtools.yang.common.Uint32;

/**
 * Stands before openflowplugin's deserializer of one message type and takes out the answers to raw messages.
 *
 * <p>openflowplugin must get a message for each one it receives. For those taken out it gets a barrier reply, with a
 * transaction id that it has no request for, and ignores it.
 */
@NonNullByDefault
final class AnswerTap implements OFDeserializer<OfHeader> {
    private final int type;
    private final OFDeserializer<? extends OfHeader> tapped;
    private final Conversations conversations;

    AnswerTap(final int type, final OFDeserializer<? extends OfHeader> tapped, final Conversations conversations) {
        this.type = type;
        this.tapped = requireNonNull(tapped);
        this.conversations = requireNonNull(conversations);
    }

    OFDeserializer<? extends OfHeader> tapped() {
        return tapped;
    }

    @Override
    public OfHeader deserialize(final ByteBuf rawMessage) {
        final var xid = rawMessage.getInt(rawMessage.readerIndex());
        final var body = rawMessage.slice(rawMessage.readerIndex() + Integer.BYTES,
            rawMessage.readableBytes() - Integer.BYTES);
        return conversations.answer(xid, type, body) ? ignored(xid) : tapped.deserialize(rawMessage);
    }

    private static OfHeader ignored(final int xid) {
        return new BarrierOutputBuilder()
            .setVersion(EncodeConstants.OF_VERSION_1_3)
            .setXid(Uint32.fromIntBits(xid))
            .build();
    }
}
