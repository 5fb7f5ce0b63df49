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
 * ARP, IPv4 and IPv6.
 */
final class NetworkHeaders {
    /** Without options (RFC 791, section 3.1). */
    static final int IPV4_LENGTH = 20;
    static final int IPV4_TOTAL_LENGTH = 2;
    static final int IPV4_FRAGMENT = 6;
    static final int IPV4_TTL = 8;
    static final int IPV4_PROTOCOL = 9;
    static final int IPV4_SOURCE = 12;
    static final int IPV4_DESTINATION = 16;
    /** Of the 16 bits with flags and offset: more fragments, and the offset. */
    static final int IPV4_MORE_FRAGMENTS = 0x2000;
    static final int IPV4_FRAGMENT_OFFSET = 0x1fff;

    /** Without extension headers (RFC 8200, section 3). */
    static final int IPV6_LENGTH = 40;
    static final int IPV6_PAYLOAD_LENGTH = 4;
    static final int IPV6_NEXT_HEADER = 6;
    static final int IPV6_HOP_LIMIT = 7;
    static final int IPV6_SOURCE = 8;
    static final int IPV6_DESTINATION = 24;

    /** What is before the addresses of ARP (RFC 826). */
    private static final int ARP_LENGTH = 8;
    private static final int ARP_HARDWARE_LENGTH = 4;
    private static final int ARP_PROTOCOL_LENGTH = 5;

    private static final int VERSION_4 = 4;
    private static final int VERSION_6 = 6;

    private NetworkHeaders() {
        // Hidden on purpose
    }

    static HeaderKind arp(final HeaderReader in) {
        if (in.has(ARP_LENGTH)) {
            in.take(HeaderKind.ARP, ARP_LENGTH + 2 * (in.u8(ARP_HARDWARE_LENGTH) + in.u8(ARP_PROTOCOL_LENGTH)));
        }
        return PAYLOAD;
    }

    /** What begins here, if it is IP. */
    static HeaderKind byVersion(final HeaderReader in) {
        return switch (in.remaining() == 0 ? 0 : in.u8(0) >> 4) {
            case VERSION_4 -> HeaderKind.IPV4;
            case VERSION_6 -> HeaderKind.IPV6;
            default -> PAYLOAD;
        };
    }

    static HeaderKind ipv4(final HeaderReader in) {
        if (!in.has(IPV4_LENGTH)) {
            return PAYLOAD;
        }
        if (in.u8(0) >> 4 != VERSION_4) {
            return in.malformed(Malformation.WRONG_VERSION);
        }
        final var length = (in.u8(0) & 0xf) * Integer.BYTES;
        final var total = in.u16(IPV4_TOTAL_LENGTH);
        if (length < IPV4_LENGTH || total < length) {
            return in.malformed(Malformation.LENGTH_BELOW_HEADER);
        }
        final var fragment = in.u16(IPV4_FRAGMENT);
        final var protocol = in.u8(IPV4_PROTOCOL);
        return in.take(HeaderKind.IPV4, length) && in.bound(total - length) ? behindIpv4(in, fragment, protocol)
            : PAYLOAD;
    }

    private static HeaderKind behindIpv4(final HeaderReader in, final int fragment, final int protocol) {
        if ((fragment & (IPV4_MORE_FRAGMENTS | IPV4_FRAGMENT_OFFSET)) != 0) {
            in.markFragment();
            return (fragment & IPV4_FRAGMENT_OFFSET) != 0 ? PAYLOAD : byProtocolInFragment(in, protocol);
        }
        return protocol == IpProtocol.ICMP ? HeaderKind.ICMP : byProtocol(in, protocol);
    }

    private static HeaderKind byProtocolInFragment(final HeaderReader in, final int protocol) {
        return protocol == IpProtocol.ICMP ? HeaderKind.ICMP : inFragment(byTransport(protocol));
    }

    /** A first fragment has ports, but whatever a tunnel carries is not whole. */
    static HeaderKind inFragment(final HeaderKind kind) {
        return kind == HeaderKind.GRE ? PAYLOAD : kind;
    }

    static HeaderKind ipv6(final HeaderReader in) {
        if (!in.has(IPV6_LENGTH)) {
            return PAYLOAD;
        }
        if (in.u8(0) >> 4 != VERSION_6) {
            return in.malformed(Malformation.WRONG_VERSION);
        }
        final var length = in.u16(IPV6_PAYLOAD_LENGTH);
        final var next = in.u8(IPV6_NEXT_HEADER);
        return in.take(HeaderKind.IPV6, IPV6_LENGTH) && in.bound(length) ? ExtensionHeaders.byNextHeader(in, next)
            : PAYLOAD;
    }

    /** What follows a whole IP header, but for what only one version has. */
    static HeaderKind byProtocol(final HeaderReader in, final int protocol) {
        return switch (protocol) {
            case IpProtocol.IPV4 -> in.enter(HeaderKind.IPV4);
            case IpProtocol.IPV6 -> in.enter(HeaderKind.IPV6);
            default -> byTransport(protocol);
        };
    }

    static HeaderKind byTransport(final int protocol) {
        return switch (protocol) {
            case IpProtocol.TCP -> HeaderKind.TCP;
            case IpProtocol.UDP -> HeaderKind.UDP;
            case IpProtocol.SCTP -> HeaderKind.SCTP;
            case IpProtocol.GRE -> HeaderKind.GRE;
            default -> PAYLOAD;
        };
    }
}
