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
import org.opendaylight.netvis.net.VlanType;

/**
 * Guesses what follows MPLS labels, which do not tell. First four bits of 4 and 6 are IP, of 0 a control word, of 1 an
 * associated channel (RFC 4385), but the Ethernet frame of a pseudowire without control word begins with any bits: with
 * those of its destination address (RFC 4928, section 3).
 * <pre>
 *   Ethernet   | 46 00 00 30 0a 02 | 02 00 00 00 0a 01 | 08 00 | 45 ...
 *   IPv4       | 46 00 | 00 30 | 0a 02 | 02 00 | 00 | 00 | 0a 01 | 08 00 45 ...   version, length, ..., source
 * </pre>
 * So ethertypes, lengths and checksums decide as well. What is not certain is payload, so that nobody takes it for
 * something that it is not.
 */
final class PseudowireFrame {
    private static final int TYPE = LinkHeaders.ETHERNET_TYPE;
    private static final int WITHIN = LinkHeaders.ETHERNET_LENGTH;
    private static final int CONTROL_WORD_LENGTH = LabelHeaders.CONTROL_WORD_LENGTH;
    /** Group bit of an address. No group of Ethernet begins with 4 or 6, and nearly every IPv4 packet with 45. */
    private static final int GROUP = 1;
    private static final int CONTROL_WORD = 0;
    private static final int ASSOCIATED_CHANNEL = 1;
    private static final int VERSION_4 = 4;
    private static final int VERSION_6 = 6;
    /** Begin of ARP: hardware type and protocol type (RFC 826). */
    private static final int ARP_OF_IPV4 = 0x0001_0800;
    /** What can be behind a packet: padding of a short frame, and a frame check sequence. */
    private static final int MAX_TRAILER = 6;
    /** Less than this is padded, to frames of 60 bytes. */
    private static final int SHORT = 46;

    private PseudowireFrame() {
        // Hidden on purpose
    }

    /** What begins behind the last label. */
    static HeaderKind behindLabels(final HeaderReader in) {
        return switch (in.remaining() == 0 ? ASSOCIATED_CHANNEL : in.u8(0) >> 4) {
            case CONTROL_WORD -> frameOrControlWord(in);
            case ASSOCIATED_CHANNEL -> PAYLOAD;
            case VERSION_4 -> isCertain(in) ? HeaderKind.IPV4 : frameOrIpv4(in);
            case VERSION_6 -> isCertain(in) ? HeaderKind.IPV6 : frameOrIpv6(in);
            default -> isFrame(in, 0) ? in.enter(HeaderKind.ETHERNET) : PAYLOAD;
        };
    }

    /** A control word of Ethernet has sixteen zeros and a sequence number (RFC 4448, section 4.6). */
    private static HeaderKind frameOrControlWord(final HeaderReader in) {
        final var behind = in.remaining() > CONTROL_WORD_LENGTH && in.u16(0) == 0
            && mayBeFrame(in, CONTROL_WORD_LENGTH);
        final var here = isFrame(in, 0);
        if (behind && (!here || carriesWhatItsTypeSays(in, CONTROL_WORD_LENGTH))) {
            return HeaderKind.PSEUDOWIRE_CONTROL_WORD;
        }
        return here ? in.enter(HeaderKind.ETHERNET) : PAYLOAD;
    }

    /** Whether what looks like IP cannot be a frame. */
    private static boolean isCertain(final HeaderReader in) {
        return (in.u8(0) & GROUP) != 0 || in.remaining() < WITHIN;
    }

    /** Whether there is a frame, as far as its ethertype tells. */
    private static boolean mayBeFrame(final HeaderReader in, final int offset) {
        return in.remaining() >= offset + WITHIN && (isKnown(in.u16(offset + TYPE)) || hasLength(in, offset));
    }

    private static boolean isFrame(final HeaderReader in, final int offset) {
        return mayBeFrame(in, offset) && switch (in.u16(offset + TYPE)) {
            case EtherType.IPV4, EtherType.IPV6, EtherType.ARP -> carriesWhatItsTypeSays(in, offset);
            default -> true;
        };
    }

    /** An IPv4 header of another length than 20 bytes. */
    private static HeaderKind frameOrIpv4(final HeaderReader in) {
        if (isIpv4(in, 0)) {
            return HeaderKind.IPV4;
        }
        if (isFrame(in, 0)) {
            return in.enter(HeaderKind.ETHERNET);
        }
        return isWhole(in, in.u16(NetworkHeaders.IPV4_TOTAL_LENGTH)) ? HeaderKind.IPV4 : PAYLOAD;
    }

    private static HeaderKind frameOrIpv6(final HeaderReader in) {
        if (carriesWhatItsTypeSays(in, 0)) {
            return in.enter(HeaderKind.ETHERNET);
        }
        final var length = NetworkHeaders.IPV6_LENGTH + in.u16(NetworkHeaders.IPV6_PAYLOAD_LENGTH);
        return isWhole(in, length) || !isFrame(in, 0) ? HeaderKind.IPV6 : in.enter(HeaderKind.ETHERNET);
    }

    private static boolean carriesWhatItsTypeSays(final HeaderReader in, final int offset) {
        final var within = offset + WITHIN;
        return switch (in.u16(offset + TYPE)) {
            case EtherType.IPV4 -> isIpv4(in, within);
            case EtherType.IPV6 -> in.remaining() > within && in.u8(within) >> 4 == VERSION_6;
            case EtherType.ARP -> in.remaining() >= within + Integer.BYTES && in.s32(within) == ARP_OF_IPV4;
            default -> false;
        };
    }

    /** Whether there is an IPv4 header with the right checksum (RFC 791, section 3.1). */
    private static boolean isIpv4(final HeaderReader in, final int offset) {
        if (in.remaining() < offset + NetworkHeaders.IPV4_LENGTH || in.u8(offset) >> 4 != VERSION_4) {
            return false;
        }
        final var length = (in.u8(offset) & 0xf) * Integer.BYTES;
        if (length < NetworkHeaders.IPV4_LENGTH || in.remaining() < offset + length) {
            return false;
        }
        var sum = 0;
        for (var i = 0; i < length; i += Short.BYTES) {
            sum += in.u16(offset + i);
        }
        return ((sum & 0xffff) + (sum >>> 16)) % 0xffff == 0;
    }

    /** Whether a packet of some length ends where the frame does. */
    private static boolean isWhole(final HeaderReader in, final int length) {
        final var trailer = in.remaining() - length;
        return trailer >= 0 && trailer <= MAX_TRAILER;
    }

    /** Whether there is a length instead of an ethertype (IEEE 802.3, 3.2.6). */
    private static boolean hasLength(final HeaderReader in, final int offset) {
        final var length = in.u16(offset + TYPE);
        final var trailer = in.remaining() - offset - WITHIN - length;
        return length > 0 && length <= LinkHeaders.MAX_LENGTH && trailer >= 0
            && trailer <= Math.max(MAX_TRAILER, SHORT + MAX_TRAILER - length);
    }

    /** Whether an ethertype is one that frames of machines and routers have, from the IEEE 802 registry. */
    private static boolean isKnown(final int type) {
        return switch (type) {
            case EtherType.IPV4, EtherType.ARP, EtherType.RARP, EtherType.IPV6, EtherType.VLAN,
                EtherType.SERVICE_VLAN, EtherType.VN_TAG, EtherType.E_TAG, EtherType.MPLS_UNICAST,
                EtherType.MPLS_MULTICAST, EtherType.TRANSPARENT_BRIDGING, EtherType.NSH -> true;
            // PPPoE, jumbo LLC, EAPOL, ATA, MACsec, backbone tags, PTP, connectivity faults, FCoE, RoCE, loopback
            case 0x8863, 0x8864, 0x8870, 0x888e, 0x88a2, 0x88e5, 0x88e7, 0x88f7, 0x8902, 0x8906, 0x8914, 0x8915,
                0x9000 -> true;
            default -> VlanType.isOther(type);
        };
    }
}
