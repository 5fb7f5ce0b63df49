/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.net;

/**
 * Ethertypes that netvis knows by name, from the IEEE 802 registry; {@link VlanType} has others of VLAN tags.
 */
public final class EtherType {
    /** Internet Protocol version 4 (RFC 894). */
    public static final int IPV4 = 0x0800;
    /** Address Resolution Protocol (RFC 826). */
    public static final int ARP = 0x0806;
    /** Reverse Address Resolution Protocol (RFC 903). */
    public static final int RARP = 0x8035;
    /** Customer VLAN tag (IEEE 802.1Q). */
    public static final int VLAN = 0x8100;
    /** Internet Protocol version 6 (RFC 2464). */
    public static final int IPV6 = 0x86dd;
    /** VN-tag (Cisco's proposal for IEEE 802.1Qbh). */
    public static final int VN_TAG = 0x8926;
    /** E-TAG (IEEE 802.1BR). */
    public static final int E_TAG = 0x893f;
    /** MPLS (RFC 5332). */
    public static final int MPLS_UNICAST = 0x8847;
    /** MPLS with an upstream-assigned label (RFC 5332). */
    public static final int MPLS_MULTICAST = 0x8848;
    /** Service VLAN tag (IEEE 802.1ad). */
    public static final int SERVICE_VLAN = 0x88a8;
    /** I-TAG of a provider's backbone bridge. */
    public static final int BACKBONE_SERVICE = 0x88e7;
    /** A whole Ethernet frame (RFC 1701, RFC 7637, RFC 8926). */
    public static final int TRANSPARENT_BRIDGING = 0x6558;
    /** Network Service Header (RFC 8300). */
    public static final int NSH = 0x894f;
    /** ERSPAN types I and II (draft-foschiano-erspan). */
    public static final int ERSPAN_I_II = 0x88be;
    /** ERSPAN type III (draft-foschiano-erspan). */
    public static final int ERSPAN_III = 0x22eb;
    /** The least ethertype; smaller numbers are lengths (IEEE 802.3, 3.2.6). */
    public static final int LEAST = 0x600;

    private EtherType() {
        // Hidden on purpose
    }
}
