/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.packet;

/**
 * Ethertypes of the IEEE 802 registry that matter only to those who read frames.
 */
final class LinkType {
    /** Service VLAN tag (IEEE 802.1ad). */
    static final int SERVICE_VLAN = 0x88a8;
    /** A whole Ethernet frame (RFC 1701, RFC 7637). */
    static final int TRANSPARENT_BRIDGING = 0x6558;
    /** ERSPAN types I and II (draft-foschiano-erspan). */
    static final int ERSPAN_I_II = 0x88be;
    /** ERSPAN type III (draft-foschiano-erspan). */
    static final int ERSPAN_III = 0x22eb;
    /** The least ethertype; smaller numbers are lengths (IEEE 802.3, 3.2.6). */
    static final int LEAST = 0x600;

    /** The longest length (IEEE 802.3, 3.2.6). */
    static final int MAX_LENGTH = 1500;

    /** Destination and source SAP of SNAP, unnumbered information, and the first byte of an organisation 00-00-00. */
    static final int SNAP = 0xaaaa0300;
    /** Place of the rest of the organisation, and of the ethertype behind it. */
    static final int SNAP_ORGANISATION = 4;
    static final int SNAP_TYPE = 6;
    /** LLC and SNAP (RFC 1042). */
    static final int SNAP_LENGTH = 8;

    private LinkType() {
        // Hidden on purpose
    }
}
