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
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.protocol.rev130731.OfHeader;

/**
 * Takes out the answers to raw messages.
 */
@NonNullByDefault
final class AnswerTap implements Tap {
    private final int type;
    private final OFDeserializer<? extends OfHeader> tapped;
    private final Conversations conversations;

    AnswerTap(final int type, final OFDeserializer<? extends OfHeader> tapped, final Conversations conversations) {
        this.type = type;
        this.tapped = requireNonNull(tapped);
        this.conversations = requireNonNull(conversations);
    }

    @Override
    public OFDeserializer<? extends OfHeader> tapped() {
        return tapped;
    }

    @Override
    public OfHeader deserialize(final ByteBuf rawMessage) {
        final var xid = rawMessage.getInt(rawMessage.readerIndex());
        final var body = rawMessage.slice(rawMessage.readerIndex() + Integer.BYTES,
            rawMessage.readableBytes() - Integer.BYTES);
        return conversations.answer(xid, type, body) ? Tap.ignored(xid) : tapped.deserialize(rawMessage);
    }
}
