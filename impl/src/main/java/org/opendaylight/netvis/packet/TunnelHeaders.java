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
import org.opendaylight.netvis.net.UdpPort;

/**
 * Tunnels over UDP: VXLAN, Geneve and GTP-U. A port says only what is to be expected: a datagram that has not the fixed
 * bits of the tunnel is no malformed tunnel, but something else.
 */
final class TunnelHeaders {
    private static final int VXLAN_LENGTH = 8;
    /** Flag I: there is a network identifier (RFC 7348, section 5). */
    private static final int VXLAN_IDENTIFIED = 0x08;
    /** Flag P: the fourth byte says what is carried (draft-ietf-nvo3-vxlan-gpe, section 3.1). */
    private static final int VXLAN_TYPED = 0x04;
    private static final int VXLAN_NEXT_PROTOCOL = 3;
    private static final int VXLAN_ETHERNET = 3;

    /** Without options (RFC 8926, section 3.4). */
    private static final int GENEVE_LENGTH = 8;
    private static final int GENEVE_OPTIONS_WORDS = 0x3f;
    private static final int GENEVE_PROTOCOL = 2;

    /** The mandatory part (3GPP TS 29.281, section 5.1). */
    private static final int GTP_LENGTH = 8;
    private static final int GTP_MESSAGE_TYPE = 1;
    private static final int GTP_CONTENT_LENGTH = 2;
    /** Version 1, and protocol type GTP. */
    private static final int GTP_FIXED_MASK = 0xf0;
    private static final int GTP_FIXED = 0x30;
    /** Flags E, S and PN: each of them makes all optional fields present. */
    private static final int GTP_OPTIONAL = 0x07;
    private static final int GTP_OPTIONAL_LENGTH = 4;
    /** Flag E: the last byte of the optional fields says which extension header follows. */
    private static final int GTP_EXTENDED = 0x04;
    private static final int GTP_NO_MORE_EXTENSIONS = 0;
    /** Message type of a user's packet (3GPP TS 29.281, section 6.1). */
    private static final int GTP_USER_PACKET = 255;

    private TunnelHeaders() {
        // Hidden on purpose
    }

    static HeaderKind byPort(final HeaderReader in, final int port) {
        final var expected = in.expectedAt(port);
        return expected == PAYLOAD ? byWellKnownPort(port) : expected;
    }

    private static HeaderKind byWellKnownPort(final int port) {
        return switch (port) {
            case UdpPort.VXLAN -> HeaderKind.VXLAN;
            case UdpPort.GENEVE -> HeaderKind.GENEVE;
            case UdpPort.GTP_U -> HeaderKind.GTP_U;
            default -> PAYLOAD;
        };
    }

    static HeaderKind vxlan(final HeaderReader in) {
        if (!in.has(VXLAN_LENGTH) || (in.u8(0) & VXLAN_IDENTIFIED) == 0) {
            return PAYLOAD;
        }
        // What another protocol's bytes would be as an Ethernet frame is nonsense, and Open vSwitch drops it too
        final var carriesEthernet = (in.u8(0) & VXLAN_TYPED) == 0 || in.u8(VXLAN_NEXT_PROTOCOL) == VXLAN_ETHERNET;
        return in.take(HeaderKind.VXLAN, VXLAN_LENGTH) && carriesEthernet ? in.enter(HeaderKind.ETHERNET) : PAYLOAD;
    }

    static HeaderKind geneve(final HeaderReader in) {
        if (!in.has(GENEVE_LENGTH) || in.u8(0) > GENEVE_OPTIONS_WORDS) {
            return PAYLOAD;
        }
        final var options = (in.u8(0) & GENEVE_OPTIONS_WORDS) * Integer.BYTES;
        final var protocol = in.u16(GENEVE_PROTOCOL);
        return in.take(HeaderKind.GENEVE, GENEVE_LENGTH + options) ? in.enter(GreHeaders.byCarried(protocol)) : PAYLOAD;
    }

    static HeaderKind gtp(final HeaderReader in) {
        if (!in.has(GTP_LENGTH) || (in.u8(0) & GTP_FIXED_MASK) != GTP_FIXED) {
            return PAYLOAD;
        }
        final var flags = in.u8(0);
        final var type = in.u8(GTP_MESSAGE_TYPE);
        final var length = in.u16(GTP_CONTENT_LENGTH);
        final var whole = in.take(HeaderKind.GTP_U, GTP_LENGTH) && in.bound(length) && optionalFields(in, flags);
        return whole && type == GTP_USER_PACKET ? in.enter(NetworkHeaders.byVersion(in)) : PAYLOAD;
    }

    private static boolean optionalFields(final HeaderReader in, final int flags) {
        if ((flags & GTP_OPTIONAL) == 0) {
            return true;
        }
        return in.extend(GTP_OPTIONAL_LENGTH) && ((flags & GTP_EXTENDED) == 0 || extensions(in));
    }

    /** Each extension header begins with its length in words, and ends with the type of the next. */
    private static boolean extensions(final HeaderReader in) {
        while (in.u8(-1) != GTP_NO_MORE_EXTENSIONS) {
            if (!in.has(1)) {
                return false;
            }
            final var length = in.u8(0) * Integer.BYTES;
            if (length == 0) {
                in.malformed(Malformation.LENGTH_BELOW_HEADER);
                return false;
            }
            if (!in.extend(length)) {
                return false;
            }
        }
        return true;
    }
}
