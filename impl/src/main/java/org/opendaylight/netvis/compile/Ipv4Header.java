/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import com.google.common.io.ByteStreams;
import com.google.common.primitives.Ints;

/**
 * An IPv4 header (RFC 791, section 3.1) that netvis puts in front of a packet of its own.
 *
 * @param source where the packet seems to come from
 * @param destination where it goes
 * @param protocol what follows
 * @param payloadLength how long that is
 */
public record Ipv4Header(int source, int destination, int protocol, int payloadLength) {
    /** Its length. */
    public static final int LENGTH = 20;

    /** Version 4, five words. */
    private static final int VERSION_AND_LENGTH = 0x45;
    private static final int TIME_TO_LIVE = 64;

    /** {@return its bytes} */
    public byte[] toBytes() {
        return toBytes(checksum(toBytes(0)));
    }

    private byte[] toBytes(final int checksum) {
        final var header = ByteStreams.newDataOutput();
        header.writeByte(VERSION_AND_LENGTH);
        header.writeByte(0);
        header.writeShort(LENGTH + payloadLength);
        header.writeInt(0);
        header.writeByte(TIME_TO_LIVE);
        header.writeByte(protocol);
        header.writeShort(checksum);
        header.writeInt(source);
        header.writeInt(destination);
        return header.toByteArray();
    }

    /** The ones' complement of the ones' complement sum of the words of 16 bits. */
    private static int checksum(final byte[] header) {
        int sum = 0;
        for (int i = 0; i < header.length; i += 2) {
            sum += Ints.fromBytes((byte) 0, (byte) 0, header[i], header[i + 1]);
            sum = (sum & 0xffff) + (sum >>> Short.SIZE);
        }
        return ~sum;
    }
}
