/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.net;

/**
 * Fields of headers that Open vSwitch does not know, or knows at one place only.
 */
public enum HeaderField {
    /** Identifier of a VLAN tag (IEEE 802.1Q, 9.6). */
    VLAN_ID(HeaderKind.VLAN, 4, 12),

    /** Priority code point of an E-TAG (IEEE 802.1BR, 7.5). */
    E_TAG_PCP(HeaderKind.E_TAG, 0, 3),
    /** Drop eligible indicator of an E-TAG. */
    E_TAG_DEI(HeaderKind.E_TAG, 3, 1),
    /** Ingress E-channel identifier: extension and base. */
    E_TAG_INGRESS_ECID(HeaderKind.E_TAG, 32, 8, 4, 12),
    /** Group: which kind of identifier it is. */
    E_TAG_GROUP(HeaderKind.E_TAG, 18, 2),
    /** E-channel identifier: extension and base. */
    E_TAG_ECID(HeaderKind.E_TAG, 40, 8, 20, 12),

    /** Network identifier of VXLAN. */
    VXLAN_VNI(HeaderKind.VXLAN, 32, 24),
    /** Network identifier of Geneve. */
    GENEVE_VNI(HeaderKind.GENEVE, 32, 24),

    /** Ethertype of what GRE carries. */
    GRE_PROTOCOL(HeaderKind.GRE, 16, 16),
    /** Key (RFC 2890), which not each header has; four bytes further behind a checksum. */
    GRE_KEY(HeaderKind.GRE, 32, 32),

    /** Virtual subnet identifier of NVGRE, which is GRE with a key (RFC 7637, section 3.2). */
    NVGRE_VSID(HeaderKind.GRE, 32, 24),
    /** Flow identifier of NVGRE. */
    NVGRE_FLOW_ID(HeaderKind.GRE, 56, 8),

    /** Session of ERSPAN type II (draft-foschiano-erspan-03, section 4.2). */
    ERSPAN_II_SESSION(HeaderKind.ERSPAN_II, 22, 10),
    /** Session of ERSPAN type III (draft-foschiano-erspan-03, section 4.3). */
    ERSPAN_III_SESSION(HeaderKind.ERSPAN_III, 22, 10),

    /** Label (RFC 3032, section 2.1). */
    MPLS_LABEL(HeaderKind.MPLS, 0, 20),
    /** Backbone service instance identifier (IEEE 802.1Q, section 9.7). */
    I_TAG_SID(HeaderKind.I_TAG, 8, 24),

    /** Tunnel endpoint identifier (3GPP TS 29.281). */
    GTP_U_TEID(HeaderKind.GTP_U, 32, 32);

    private final HeaderKind kind;
    private final int highOffset;
    private final int highBits;
    private final int lowOffset;
    private final int lowBits;

    HeaderField(final HeaderKind kind, final int offset, final int bits) {
        this(kind, 0, 0, offset, bits);
    }

    /** A field in two parts, with their places in bits from the start of the header. */
    HeaderField(final HeaderKind kind, final int highOffset, final int highBits, final int lowOffset,
            final int lowBits) {
        this.kind = kind;
        this.highOffset = highOffset;
        this.highBits = highBits;
        this.lowOffset = lowOffset;
        this.lowBits = lowBits;
    }

    /** {@return what header has the field} */
    public HeaderKind kind() {
        return kind;
    }

    /** {@return where the upper part begins, in bits from the start of the header} */
    public int highOffset() {
        return highOffset;
    }

    /** {@return how many bits the upper part has; 0: the field is in one piece} */
    public int highBits() {
        return highBits;
    }

    /** {@return where the lower part begins, in bits from the start of the header} */
    public int lowOffset() {
        return lowOffset;
    }

    /** {@return how many bits the lower part has} */
    public int lowBits() {
        return lowBits;
    }

    /** {@return the width in bits, 1 to 32} */
    public int bits() {
        return highBits + lowBits;
    }

    /** {@return a mask that compares every bit} */
    public long exactMask() {
        return (1L << bits()) - 1;
    }
}
