/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs.action;

import static com.google.common.collect.ImmutableMap.toImmutableMap;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;

/**
 * The fields that Open vSwitch 3.1 has (its include/openvswitch/meta-flow.h).
 */
final class NxmFields {
    /** Name, number, width in bits, and whether actions may change it. */
    private static final String TABLE = """
        NXM_OF_IN_PORT 0 16 rw
        NXM_OF_ETH_DST 1 48 rw
        NXM_OF_ETH_SRC 2 48 rw
        NXM_OF_ETH_TYPE 3 16 ro
        NXM_OF_VLAN_TCI 4 16 rw
        NXM_OF_IP_TOS 5 8 rw
        NXM_OF_IP_PROTO 6 8 ro
        NXM_OF_IP_SRC 7 32 rw
        NXM_OF_IP_DST 8 32 rw
        NXM_OF_TCP_SRC 9 16 rw
        NXM_OF_TCP_DST 10 16 rw
        NXM_OF_UDP_SRC 11 16 rw
        NXM_OF_UDP_DST 12 16 rw
        NXM_OF_ICMP_TYPE 13 8 rw
        NXM_OF_ICMP_CODE 14 8 rw
        NXM_OF_ARP_OP 15 16 rw
        NXM_OF_ARP_SPA 16 32 rw
        NXM_OF_ARP_TPA 17 32 rw
        NXM_NX_REG0 0 32 rw
        NXM_NX_REG1 1 32 rw
        NXM_NX_REG2 2 32 rw
        NXM_NX_REG3 3 32 rw
        NXM_NX_REG4 4 32 rw
        NXM_NX_REG5 5 32 rw
        NXM_NX_REG6 6 32 rw
        NXM_NX_REG7 7 32 rw
        NXM_NX_REG8 8 32 rw
        NXM_NX_REG9 9 32 rw
        NXM_NX_REG10 10 32 rw
        NXM_NX_REG11 11 32 rw
        NXM_NX_REG12 12 32 rw
        NXM_NX_REG13 13 32 rw
        NXM_NX_REG14 14 32 rw
        NXM_NX_REG15 15 32 rw
        NXM_NX_TUN_ID 16 64 rw
        NXM_NX_ARP_SHA 17 48 rw
        NXM_NX_ARP_THA 18 48 rw
        NXM_NX_IPV6_SRC 19 128 rw
        NXM_NX_IPV6_DST 20 128 rw
        NXM_NX_ICMPV6_TYPE 21 8 rw
        NXM_NX_ICMPV6_CODE 22 8 rw
        NXM_NX_ND_TARGET 23 128 rw
        NXM_NX_ND_SLL 24 48 rw
        NXM_NX_ND_TLL 25 48 rw
        NXM_NX_IP_FRAG 26 2 ro
        NXM_NX_IPV6_LABEL 27 20 rw
        NXM_NX_IP_ECN 28 2 rw
        NXM_NX_IP_TTL 29 8 rw
        NXM_NX_MPLS_TTL 30 8 rw
        NXM_NX_TUN_IPV4_SRC 31 32 rw
        NXM_NX_TUN_IPV4_DST 32 32 rw
        NXM_NX_PKT_MARK 33 32 rw
        NXM_NX_TCP_FLAGS 34 12 ro
        NXM_NX_DP_HASH 35 32 ro
        NXM_NX_RECIRC_ID 36 32 ro
        NXM_NX_CONJ_ID 37 32 ro
        NXM_NX_TUN_GBP_ID 38 16 rw
        NXM_NX_TUN_GBP_FLAGS 39 8 rw
        NXM_NX_TUN_FLAGS 104 1 rw
        NXM_NX_CT_STATE 105 32 ro
        NXM_NX_CT_ZONE 106 16 ro
        NXM_NX_CT_MARK 107 32 rw
        NXM_NX_CT_LABEL 108 128 rw
        NXM_NX_TUN_IPV6_SRC 109 128 rw
        NXM_NX_TUN_IPV6_DST 110 128 rw
        NXM_NX_XXREG0 111 128 rw
        NXM_NX_XXREG1 112 128 rw
        NXM_NX_XXREG2 113 128 rw
        NXM_NX_XXREG3 114 128 rw
        NXM_NX_CT_NW_PROTO 119 8 ro
        NXM_NX_CT_NW_SRC 120 32 ro
        NXM_NX_CT_NW_DST 121 32 ro
        NXM_NX_CT_IPV6_SRC 122 128 ro
        NXM_NX_CT_IPV6_DST 123 128 ro
        NXM_NX_CT_TP_SRC 124 16 ro
        NXM_NX_CT_TP_DST 125 16 ro
        OXM_OF_PKT_REG0 0 64 rw
        OXM_OF_PKT_REG1 1 64 rw
        OXM_OF_PKT_REG2 2 64 rw
        OXM_OF_PKT_REG3 3 64 rw
        OXM_OF_PKT_REG4 4 64 rw
        OXM_OF_PKT_REG5 5 64 rw
        OXM_OF_PKT_REG6 6 64 rw
        OXM_OF_PKT_REG7 7 64 rw
        OXM_OF_IN_PORT 0 32 rw
        OXM_OF_METADATA 2 64 rw
        OXM_OF_ETH_DST 3 48 rw
        OXM_OF_ETH_SRC 4 48 rw
        OXM_OF_ETH_TYPE 5 16 ro
        OXM_OF_VLAN_VID 6 12 rw
        OXM_OF_VLAN_PCP 7 3 rw
        OXM_OF_IP_DSCP 8 6 rw
        OXM_OF_IP_ECN 9 2 rw
        OXM_OF_IP_PROTO 10 8 ro
        OXM_OF_IPV4_SRC 11 32 rw
        OXM_OF_IPV4_DST 12 32 rw
        OXM_OF_TCP_SRC 13 16 rw
        OXM_OF_TCP_DST 14 16 rw
        OXM_OF_UDP_SRC 15 16 rw
        OXM_OF_UDP_DST 16 16 rw
        OXM_OF_SCTP_SRC 17 16 rw
        OXM_OF_SCTP_DST 18 16 rw
        OXM_OF_ICMPV4_TYPE 19 8 rw
        OXM_OF_ICMPV4_CODE 20 8 rw
        OXM_OF_ARP_OP 21 16 rw
        OXM_OF_ARP_SPA 22 32 rw
        OXM_OF_ARP_TPA 23 32 rw
        OXM_OF_ARP_SHA 24 48 rw
        OXM_OF_ARP_THA 25 48 rw
        OXM_OF_IPV6_SRC 26 128 rw
        OXM_OF_IPV6_DST 27 128 rw
        OXM_OF_IPV6_FLABEL 28 20 rw
        OXM_OF_ICMPV6_TYPE 29 8 rw
        OXM_OF_ICMPV6_CODE 30 8 rw
        OXM_OF_IPV6_ND_TARGET 31 128 rw
        OXM_OF_IPV6_ND_SLL 32 48 rw
        OXM_OF_IPV6_ND_TLL 33 48 rw
        OXM_OF_MPLS_LABEL 34 20 rw
        OXM_OF_MPLS_TC 35 3 rw
        OXM_OF_MPLS_BOS 36 1 ro
        OXM_OF_TUNNEL_ID 38 64 rw
        OXM_OF_PACKET_TYPE 44 32 ro
        ONFOXM_ET_TCP_FLAGS 42 12 ro
        ONFOXM_ET_ACTSET_OUTPUT 43 32 ro
        NXOXM_NSH_FLAGS 1 8 rw
        NXOXM_NSH_MDTYPE 2 8 ro
        NXOXM_NSH_NP 3 8 ro
        NXOXM_NSH_SPI 4 24 rw
        NXOXM_NSH_SI 5 8 rw
        NXOXM_NSH_C1 6 32 rw
        NXOXM_NSH_C2 7 32 rw
        NXOXM_NSH_C3 8 32 rw
        NXOXM_NSH_C4 9 32 rw
        NXOXM_NSH_TTL 10 8 rw
        NXOXM_ET_DP_HASH 0 32 ro
        NXOXM_ET_ERSPAN_IDX 11 20 rw
        NXOXM_ET_ERSPAN_VER 12 4 rw
        NXOXM_ET_ERSPAN_DIR 13 1 rw
        NXOXM_ET_ERSPAN_HWID 14 6 rw
        NXOXM_ET_GTPU_FLAGS 15 8 ro
        NXOXM_ET_GTPU_MSGTYPE 16 8 ro
        """;

    private static final ImmutableMap<String, NxmField> BY_NAME = Stream.concat(TABLE.lines().map(NxmFields::parse),
            IntStream.range(0, NxmField.TUN_METADATA_COUNT).mapToObj(NxmField::tunnelMetadata))
        .collect(toImmutableMap(NxmField::name, Function.identity()));
    private static final ImmutableMap<Header, NxmField> BY_HEADER =
        Maps.uniqueIndex(BY_NAME.values(), field -> Header.of(field.header(false), field.experimenter()));

    private static final int LENGTH_MASK = 0xff;

    /** What tells fields apart. */
    private record Header(int withoutLength, int experimenter) {
        static Header of(final int header, final int experimenter) {
            return new Header(header & ~LENGTH_MASK, experimenter);
        }
    }

    private NxmFields() {
        // Hidden on purpose
    }

    private static NxmField parse(final String line) {
        final var words = Splitter.on(' ').splitToList(line);
        final var name = words.get(0);
        return new NxmField(name, FieldClass.ofName(name), Integer.parseInt(words.get(1)),
            Integer.parseInt(words.get(2)), words.get(3).equals("rw"));
    }

    static ImmutableMap<String, NxmField> byName() {
        return BY_NAME;
    }

    static NxmField ofName(final String name) {
        final var field = BY_NAME.get(name);
        if (field == null) {
            throw new IllegalArgumentException("Open vSwitch has no field " + name
                + "; see ovs-fields(7) for their names");
        }
        return field;
    }

    /**
     * {@return the field of a header, if there is one, and of that length}
     *
     * @param header the first 32 bits, without mask
     * @param experimenter what follows, 0 where nothing does
     */
    static @Nullable NxmField ofHeader(final int header, final int experimenter) {
        final var field = BY_HEADER.get(Header.of(header, experimenter));
        if (field == null || field.isVariable() && (header & LENGTH_MASK) > field.bytes()) {
            return null;
        }
        final var told = field.ofLength(header & LENGTH_MASK);
        return told.header(false) == header ? told : null;
    }
}
