/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.List;
import org.opendaylight.netvis.net.EtherType;
import org.opendaylight.netvis.net.IpProtocol;

/**
 * Matches as ovs-ofctl writes them (match_format in Open vSwitch's lib/match.c), see ovs-fields(7).
 */
final class MatchText {
    private static final ImmutableMap<Integer, String> ETHER_TYPES = ImmutableMap.of(
        EtherType.IPV4, "ip", EtherType.IPV6, "ipv6", EtherType.ARP, "arp", EtherType.RARP, "rarp",
        EtherType.MPLS_UNICAST, "mpls", EtherType.MPLS_MULTICAST, "mplsm");
    private static final ImmutableMap<Integer, String> IPV4_PROTOCOLS = ImmutableMap.of(
        IpProtocol.ICMP, "icmp", IpProtocol.TCP, "tcp", IpProtocol.UDP, "udp", IpProtocol.SCTP, "sctp");
    private static final ImmutableMap<Integer, String> IPV6_PROTOCOLS = ImmutableMap.of(
        IpProtocol.ICMPV6, "icmp6", IpProtocol.TCP, "tcp6", IpProtocol.UDP, "udp6", IpProtocol.SCTP, "sctp6");

    private static final ImmutableMap<Integer, String> FRAGMENTS = ImmutableMap.of(0, "no", 1, "first", 3, "later");

    /** What comes in front of the protocol in the text, whose order is another one than that of the message. */
    private static final ImmutableList<Field> MARKS = ImmutableList.of(Field.PKT_MARK, Field.CT_MARK);
    /** What comes behind it. */
    private static final ImmutableList<Field> ORDER = ImmutableList.of(Field.REG0, Field.REG1, Field.TUNNEL_ID,
        Field.TUN_IPV4_SRC, Field.TUN_METADATA0, Field.METADATA, Field.IN_PORT, Field.VLAN_VID, Field.ETH_SRC,
        Field.ETH_DST, Field.ETH_TYPE, Field.IPV6_SRC, Field.IPV6_DST, Field.IPV6_FLABEL, Field.IPV4_SRC,
        Field.IPV4_DST, Field.IP_PROTO, Field.IP_DSCP, Field.MPLS_BOS, Field.IP_FRAG, Field.ICMPV4_TYPE,
        Field.ICMPV4_CODE, Field.ICMPV6_TYPE, Field.ICMPV6_CODE, Field.TCP_SRC, Field.TCP_DST, Field.UDP_SRC,
        Field.UDP_DST, Field.SCTP_SRC, Field.SCTP_DST, Field.TCP_FLAGS);

    private MatchText() {
        // Hidden on purpose
    }

    static List<String> parts(final Match match) {
        final var parts = new ArrayList<String>();
        for (var field : MARKS) {
            match.field(field).ifPresent(value -> parts.add(part(field, value)));
        }
        final var etherName = name(match, Field.ETH_TYPE, ETHER_TYPES);
        final var protocolName = name(match, Field.IP_PROTO, protocols(etherName));
        if (!protocolName.isEmpty()) {
            parts.add(protocolName);
        } else if (!etherName.isEmpty()) {
            parts.add(etherName);
        }
        for (var field : ORDER) {
            final var told = field == Field.ETH_TYPE && !etherName.isEmpty()
                || field == Field.IP_PROTO && !protocolName.isEmpty();
            if (!told) {
                match.field(field).ifPresent(value -> parts.add(part(field, value)));
            }
        }
        return parts;
    }

    private static ImmutableMap<Integer, String> protocols(final String etherName) {
        return switch (etherName) {
            case "ip" -> IPV4_PROTOCOLS;
            case "ipv6" -> IPV6_PROTOCOLS;
            default -> ImmutableMap.of();
        };
    }

    private static String name(final Match match, final Field field, final ImmutableMap<Integer, String> names) {
        return match.field(field).map(value -> names.getOrDefault((int) value.value().low(), "")).orElse("");
    }

    private static String part(final Field field, final FieldMatch match) {
        final var value = match.value();
        return switch (field) {
            case VLAN_VID -> vlan((int) value.low(), (int) match.mask().low());
            case TCP_FLAGS -> "tcp_flags=" + TcpFlagsText.of((int) value.low(), (int) match.mask().low());
            default -> field.matchName() + "=" + value(field, match);
        };
    }

    private static String value(final Field field, final FieldMatch match) {
        final var value = match.value();
        return switch (field) {
            case IN_PORT -> ValueText.port((int) value.low());
            case ETH_SRC, ETH_DST -> ValueText.maskedMac(field, match);
            case ETH_TYPE -> ValueText.etherType((int) value.low());
            case IPV4_SRC, IPV4_DST, TUN_IPV4_SRC -> ValueText.maskedIpv4(match);
            case IPV6_SRC, IPV6_DST -> Ipv6Text.masked(match);
            case IPV6_FLABEL -> ValueText.flowLabel(field, match);
            case IP_FRAG -> FRAGMENTS.getOrDefault((int) value.low(), Long.toString(value.low()));
            case IP_DSCP -> Long.toString(value.low() << 2);
            case TUNNEL_ID, TUN_METADATA0, REG0, REG1, PKT_MARK, CT_MARK, METADATA -> ValueText.maskedHex(field, match);
            case VLAN_VID, MPLS_BOS, IP_PROTO, TCP_SRC, TCP_DST, TCP_FLAGS, UDP_SRC, UDP_DST, SCTP_SRC, SCTP_DST,
                ICMPV4_TYPE, ICMPV4_CODE, ICMPV6_TYPE, ICMPV6_CODE -> ValueText.maskedNumber(field, match);
        };
    }

    private static String vlan(final int value, final int mask) {
        return mask == Field.VLAN_VID.exactMask().low() && (value & Field.VLAN_PRESENT) != 0
            ? "dl_vlan=" + (value & ~Field.VLAN_PRESENT)
            : "vlan_tci=0x%04x/0x%04x".formatted(value, mask);
    }
}
