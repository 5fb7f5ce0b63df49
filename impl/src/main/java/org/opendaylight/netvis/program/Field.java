/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;

/**
 * The packet and metadata fields that netvis matches or sets.
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
    IN_PORT(Oxm.BASIC, 0, 32, "in_port"),
    /** Source MAC address. */
    ETH_SRC(Oxm.BASIC, 4, 48, "dl_src", "eth_src"),
    /** Destination MAC address. */
    ETH_DST(Oxm.BASIC, 3, 48, "dl_dst", "eth_dst"),
    /** Ethertype behind the VLAN tags. */
    ETH_TYPE(Oxm.BASIC, 5, 16, "dl_type"),
    /** VLAN identifier with {@link #VLAN_PRESENT}. */
    VLAN_VID(Oxm.BASIC, 6, 13, "vlan_tci", "vlan_vid"),
    /** Bottom-of-stack bit of the outermost MPLS label. */
    MPLS_BOS(Oxm.BASIC, 36, 1, "mpls_bos"),
    /** IPv4 source address. */
    IPV4_SRC(Oxm.BASIC, 11, 32, "nw_src", "ip_src"),
    /** IPv4 destination address. */
    IPV4_DST(Oxm.BASIC, 12, 32, "nw_dst", "ip_dst"),
    /** IPv6 source address. */
    IPV6_SRC(Oxm.BASIC, 26, 128, "ipv6_src"),
    /** IPv6 destination address. */
    IPV6_DST(Oxm.BASIC, 27, 128, "ipv6_dst"),
    /** Fragmentation (NXM_NX_IP_FRAG): 0 of a whole packet, 1 of a first fragment. */
    IP_FRAG(Oxm.NXM_1, 26, 2, "nw_frag"),
    /** Differentiated Services Code Point. */
    IP_DSCP(Oxm.BASIC, 8, 6, "nw_tos", "ip_dscp"),
    /** IPv6 flow label. */
    IPV6_FLABEL(Oxm.BASIC, 28, 20, "ipv6_label"),
    /** IP protocol, of IPv6 the last next header. */
    IP_PROTO(Oxm.BASIC, 10, 8, "nw_proto"),
    /** TCP source port. */
    TCP_SRC(Oxm.BASIC, 13, 16, "tp_src", "tcp_src"),
    /** TCP destination port. */
    TCP_DST(Oxm.BASIC, 14, 16, "tp_dst", "tcp_dst"),
    /** TCP control bits, field 42 of ONF's extension for OpenFlow 1.3 (EXT-109). */
    TCP_FLAGS(Oxm.ONF, 42, 12, "tcp_flags"),
    /** UDP source port. */
    UDP_SRC(Oxm.BASIC, 15, 16, "tp_src", "udp_src"),
    /** UDP destination port. */
    UDP_DST(Oxm.BASIC, 16, 16, "tp_dst", "udp_dst"),
    /** SCTP source port. */
    SCTP_SRC(Oxm.BASIC, 17, 16, "tp_src", "sctp_src"),
    /** SCTP destination port. */
    SCTP_DST(Oxm.BASIC, 18, 16, "tp_dst", "sctp_dst"),
    /** ICMP type. */
    ICMPV4_TYPE(Oxm.BASIC, 19, 8, "icmp_type"),
    /** ICMP code. */
    ICMPV4_CODE(Oxm.BASIC, 20, 8, "icmp_code"),
    /** ICMPv6 type. */
    ICMPV6_TYPE(Oxm.BASIC, 29, 8, "icmp_type", "icmpv6_type"),
    /** ICMPv6 code. */
    ICMPV6_CODE(Oxm.BASIC, 30, 8, "icmp_code", "icmpv6_code"),
    /** Tunnel key: VNI of VXLAN and Geneve, key of GRE. */
    TUNNEL_ID(Oxm.BASIC, 38, 64, "tun_id"),
    /** Outer IPv4 source address of a packet from a tunnel (NXM_NX_TUN_IPV4_SRC). */
    TUN_IPV4_SRC(Oxm.NXM_1, 31, 32, "tun_src"),
    /**
     * The option of a tunnel that {@link TunnelOption#FRAME_DESTINATION} maps to it (NXM_NX_TUN_METADATA0). Open
     * vSwitch knows its width from the mapping, without which it refuses the field.
     */
    TUN_METADATA0(Oxm.NXM_1, 40, 64, "tun_metadata0"),
    /** Register 0 (NXM_NX_REG0): stays with a packet that is looked at anew. */
    REG0(Oxm.NXM_1, 0, 32, "reg0"),
    /** Register 1 (NXM_NX_REG1). */
    REG1(Oxm.NXM_1, 1, 32, "reg1"),
    /** Packet mark (NXM_NX_PKT_MARK): a register that travels with the packet itself. */
    PKT_MARK(Oxm.NXM_1, 33, 32, "pkt_mark"),
    /** Mark of the connection (NXM_NX_CT_MARK); 0 of a packet that has not been through connection tracking. */
    CT_MARK(Oxm.NXM_1, 107, 32, "ct_mark"),
    /** What one table tells the next, and nothing else sees. */
    METADATA(Oxm.BASIC, 2, 64, "metadata");

    /** OFPVID_PRESENT: the frame has a VLAN tag (OpenFlow 1.3.5, section 7.2.3.7). */
    public static final int VLAN_PRESENT = 0x1000;

    /** Fields that a switch compares as a whole: no mask (Open vSwitch, include/openvswitch/meta-flow.h). */
    private static final ImmutableSet<Field> UNMASKABLE = Sets.immutableEnumSet(IN_PORT, ETH_TYPE, MPLS_BOS, IP_FRAG,
        IP_DSCP, IP_PROTO, ICMPV4_TYPE, ICMPV4_CODE, ICMPV6_TYPE, ICMPV6_CODE);
    /** Fields that no action can set, and the ingress port, where Open vSwitch takes no number of OpenFlow 1.3. */
    private static final ImmutableSet<Field> READ_ONLY = Sets.immutableEnumSet(IN_PORT, ETH_TYPE, MPLS_BOS, IP_FRAG,
        IP_PROTO, TCP_FLAGS, CT_MARK);

    /** The OXM class of a field. */
    enum Oxm {
        /** OFPXMC_OPENFLOW_BASIC. */
        BASIC(0x8000),
        /** OFPXMC_NXM_1, the extensible part of Nicira's matches. */
        NXM_1(0x0001),
        /** OFPXMC_EXPERIMENTER with ONF's experimenter identifier. */
        ONF(0xffff);

        private final int code;

        Oxm(final int code) {
            this.code = code;
        }

        int code() {
            return code;
        }
    }

    private final Oxm oxm;
    private final int number;
    private final int bits;
    private final String matchName;
    private final String setName;

    Field(final Oxm oxm, final int number, final int bits, final String name) {
        this(oxm, number, bits, name, name);
    }

    Field(final Oxm oxm, final int number, final int bits, final String matchName, final String setName) {
        this.oxm = requireNonNull(oxm);
        this.number = number;
        this.bits = bits;
        this.matchName = requireNonNull(matchName);
        this.setName = requireNonNull(setName);
    }

    Oxm oxm() {
        return oxm;
    }

    /** {@return the field number within its OXM class} */
    int number() {
        return number;
    }

    /** {@return the width in bits, 1 to 128} */
    public int bits() {
        return bits;
    }

    /** {@return the width in bytes as it is sent, 1 to 16} */
    int bytes() {
        return bits > 16 && bits < 32 ? Integer.BYTES : (bits + 7) / 8;
    }

    /** {@return the name that ovs-ofctl gives the field in a match} */
    String matchName() {
        return matchName;
    }

    /** {@return the name that ovs-ofctl gives the field when it is set} */
    String setName() {
        return setName;
    }

    /** {@return whether a match may compare some bits only} */
    boolean isMaskable() {
        return !UNMASKABLE.contains(this);
    }

    /** {@return whether an action may set the field} */
    boolean isSettable() {
        return !READ_ONLY.contains(this);
    }

    /** {@return a mask that compares every bit} */
    public Word exactMask() {
        return Word.ones(bits);
    }
}
