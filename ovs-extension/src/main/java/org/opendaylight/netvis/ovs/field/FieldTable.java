/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs.field;

import static com.google.common.collect.ImmutableMap.toImmutableMap;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;

/**
 * The fields that Open vSwitch 3.1 has (ovs-fields(7); its include/openvswitch/meta-flow.h), but for those of other
 * vendors, and for names of OpenFlow 1.5 where there is another.
 */
final class FieldTable {
    /**
     * One field a line, in the order in which ovs-ofctl writes a match (match_format in Open vSwitch's lib/match.c):
     * its name in actions and, where that is another, in matches; bits, and those which values have beside; bytes as it
     * is sent; m if a match may have a mask; prerequisite; access; format; and name and number of NXM, OXM or both,
     * with the version of Open vSwitch that has it first. Where {@code = protocol} stands, ovs-ofctl writes what the
     * protocol is called, and where {@code = options} stands, the options of tunnels.
     */
    private static final String TABLE = """
        pkt_mark              32   4  m none       rw  hex          NXM_NX_PKT_MARK=33@2.0
        recirc_id             32   4  - none       ro  decimal      NXM_NX_RECIRC_ID=36@2.2
        dp_hash               32   4  m none       ro  hex          NXM_NX_DP_HASH=35@2.2 NXOXM_ET_DP_HASH=0@2.4
        conj_id               32   4  - none       ro  decimal      NXM_NX_CONJ_ID=37@2.4
        actset_output         32   4  - none       ro  port         ONFOXM_ET_ACTSET_OUTPUT=43@2.4
        ct_state              32   4  m none       ro  ct_state     NXM_NX_CT_STATE=105@2.5
        ct_zone               16   2  - none       ro  hex          NXM_NX_CT_ZONE=106@2.5
        ct_mark               32   4  m none       lim hex          NXM_NX_CT_MARK=107@2.5
        ct_label              128  16 m none       lim hex          NXM_NX_CT_LABEL=108@2.5
        ct_nw_src             32   4  m ct         ro  ipv4         NXM_NX_CT_NW_SRC=120@2.8
        ct_ipv6_src           128  16 m ct         ro  ipv6         NXM_NX_CT_IPV6_SRC=122@2.8
        ct_nw_dst             32   4  m ct         ro  ipv4         NXM_NX_CT_NW_DST=121@2.8
        ct_ipv6_dst           128  16 m ct         ro  ipv6         NXM_NX_CT_IPV6_DST=123@2.8
        ct_nw_proto           8    1  - ct         ro  decimal      NXM_NX_CT_NW_PROTO=119@2.8
        ct_tp_src             16   2  m ct         ro  decimal      NXM_NX_CT_TP_SRC=124@2.8
        ct_tp_dst             16   2  m ct         ro  decimal      NXM_NX_CT_TP_DST=125@2.8
        packet_type           32   4  - none       ro  packet_type  OXM_OF_PACKET_TYPE=44@2.8
        = protocol
        reg0                  32   4  m none       rw  hex          NXM_NX_REG0=0@1.1
        reg1                  32   4  m none       rw  hex          NXM_NX_REG1=1@1.1
        reg2                  32   4  m none       rw  hex          NXM_NX_REG2=2@1.1
        reg3                  32   4  m none       rw  hex          NXM_NX_REG3=3@1.1
        reg4                  32   4  m none       rw  hex          NXM_NX_REG4=4@1.3
        reg5                  32   4  m none       rw  hex          NXM_NX_REG5=5@1.7
        reg6                  32   4  m none       rw  hex          NXM_NX_REG6=6@1.7
        reg7                  32   4  m none       rw  hex          NXM_NX_REG7=7@1.7
        reg8                  32   4  m none       rw  hex          NXM_NX_REG8=8@2.6
        reg9                  32   4  m none       rw  hex          NXM_NX_REG9=9@2.6
        reg10                 32   4  m none       rw  hex          NXM_NX_REG10=10@2.6
        reg11                 32   4  m none       rw  hex          NXM_NX_REG11=11@2.6
        reg12                 32   4  m none       rw  hex          NXM_NX_REG12=12@2.6
        reg13                 32   4  m none       rw  hex          NXM_NX_REG13=13@2.6
        reg14                 32   4  m none       rw  hex          NXM_NX_REG14=14@2.6
        reg15                 32   4  m none       rw  hex          NXM_NX_REG15=15@2.6
        xreg0                 64   8  m none       rw  hex          OXM_OF_PKT_REG0=0@2.4
        xreg1                 64   8  m none       rw  hex          OXM_OF_PKT_REG1=1@2.4
        xreg2                 64   8  m none       rw  hex          OXM_OF_PKT_REG2=2@2.4
        xreg3                 64   8  m none       rw  hex          OXM_OF_PKT_REG3=3@2.4
        xreg4                 64   8  m none       rw  hex          OXM_OF_PKT_REG4=4@2.4
        xreg5                 64   8  m none       rw  hex          OXM_OF_PKT_REG5=5@2.4
        xreg6                 64   8  m none       rw  hex          OXM_OF_PKT_REG6=6@2.4
        xreg7                 64   8  m none       rw  hex          OXM_OF_PKT_REG7=7@2.4
        xxreg0                128  16 m none       rw  hex          NXM_NX_XXREG0=111@2.6
        xxreg1                128  16 m none       rw  hex          NXM_NX_XXREG1=112@2.6
        xxreg2                128  16 m none       rw  hex          NXM_NX_XXREG2=113@2.6
        xxreg3                128  16 m none       rw  hex          NXM_NX_XXREG3=114@2.6
        tun_id                64   8  m none       rw  hex          NXM_NX_TUN_ID=16@1.1 OXM_OF_TUNNEL_ID=38@1.10
        tun_src               32   4  m none       rw  ipv4         NXM_NX_TUN_IPV4_SRC=31@2.0
        tun_dst               32   4  m none       rw  ipv4         NXM_NX_TUN_IPV4_DST=32@2.0
        tun_ipv6_src          128  16 m none       rw  ipv6         NXM_NX_TUN_IPV6_SRC=109@2.5
        tun_ipv6_dst          128  16 m none       rw  ipv6         NXM_NX_TUN_IPV6_DST=110@2.5
        tun_gbp_id            16   2  m none       rw  decimal      NXM_NX_TUN_GBP_ID=38@2.4
        tun_gbp_flags         8    1  m none       rw  hex          NXM_NX_TUN_GBP_FLAGS=39@2.4
        tun_erspan_ver        4    1  m none       rw  decimal      NXOXM_ET_ERSPAN_VER=12@2.10
        tun_erspan_idx        20   4  m none       rw  hex          NXOXM_ET_ERSPAN_IDX=11@2.10
        tun_erspan_dir        1    1  m none       rw  decimal      NXOXM_ET_ERSPAN_DIR=13@2.10
        tun_erspan_hwid       6    1  m none       rw  hex          NXOXM_ET_ERSPAN_HWID=14@2.10
        tun_gtpu_flags:gtpu_flags 8    1  m none       ro  hex          NXOXM_ET_GTPU_FLAGS=15@2.13
        tun_gtpu_msgtype:gtpu_msgtype 8    1  m none       ro  decimal      NXOXM_ET_GTPU_MSGTYPE=16@2.13
        tun_flags             1    2  m none       rw  tunnel_flags NXM_NX_TUN_FLAGS=104@2.5
        = options
        metadata              64   8  m none       rw  hex          OXM_OF_METADATA=2@1.8
        in_port               16   2  - none       rw  short_port   NXM_OF_IN_PORT=0@1.1
        in_port_oxm:in_port   32   4  - none       lim port         OXM_OF_IN_PORT=0@1.7
        vlan_tci              16   2  m ethernet   rw  hex          NXM_OF_VLAN_TCI=4@1.1
        vlan_vid:vlan_tci     12+1 2  m ethernet   rw  vlan         OXM_OF_VLAN_VID=6@1.7
        vlan_pcp:dl_vlan_pcp  3    1  - vlan       rw  decimal      OXM_OF_VLAN_PCP=7@1.7
        eth_src:dl_src        48   6  m ethernet   rw  mac          NXM_OF_ETH_SRC=2@1.1 OXM_OF_ETH_SRC=4@1.7
        eth_dst:dl_dst        48   6  m ethernet   rw  mac          NXM_OF_ETH_DST=1@1.1 OXM_OF_ETH_DST=3@1.7
        eth_type:dl_type      16   2  - ethernet   ro  ether_type   NXM_OF_ETH_TYPE=3@1.1 OXM_OF_ETH_TYPE=5@1.7
        ipv6_src              128  16 m ipv6       rw  ipv6         NXM_NX_IPV6_SRC=19@1.1 OXM_OF_IPV6_SRC=26@1.1
        ipv6_dst              128  16 m ipv6       rw  ipv6         NXM_NX_IPV6_DST=20@1.1 OXM_OF_IPV6_DST=27@1.1
        ipv6_label            20   4  m ipv6       rw  flow_label   NXM_NX_IPV6_LABEL=27@1.4 OXM_OF_IPV6_FLABEL=28@1.7
        arp_spa               32   4  m arp        rw  ipv4         NXM_OF_ARP_SPA=16@1.1 OXM_OF_ARP_SPA=22@1.7
        arp_tpa               32   4  m arp        rw  ipv4         NXM_OF_ARP_TPA=17@1.1 OXM_OF_ARP_TPA=23@1.7
        nsh_flags             8    1  m nsh        rw  decimal      NXOXM_NSH_FLAGS=1@2.8
        nsh_ttl               8    1  - nsh        rw  decimal      NXOXM_NSH_TTL=10@2.9
        nsh_mdtype            8    1  - nsh        ro  decimal      NXOXM_NSH_MDTYPE=2@2.8
        nsh_np                8    1  - nsh        ro  decimal      NXOXM_NSH_NP=3@2.8
        nsh_spi               24   4  - nsh        rw  hex          NXOXM_NSH_SPI=4@2.8
        nsh_si                8    1  - nsh        rw  decimal      NXOXM_NSH_SI=5@2.8
        nsh_c1                32   4  m nsh        rw  hex          NXOXM_NSH_C1=6@2.8
        nsh_c2                32   4  m nsh        rw  hex          NXOXM_NSH_C2=7@2.8
        nsh_c3                32   4  m nsh        rw  hex          NXOXM_NSH_C3=8@2.8
        nsh_c4                32   4  m nsh        rw  hex          NXOXM_NSH_C4=9@2.8
        ip_src:nw_src         32   4  m ipv4       rw  ipv4         NXM_OF_IP_SRC=7@1.1 OXM_OF_IPV4_SRC=11@1.7
        ip_dst:nw_dst         32   4  m ipv4       rw  ipv4         NXM_OF_IP_DST=8@1.1 OXM_OF_IPV4_DST=12@1.7
        nw_proto              8    1  - ip         ro  decimal      NXM_OF_IP_PROTO=6@1.1 OXM_OF_IP_PROTO=10@1.7
        arp_op                16   2  - arp        rw  decimal      NXM_OF_ARP_OP=15@1.1 OXM_OF_ARP_OP=21@1.7
        arp_sha               48   6  m arp        rw  mac          NXM_NX_ARP_SHA=17@1.1 OXM_OF_ARP_SHA=24@1.7
        arp_tha               48   6  m arp        rw  mac          NXM_NX_ARP_THA=18@1.1 OXM_OF_ARP_THA=25@1.7
        nw_tos                8    1  - ip         rw  decimal      NXM_OF_IP_TOS=5@1.1
        ip_dscp:nw_tos        6    1  - ip         rw  dscp         OXM_OF_IP_DSCP=8@1.7
        nw_ecn                2    1  - ip         rw  decimal      NXM_NX_IP_ECN=28@1.4 OXM_OF_IP_ECN=9@1.7
        nw_ttl                8    1  - ip         rw  decimal      NXM_NX_IP_TTL=29@1.4
        mpls_label            20   4  - mpls       rw  decimal      OXM_OF_MPLS_LABEL=34@1.11
        mpls_tc               3    1  - mpls       rw  decimal      OXM_OF_MPLS_TC=35@1.11
        mpls_ttl              8    1  - mpls       rw  decimal      NXM_NX_MPLS_TTL=30@2.6
        mpls_bos              1    1  - mpls       ro  decimal      OXM_OF_MPLS_BOS=36@1.11
        ip_frag:nw_frag       2    1  m ip         ro  fragment     NXM_NX_IP_FRAG=26@1.3
        icmp_type             8    1  - icmpv4     rw  decimal      NXM_OF_ICMP_TYPE=13@1.1 OXM_OF_ICMPV4_TYPE=19@1.7
        icmp_code             8    1  - icmpv4     rw  decimal      NXM_OF_ICMP_CODE=14@1.1 OXM_OF_ICMPV4_CODE=20@1.7
        icmpv6_type:icmp_type 8    1  - icmpv6     rw  decimal      NXM_NX_ICMPV6_TYPE=21@1.1 OXM_OF_ICMPV6_TYPE=29@1.7
        icmpv6_code:icmp_code 8    1  - icmpv6     rw  decimal      NXM_NX_ICMPV6_CODE=22@1.1 OXM_OF_ICMPV6_CODE=30@1.7
        nd_target             128  16 m nd         rw  ipv6         NXM_NX_ND_TARGET=23@1.1 OXM_OF_IPV6_ND_TARGET=31@1.7
        nd_sll                48   6  m nd_solicit rw  mac          NXM_NX_ND_SLL=24@1.1 OXM_OF_IPV6_ND_SLL=32@1.7
        nd_tll                48   6  m nd_advert  rw  mac          NXM_NX_ND_TLL=25@1.1 OXM_OF_IPV6_ND_TLL=33@1.7
        tcp_src:tp_src        16   2  m tcp        rw  decimal      NXM_OF_TCP_SRC=9@1.1 OXM_OF_TCP_SRC=13@1.7
        tcp_dst:tp_dst        16   2  m tcp        rw  decimal      NXM_OF_TCP_DST=10@1.1 OXM_OF_TCP_DST=14@1.7
        udp_src:tp_src        16   2  m udp        rw  decimal      NXM_OF_UDP_SRC=11@1.1 OXM_OF_UDP_SRC=15@1.7
        udp_dst:tp_dst        16   2  m udp        rw  decimal      NXM_OF_UDP_DST=12@1.1 OXM_OF_UDP_DST=16@1.7
        sctp_src:tp_src       16   2  m sctp       rw  decimal      OXM_OF_SCTP_SRC=17@2.0
        sctp_dst:tp_dst       16   2  m sctp       rw  decimal      OXM_OF_SCTP_DST=18@2.0
        tcp_flags             12   2  m tcp        ro  tcp_flags    ONFOXM_ET_TCP_FLAGS=42@2.4 NXM_NX_TCP_FLAGS=34@2.1
        """;

    private static final Splitter COLUMNS = Splitter.on(CharMatcher.whitespace()).omitEmptyStrings();
    private static final String PROTOCOL = "= protocol";
    private static final String OPTIONS = "= options";
    private static final ImmutableMap<String, Access> ACCESS =
        ImmutableMap.of("ro", Access.READ_ONLY, "rw", Access.READ_WRITE, "lim", Access.LIMITED);

    private static final ImmutableList<FieldRow> ROWS = new Parser().rows(TABLE);
    /** In the order of classes and numbers, and options of tunnels at the end. */
    private static final ImmutableMap<String, NxmField> BY_NAME = ROWS.stream().flatMap(row -> row.fields().stream())
        .sorted(Comparator.comparing(NxmField::isVariable).thenComparing(NxmField::fieldClass)
            .thenComparing(NxmField::number))
        .collect(toImmutableMap(NxmField::name, Function.identity()));
    private static final ImmutableMap<Identity, NxmField> BY_IDENTITY = BY_NAME.values().stream()
        .collect(toImmutableMap(field -> new Identity(OxmHeader.identity(field.header(false)), field.experimenter()),
            Function.identity()));

    /** What tells fields apart. */
    private record Identity(int header, int experimenter) {
    }

    private FieldTable() {
        // Hidden on purpose
    }

    static ImmutableList<FieldRow> rows() {
        return ROWS;
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
        final var field = BY_IDENTITY.get(new Identity(OxmHeader.identity(header), experimenter));
        if (field == null || field.isVariable() && OxmHeader.length(header) > field.bytes()) {
            return null;
        }
        final var told = field.ofLength(OxmHeader.length(header));
        return told.header(false) == header ? told : null;
    }

    /** Makes rows of lines. */
    private static final class Parser {
        private final ImmutableList.Builder<FieldRow> rows = ImmutableList.builder();
        private boolean isBeforeProtocol = true;
        private int count;

        ImmutableList<FieldRow> rows(final String table) {
            table.lines().forEach(line -> {
                switch (line) {
                    case PROTOCOL -> isBeforeProtocol = false;
                    case OPTIONS -> options();
                    default -> row(COLUMNS.splitToList(line));
                }
            });
            return rows.build();
        }

        private void options() {
            for (int i = 0; i < NxmField.TUN_METADATA_COUNT; i++) {
                final var field = "NXM_NX_TUN_METADATA" + i + "=" + (NxmField.TUN_METADATA_NUMBER + i) + "@2.5";
                final var name = "tun_metadata" + i;
                add(name, name, Format.HEX, new FieldRow.Width(Byte.SIZE * NxmField.TUN_METADATA_MAX_BYTES, 0,
                    NxmField.TUN_METADATA_MAX_BYTES, true),
                    new FieldRow.Use(true, Prerequisite.NONE, Access.READ_WRITE), List.of(field));
            }
        }

        private void row(final List<String> columns) {
            final var names = columns.get(0).split(":", -1);
            final var bits = columns.get(1).split("\\+", -1);
            add(names[0], names[names.length - 1], Format.valueOf(upper(columns.get(6))),
                new FieldRow.Width(Integer.parseInt(bits[0]), bits.length > 1 ? Integer.parseInt(bits[1]) : 0,
                    Integer.parseInt(columns.get(2)), false),
                new FieldRow.Use(columns.get(3).equals("m"), Prerequisite.valueOf(upper(columns.get(4))),
                    ACCESS.get(columns.get(5))), columns.subList(7, columns.size()));
        }

        private void add(final String name, final String matchName, final Format format, final FieldRow.Width width,
                final FieldRow.Use use, final List<String> fields) {
            rows.add(new FieldRow(new FieldRow.Text(name, matchName, count++, isBeforeProtocol, format), width, use,
                row -> fields.stream().map(field -> field(row, field)).toList()));
        }

        /** Reads {@code NAME=NUMBER@VERSION}. */
        private static NxmField field(final FieldRow row, final String text) {
            final int number = text.indexOf('=');
            final int version = text.indexOf('@');
            final var name = text.substring(0, number);
            return new NxmField(name, row, FieldClass.ofName(name),
                Integer.parseInt(text.substring(number + 1, version)), row.bits(), text.substring(version + 1));
        }

        private static String upper(final String word) {
            return word.toUpperCase(Locale.ROOT);
        }
    }
}
