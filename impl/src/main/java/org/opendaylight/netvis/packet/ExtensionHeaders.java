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
import org.opendaylight.netvis.net.IpProtocol;

/**
 * The extension headers of IPv6 (RFC 8200, section 4).
 */
final class ExtensionHeaders {
    /** The least length of an extension header, and the unit of most. */
    static final int UNIT = 8;
    /** Place of the fragment offset and flag in a fragment header (RFC 8200, section 4.5). */
    static final int FRAGMENT_OFFSET_AT = 2;
    /** Of these 16 bits: the offset, and whether more fragments follow. */
    static final int FRAGMENT_OFFSET = 0xfff8;
    static final int MORE_FRAGMENTS = 1;

    private ExtensionHeaders() {
        // Hidden on purpose
    }

    static HeaderKind byNextHeader(final HeaderReader in, final int next) {
        return switch (next) {
            case IpProtocol.HOPOPT, IpProtocol.ROUTING, IpProtocol.DESTINATION_OPTIONS ->
                HeaderKind.IPV6_EXTENSION;
            case IpProtocol.FRAGMENT -> HeaderKind.IPV6_FRAGMENT;
            case IpProtocol.AUTHENTICATION -> HeaderKind.AUTHENTICATION;
            case IpProtocol.ICMPV6 -> HeaderKind.ICMPV6;
            default -> in.isFragment() ? NetworkHeaders.inFragment(NetworkHeaders.byTransport(next))
                : NetworkHeaders.byProtocol(in, next);
        };
    }

    static HeaderKind options(final HeaderReader in) {
        return in.has(UNIT) ? take(in, HeaderKind.IPV6_EXTENSION, optionsLength(in.u8(1))) : PAYLOAD;
    }

    /** Length of options in bytes (RFC 8200, section 4.3). */
    static int optionsLength(final int units) {
        return (units + 1) * UNIT;
    }

    static HeaderKind authentication(final HeaderReader in) {
        return in.has(UNIT) ? take(in, HeaderKind.AUTHENTICATION, authenticationLength(in.u8(1))) : PAYLOAD;
    }

    /** Length of an authentication header in bytes (RFC 4302, section 2.2). */
    static int authenticationLength(final int words) {
        return (words + 2) * Integer.BYTES;
    }

    static HeaderKind fragment(final HeaderReader in) {
        if (!in.has(UNIT)) {
            return PAYLOAD;
        }
        final var place = in.u16(FRAGMENT_OFFSET_AT);
        if ((place & (FRAGMENT_OFFSET | MORE_FRAGMENTS)) != 0) {
            in.markFragment();
        }
        final var next = take(in, HeaderKind.IPV6_FRAGMENT, UNIT);
        return (place & FRAGMENT_OFFSET) == 0 ? next : PAYLOAD;
    }

    private static HeaderKind take(final HeaderReader in, final HeaderKind kind, final int length) {
        final var next = in.u8(0);
        return in.take(kind, length) ? byNextHeader(in, next) : PAYLOAD;
    }
}
