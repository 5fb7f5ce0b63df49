/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.packet;

import static org.opendaylight.netvis.net.HeaderKind.PAYLOAD;

import org.opendaylight.netvis.net.HeaderKind;

/**
 * TCP, UDP, SCTP and ICMP.
 */
final class TransportHeaders {
    /** Without options (RFC 9293, section 3.1). */
    static final int TCP_LENGTH = 20;
    /** Place of data offset and flags. */
    static final int TCP_CONTROL = 12;
    /** Of UDP (RFC 768). */
    static final int UDP_LENGTH = 8;
    /** Of the common header of SCTP (RFC 9260, section 3.1). */
    static final int SCTP_LENGTH = 12;
    /** Of ICMP, with the four bytes that differ by type (RFC 792). */
    static final int ICMP_LENGTH = 8;

    private static final int ICMPV6_LENGTH = 4;
    private static final int DESTINATION_PORT = 2;
    private static final int UDP_TOTAL_LENGTH = 4;

    private TransportHeaders() {
        // Hidden on purpose
    }

    /** The destination port in a header of UDP. */
    static int destinationPort(final Dissection frame, final int header) {
        return frame.frame().getUnsignedShort(frame.start(header) + DESTINATION_PORT);
    }

    static HeaderKind tcp(final HeaderReader in) {
        if (!in.has(TCP_LENGTH)) {
            return PAYLOAD;
        }
        final var length = (in.u8(TCP_CONTROL) >> 4) * Integer.BYTES;
        if (length < TCP_LENGTH) {
            return in.malformed(Malformation.LENGTH_BELOW_HEADER);
        }
        in.take(HeaderKind.TCP, length);
        return PAYLOAD;
    }

    static HeaderKind udp(final HeaderReader in) {
        if (!in.has(UDP_LENGTH)) {
            return PAYLOAD;
        }
        final var port = in.u16(DESTINATION_PORT);
        final var length = in.u16(UDP_TOTAL_LENGTH);
        if (length < UDP_LENGTH) {
            return in.malformed(Malformation.LENGTH_BELOW_HEADER);
        }
        // In a fragment the length is that of the whole datagram.
        final var taken = in.take(HeaderKind.UDP, UDP_LENGTH);
        return taken && !in.isFragment() && in.bound(length - UDP_LENGTH) ? TunnelHeaders.byPort(in, port) : PAYLOAD;
    }

    static HeaderKind sctp(final HeaderReader in) {
        in.take(HeaderKind.SCTP, SCTP_LENGTH);
        return PAYLOAD;
    }

    static HeaderKind icmp(final HeaderReader in) {
        in.take(HeaderKind.ICMP, ICMP_LENGTH);
        return PAYLOAD;
    }

    static HeaderKind icmpv6(final HeaderReader in) {
        in.take(HeaderKind.ICMPV6, ICMPV6_LENGTH);
        return PAYLOAD;
    }
}
