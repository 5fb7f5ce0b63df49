/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.packet;

import io.netty.buffer.ByteBuf;
import org.opendaylight.netvis.net.IpProtocol;
import org.opendaylight.netvis.program.Field;

/**
 * Reads ports, ICMP types and TCP flags in the way of Open vSwitch. Its bridges see no ports and ICMP types of a first
 * fragment (as a controller has not asked for them, {@code OFPC_NX_FRAG_MATCH}), but its TCP flags.
 */
final class TransportFieldReader {
    private static final int TCP_FLAGS_MASK = 0xfff;

    private final SwitchFields fields;

    TransportFieldReader(final SwitchFields fields) {
        this.fields = fields;
    }

    void read(final ByteBuf frame, final int start, final int end, final int protocol, final boolean isFragment) {
        final var size = end - start;
        if (protocol == IpProtocol.TCP && isSaneTcp(frame, start, size)) {
            fields.set(Field.TCP_FLAGS, frame.getUnsignedShort(start + TransportHeaders.TCP_CONTROL) & TCP_FLAGS_MASK);
        }
        if (isFragment) {
            return;
        }
        switch (protocol) {
            case IpProtocol.TCP -> {
                if (isSaneTcp(frame, start, size)) {
                    readPorts(frame, start, Field.TCP_SRC, Field.TCP_DST);
                }
            }
            case IpProtocol.UDP -> {
                if (size >= TransportHeaders.UDP_LENGTH) {
                    readPorts(frame, start, Field.UDP_SRC, Field.UDP_DST);
                }
            }
            case IpProtocol.SCTP -> {
                if (size >= TransportHeaders.SCTP_LENGTH) {
                    readPorts(frame, start, Field.SCTP_SRC, Field.SCTP_DST);
                }
            }
            case IpProtocol.ICMP -> readType(frame, start, size, Field.ICMPV4_TYPE, Field.ICMPV4_CODE);
            case IpProtocol.ICMPV6 -> readType(frame, start, size, Field.ICMPV6_TYPE, Field.ICMPV6_CODE);
            default -> {
                // No ports
            }
        }
    }

    private static boolean isSaneTcp(final ByteBuf frame, final int start, final int size) {
        if (size < TransportHeaders.TCP_LENGTH) {
            return false;
        }
        final var length = (frame.getUnsignedByte(start + TransportHeaders.TCP_CONTROL) >> 4) * Integer.BYTES;
        return length >= TransportHeaders.TCP_LENGTH && length <= size;
    }

    private void readPorts(final ByteBuf frame, final int start, final Field source, final Field destination) {
        fields.set(source, frame.getUnsignedShort(start));
        fields.set(destination, frame.getUnsignedShort(start + Short.BYTES));
    }

    /** Open vSwitch wants eight bytes of both versions of ICMP. */
    private void readType(final ByteBuf frame, final int start, final int size, final Field type, final Field code) {
        if (size >= TransportHeaders.ICMP_LENGTH) {
            fields.set(type, frame.getUnsignedByte(start));
            fields.set(code, frame.getUnsignedByte(start + 1));
        }
    }
}
