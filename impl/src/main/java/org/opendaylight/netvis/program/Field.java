/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

import static java.util.Objects.requireNonNull;

import org.opendaylight.netvis.ovs.field.Access;
import org.opendaylight.netvis.ovs.field.FieldRow;
import org.opendaylight.netvis.ovs.field.NxmField;

/**
 * The packet and metadata fields that netvis matches or sets: some of the rows of Open vSwitch's
 * {@linkplain FieldRow fields}, as constants, which matches are quickly compared by. What is known of a field is in its
 * row.
 *
 * <p>Declared in the order in which Open vSwitch 3.1 itself writes them in a match, as a switch compares and prints
 * them.
 *
 * @see <a href="https://opennetworking.org/wp-content/uploads/2014/10/openflow-switch-v1.3.5.pdf">OpenFlow 1.3.5,
 *       section
 *      7.2.3</a>
 */
public enum Field {
    /** Ingress port. */
    IN_PORT("OXM_OF_IN_PORT"),
    /** Source MAC address. */
    ETH_SRC("OXM_OF_ETH_SRC"),
    /** Destination MAC address. */
    ETH_DST("OXM_OF_ETH_DST"),
    /** Ethertype behind the VLAN tags. */
    ETH_TYPE("OXM_OF_ETH_TYPE"),
    /** VLAN identifier with {@link #VLAN_PRESENT}. */
    VLAN_VID("OXM_OF_VLAN_VID"),
    /** Bottom-of-stack bit of the outermost MPLS label. */
    MPLS_BOS("OXM_OF_MPLS_BOS"),
    /** IPv4 source address. */
    IPV4_SRC("OXM_OF_IPV4_SRC"),
    /** IPv4 destination address. */
    IPV4_DST("OXM_OF_IPV4_DST"),
    /** IPv6 source address. */
    IPV6_SRC("OXM_OF_IPV6_SRC"),
    /** IPv6 destination address. */
    IPV6_DST("OXM_OF_IPV6_DST"),
    /** Fragmentation (NXM_NX_IP_FRAG): 0 of a whole packet, 1 of a first fragment. */
    IP_FRAG("NXM_NX_IP_FRAG"),
    /** Differentiated Services Code Point. */
    IP_DSCP("OXM_OF_IP_DSCP"),
    /** Time to live, of IPv6 the hop limit (NXM_NX_IP_TTL): OpenFlow has no such field, and this one has no mask. */
    IP_TTL("NXM_NX_IP_TTL"),
    /** IPv6 flow label. */
    IPV6_FLABEL("OXM_OF_IPV6_FLABEL"),
    /** IP protocol, of IPv6 the last next header. */
    IP_PROTO("OXM_OF_IP_PROTO"),
    /** TCP source port. */
    TCP_SRC("OXM_OF_TCP_SRC"),
    /** TCP destination port. */
    TCP_DST("OXM_OF_TCP_DST"),
    /** TCP control bits, field 42 of ONF's extension for OpenFlow 1.3 (EXT-109). */
    TCP_FLAGS("ONFOXM_ET_TCP_FLAGS"),
    /** UDP source port. */
    UDP_SRC("OXM_OF_UDP_SRC"),
    /** UDP destination port. */
    UDP_DST("OXM_OF_UDP_DST"),
    /** SCTP source port. */
    SCTP_SRC("OXM_OF_SCTP_SRC"),
    /** SCTP destination port. */
    SCTP_DST("OXM_OF_SCTP_DST"),
    /** ICMP type. */
    ICMPV4_TYPE("OXM_OF_ICMPV4_TYPE"),
    /** ICMP code. */
    ICMPV4_CODE("OXM_OF_ICMPV4_CODE"),
    /** ICMPv6 type. */
    ICMPV6_TYPE("OXM_OF_ICMPV6_TYPE"),
    /** ICMPv6 code. */
    ICMPV6_CODE("OXM_OF_ICMPV6_CODE"),
    /** Tunnel key: VNI of VXLAN and Geneve, key of GRE. */
    TUNNEL_ID("OXM_OF_TUNNEL_ID"),
    /** Outer IPv4 source address of a packet from a tunnel (NXM_NX_TUN_IPV4_SRC). */
    TUN_IPV4_SRC("NXM_NX_TUN_IPV4_SRC"),
    /** Outer IPv4 destination address of a packet from a tunnel (NXM_NX_TUN_IPV4_DST); 0 of one over IPv6. */
    TUN_IPV4_DST("NXM_NX_TUN_IPV4_DST"),
    /** Outer IPv6 source address of a packet from a tunnel (NXM_NX_TUN_IPV6_SRC). */
    TUN_IPV6_SRC("NXM_NX_TUN_IPV6_SRC"),
    /** Outer IPv6 destination address of a packet from a tunnel (NXM_NX_TUN_IPV6_DST); :: of one over IPv4. */
    TUN_IPV6_DST("NXM_NX_TUN_IPV6_DST"),
    /**
     * The option of a tunnel that {@link TunnelOption#FRAME_DESTINATION} maps to it (NXM_NX_TUN_METADATA0). Open
     * vSwitch knows its width from the mapping, without which it refuses the field.
     */
    TUN_METADATA0(NxmField.tunnelMetadata(0).ofLength(Long.BYTES)),
    /** Register 0 (NXM_NX_REG0): stays with a packet that is looked at anew. */
    REG0("NXM_NX_REG0"),
    /** Register 1 (NXM_NX_REG1). */
    REG1("NXM_NX_REG1"),
    /** Packet mark (NXM_NX_PKT_MARK): a register that travels with the packet itself. */
    PKT_MARK("NXM_NX_PKT_MARK"),
    /** Mark of the connection (NXM_NX_CT_MARK); 0 of a packet that has not been through connection tracking. */
    CT_MARK("NXM_NX_CT_MARK"),
    /** What one table tells the next, and nothing else sees. */
    METADATA("OXM_OF_METADATA");

    /** OFPVID_PRESENT: the frame has a VLAN tag (OpenFlow 1.3.5, section 7.2.3.7). */
    public static final int VLAN_PRESENT = 0x1000;

    /** Bits of {@link #IP_FRAG}: the packet is a fragment, and not the first (Open vSwitch, lib/flow.h). */
    public static final int ANY_FRAGMENT = 1 << 0;
    public static final int LATER_FRAGMENT = 1 << 1;

    private final NxmField field;
    private final FieldRow row;
    private final int bits;
    private final int bytes;
    private final Word exactMask;
    private final int header;
    private final int maskedHeader;

    Field(final String name) {
        this(NxmField.of(name));
    }

    /** Keeps what is asked for with each match. */
    Field(final NxmField field) {
        this.field = requireNonNull(field);
        row = field.row();
        bits = row.isVariable() ? field.bits() : row.valueBits();
        bytes = field.bytes();
        exactMask = Word.ones(bits);
        header = field.header(false);
        maskedHeader = field.header(true);
    }

    /** {@return the row of the table of fields, from which all else that is known of the field is derived} */
    public FieldRow row() {
        return row;
    }

    /** {@return the field with the name and number by which netvis and Open vSwitch tell each other of it} */
    public NxmField wire() {
        return field;
    }

    /** {@return the width in bits, 1 to 128} */
    public int bits() {
        return bits;
    }

    /** {@return the width in bytes as it is sent, 1 to 16} */
    int bytes() {
        return bytes;
    }

    /**
     * {@return the first 32 bits of the field as it is sent}
     *
     * @param masked whether a mask follows the value
     */
    public int header(final boolean masked) {
        return masked ? maskedHeader : header;
    }

    /** {@return whether a match may compare some bits only} */
    boolean isMaskable() {
        return row.isMaskable();
    }

    /** {@return whether an action may set the field by itself} */
    boolean isSettable() {
        return row.access() == Access.READ_WRITE;
    }

    /** {@return a mask that compares every bit} */
    public Word exactMask() {
        return exactMask;
    }
}
