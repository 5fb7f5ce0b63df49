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
 * Takes out the packet-ins that somebody wants.
 */
@NonNullByDefault
final class PacketInTap implements Tap {
    private final OFDeserializer<? extends OfHeader> tapped;
    private final PacketIns packetIns;

    PacketInTap(final OFDeserializer<? extends OfHeader> tapped, final PacketIns packetIns) {
        this.tapped = requireNonNull(tapped);
        this.packetIns = requireNonNull(packetIns);
    }

    @Override
    public OFDeserializer<? extends OfHeader> tapped() {
        return tapped;
    }

    @Override
    public OfHeader deserialize(final ByteBuf rawMessage) {
        final var start = rawMessage.readerIndex();
        if (!packetIns.take(rawMessage, start + Integer.BYTES)) {
            return tapped.deserialize(rawMessage);
        }
        return Tap.ignored(rawMessage.getInt(start));
    }
}
