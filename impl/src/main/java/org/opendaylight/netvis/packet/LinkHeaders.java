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
 * Ethernet and the tags behind it.
 */
final class LinkHeaders {
    /** Two MAC addresses and a type (IEEE 802.3). */
    static final int ETHERNET_LENGTH = 14;
    /** Where the type is. */
    static final int ETHERNET_TYPE = 12;

    /** The longest length (IEEE 802.3, 3.2.6). */
    static final int MAX_LENGTH = 1500;

    /** Destination and source SAP of SNAP, unnumbered information, and the first byte of an organisation 00-00-00. */
    static final int SNAP = 0xaaaa0300;
    /** Place of the rest of the organisation, and of the ethertype behind it. */
    static final int SNAP_ORGANISATION = 4;
    static final int SNAP_TYPE = 6;
    /** LLC and SNAP (RFC 1042). */
    static final int SNAP_LENGTH = 8;

    /** Tags with the ethertype behind them. */
    private static final int VLAN_LENGTH = 4;
    private static final int VN_TAG_LENGTH = 6;
    private static final int E_TAG_LENGTH = 8;
    private static final int I_TAG_LENGTH = 4;

    private LinkHeaders() {
        // Hidden on purpose
    }

    static HeaderKind ethernet(final HeaderReader in) {
        return in.take(HeaderKind.ETHERNET, ETHERNET_LENGTH) ? byType(in, in.u16(-Short.BYTES)) : PAYLOAD;
    }

    static HeaderKind tag(final HeaderReader in, final HeaderKind kind) {
        return in.take(kind, tagLength(kind)) ? byType(in, in.u16(-Short.BYTES)) : PAYLOAD;
    }

    private static int tagLength(final HeaderKind kind) {
        return switch (kind) {
            case VN_TAG -> VN_TAG_LENGTH;
            case E_TAG -> E_TAG_LENGTH;
            default -> VLAN_LENGTH;
        };
    }

    /** Of whatever provider: a whole frame follows. */
    static HeaderKind backboneService(final HeaderReader in) {
        return in.take(HeaderKind.I_TAG, I_TAG_LENGTH) ? in.enter(HeaderKind.ETHERNET) : PAYLOAD;
    }

    static HeaderKind snap(final HeaderReader in) {
        if (!in.take(HeaderKind.LLC_SNAP, SNAP_LENGTH)) {
            return PAYLOAD;
        }
        final var type = in.u16(-Short.BYTES);
        return type < EtherType.LEAST ? PAYLOAD : byEtherType(type);
    }

    private static HeaderKind byType(final HeaderReader in, final int type) {
        return type < EtherType.LEAST ? byLength(in, type) : byEtherType(type);
    }

    private static HeaderKind byLength(final HeaderReader in, final int length) {
        if (length <= MAX_LENGTH && in.bound(length) && length >= SNAP_LENGTH
                && in.s32(0) == SNAP && in.u16(SNAP_ORGANISATION) == 0) {
            return HeaderKind.LLC_SNAP;
        }
        return PAYLOAD;
    }

    static HeaderKind byEtherType(final int type) {
        return switch (type) {
            case EtherType.IPV4 -> HeaderKind.IPV4;
            case EtherType.IPV6 -> HeaderKind.IPV6;
            case EtherType.ARP, EtherType.RARP -> HeaderKind.ARP;
            case EtherType.VLAN, EtherType.SERVICE_VLAN -> HeaderKind.VLAN;
            case EtherType.VN_TAG -> HeaderKind.VN_TAG;
            case EtherType.E_TAG -> HeaderKind.E_TAG;
            case EtherType.BACKBONE_SERVICE -> HeaderKind.I_TAG;
            case EtherType.MPLS_UNICAST, EtherType.MPLS_MULTICAST -> HeaderKind.MPLS;
            default -> VlanType.isOther(type) ? HeaderKind.VLAN : PAYLOAD;
        };
    }
}
