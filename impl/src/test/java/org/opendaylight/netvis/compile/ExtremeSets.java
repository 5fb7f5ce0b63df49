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
import com.google.common.primitives.ImmutableIntArray;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.opendaylight.netvis.compile.vntag.RegisterSequence;
import org.opendaylight.netvis.compile.vntag.TunnelSequence;
import org.opendaylight.netvis.compile.vntag.VnTagAbility;
import org.opendaylight.netvis.compile.vntag.VnTagProbes;
import org.opendaylight.netvis.net.HeaderKind;
import org.opendaylight.netvis.net.Payload;
import org.opendaylight.netvis.net.Strip;
import org.opendaylight.netvis.net.TunnelType;
import org.opendaylight.netvis.policy.Bridge;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.policy.ETag;
import org.opendaylight.netvis.policy.Ids;
import org.opendaylight.netvis.policy.IpPrefix;
import org.opendaylight.netvis.policy.MaskedMac;
import org.opendaylight.netvis.policy.MaskedNumber;
import org.opendaylight.netvis.policy.ObjectId;
import org.opendaylight.netvis.policy.PacketMatch;
import org.opendaylight.netvis.policy.Policy;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.policy.PolicySet;
import org.opendaylight.netvis.policy.Problem;
import org.opendaylight.netvis.policy.Range;
import org.opendaylight.netvis.policy.Rule;
import org.opendaylight.netvis.policy.Source;
import org.opendaylight.netvis.policy.SourceId;
import org.opendaylight.netvis.policy.Tool;
import org.opendaylight.netvis.policy.ToolId;
import org.opendaylight.netvis.policy.VnTag;
import org.opendaylight.netvis.program.PortNo;

/**
 * Policy sets and switches of whatever the model admits, most of all at the limits of each leaf, and whether or not it
 * makes sense together.
 */
public final class ExtremeSets {
    private static final List<TunnelType> ENDED = Stream.of(TunnelType.values()).filter(TunnelType::isEnded)
        .toList();
    private static final List<String> PORTS = List.of("p1", "p2", "p3", "p4", "p5", "t1", "t2", "t3");
    private static final List<Long> MACS = List.of(0L, 0x5254_0000_0001L, 0xfeff_ffff_ffffL, 0x0100_0000_0000L,
        0xffff_ffff_ffffL);

    private final Random random;

    /**
     * Makes sets.
     *
     * @param seed what they are chosen by
     */
    public ExtremeSets(final long seed) {
        random = new Random(seed);
    }

    /** {@return a set that {@link PolicyCheck} passes: one without what it finds something wrong with} */
    public PolicySet acceptedSet() {
        final var bridges = byId(List.of("b1", "b2"), Ids::bridge, this::bridge);
        final var base = accepted(new PolicySet(bridges, byId(names("s", 8), Ids::source, id -> source(id, bridges)),
            byId(names("t", 3), Ids::tool, this::tool), ImmutableMap.of()));
        if (base.sources().isEmpty() || base.tools().isEmpty()) {
            return base;
        }
        return accepted(new PolicySet(base.bridges(), base.sources(), base.tools(),
            byId(names("p", 12), Ids::policy, id -> policy(id, base))));
    }

    private static PolicySet accepted(final PolicySet of) {
        var set = of;
        for (var problems = problems(set); !problems.isEmpty(); problems = problems(set)) {
            final var wrong = problems;
            set = new PolicySet(without(set.bridges(), wrong), without(set.sources(), wrong),
                without(set.tools(), wrong), without(set.policies(), wrong));
        }
        return set;
    }

    private static ImmutableSet<ObjectId> problems(final PolicySet set) {
        return PolicyCheck.check(set).stream().map(Problem::subject).collect(ImmutableSet.toImmutableSet());
    }

    private static <K extends ObjectId, T> ImmutableMap<K, T> without(final ImmutableMap<K, T> objects,
            final ImmutableSet<ObjectId> wrong) {
        return objects.entrySet().stream().filter(it -> !wrong.contains(it.getKey()))
            .collect(ImmutableMap.toImmutableMap(it -> it.getKey(), it -> it.getValue()));
    }

    private static List<String> names(final String prefix, final int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
    }

    private static <K, T> ImmutableMap<K, T> byId(final List<String> names, final Function<String, K> identity,
            final Function<K, T> make) {
        return names.stream().map(identity).collect(ImmutableMap.toImmutableMap(id -> id, make));
    }

    private Bridge bridge(final BridgeId id) {
        final var tunnelPorts = ImmutableMap.<String, Bridge.TunnelPort>builder();
        for (var port : List.of("t1", "t2", "t3")) {
            if (random.nextInt(4) > 0) {
                final var type = one(ENDED);
                tunnelPorts.put(port, new Bridge.TunnelPort(type, type == TunnelType.GRE ? OptionalInt.empty()
                    : random.nextInt(3) == 0 ? number(0xffff) : type.udpPort()));
            }
        }
        return new Bridge(id, random.nextInt(20) == 0 ? 0 : id.name().charAt(1),
            random.nextInt(3) == 0 ? Bridge.Role.INLINE : Bridge.Role.TAP,
            random.nextInt(3) == 0 ? OptionalInt.empty() : OptionalInt.of(one(List.of(0, 1, 0x0a000001, -1))),
            tunnelPorts.buildOrThrow(), one(List.of(1, 20_000, 1_000_000)));
    }

    private Source source(final SourceId id, final ImmutableMap<BridgeId, Bridge> bridges) {
        final var bridge = bridges.get(anyBridge());
        final var direction = one(List.of(Source.Direction.values()));
        return bridge.role() == Bridge.Role.INLINE && random.nextBoolean()
            ? new Source.Vm(id, bridge.id(), one(MACS), direction)
            : new Source.Port(id, bridge.id(), one(PORTS),
                some(2, () -> one(MACS)).stream().distinct().sorted().collect(ImmutableList.toImmutableList()),
                random.nextInt(4) == 0 ? direction : Source.Direction.RECEIVED);
    }

    private Tool tool(final ToolId id) {
        return new Tool(id, some(2, () -> new Tool.Port(anyBridge(), one(List.of("p3", "p4", "p5", "t3")))).stream()
            .distinct().collect(ImmutableList.toImmutableList()));
    }

    private BridgeId anyBridge() {
        return random.nextInt(3) == 0 ? Ids.bridge("b2") : Ids.bridge("b1");
    }

    /** Rules of one policy look behind the same thing, and what is removed is mostly that; else it is refused. */
    private Policy policy(final PolicyId id, final PolicySet base) {
        final int behind = random.nextInt(5);
        final var rules = IntStream.range(0, 1 + random.nextInt(4)).mapToObj(i -> new Rule("r" + i,
            random.nextInt(3) == 0 ? Rule.Action.EXCLUDE : Rule.Action.FORWARD, match(behind)))
            .collect(ImmutableList.toImmutableList());
        return new Policy(id, random.nextInt(8) > 0,
            ImmutableSet.copyOf(some(3, () -> one(base.sources().keySet().asList()))), rules,
            strips(rules.getFirst().match()),
            ImmutableSet.copyOf(some(2, () -> one(base.tools().keySet().asList()))));
    }

    private ImmutableSet<Strip> strips(final PacketMatch match) {
        final var strips = new TreeSet<Strip>();
        if (random.nextBoolean()) {
            match.tunnel().ifPresent(tunnel -> strips.add(tunnel.type().strip()));
            match.vnTag().ifPresent(tag -> strips.add(Strip.VN_TAG));
            match.etag().ifPresent(tag -> strips.add(Strip.E_TAG));
        }
        while (random.nextInt(3) == 0) {
            strips.add(one(random.nextInt(4) == 0 ? List.of(Strip.values())
                : List.of(Strip.VLAN, Strip.QINQ, Strip.MPLS, Strip.MPLS_IP)));
        }
        return ImmutableSet.copyOf(strips);
    }

    private PacketMatch match(final int behind) {
        final var network = network();
        final var tunnel = behind == 1
            ? Optional.of(new PacketMatch.Tunnel(one(List.of(TunnelType.values())), ranges(0xff_ffffL)))
            : Optional.<PacketMatch.Tunnel>empty();
        final boolean hasFrame = tunnel.stream().allMatch(it -> it.type().carriesFrames());
        return new PacketMatch(tunnel, behind == 2 ? Optional.of(vnTag()) : Optional.empty(),
            behind == 3 ? Optional.of(eTag()) : Optional.empty(),
            hasFrame ? ethernet() : PacketMatch.Ethernet.ANY, hasFrame ? vlan() : new PacketMatch.Vlan.Any(),
            hasFrame && random.nextInt(4) == 0 ? vlan() : new PacketMatch.Vlan.Any(), network,
            transport(network.isPresent()), random.nextInt(4) == 0 ? some(2, this::payload) : ImmutableList.of());
    }

    private PacketMatch.Ethernet ethernet() {
        return new PacketMatch.Ethernet(maybe(this::mac), maybe(this::mac), random.nextInt(5) == 0
            ? OptionalInt.of(one(List.of(1536, 0x0800, 0x0806, 0x86dd, 0x8100, 0x8847, 0x88b5, 0xffff)))
            : OptionalInt.empty());
    }

    private MaskedMac mac() {
        return new MaskedMac(one(MACS), one(List.of(0L, 1L, MaskedMac.GROUP_BIT, MaskedMac.ALL_BITS)));
    }

    private VnTag vnTag() {
        return new VnTag(interfaces(0x3fff), interfaces(0xfff), number(1), number(1), number(1), number(3));
    }

    private VnTag.Interfaces interfaces(final int max) {
        return new VnTag.Interfaces(ranges(max), some(2, () -> {
            final long mask = one(List.of(0, 1, max >> 1, max));
            return new MaskedNumber(mask & one(List.of(0, 1, max)), mask);
        }));
    }

    private ETag eTag() {
        return new ETag(ranges(0xf_ffff), ranges(0xf_ffff), number(3), number(7), number(1));
    }

    private PacketMatch.Vlan vlan() {
        final var ids = ranges(0xfff);
        return ids.isEmpty() ? random.nextInt(4) == 0 ? new PacketMatch.Vlan.Untagged() : new PacketMatch.Vlan.Any()
            : new PacketMatch.Vlan.Tagged(ids);
    }

    private Optional<PacketMatch.Network> network() {
        return switch (random.nextInt(4)) {
            case 0 -> Optional.of(new PacketMatch.Ipv4(number(63), number(255), maybe(() -> prefix(0, 32)),
                maybe(() -> prefix(0, 32)), ranges(0xff)));
            case 1 -> Optional.of(new PacketMatch.Ipv6(number(63), number(255), maybe(() -> prefix(-1, 128)),
                maybe(() -> prefix(1, 128)), number(0xf_ffff), ranges(0xff)));
            default -> Optional.empty();
        };
    }

    private IpPrefix prefix(final long high, final int width) {
        return new IpPrefix(high, width == 32 ? one(List.of(0L, 1L, 0xffff_ffffL)) : one(List.of(0L, 1L, -1L)),
            one(List.of(0, 1, width / 2, width - 1, width)));
    }

    private Optional<PacketMatch.Transport> transport(final boolean icmp) {
        return switch (random.nextInt(6)) {
            case 0 -> {
                final int mask = one(List.of(0, 1, 0x80, 0xff));
                yield Optional.of(new PacketMatch.Tcp(ports(), mask & one(List.of(0, 1, 0xff)), mask));
            }
            case 1 -> Optional.of(new PacketMatch.Udp(ports()));
            case 2 -> Optional.of(new PacketMatch.Sctp(ports()));
            case 3 -> icmp ? Optional.of(icmp()) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private PacketMatch.Icmp icmp() {
        final var type = number(255);
        return new PacketMatch.Icmp(type, type.isPresent() ? number(255) : OptionalInt.empty());
    }

    private PacketMatch.Ports ports() {
        return new PacketMatch.Ports(ranges(0xffff), ranges(0xffff));
    }

    private Payload payload() {
        final var header = one(List.of(HeaderKind.values()));
        final int length = one(List.of(1, 2, 255));
        if (random.nextBoolean()) {
            return new Payload.Literal(header, bytes(length, 0xff), one(List.of(length, 2048)));
        }
        final int mask = one(List.of(0, 1, 0xff));
        return new Payload.Bytes(header, one(List.of(0, 1, 0xffff)), bytes(length, mask),
            ImmutableIntArray.copyOf(IntStream.range(0, length).map(i -> mask)));
    }

    private ImmutableIntArray bytes(final int length, final int mask) {
        return ImmutableIntArray.copyOf(IntStream.range(0, length).map(i -> random.nextInt(256) & mask));
    }

    private ImmutableList<Range> ranges(final long max) {
        return random.nextInt(3) > 0 ? ImmutableList.of() : some(3, () -> {
            final var bounds = List.of(0L, 1L, max / 2, max - 1, max);
            final long one = one(bounds);
            final long other = one(bounds);
            return new Range(Math.min(one, other), Math.max(one, other));
        });
    }

    private OptionalInt number(final int max) {
        return random.nextInt(3) > 0 ? OptionalInt.empty()
            : OptionalInt.of(one(List.of(0, 1, max / 2, max)));
    }

    private <T> Optional<T> maybe(final Supplier<T> value) {
        return random.nextInt(4) == 0 ? Optional.of(value.get()) : Optional.empty();
    }

    private <T> ImmutableList<T> some(final int most, final Supplier<T> value) {
        return IntStream.range(0, 1 + random.nextInt(most)).mapToObj(i -> value.get())
            .collect(ImmutableList.toImmutableList());
    }

    private <T> T one(final List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /**
     * {@return switches as they may be}
     *
     * @param set the set they are for
     */
    public Fabric fabric(final PolicySet set) {
        return new Fabric(set.bridges().keySet().stream().filter(name -> random.nextInt(8) > 0)
            .collect(ImmutableMap.toImmutableMap(name -> name, name -> switchPorts(set))));
    }

    private Fabric.Ports switchPorts(final PolicySet set) {
        // OFPP_MAX, and OFPP_LOCAL, as the bridge's own device is reported
        final var numbers = new ArrayList<>(List.of(1, 2, 3, 0xfffe, 0xffff, 0x10000, 0xffff_ff00, 0xffff_fffe));
        Collections.shuffle(numbers, random);
        final var ports = ImmutableMap.<String, PortNo>builder();
        for (int i = 0; i < PORTS.size(); i++) {
            if (random.nextInt(8) > 0) {
                ports.put(PORTS.get(i), new PortNo(numbers.get(i)));
            }
        }
        return new Fabric.Ports(ports.buildOrThrow(), ImmutableSet.of(), random.nextInt(4) == 0 ? OptionalLong.empty()
            : OptionalLong.of(one(MACS)), ImmutableList.of(ability()), set.policies().keySet().stream()
                .filter(name -> random.nextInt(10) == 0)
                .collect(ImmutableMap.toImmutableMap(name -> name, name -> "refused")), ImmutableMap.of());
    }

    private VnTagAbility ability() {
        final var registers = new RegisterSequence();
        final var tunnel = new TunnelSequence(new PortNo(9), 6081, 0x0a000001, Sets.LOCAL_MAC);
        return switch (random.nextInt(3)) {
            case 0 -> VnTagAbility.NONE;
            case 1 -> new VnTagAbility(VnTagProbes.of(ImmutableSet.of(registers)), Optional.of(registers),
                Optional.empty(), Optional.of("no tunnel"));
            default -> new VnTagAbility(VnTagProbes.of(ImmutableSet.of(registers, tunnel)), Optional.of(tunnel),
                Optional.empty(), Optional.empty());
        };
    }
}
