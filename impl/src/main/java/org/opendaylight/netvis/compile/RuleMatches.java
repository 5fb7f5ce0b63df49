/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import static org.opendaylight.netvis.program.Field.ETH_DST;
import static org.opendaylight.netvis.program.Field.ETH_SRC;
import static org.opendaylight.netvis.program.Field.ETH_TYPE;
import static org.opendaylight.netvis.program.Field.ICMPV4_CODE;
import static org.opendaylight.netvis.program.Field.ICMPV4_TYPE;
import static org.opendaylight.netvis.program.Field.ICMPV6_CODE;
import static org.opendaylight.netvis.program.Field.ICMPV6_TYPE;
import static org.opendaylight.netvis.program.Field.IPV4_DST;
import static org.opendaylight.netvis.program.Field.IPV4_SRC;
import static org.opendaylight.netvis.program.Field.IPV6_DST;
import static org.opendaylight.netvis.program.Field.IPV6_FLABEL;
import static org.opendaylight.netvis.program.Field.IPV6_SRC;
import static org.opendaylight.netvis.program.Field.IP_DSCP;
import static org.opendaylight.netvis.program.Field.IP_FRAG;
import static org.opendaylight.netvis.program.Field.IP_PROTO;
import static org.opendaylight.netvis.program.Field.SCTP_DST;
import static org.opendaylight.netvis.program.Field.SCTP_SRC;
import static org.opendaylight.netvis.program.Field.TCP_DST;
import static org.opendaylight.netvis.program.Field.TCP_FLAGS;
import static org.opendaylight.netvis.program.Field.TCP_SRC;
import static org.opendaylight.netvis.program.Field.TUNNEL_ID;
import static org.opendaylight.netvis.program.Field.UDP_DST;
import static org.opendaylight.netvis.program.Field.UDP_SRC;
import static org.opendaylight.netvis.program.Field.VLAN_VID;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Maps;
import com.google.common.collect.Sets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.opendaylight.netvis.policy.IpPrefix;
import org.opendaylight.netvis.policy.MaskedMac;
import org.opendaylight.netvis.policy.PacketMatch;
import org.opendaylight.netvis.policy.PacketMatch.Network;
import org.opendaylight.netvis.policy.PacketMatch.Ports;
import org.opendaylight.netvis.policy.PacketMatch.Transport;
import org.opendaylight.netvis.policy.PacketMatch.Vlan;
import org.opendaylight.netvis.policy.Range;
import org.opendaylight.netvis.program.EtherType;
import org.opendaylight.netvis.program.Field;
import org.opendaylight.netvis.program.IpProtocol;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.program.Word;

/**
 * The matches of a switch that together say what a rule says.
 *
 * <p>Each step takes a set of packets and gives the parts of it that satisfy one more piece of the rule; a piece that
 * contradicts what is there already gives none.
 */
final class RuleMatches {
    /** The ranges of one rule can multiply; a rule that needs more flows than this is an error. */
    static final int MAX_MATCHES = 65_536;

    /** The fields that Open vSwitch reads from where ports are, as 0 when the packet is a fragment. */
    private static final ImmutableSet<Field> PORTS = Sets.immutableEnumSet(TCP_SRC, TCP_DST, UDP_SRC, UDP_DST,
        SCTP_SRC, SCTP_DST, ICMPV4_TYPE, ICMPV4_CODE, ICMPV6_TYPE, ICMPV6_CODE);

    private RuleMatches() {
        // Hidden on purpose
    }

    /**
     * The matches of a rule, at most one more than {@link #MAX_MATCHES}; none when its fields contradict each other.
     */
    static ImmutableList<Match> of(final PacketMatch packet) {
        return Stream.of(Match.ANY)
            .flatMap(match -> tunnel(match, packet))
            .flatMap(match -> packet.vnTag().map(tag -> VnTagPath.matches(match, tag)).orElse(Stream.of(match)))
            .flatMap(match -> ethernet(match, packet.ethernet()))
            .flatMap(match -> vlan(match, packet.vlan()))
            .flatMap(match -> network(match, packet))
            .flatMap(match -> transport(match, packet.transport()))
            .map(RuleMatches::withoutFragments)
            .limit(MAX_MATCHES + 1L)
            .collect(ImmutableList.toImmutableList());
    }

    /**
     * Leaves fragments out of a match that looks at the transport header. To Open vSwitch the ports of every fragment
     * are 0, and so are the flags of all but the first: ports below 1024 would be those of any fragment.
     */
    private static Match withoutFragments(final Match match) {
        final var fields = match.fields();
        final var ports = Maps.filterKeys(fields, PORTS::contains);
        final var decisive = ports.isEmpty() ? Maps.filterKeys(fields, TCP_FLAGS::equals) : ports;
        return decisive.isEmpty() || decisive.values().stream().anyMatch(it -> !it.value().isZero()) ? match
            : match.with(IP_FRAG, 0).orElseThrow();
    }

    private static Stream<Match> tunnel(final Match match, final PacketMatch packet) {
        return packet.tunnel().map(tunnel -> ranges(match, TUNNEL_ID, tunnel.ids())).orElse(Stream.of(match));
    }

    private static Stream<Match> ethernet(final Match match, final PacketMatch.Ethernet ethernet) {
        return Stream.of(match)
            .flatMap(it -> mac(it, ETH_DST, ethernet.destination()))
            .flatMap(it -> mac(it, ETH_SRC, ethernet.source()))
            .flatMap(it -> value(it, ETH_TYPE, ethernet.etherType()));
    }

    private static Stream<Match> mac(final Match match, final Field field, final Optional<MaskedMac> mac) {
        return mac.map(it -> match.with(field, Word.of(it.value()), Word.of(it.mask())).stream())
            .orElse(Stream.of(match));
    }

    private static Stream<Match> vlan(final Match match, final Vlan vlan) {
        return switch (vlan) {
            case Vlan.Any any -> Stream.of(match);
            case Vlan.Untagged untagged -> match.with(VLAN_VID, 0).stream();
            case Vlan.Tagged tagged -> match.with(VLAN_VID, Word.of(Field.VLAN_PRESENT), Word.of(Field.VLAN_PRESENT))
                .stream().flatMap(it -> Prefixes.of(tagged.ids()).stream()
                    .flatMap(prefix -> it.with(VLAN_VID, Word.of(Field.VLAN_PRESENT | prefix.value()),
                        VLAN_VID.exactMask().andNot(Word.ones(prefix.freeBits()))).stream()));
        };
    }

    private static Stream<Match> network(final Match match, final PacketMatch packet) {
        if (packet.network().isPresent()) {
            return network(match, packet.network().orElseThrow());
        }
        // A transport protocol runs over both
        return packet.transport().isEmpty() ? Stream.of(match)
            : Stream.of(PacketMatch.Ipv4.ANY, PacketMatch.Ipv6.ANY).flatMap(it -> network(match, it));
    }

    private static Stream<Match> network(final Match match, final Network network) {
        return switch (network) {
            case PacketMatch.Ipv4 ipv4 -> match.with(ETH_TYPE, EtherType.IPV4).stream()
                .flatMap(it -> common(it, ipv4))
                .flatMap(it -> prefix(it, IPV4_SRC, ipv4.source()))
                .flatMap(it -> prefix(it, IPV4_DST, ipv4.destination()));
            case PacketMatch.Ipv6 ipv6 -> match.with(ETH_TYPE, EtherType.IPV6).stream()
                .flatMap(it -> common(it, ipv6))
                .flatMap(it -> prefix(it, IPV6_SRC, ipv6.source()))
                .flatMap(it -> prefix(it, IPV6_DST, ipv6.destination()))
                .flatMap(it -> value(it, IPV6_FLABEL, ipv6.flowLabel()));
        };
    }

    private static Stream<Match> common(final Match match, final Network network) {
        return value(match, IP_DSCP, network.dscp()).flatMap(it -> value(it, IP_PROTO, network.protocol()));
    }

    private static Stream<Match> prefix(final Match match, final Field field, final Optional<IpPrefix> prefix) {
        return prefix.map(it -> {
            final var mask = Word.leadingOnes(it.length(), field.bits());
            return match.with(field, new Word(it.high(), it.low()).and(mask), mask).stream();
        }).orElse(Stream.of(match));
    }

    private static Stream<Match> transport(final Match match, final Optional<Transport> transport) {
        return transport.map(it -> transport(match, it)).orElse(Stream.of(match));
    }

    private static Stream<Match> transport(final Match match, final Transport transport) {
        return switch (transport) {
            case PacketMatch.Tcp tcp -> match.with(IP_PROTO, IpProtocol.TCP).stream()
                .flatMap(it -> ports(it, TCP_SRC, TCP_DST, tcp.ports()))
                .flatMap(it -> it.with(TCP_FLAGS, Word.of(tcp.flags()), Word.of(tcp.flagsMask())).stream());
            case PacketMatch.Udp udp -> match.with(IP_PROTO, IpProtocol.UDP).stream()
                .flatMap(it -> ports(it, UDP_SRC, UDP_DST, udp.ports()));
            case PacketMatch.Sctp sctp -> match.with(IP_PROTO, IpProtocol.SCTP).stream()
                .flatMap(it -> ports(it, SCTP_SRC, SCTP_DST, sctp.ports()));
            case PacketMatch.Icmp icmp -> icmp(match, icmp);
        };
    }

    private static Stream<Match> icmp(final Match match, final PacketMatch.Icmp icmp) {
        final boolean ipv6 = match.field(ETH_TYPE).orElseThrow().value().equals(Word.of(EtherType.IPV6));
        return match.with(IP_PROTO, ipv6 ? IpProtocol.ICMPV6 : IpProtocol.ICMP).stream()
            .flatMap(it -> value(it, ipv6 ? ICMPV6_TYPE : ICMPV4_TYPE, icmp.type()))
            .flatMap(it -> value(it, ipv6 ? ICMPV6_CODE : ICMPV4_CODE, icmp.code()));
    }

    private static Stream<Match> ports(final Match match, final Field source, final Field destination,
            final Ports ports) {
        return ranges(match, source, ports.source()).flatMap(it -> ranges(it, destination, ports.destination()));
    }

    private static Stream<Match> value(final Match match, final Field field, final OptionalInt value) {
        return value.isEmpty() ? Stream.of(match) : match.with(field, value.getAsInt()).stream();
    }

    private static Stream<Match> ranges(final Match match, final Field field, final List<Range> ranges) {
        return ranges.isEmpty() ? Stream.of(match) : Prefixes.of(ranges).stream()
            .flatMap(prefix -> match.with(field, Word.of(prefix.value()),
                field.exactMask().andNot(Word.ones(Math.min(prefix.freeBits(), field.bits())))).stream());
    }
}
