/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.net;

/**
 * What a header of a frame is.
 *
 * <p>A header that says what follows it has that in it: an Ethernet header ends with its ethertype, and a tag is its
 * content and the ethertype behind that. So headers follow one another without gaps.
 */
public enum HeaderKind {
    /** MAC addresses and ethertype or length, 14 bytes (IEEE 802.3). */
    ETHERNET,
    /** Tag control information and next ethertype, 4 bytes (IEEE 802.1Q, 802.1ad). */
    VLAN,
    /** Interface tag of the VN-tag proposal (ethertype 0x8926) and next ethertype, 6 bytes. */
    VN_TAG,
    /** E-TAG and next ethertype, 8 bytes (IEEE 802.1BR). */
    E_TAG,
    /** LLC and SNAP header of a frame with a length instead of an ethertype, 8 bytes (RFC 1042). */
    LLC_SNAP,
    /** Backbone service instance tag (IEEE 802.1Q, section 9.7), 4 bytes, in front of a whole frame. */
    I_TAG,
    /** One entry of a label stack, 4 bytes (RFC 3032). */
    MPLS,
    /** Control word between labels and an Ethernet frame, 4 bytes (RFC 4448). */
    PSEUDOWIRE_CONTROL_WORD,
    /** Address resolution, 28 bytes for IPv4 over Ethernet (RFC 826). */
    ARP,
    /** IPv4 header with options (RFC 791). */
    IPV4,
    /** IPv6 header, 40 bytes (RFC 8200). */
    IPV6,
    /** Hop-by-hop, routing or destination options (RFC 8200). */
    IPV6_EXTENSION,
    /** Fragment header, 8 bytes (RFC 8200). */
    IPV6_FRAGMENT,
    /** Authentication header in IPv6 (RFC 4302). */
    AUTHENTICATION,
    /** TCP header with options (RFC 9293). */
    TCP,
    /** UDP header, 8 bytes (RFC 768). */
    UDP,
    /** SCTP common header, 12 bytes (RFC 9260). */
    SCTP,
    /** ICMP header, 8 bytes (RFC 792). */
    ICMP,
    /** Type, code and checksum of ICMPv6, 4 bytes (RFC 4443). */
    ICMPV6,
    /** VXLAN header, 8 bytes (RFC 7348). */
    VXLAN,
    /** Geneve header with options (RFC 8926). */
    GENEVE,
    /** GRE header with its optional fields (RFC 2784, RFC 2890); also NVGRE's (RFC 7637) and that before ERSPAN. */
    GRE,
    /** ERSPAN type II header, 8 bytes (draft-foschiano-erspan). Type I has none. */
    ERSPAN_II,
    /** ERSPAN type III header, 12 bytes, with its optional subheader of 8 (draft-foschiano-erspan). */
    ERSPAN_III,
    /** GTP-U header with optional fields and extension headers (3GPP TS 29.281). */
    GTP_U,
    /** Not a header: what no parser here knows. Never recorded. */
    PAYLOAD
}
