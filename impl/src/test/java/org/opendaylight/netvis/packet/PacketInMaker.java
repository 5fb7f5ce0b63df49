/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.packet;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/**
 * Makes packet-ins as Open vSwitch sends them, without the OpenFlow header.
 */
final class PacketInMaker {
    static final int PORT = 7;
    static final long COOKIE = 0x4e56080000000001L;

    private PacketInMaker() {
        // Hidden on purpose
    }

    /** With what there is of a packet that came from a port. */
    static ByteBuf packetIn(final long metadata, final byte[] frame) {
        return packetIn(metadata, 0, 0, frame);
    }

    /** With all fields that matter, and one that does not. */
    static ByteBuf packetIn(final long metadata, final long tunnelId, final int tunnelSource, final byte[] frame) {
        final var fields = Unpooled.buffer().writeInt(0x80000004).writeInt(PORT);
        if (tunnelId != 0) {
            fields.writeInt(0x80004c08).writeLong(tunnelId).writeInt(0x00013e04).writeInt(tunnelSource);
        }
        // Register 3
        fields.writeInt(0x00010604).writeInt(0x11223344).writeInt(0x80000408).writeLong(metadata);
        return packetIn(fields, frame);
    }

    static ByteBuf packetIn(final ByteBuf fields, final byte[] frame) {
        return packetIn(COOKIE, fields, frame);
    }

    /** From the flow with a certain cookie. */
    static ByteBuf packetIn(final long cookie, final ByteBuf fields, final byte[] frame) {
        final var length = 4 + fields.readableBytes();
        return Unpooled.buffer().writeInt(-1).writeShort(frame.length).writeByte(1).writeByte(200)
            .writeLong(cookie).writeShort(1).writeShort(length).writeBytes(fields)
            .writeZero((8 - length % 8) % 8 + 2).writeBytes(frame);
    }
}
