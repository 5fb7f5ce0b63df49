/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.packet;

import static org.opendaylight.netvis.net.HeaderKind.PAYLOAD;

import org.opendaylight.netvis.net.EtherType;
import org.opendaylight.netvis.net.HeaderKind;

/**
 * GRE, and the ERSPAN headers behind it.
 */
final class GreHeaders {
    /** Flags of the first 16 bits (RFC 2784, RFC 2890). */
    static final int CHECKSUM_PRESENT = 0x8000;
    static final int KEY_PRESENT = 0x2000;
    static final int SEQUENCE_PRESENT = 0x1000;
    static final int OPTIONAL = CHECKSUM_PRESENT | KEY_PRESENT | SEQUENCE_PRESENT;
    /** Place of the ethertype of what is carried. */
    static final int PROTOCOL = 2;
    /** Without optional fields. */
    static final int GRE_LENGTH = 4;

    /** Source routes (RFC 1701), and another version (PPTP, RFC 2637): other headers than this one. */
    private static final int ROUTING_OR_VERSION = 0x4007;

    private static final int ERSPAN_II_LENGTH = 8;
    private static final int ERSPAN_III_LENGTH = 12;
    private static final int ERSPAN_SUBHEADER_LENGTH = 8;
    /** The version, in the first four bits. */
    private static final int ERSPAN_II_VERSION = 1;
    private static final int ERSPAN_III_VERSION = 2;
    /** Place of frame type and flag O in a type III header. */
    private static final int ERSPAN_III_FLAGS = 10;
    private static final int ERSPAN_III_SUBHEADER = 1;
    private static final int FRAME_TYPE_SHIFT = 10;
    private static final int FRAME_TYPE_MASK = 0x1f;
    private static final int FRAME_TYPE_ETHERNET = 0;
    private static final int FRAME_TYPE_IP = 2;

    private GreHeaders() {
        // Hidden on purpose
    }

    static HeaderKind gre(final HeaderReader in) {
        if (!in.has(GRE_LENGTH) || (in.u16(0) & ROUTING_OR_VERSION) != 0) {
            return PAYLOAD;
        }
        final var flags = in.u16(0);
        final var protocol = in.u16(PROTOCOL);
        final var optional = Integer.bitCount(flags & OPTIONAL);
        final var length = GRE_LENGTH + optional * Integer.BYTES;
        return in.take(HeaderKind.GRE, length) ? behindGre(in, flags, protocol) : PAYLOAD;
    }

    private static HeaderKind behindGre(final HeaderReader in, final int flags, final int protocol) {
        return switch (protocol) {
            // Type I has no sequence number, and no header of its own.
            case EtherType.ERSPAN_I_II -> (flags & SEQUENCE_PRESENT) != 0 ? HeaderKind.ERSPAN_II
                : in.enter(HeaderKind.ETHERNET);
            case EtherType.ERSPAN_III -> HeaderKind.ERSPAN_III;
            default -> in.enter(byCarried(protocol));
        };
    }

    /** What a tunnel carries, by its ethertype. */
    static HeaderKind byCarried(final int protocol) {
        return switch (protocol) {
            case EtherType.TRANSPARENT_BRIDGING -> HeaderKind.ETHERNET;
            case EtherType.IPV4, EtherType.IPV6, EtherType.MPLS_UNICAST, EtherType.MPLS_MULTICAST ->
                LinkHeaders.byEtherType(protocol);
            default -> PAYLOAD;
        };
    }

    static HeaderKind erspan2(final HeaderReader in) {
        if (!in.has(ERSPAN_II_LENGTH) || in.u8(0) >> 4 != ERSPAN_II_VERSION) {
            return PAYLOAD;
        }
        return in.take(HeaderKind.ERSPAN_II, ERSPAN_II_LENGTH) ? in.enter(HeaderKind.ETHERNET) : PAYLOAD;
    }

    static HeaderKind erspan3(final HeaderReader in) {
        if (!in.has(ERSPAN_III_LENGTH) || in.u8(0) >> 4 != ERSPAN_III_VERSION) {
            return PAYLOAD;
        }
        final var flags = in.u16(ERSPAN_III_FLAGS);
        final var subheader = (flags & ERSPAN_III_SUBHEADER) == 0 ? 0 : ERSPAN_SUBHEADER_LENGTH;
        return in.take(HeaderKind.ERSPAN_III, ERSPAN_III_LENGTH + subheader)
            ? in.enter(byFrameType(in, flags >> FRAME_TYPE_SHIFT & FRAME_TYPE_MASK)) : PAYLOAD;
    }

    private static HeaderKind byFrameType(final HeaderReader in, final int type) {
        return switch (type) {
            case FRAME_TYPE_ETHERNET -> HeaderKind.ETHERNET;
            case FRAME_TYPE_IP -> NetworkHeaders.byVersion(in);
            default -> PAYLOAD;
        };
    }
}
