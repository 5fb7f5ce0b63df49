/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.packet;

import io.netty.buffer.ByteBuf;

/**
 * Fields of headers that Open vSwitch does not know, or knows at one place only.
 */
public enum HeaderField {
    /** Priority code point of a VLAN tag (IEEE 802.1Q). */
    VLAN_PCP(HeaderKind.VLAN, 0, 3),
    /** Drop eligible indicator of a VLAN tag. */
    VLAN_DEI(HeaderKind.VLAN, 3, 1),
    /** VLAN identifier. */
    VLAN_ID(HeaderKind.VLAN, 4, 12),

    /** Direction of a VN-tagged frame: 0 to the bridge, 1 from it. */
    VN_TAG_DIRECTION(HeaderKind.VN_TAG, 0, 1),
    /** Whether the destination is a list of interfaces. */
    VN_TAG_POINTER(HeaderKind.VN_TAG, 1, 1),
    /** Destination interface, or list. */
    VN_TAG_DESTINATION(HeaderKind.VN_TAG, 2, 14),
    /** Whether the frame returns to where it came from. */
    VN_TAG_LOOPED(HeaderKind.VN_TAG, 16, 1),
    /** Version. */
    VN_TAG_VERSION(HeaderKind.VN_TAG, 18, 2),
    /** Source interface. */
    VN_TAG_SOURCE(HeaderKind.VN_TAG, 20, 12),

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

    /** Label (RFC 3032). */
    MPLS_LABEL(HeaderKind.MPLS, 0, 20),
    /** Traffic class (RFC 5462). */
    MPLS_TRAFFIC_CLASS(HeaderKind.MPLS, 20, 3),
    /** Bottom of stack. */
    MPLS_BOTTOM(HeaderKind.MPLS, 23, 1),
    /** Time to live. */
    MPLS_TTL(HeaderKind.MPLS, 24, 8),

    /** Network identifier of VXLAN. */
    VXLAN_VNI(HeaderKind.VXLAN, 32, 24),
    /** Network identifier of Geneve. */
    GENEVE_VNI(HeaderKind.GENEVE, 32, 24),

    /** Ethertype of what GRE carries. */
    GRE_PROTOCOL(HeaderKind.GRE, 16, 16),
    /** Key (RFC 2890). */
    GRE_KEY(HeaderKind.GRE, 32, 32),
    /** Virtual subnet identifier, the upper part of the key in NVGRE (RFC 7637). */
    NVGRE_VSID(HeaderKind.GRE, 32, 24),
    /** Flow identifier, the lower part of the key in NVGRE. */
    NVGRE_FLOW_ID(HeaderKind.GRE, 56, 8),

    /** VLAN of the mirrored frame. */
    ERSPAN_II_VLAN(HeaderKind.ERSPAN_II, 4, 12),
    /** Session identifier. */
    ERSPAN_II_SESSION(HeaderKind.ERSPAN_II, 22, 10),
    /** Number of the mirroring port. */
    ERSPAN_II_INDEX(HeaderKind.ERSPAN_II, 44, 20),
    /** VLAN of the mirrored frame. */
    ERSPAN_III_VLAN(HeaderKind.ERSPAN_III, 4, 12),
    /** Session identifier. */
    ERSPAN_III_SESSION(HeaderKind.ERSPAN_III, 22, 10),

    /** Message type, 255 for a user's packet (3GPP TS 29.281). */
    GTP_U_MESSAGE_TYPE(HeaderKind.GTP_U, 8, 8),
    /** Tunnel endpoint identifier. */
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

    /** {@return the width in bits, 1 to 32} */
    public int bits() {
        return highBits + lowBits;
    }

    /** {@return a mask that compares every bit} */
    public long exactMask() {
        return (1L << bits()) - 1;
    }

    /**
     * {@return whether a header has the field; only GRE's are optional}
     *
     * @param dissection the headers
     * @param header number of a header of this kind
     */
    public boolean isPresent(final Dissection dissection, final int header) {
        return !isKey() || (greFlags(dissection, header) & GreHeaders.KEY_PRESENT) != 0;
    }

    /**
     * {@return the value; of no meaning if the header does not have the field}
     *
     * @param dissection the headers
     * @param header number of a header of this kind
     */
    public long read(final Dissection dissection, final int header) {
        if (!isPresent(dissection, header)) {
            return 0;
        }
        final var frame = dissection.frame();
        final var start = dissection.start(header) + (isKey() ? keyShift(dissection, header) : 0);
        final var low = number(frame, start, lowOffset, lowBits);
        return highBits == 0 ? low : number(frame, start, highOffset, highBits) << lowBits | low;
    }

    private boolean isKey() {
        return this == GRE_KEY || this == NVGRE_VSID || this == NVGRE_FLOW_ID;
    }

    /** The key comes behind the checksum, if there is one. */
    private static int keyShift(final Dissection dissection, final int header) {
        return (greFlags(dissection, header) & GreHeaders.CHECKSUM_PRESENT) == 0 ? 0 : Integer.BYTES;
    }

    private static int greFlags(final Dissection dissection, final int header) {
        return dissection.frame().getUnsignedShort(dissection.start(header));
    }

    private static long number(final ByteBuf frame, final int start, final int offset, final int count) {
        final var last = offset + count - 1;
        var value = 0L;
        for (var index = offset / Byte.SIZE; index <= last / Byte.SIZE; index++) {
            value = value << Byte.SIZE | frame.getUnsignedByte(start + index);
        }
        return value >>> Byte.SIZE - 1 - last % Byte.SIZE & (1L << count) - 1;
    }
}
