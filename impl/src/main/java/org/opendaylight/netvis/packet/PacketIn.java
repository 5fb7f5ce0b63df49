/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.packet;

import io.netty.buffer.ByteBuf;
import org.opendaylight.netvis.ovs.field.OxmHeader;
import org.opendaylight.netvis.ovs.protocol.OpenFlow13;
import org.opendaylight.netvis.program.Field;

/**
 * What an {@code ofp_packet_in} says beside the frame, read in place (OpenFlow 1.3.5, section 7.4.1). Makes no garbage,
 * and can be used again. Not safe for use by several threads.
 *
 * <pre>{@code
 *   0           4          6       7      8       16                   padded to 8
 *   | buffer id | total len | reason | table | cookie | match: OXM fields | 2 zeros | frame
 * }</pre>
 */
public final class PacketIn {
    /** With a match that holds nothing, and a frame that does not either. */
    static final int MIN_LENGTH = 26;

    private static final int TOTAL_LENGTH = 4;
    private static final int COOKIE = 8;
    private static final int MATCH = 16;
    /** Type and length, and what they are padded to. */
    private static final int MATCH_HEADER = 4;
    private static final int MATCH_LENGTH = MATCH + Short.BYTES;
    private static final int PADDING = 2;

    private static final int IN_PORT = Field.IN_PORT.header(false);
    private static final int METADATA = Field.METADATA.header(false);
    private static final int TUNNEL_ID = Field.TUNNEL_ID.header(false);
    private static final int TUN_IPV4_SRC = Field.TUN_IPV4_SRC.header(false);
    private static final int TUN_IPV4_DST = Field.TUN_IPV4_DST.header(false);
    private static final int TUN_IPV6_SRC = Field.TUN_IPV6_SRC.header(false);
    private static final int TUN_IPV6_DST = Field.TUN_IPV6_DST.header(false);
    private static final int REG0 = Field.REG0.header(false);

    private int inPort;
    private long cookie;
    private long metadata;
    private long tunnelId;
    private final TunnelEnds tunnel = new TunnelEnds();
    private int register0;
    private int frameStart;

    /**
     * Reads a message.
     *
     * @param buffer where it is
     * @param start index of the first byte behind the OpenFlow header
     * @param end index behind the message
     * @return whether it is well-formed and has the whole frame; if not, nothing that was read counts
     */
    public boolean read(final ByteBuf buffer, final int start, final int end) {
        inPort = 0;
        metadata = 0;
        tunnelId = 0;
        tunnel.clear();
        register0 = 0;
        if (end - start < MIN_LENGTH || buffer.getUnsignedShort(start + MATCH) != OpenFlow13.OFPMT_OXM) {
            return false;
        }
        final var length = buffer.getUnsignedShort(start + MATCH_LENGTH);
        cookie = buffer.getLong(start + COOKIE);
        frameStart = start + MATCH + length + Math.floorMod(-length, OpenFlow13.ALIGNMENT) + PADDING;
        return length >= MATCH_HEADER && frameStart <= end
            && buffer.getUnsignedShort(start + TOTAL_LENGTH) == end - frameStart
            && readFields(buffer, start + MATCH + MATCH_HEADER, start + MATCH + length);
    }

    private boolean readFields(final ByteBuf buffer, final int start, final int end) {
        var position = start;
        while (end - position >= Integer.BYTES) {
            final var header = buffer.getInt(position);
            final var value = position + Integer.BYTES;
            position = value + OxmHeader.length(header);
            if (position > end) {
                return false;
            }
            readField(buffer, header, value);
        }
        return position == end;
    }

    private void readField(final ByteBuf buffer, final int header, final int value) {
        if (header == IN_PORT) {
            inPort = buffer.getInt(value);
        } else if (header == METADATA) {
            metadata = buffer.getLong(value);
        } else if (header == TUNNEL_ID) {
            tunnelId = buffer.getLong(value);
        } else if (header == TUN_IPV4_SRC) {
            tunnel.setIpv4Source(buffer.getInt(value));
        } else if (header == TUN_IPV4_DST) {
            tunnel.setIpv4Destination(buffer.getInt(value));
        } else if (header == TUN_IPV6_SRC) {
            tunnel.setIpv6Source(buffer.getLong(value), buffer.getLong(value + Long.BYTES));
        } else if (header == TUN_IPV6_DST) {
            tunnel.setIpv6Destination(buffer.getLong(value), buffer.getLong(value + Long.BYTES));
        } else if (header == REG0) {
            register0 = buffer.getInt(value);
        }
        // No policy looks at another
    }

    /** {@return the cookie of the flow that sent the packet} */
    long cookie() {
        return cookie;
    }

    long metadata() {
        return metadata;
    }

    /** {@return the index of the first byte of the frame} */
    public int frameStart() {
        return frameStart;
    }

    /** Sets where the packet came from. */
    void describe(final PacketContext context) {
        context.receivedAt(inPort).withMetadata(metadata).throughTunnel(tunnelId, tunnel)
            .withRegister0(register0);
    }
}
