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
import static org.opendaylight.netvis.program.Field.IP_TTL;
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
import com.google.common.collect.Sets;
import com.google.common.math.LongMath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.opendaylight.netvis.net.EtherType;
import org.opendaylight.netvis.net.IpProtocol;
import org.opendaylight.netvis.policy.ETag;
import org.opendaylight.netvis.policy.IpPrefix;
import org.opendaylight.netvis.policy.MaskedMac;
import org.opendaylight.netvis.policy.OuterHeaders;
import org.opendaylight.netvis.policy.PacketMatch;
import org.opendaylight.netvis.policy.PacketMatch.Network;
import org.opendaylight.netvis.policy.PacketMatch.Ports;
import org.opendaylight.netvis.policy.PacketMatch.Transport;
import org.opendaylight.netvis.policy.PacketMatch.Vlan;
import org.opendaylight.netvis.policy.Range;
import org.opendaylight.netvis.program.Field;
import org.opendaylight.netvis.program.FieldMatch;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.program.Word;

/**
 * The matches of a switch that together say what a rule says, not yet multiplied out: a packet matches if it is in one
 * of some sets and has, of each of some fields, one of some values.
 *
 * <p>What can contradict itself is all in the sets, of which there are at most two. So it takes no multiplication to
 * tell how many matches there will be, or that there is none.
 *
 * @param sets sets of packets; none when the rule's fields contradict each other
 * @param choices of each field that may have several values these values
 */
record RuleMatches(ImmutableList<Match> sets, ImmutableList<ImmutableList<Bits>> choices) {
    /** The ranges of one rule can multiply; a rule that needs more flows than this is an error. */
    static final int MAX_MATCHES = 65_536;

    /** The fields that Open vSwitch reads from where ports are, as 0 when the packet is a fragment. */
    private static final ImmutableSet<Field> PORTS = Sets.immutableEnumSet(TCP_SRC, TCP_DST, UDP_SRC, UDP_DST,
        SCTP_SRC, SCTP_DST, ICMPV4_TYPE, ICMPV4_CODE, ICMPV6_TYPE, ICMPV6_CODE);
    private static final ImmutableSet<Field> FLAGS = Sets.immutableEnumSet(TCP_FLAGS);

    /**
     * Some bits of a field.
     *
     * @param field the field
     * @param value the bits
     * @param mask which bits; none: any value
     */
    record Bits(Field field, Word value, Word mask) {
        /** The numbers of a prefix. */
        static Bits of(final Field field, final Prefixes.Prefix prefix) {
            return new Bits(field, Word.of(prefix.value()),
                field.exactMask().andNot(Word.ones(Math.min(prefix.freeBits(), field.bits()))));
        }

        Optional<Match> of(final Match match) {
            return match.with(field, value, mask);
        }
    }

    static RuleMatches of(final PacketMatch packet) {
        final var sets = Optional.of(Match.ANY)
            .flatMap(match -> packet.vnTag().map(tag -> VnTagPath.bits(match, tag)).orElse(Optional.of(match)))
            .flatMap(match -> ethernet(match, packet.ethernet()))
            .flatMap(match -> vlan(match, packet.vlan()))
            .flatMap(match -> outer(match, packet.cvlan())).stream()
            .flatMap(match -> network(match, packet))
            .flatMap(match -> transport(match, packet.transport()))
            .collect(ImmutableList.toImmutableList());
        return new RuleMatches(sets, sets.isEmpty() ? ImmutableList.of() : Stream.of(
                packet.tunnel().stream().map(tunnel -> ranges(TUNNEL_ID, tunnel.ids())),
                packet.vnTag().stream().flatMap(VnTagPath::interfaces),
                identifiers(packet.vlan()),
                packet.network().stream().map(network -> ranges(IP_TTL, network.ttl())),
                packet.transport().stream().flatMap(RuleMatches::ports))
            .flatMap(it -> it).filter(choice -> !choice.isEmpty()).collect(ImmutableList.toImmutableList()));
    }

    /** The matches of the frames around tunnels; none: any. */
    static ImmutableList<Match> around(final OuterHeaders outer) {
        return outer.isAny() ? ImmutableList.of() : outer.frames().stream().map(RuleMatches::of)
            .flatMap(matches -> matches.multiply().stream()).collect(ImmutableList.toImmutableList());
    }

    /** How many matches of the frames around there are for each of a packet carried; 0: no frame has all fields. */
    static long size(final OuterHeaders outer) {
        return outer.isAny() ? 1 : outer.frames().stream().mapToLong(frame -> of(frame).size())
            .reduce(0, LongMath::saturatedAdd);
    }

    /** How many matches there are. */
    long size() {
        return choices.stream().mapToLong(List::size).reduce(sets.size(), LongMath::saturatedMultiply);
    }

    /** How many E-TAGs the controller has to compare with, for each of the matches. */
    static long size(final ETag tag) {
        return Stream.of(tag.ecid(), tag.ingressEcid()).mapToLong(ranges -> Math.max(1, Prefixes.of(ranges).size()))
            .reduce(1, LongMath::saturatedMultiply);
    }

    /** The matches, at most {@link #MAX_MATCHES}. */
    ImmutableList<Match> multiply() {
        if (size() > MAX_MATCHES) {
            throw new IllegalStateException(size() + " matches are more than " + MAX_MATCHES);
        }
        List<Match> result = sets;
        for (var choice : choices) {
            result = result.stream().flatMap(match -> choice.stream().flatMap(bits -> bits.of(match).stream()))
                .toList();
        }
        final boolean ports = choices.stream().flatMap(List::stream).map(Bits::field).anyMatch(PORTS::contains);
        return result.stream().map(match -> withoutFragments(match, ports)).collect(ImmutableList.toImmutableList());
    }

    /**
     * Leaves fragments out of a match that looks at the transport header. To Open vSwitch the ports of every fragment
     * are 0, and so are the flags of all but the first: ports below 1024 would be those of any fragment.
     */
    private static Match withoutFragments(final Match match, final boolean asksForPorts) {
        final var ports = matched(match, PORTS);
        if (ports.isEmpty() && asksForPorts) {
            // Any port is one that a fragment does not tell
            return match.with(IP_FRAG, 0).orElseThrow();
        }
        final var decisive = ports.isEmpty() ? matched(match, FLAGS) : ports;
        for (var field : decisive) {
            if (!field.value().isZero()) {
                return match;
            }
        }
        return decisive.isEmpty() ? match : match.with(IP_FRAG, 0).orElseThrow();
    }

    private static List<FieldMatch> matched(final Match match, final Set<Field> fields) {
        final var result = new ArrayList<FieldMatch>(fields.size());
        for (var field : fields) {
            match.field(field).ifPresent(result::add);
        }
        return result;
    }

    private static Optional<Match> ethernet(final Match match, final PacketMatch.Ethernet ethernet) {
        return Optional.of(match)
            .flatMap(it -> mac(it, ETH_DST, ethernet.destination()))
            .flatMap(it -> mac(it, ETH_SRC, ethernet.source()))
            .flatMap(it -> value(it, ETH_TYPE, ethernet.etherType()));
    }

    private static Optional<Match> mac(final Match match, final Field field, final Optional<MaskedMac> mac) {
        return mac.map(it -> match.with(field, Word.of(it.value()), Word.of(it.mask()))).orElse(Optional.of(match));
    }

    private static Optional<Match> vlan(final Match match, final Vlan vlan) {
        return switch (vlan) {
            case Vlan.Any any -> Optional.of(match);
            case Vlan.Untagged untagged -> match.with(VLAN_VID, 0);
            case Vlan.Tagged tagged ->
                match.with(VLAN_VID, Word.of(Field.VLAN_PRESENT), Word.of(Field.VLAN_PRESENT));
        };
    }

    /** What a switch can tell of the second tag: where there is one, there is a first. */
    private static Optional<Match> outer(final Match match, final Vlan second) {
        return second instanceof Vlan.Tagged ? match.with(VLAN_VID, Word.of(Field.VLAN_PRESENT),
            Word.of(Field.VLAN_PRESENT)) : Optional.of(match);
    }

    private static Stream<ImmutableList<Bits>> identifiers(final Vlan vlan) {
        return vlan instanceof Vlan.Tagged tagged ? Stream.of(Prefixes.of(tagged.ids()).stream()
            .map(prefix -> new Bits(VLAN_VID, Word.of(Field.VLAN_PRESENT | prefix.value()),
                VLAN_VID.exactMask().andNot(Word.ones(prefix.freeBits()))))
            .collect(ImmutableList.toImmutableList())) : Stream.of();
    }

    private static Stream<Match> network(final Match match, final PacketMatch packet) {
        if (packet.network().isPresent()) {
            return network(match, packet.network().orElseThrow()).stream();
        }
        // A transport protocol runs over both
        return packet.transport().isEmpty() ? Stream.of(match)
            : Stream.of(PacketMatch.Ipv4.ANY, PacketMatch.Ipv6.ANY).flatMap(it -> network(match, it).stream());
    }

    private static Optional<Match> network(final Match match, final Network network) {
        return switch (network) {
            case PacketMatch.Ipv4 ipv4 -> match.with(ETH_TYPE, EtherType.IPV4)
                .flatMap(it -> common(it, ipv4))
                .flatMap(it -> prefix(it, IPV4_SRC, ipv4.source()))
                .flatMap(it -> prefix(it, IPV4_DST, ipv4.destination()));
            case PacketMatch.Ipv6 ipv6 -> match.with(ETH_TYPE, EtherType.IPV6)
                .flatMap(it -> common(it, ipv6))
                .flatMap(it -> prefix(it, IPV6_SRC, ipv6.source()))
                .flatMap(it -> prefix(it, IPV6_DST, ipv6.destination()))
                .flatMap(it -> value(it, IPV6_FLABEL, ipv6.flowLabel()));
        };
    }

    private static Optional<Match> common(final Match match, final Network network) {
        return value(match, IP_DSCP, network.dscp()).flatMap(it -> value(it, IP_PROTO, network.protocol()));
    }

    private static Optional<Match> prefix(final Match match, final Field field, final Optional<IpPrefix> prefix) {
        return prefix.map(it -> {
            final var mask = Word.leadingOnes(it.length(), field.bits());
            return match.with(field, new Word(it.high(), it.low()).and(mask), mask);
        }).orElse(Optional.of(match));
    }

    private static Stream<Match> transport(final Match match, final Optional<Transport> transport) {
        return transport.map(it -> transport(match, it)).orElse(Optional.of(match)).stream();
    }

    private static Optional<Match> transport(final Match match, final Transport transport) {
        return switch (transport) {
            case PacketMatch.Tcp tcp -> match.with(IP_PROTO, IpProtocol.TCP)
                .flatMap(it -> it.with(TCP_FLAGS, Word.of(tcp.flags()), Word.of(tcp.flagsMask())));
            case PacketMatch.Udp udp -> match.with(IP_PROTO, IpProtocol.UDP);
            case PacketMatch.Sctp sctp -> match.with(IP_PROTO, IpProtocol.SCTP);
            case PacketMatch.Icmp icmp -> icmp(match, icmp);
        };
    }

    private static Optional<Match> icmp(final Match match, final PacketMatch.Icmp icmp) {
        final boolean ipv6 = match.field(ETH_TYPE).orElseThrow().value().equals(Word.of(EtherType.IPV6));
        return match.with(IP_PROTO, ipv6 ? IpProtocol.ICMPV6 : IpProtocol.ICMP)
            .flatMap(it -> value(it, ipv6 ? ICMPV6_TYPE : ICMPV4_TYPE, icmp.type()))
            .flatMap(it -> value(it, ipv6 ? ICMPV6_CODE : ICMPV4_CODE, icmp.code()));
    }

    private static Stream<ImmutableList<Bits>> ports(final Transport transport) {
        return switch (transport) {
            case PacketMatch.Tcp tcp -> ports(TCP_SRC, TCP_DST, tcp.ports());
            case PacketMatch.Udp udp -> ports(UDP_SRC, UDP_DST, udp.ports());
            case PacketMatch.Sctp sctp -> ports(SCTP_SRC, SCTP_DST, sctp.ports());
            case PacketMatch.Icmp icmp -> Stream.of();
        };
    }

    private static Stream<ImmutableList<Bits>> ports(final Field source, final Field destination, final Ports ports) {
        return Stream.of(ranges(source, ports.source()), ranges(destination, ports.destination()));
    }

    private static Optional<Match> value(final Match match, final Field field, final OptionalInt value) {
        return value.isEmpty() ? Optional.of(match) : match.with(field, value.getAsInt());
    }

    /** The values of a field that may be in some ranges; none: any. */
    private static ImmutableList<Bits> ranges(final Field field, final List<Range> ranges) {
        return Prefixes.of(ranges).stream().flatMap(prefix -> comparable(field, prefix))
            .map(prefix -> Bits.of(field, prefix)).collect(ImmutableList.toImmutableList());
    }

    /** What a switch can compare of a prefix: where a field has no mask, one number or all. */
    private static Stream<Prefixes.Prefix> comparable(final Field field, final Prefixes.Prefix prefix) {
        return field.row().isMaskable() || prefix.freeBits() >= field.bits() ? Stream.of(prefix)
            : LongStream.range(prefix.value(), prefix.value() + (1L << prefix.freeBits()))
                .mapToObj(value -> new Prefixes.Prefix(value, 0));
    }
}
