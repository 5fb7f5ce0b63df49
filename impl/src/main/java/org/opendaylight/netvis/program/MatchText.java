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
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
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

    /** All fields, in the order in which they are written, which is another one than that of the message. */
    private static final ImmutableList<Field> ORDER =
        ImmutableList.sortedCopyOf(Comparator.comparing(field -> field.row().order()), Arrays.asList(Field.values()));

    private MatchText() {
        // Hidden on purpose
    }

    static List<String> parts(final Match match) {
        final var etherName = name(match, Field.ETH_TYPE, ETHER_TYPES);
        final var protocolName = name(match, Field.IP_PROTO, protocols(etherName));
        final var parts = new ArrayList<String>();
        add(parts, match, true, etherName, protocolName);
        if (!protocolName.isEmpty()) {
            parts.add(protocolName);
        } else if (!etherName.isEmpty()) {
            parts.add(etherName);
        }
        add(parts, match, false, etherName, protocolName);
        return parts;
    }

    /** Adds what comes before the name of the protocol, or behind it, but for what the name tells. */
    private static void add(final List<String> parts, final Match match, final boolean isBefore,
            final String etherName, final String protocolName) {
        match.option().filter(option -> option.row().isBeforeProtocol() == isBefore).ifPresentOrElse(option -> {
            add(parts, match, isBefore, etherName, protocolName, field -> isFirst(field, option));
            parts.add(option.toString());
            add(parts, match, isBefore, etherName, protocolName, field -> !isFirst(field, option));
        }, () -> add(parts, match, isBefore, etherName, protocolName, field -> true));
    }

    private static void add(final List<String> parts, final Match match, final boolean isBefore,
            final String etherName, final String protocolName, final Predicate<Field> which) {
        for (var field : ORDER) {
            final var told = field == Field.ETH_TYPE && !etherName.isEmpty()
                || field == Field.IP_PROTO && !protocolName.isEmpty();
            if (field.row().isBeforeProtocol() == isBefore && !told && which.test(field)) {
                match.field(field).ifPresent(value -> parts.add(ValueText.matched(field, value)));
            }
        }
    }

    private static boolean isFirst(final Field field, final OptionMatch option) {
        return field.row().order() < option.row().order();
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
}
