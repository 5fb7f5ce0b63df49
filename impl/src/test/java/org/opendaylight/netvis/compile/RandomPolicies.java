/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.opendaylight.netvis.compile.vntag.VnTagAbility;
import org.opendaylight.netvis.net.Strip;
import org.opendaylight.netvis.net.TunnelType;
import org.opendaylight.netvis.policy.Bridge;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.policy.Ids;
import org.opendaylight.netvis.policy.IpPrefix;
import org.opendaylight.netvis.policy.MaskedMac;
import org.opendaylight.netvis.policy.OuterHeaders;
import org.opendaylight.netvis.policy.PacketMatch;
import org.opendaylight.netvis.policy.Policy;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.policy.PolicySet;
import org.opendaylight.netvis.policy.Range;
import org.opendaylight.netvis.policy.Rule;
import org.opendaylight.netvis.policy.Source;
import org.opendaylight.netvis.policy.SourceId;
import org.opendaylight.netvis.policy.Tool;
import org.opendaylight.netvis.program.Field;
import org.opendaylight.netvis.program.PortNo;
import org.opendaylight.netvis.program.Word;

/**
 * Policy sets and frames over so few values that they often meet.
 */
final class RandomPolicies {
    private static final BridgeId B = Ids.bridge("b");
    static final int ADDRESS = 0x0a000001;
    static final long LOCAL_MAC = 0x0200_0000_00feL;
    static final ImmutableMap<String, PortNo> PORTS = ImmutableMap.of("p1", new PortNo(1), "p2", new PortNo(2), "p3",
        new PortNo(3), "t1", new PortNo(4), "t2", new PortNo(5), "t3", new PortNo(6), "vx", new PortNo(7), "gr",
        new PortNo(8), "ge", new PortNo(9));
    static final Fabric FABRIC = new Fabric(ImmutableMap.of(B, new Fabric.Ports(PORTS, OptionalLong.of(LOCAL_MAC),
            VnTagAbility.NONE)));

    private static final long[] MACS = {0x5254_0000_0001L, 0x5254_0000_0002L, 0x5254_0000_0003L};
    private static final long[] DESTINATIONS = {MACS[0], MACS[1], MACS[2], 0xffff_ffff_ffffL, 0x0100_5e00_0001L,
        0x0180_c200_000eL, 0x0100_0ccc_ccccL};
    private static final int VXLAN_PORT = 4789;
    private static final int GENEVE_PORT = 6081;
    private static final int GTP_U_PORT = 2152;
    /** The last ones are none that a switch can look into. */
    private static final ImmutableList<TunnelType> TUNNELS = ImmutableList.of(TunnelType.VXLAN, TunnelType.GENEVE,
        TunnelType.GRE, TunnelType.GTP_U, TunnelType.PSEUDOWIRE, TunnelType.PBB);
    private static final int ENDED = 3;

    private static final SourceId VXLAN_SOURCE = Ids.source("vx");

    private final Random random;
    /** For headers around, so that all else is the same with and without them. */
    private final Random aside;
    private final boolean tap;
    private final boolean able;

    RandomPolicies(final long seed, final boolean tap) {
        this(seed, tap, true);
    }

    /** With policies that a switch cannot decide, unless it is able. */
    RandomPolicies(final long seed, final boolean tap, final boolean able) {
        random = new Random(seed);
        aside = new Random(seed);
        this.tap = tap;
        this.able = able;
    }

    PolicySet policySet() {
        final var bridge = new Bridge(B, 1, tap ? Bridge.Role.TAP : Bridge.Role.INLINE,
            tap && (able || random.nextBoolean()) ? OptionalInt.of(ADDRESS) : OptionalInt.empty(), ImmutableMap.of(
                "vx", new Bridge.TunnelPort(TunnelType.VXLAN, OptionalInt.of(VXLAN_PORT)),
                "ge", new Bridge.TunnelPort(TunnelType.GENEVE, OptionalInt.of(GENEVE_PORT)),
                "gr", new Bridge.TunnelPort(TunnelType.GRE, OptionalInt.empty())));
        final var sources = sources();
        final var tools = Stream.of(tool("ids", "t1"), tool("npm", "t2"), tool("both", "t3"))
            .collect(ImmutableMap.toImmutableMap(Tool::id, tool -> tool));
        final var policies = ImmutableMap.<PolicyId, Policy>builder();
        for (int i = 0; i < 1 + random.nextInt(5); i++) {
            final var id = Ids.policy("policy-" + i);
            policies.put(id, policy(id, sources.keySet().asList()));
        }
        return new PolicySet(ImmutableMap.of(bridge.id(), bridge), sources, tools, policies.buildOrThrow());
    }

    /** More policies for the sources of a set. */
    Supply like(final PolicySet set) {
        return id -> policy(id, set.sources().keySet().asList());
    }

    /** Makes policies. */
    interface Supply {
        Policy policy(PolicyId id);
    }

    private static Tool tool(final String name, final String port) {
        return new Tool(Ids.tool(name), ImmutableList.of(new Tool.Port(B, port)));
    }

    private ImmutableMap<SourceId, Source> sources() {
        final var sources = new ArrayList<Source>();
        for (int i = 0; i < 3; i++) {
            final var port = "p" + (i + 1);
            sources.add(new Source.Port(Ids.source(port), B, port,
                random.nextInt(3) > 0 ? ImmutableList.of(MACS[i]) : ImmutableList.of(MACS[i], MACS[(i + 1) % 3]),
                tap ? Source.Direction.BOTH : direction()));
            if (!tap) {
                sources.add(new Source.Vm(Ids.source("vm" + i), B, MACS[i], direction()));
            }
        }
        sources.add(new Source.Port(Ids.source("vx"), B, "vx", ImmutableList.of(), Source.Direction.RECEIVED));
        return sources.stream().collect(ImmutableMap.toImmutableMap(Source::id, source -> source));
    }

    private Source.Direction direction() {
        return Source.Direction.values()[random.nextInt(3)];
    }

    private Policy policy(final PolicyId id, final List<SourceId> sources) {
        // A policy looks into tunnels or not: sources where it cannot are left out
        final boolean tunnel = random.nextInt(3) == 0;
        final var chosen = some(tunnel && !tap ? List.of(VXLAN_SOURCE) : sources);
        final int count = 1 + random.nextInt(4);
        final int forwarding = random.nextInt(count);
        final var rules = IntStream.range(0, count).mapToObj(i -> new Rule("r" + i,
            i != forwarding && random.nextInt(2) == 0 ? Rule.Action.EXCLUDE : Rule.Action.FORWARD,
            match(tunnel, i == forwarding && chosen.contains(VXLAN_SOURCE) ? TunnelType.VXLAN : tunnelType(),
                chosen.contains(VXLAN_SOURCE))))
                .toList();
        return new Policy(id, random.nextInt(8) > 0, ImmutableSet.copyOf(chosen), ImmutableList.copyOf(rules),
            strips(rules, chosen), ImmutableSet.copyOf(some(List.of(Ids.tool("ids"), Ids.tool("npm"),
                Ids.tool("both")))));
    }

    /** The encapsulations that can be removed, all of them if the switch is to be able, and sometimes VLAN tags. */
    private ImmutableSet<Strip> strips(final List<Rule> rules, final List<SourceId> sources) {
        final var strips = ImmutableSet.<Strip>builder();
        if (sources.stream().anyMatch(source -> source.name().startsWith("p"))) {
            rules.stream().filter(rule -> rule.action() == Rule.Action.FORWARD)
                .flatMap(rule -> rule.match().tunnel().stream()).map(it -> it.type().strip()).distinct()
                .filter(strip -> able || random.nextInt(3) > 0).forEach(strips::add);
        }
        return switch (random.nextInt(6)) {
            case 0 -> strips.add(Strip.VLAN).build();
            case 1 -> strips.add(Strip.QINQ).build();
            default -> strips.build();
        };
    }

    private TunnelType tunnelType() {
        return TUNNELS.get(random.nextInt(able ? ENDED : TUNNELS.size()));
    }

    private <T> List<T> some(final List<T> all) {
        final var result = new ArrayList<T>();
        all.forEach(it -> {
            if (random.nextInt(3) == 0) {
                result.add(it);
            }
        });
        return result.isEmpty() ? List.of(all.get(random.nextInt(all.size()))) : result;
    }

    private PacketMatch match(final boolean tunnel, final TunnelType type, final boolean atEnd) {
        final var network = network();
        final var ofPacket = new PacketMatch(tunnel ? Optional.of(new PacketMatch.Tunnel(type, ranges(2, 4),
            atEnd ? ends() : outer(type)))
            : Optional.empty(), Optional.empty(), PacketMatch.Ethernet.ANY, new PacketMatch.Vlan.Any(), network,
            transport(network.isPresent()));
        return tunnel && !type.carriesFrames() ? ofPacket : new PacketMatch(ofPacket.tunnel(), Optional.empty(),
            Optional.empty(), new PacketMatch.Ethernet(maybe(6, it -> mac()), maybe(6, it -> mac()),
                OptionalInt.empty()), vlan(), able ? new PacketMatch.Vlan.Any() : vlan(), network,
            ofPacket.transport(), ImmutableList.of());
    }

    /** Headers around that are known of tunnels that end. A switch that is able does not know those in transit. */
    private OuterHeaders ends() {
        return able && tap || aside.nextInt(5) > 0 ? OuterHeaders.ANY : new OuterHeaders(new PacketMatch.Vlan.Any(),
            aside.nextInt(4) > 0 ? ImmutableList.of(new PacketMatch.Ipv4(OptionalInt.empty(), OptionalInt.empty(),
                maybeEnd(32), maybeEnd(32)))
                : ImmutableList.of(new PacketMatch.Ipv6(OptionalInt.empty(), OptionalInt.empty(),
                    maybeEnd(128), maybeEnd(128), OptionalInt.empty())),
            PacketMatch.Ports.ANY);
    }

    /** Headers around tunnels in transit. */
    private OuterHeaders outer(final TunnelType type) {
        if (able || aside.nextInt(3) > 0) {
            return OuterHeaders.ANY;
        }
        final var networks = ImmutableList.<PacketMatch.Network>of(
            new PacketMatch.Ipv4(oneOf(2), OptionalInt.empty(), maybeEnd(32),
                maybeEnd(32)),
            new PacketMatch.Ipv6(oneOf(2), OptionalInt.empty(), maybeEnd(128),
                maybeEnd(128), OptionalInt.empty()));
        return new OuterHeaders(vlan(), !type.carriage().isIp() ? ImmutableList.of()
            : networks.subList(aside.nextInt(6) == 0 ? 1 : 0, 1 + aside.nextInt(2)),
            type.udpPort().isEmpty() ? PacketMatch.Ports.ANY : new PacketMatch.Ports(ranges(3, 8), ImmutableList.of()));
    }

    private IpPrefix end(final int width) {
        return new IpPrefix(0, 0x0a00_0000L | aside.nextInt(4), width - aside.nextInt(3));
    }

    private OptionalInt oneOf(final int bound) {
        return aside.nextBoolean() ? OptionalInt.of(aside.nextInt(bound)) : OptionalInt.empty();
    }

    private Optional<IpPrefix> maybeEnd(final int width) {
        return aside.nextBoolean() ? Optional.of(end(width)) : Optional.empty();
    }

    private Optional<PacketMatch.Network> network() {
        return switch (random.nextInt(5)) {
            case 0 -> Optional.of(new PacketMatch.Ipv4(maybeInt(4, 2), OptionalInt.empty(), maybe(2, it -> prefix(32)),
                maybe(4, it -> prefix(32)), timesToLive()));
            case 1 -> Optional.of(new PacketMatch.Ipv6(maybeInt(4, 2), OptionalInt.empty(), maybe(2, it -> prefix(128)),
                maybe(4, it -> prefix(128)), OptionalInt.empty(), timesToLive()));
            default -> Optional.empty();
        };
    }

    /** Ranges with most of what frames have. */
    private ImmutableList<Range> timesToLive() {
        final int lower = random.nextInt(2);
        return random.nextInt(6) > 0 ? ImmutableList.of() : ImmutableList.of(new Range(lower, lower + 2));
    }

    private IpPrefix prefix(final int width) {
        return new IpPrefix(0, address(), width - random.nextInt(3));
    }

    private Optional<PacketMatch.Transport> transport(final boolean icmp) {
        return switch (random.nextInt(6)) {
            case 0 -> {
                final int mask = random.nextInt(4);
                yield Optional.of(new PacketMatch.Tcp(l4Ports(), random.nextInt(4) & mask, mask));
            }
            case 1 -> Optional.of(new PacketMatch.Udp(l4Ports()));
            case 2 -> Optional.of(new PacketMatch.Sctp(l4Ports()));
            case 3 -> icmp ? Optional.of(new PacketMatch.Icmp(maybeInt(2, 3), OptionalInt.empty())) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private PacketMatch.Ports l4Ports() {
        return new PacketMatch.Ports(ranges(3, 8), ranges(2, 8));
    }

    private MaskedMac mac() {
        return new MaskedMac(DESTINATIONS[random.nextInt(DESTINATIONS.length)],
            random.nextBoolean() ? MaskedMac.ALL_BITS : 0xffff_0000_0000L);
    }

    private PacketMatch.Vlan vlan() {
        return switch (random.nextInt(6)) {
            case 0 -> new PacketMatch.Vlan.Untagged();
            case 1 -> new PacketMatch.Vlan.Tagged(ranges(1, 6));
            default -> new PacketMatch.Vlan.Any();
        };
    }

    private <T> Optional<T> maybe(final int oneIn, final Function<Random, T> value) {
        return random.nextInt(oneIn) == 0 ? Optional.of(value.apply(random)) : Optional.empty();
    }

    private ImmutableList<Range> ranges(final int oneIn, final int bound) {
        if (random.nextInt(oneIn) > 0) {
            return ImmutableList.of();
        }
        final int lower = random.nextInt(bound);
        return ImmutableList.of(new Range(lower, lower + random.nextInt(bound)));
    }

    private OptionalInt maybeInt(final int oneIn, final int bound) {
        return random.nextInt(oneIn) == 0 ? OptionalInt.of(random.nextInt(bound)) : OptionalInt.empty();
    }

    private long address() {
        return 0x0a00_0000L | random.nextInt(4);
    }

    Frame frame() {
        if (!tap || random.nextInt(3) == 0) {
            final var port = List.of("p1", "p2", "p3", "vx", "t1").get(random.nextInt(5));
            final var fields = fields();
            if (port.equals("vx")) {
                fields.put(Field.TUNNEL_ID, Word.of(random.nextInt(6)));
                final boolean ipv6 = aside.nextInt(4) == 0;
                fields.put(Field.TUN_IPV4_SRC, Word.of(ipv6 ? 0 : address()));
                fields.put(Field.TUN_IPV4_DST, Word.of(ipv6 ? 0 : address()));
                fields.put(Field.TUN_IPV6_SRC, Word.of(ipv6 ? address() : 0));
                fields.put(Field.TUN_IPV6_DST, Word.of(ipv6 ? address() : 0));
            }
            return new Frame(PORTS.get(port), fields, secondTag(fields), Optional.empty());
        }
        return tunnelFrame(tunnelType());
    }

    private Frame tunnelFrame(final TunnelType type) {
        final var outer = new EnumMap<Field, Word>(Field.class);
        outer.put(Field.ETH_DST, Word.of(MACS[0]));
        outer.put(Field.ETH_SRC, Word.of(MACS[1]));
        outer.put(Field.VLAN_VID, Word.of(random.nextBoolean() ? 0 : Field.VLAN_PRESENT | random.nextInt(6)));
        if (!type.carriage().isIp()) {
            outer.put(Field.ETH_TYPE, Word.of(type == TunnelType.PBB ? 0x88e7 : 0x8847 + random.nextInt(2)));
            final var carried = fields();
            return new Frame(new PortNo(1 + random.nextInt(3)), outer,
                Optional.of(new Frame.Carried(type, random.nextInt(6), carried, secondTag(carried))));
        }
        final boolean ipv6 = !able && !type.carriesFrames() && random.nextInt(2) == 0;
        outer.put(Field.ETH_TYPE, Word.of(ipv6 ? 0x86dd : 0x0800));
        outer.put(ipv6 ? Field.IPV6_SRC : Field.IPV4_SRC, Word.of(address()));
        outer.put(ipv6 ? Field.IPV6_DST : Field.IPV4_DST, Word.of(address()));
        outer.put(Field.IP_DSCP, Word.of(random.nextInt(2)));
        outer.put(Field.IP_TTL, Word.of(random.nextInt(4)));
        outer.put(Field.IP_PROTO, Word.of(type == TunnelType.GRE ? 47 : 17));
        outer.put(Field.IP_FRAG, Word.ZERO);
        if (type != TunnelType.GRE) {
            outer.put(Field.UDP_SRC, Word.of(random.nextInt(8)));
            outer.put(Field.UDP_DST, Word.of(switch (type) {
                case VXLAN -> VXLAN_PORT;
                case GENEVE -> GENEVE_PORT;
                default -> GTP_U_PORT;
            }));
        }
        final var fields = type.carriesFrames() ? fields() : packet();
        return new Frame(new PortNo(1 + random.nextInt(3)), outer,
            Optional.of(new Frame.Carried(type, random.nextInt(6), fields, secondTag(fields))));
    }

    private OptionalInt secondTag(final Map<Field, Word> fields) {
        return fields.get(Field.VLAN_VID).isZero() ? OptionalInt.empty() : maybeInt(2, 6);
    }

    /** An IP packet without a frame around it. */
    private Map<Field, Word> packet() {
        var fields = fields();
        while (!fields.containsKey(Field.IP_PROTO)) {
            fields = fields();
        }
        fields.putAll(Map.of(Field.ETH_SRC, Word.ZERO, Field.ETH_DST, Word.ZERO, Field.VLAN_VID, Word.ZERO));
        return fields;
    }

    private Map<Field, Word> fields() {
        final var fields = new EnumMap<Field, Word>(Field.class);
        fields.put(Field.ETH_SRC, Word.of(MACS[random.nextInt(MACS.length)]));
        fields.put(Field.ETH_DST, Word.of(DESTINATIONS[random.nextInt(DESTINATIONS.length)]));
        fields.put(Field.VLAN_VID, Word.of(random.nextBoolean() ? 0 : Field.VLAN_PRESENT | random.nextInt(6)));
        final int kind = random.nextInt(5);
        if (kind == 0) {
            fields.put(Field.ETH_TYPE, Word.of(0x0806));
            return fields;
        }
        final boolean ipv6 = kind == 1;
        fields.put(Field.ETH_TYPE, Word.of(ipv6 ? 0x86dd : 0x0800));
        fields.put(ipv6 ? Field.IPV6_SRC : Field.IPV4_SRC, Word.of(address()));
        fields.put(ipv6 ? Field.IPV6_DST : Field.IPV4_DST, Word.of(address()));
        fields.put(Field.IP_DSCP, Word.of(random.nextInt(2)));
        fields.put(Field.IP_TTL, Word.of(random.nextInt(4)));
        fields.put(Field.IP_FRAG, Word.of(random.nextInt(5) > 0 ? 0 : random.nextBoolean() ? 1 : 3));
        putTransport(fields, ipv6);
        if (!fields.get(Field.IP_FRAG).isZero()) {
            asFragment(fields);
        }
        return fields;
    }

    /** Hides from the switch what it does not look at in a fragment. */
    private static void asFragment(final Map<Field, Word> fields) {
        final var ports = EnumSet.range(Field.TCP_SRC, Field.ICMPV6_CODE);
        if (fields.get(Field.IP_FRAG).equals(Word.of(1))) {
            ports.remove(Field.TCP_FLAGS);
        }
        fields.replaceAll((field, value) -> ports.contains(field) ? Word.ZERO : value);
    }

    private void putTransport(final Map<Field, Word> fields, final boolean ipv6) {
        switch (random.nextInt(4)) {
            case 0 -> {
                fields.put(Field.IP_PROTO, Word.of(6));
                fields.put(Field.TCP_SRC, Word.of(random.nextInt(16)));
                fields.put(Field.TCP_DST, Word.of(random.nextInt(16)));
                fields.put(Field.TCP_FLAGS, Word.of(random.nextInt(4)));
            }
            case 1 -> {
                fields.put(Field.IP_PROTO, Word.of(17));
                fields.put(Field.UDP_SRC, Word.of(random.nextInt(16)));
                fields.put(Field.UDP_DST, Word.of(random.nextInt(16)));
            }
            case 2 -> {
                fields.put(Field.IP_PROTO, Word.of(132));
                fields.put(Field.SCTP_SRC, Word.of(random.nextInt(16)));
                fields.put(Field.SCTP_DST, Word.of(random.nextInt(16)));
            }
            default -> {
                fields.put(Field.IP_PROTO, Word.of(ipv6 ? 58 : 1));
                fields.put(ipv6 ? Field.ICMPV6_TYPE : Field.ICMPV4_TYPE, Word.of(random.nextInt(3)));
                fields.put(ipv6 ? Field.ICMPV6_CODE : Field.ICMPV4_CODE, Word.of(0));
            }
        }
    }
}
