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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.opendaylight.netvis.compile.loop.Loop;
import org.opendaylight.netvis.compile.loop.LoopAbility;
import org.opendaylight.netvis.compile.loop.LoopOptions;
import org.opendaylight.netvis.compile.loop.LoopProbes;
import org.opendaylight.netvis.compile.loop.LoopTest;
import org.opendaylight.netvis.compile.vntag.RegisterSequence;
import org.opendaylight.netvis.compile.vntag.TunnelSequence;
import org.opendaylight.netvis.compile.vntag.VnTagAbility;
import org.opendaylight.netvis.compile.vntag.VnTagProbes;
import org.opendaylight.netvis.compile.vntag.VnTagSequence;
import org.opendaylight.netvis.net.Strip;
import org.opendaylight.netvis.net.TunnelType;
import org.opendaylight.netvis.policy.Bridge;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.policy.Ids;
import org.opendaylight.netvis.policy.MaskedMac;
import org.opendaylight.netvis.policy.PacketMatch;
import org.opendaylight.netvis.policy.Policy;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.policy.PolicySet;
import org.opendaylight.netvis.policy.Range;
import org.opendaylight.netvis.policy.Rule;
import org.opendaylight.netvis.policy.Source;
import org.opendaylight.netvis.policy.SourceId;
import org.opendaylight.netvis.policy.Tool;
import org.opendaylight.netvis.policy.ToolId;
import org.opendaylight.netvis.policy.UnwrapWay;
import org.opendaylight.netvis.policy.VnTag;
import org.opendaylight.netvis.program.PortNo;

/**
 * Builds small policy sets on a tap bridge {@code tap} and an inline bridge {@code int}, each with the ports p1 to p5
 * and vx, ge and gr for tunnels.
 */
final class Sets {
    static final long LOCAL_MAC = 0x0200_0000_0001L;
    static final long VM1 = 0x5254_0000_0001L;
    static final long VM2 = 0x5254_0000_0002L;
    static final BridgeId TAP = Ids.bridge("tap");
    static final BridgeId INT = Ids.bridge("int");
    static final Fabric FABRIC = new Fabric(ImmutableMap.of(TAP, ports(VnTagAbility.NONE), INT,
        ports(VnTagAbility.NONE)));
    /** The same with a tap bridge that removes VN-tags, but not by a tunnel. */
    static final Fabric BY_REGISTERS = removing(new RegisterSequence(), Optional.of("no tunnel"));
    /** The same with a tap bridge that removes VN-tags by a tunnel. */
    static final Fabric BY_TUNNEL = removing(new TunnelSequence(new PortNo(12), 6081, 0x0a000001, LOCAL_MAC),
        Optional.empty());

    /** The tap bridge of {@code bench/vntag} in both ways. */
    static final Fabric BENCH_BY_REGISTERS = bench(new RegisterSequence());
    static final Fabric BENCH_BY_TUNNEL = bench(new TunnelSequence(new PortNo(10), 6081, 0xc00002d9,
        0x0200_00be_0c01L));

    /** A tap bridge that unwraps VXLAN in a loop, as {@link #looping} declares it. */
    static final Fabric BY_LOOP = byLoop(TunnelType.VXLAN);

    private final Map<BridgeId, Bridge> bridges = new LinkedHashMap<>();
    private final Map<SourceId, Source> sources = new LinkedHashMap<>();
    private final Map<ToolId, Tool> tools = new LinkedHashMap<>();
    private final Map<PolicyId, Policy> policies = new LinkedHashMap<>();

    Sets() {
        bridge("tap", 1, Bridge.Role.TAP, OptionalInt.of(0x0a000001));
        bridge("int", 2, Bridge.Role.INLINE, OptionalInt.empty());
    }

    /** With a tap bridge that looks into tunnels in one way alone. */
    Sets unwrapping(final UnwrapWay way) {
        final var tap = bridges.get(TAP);
        return bridge(new Bridge(TAP, tap.datapathId(), tap.role(), tap.ipv4Address(), tap.tunnelPorts(),
            tap.controllerRate(), tap.geneveOptions(), tap.loopPort(), Optional.of(way)));
    }

    static Loop loop() {
        return new Loop(new PortNo(12), 6081, 0x0a000001, LOCAL_MAC);
    }

    /** A tap bridge that unwraps tunnels of some types in a loop, as {@link #looping} declares it. */
    static Fabric byLoop(final TunnelType... types) {
        final var options = LoopOptions.of(new Sets().looping().bridges.get(TAP), ImmutableSet.copyOf(types), types[0]);
        return new Fabric(ImmutableMap.of(TAP, new Fabric.Ports(ports(VnTagAbility.NONE).numbers(),
            OptionalLong.of(LOCAL_MAC), new LoopAbility(new LoopProbes(options, Optional.of(new LoopTest(loop(),
                types[0]))), Optional.of(loop()), options, Optional.empty()))));
    }

    /** With a tap bridge that has a loop. */
    Sets looping() {
        final var tap = bridges.get(TAP);
        return bridge(new Bridge(TAP, tap.datapathId(), tap.role(), tap.ipv4Address(), tap.tunnelPorts(),
            tap.controllerRate(), tap.geneveOptions(), Optional.of("ge")));
    }

    private static Fabric removing(final VnTagSequence sequence, final Optional<String> tunnelObstacle) {
        return new Fabric(ImmutableMap.of(TAP, ports(new VnTagAbility(VnTagProbes.of(ImmutableSet.of(sequence)),
            Optional.of(sequence), Optional.empty(), tunnelObstacle)), INT, ports(VnTagAbility.NONE)));
    }

    private static Fabric bench(final VnTagSequence sequence) {
        return new Fabric(ImmutableMap.of(TAP, new Fabric.Ports(ImmutableMap.of("p1", new PortNo(1), "p4",
            new PortNo(2)), OptionalLong.of(LOCAL_MAC), new VnTagAbility(VnTagProbes.of(ImmutableSet.of(sequence)),
                Optional.of(sequence), Optional.empty(), Optional.empty()))));
    }

    private static Fabric.Ports ports(final VnTagAbility vnTag) {
        return new Fabric.Ports(ImmutableMap.<String, PortNo>builder().put("p1", new PortNo(1)).put("p2", new PortNo(2))
            .put("p3", new PortNo(3)).put("p4", new PortNo(4)).put("p5", new PortNo(5)).put("vx", new PortNo(11))
            .put("ge", new PortNo(12)).put("gr", new PortNo(13)).build(), OptionalLong.of(LOCAL_MAC),
            vnTag);
    }

    Sets bridge(final String name, final long datapathId, final Bridge.Role role, final OptionalInt address) {
        return bridge(new Bridge(Ids.bridge(name), datapathId, role, address, ImmutableMap.of(
            "vx", new Bridge.TunnelPort(TunnelType.VXLAN, OptionalInt.of(4789)),
            "ge", new Bridge.TunnelPort(TunnelType.GENEVE, OptionalInt.of(6081)),
            "gr", new Bridge.TunnelPort(TunnelType.GRE, OptionalInt.empty()))));
    }

    Sets bridge(final Bridge bridge) {
        bridges.put(bridge.id(), bridge);
        return this;
    }

    Sets port(final String name, final String bridge, final String port, final Source.Direction direction,
            final Long... macs) {
        sources.put(Ids.source(name), new Source.Port(Ids.source(name), Ids.bridge(bridge), port,
            ImmutableList.copyOf(macs), direction));
        return this;
    }

    Sets vm(final String name, final String bridge, final long mac, final Source.Direction direction) {
        sources.put(Ids.source(name), new Source.Vm(Ids.source(name), Ids.bridge(bridge), mac, direction));
        return this;
    }

    /** A tool at some ports, each written as bridge/port. */
    Sets tool(final String name, final String... ports) {
        tools.put(Ids.tool(name), new Tool(Ids.tool(name), ImmutableList.copyOf(ports).stream()
            .map(port -> port.split("/", -1))
            .map(parts -> new Tool.Port(Ids.bridge(parts[0]), parts[1])).collect(ImmutableList.toImmutableList())));
        return this;
    }

    Sets policy(final String name, final String source, final String tool, final Rule... rules) {
        return policy(name, ImmutableSet.of(source), ImmutableSet.of(tool), ImmutableSet.of(), rules);
    }

    Sets policy(final String name, final ImmutableSet<String> from, final ImmutableSet<String> to,
            final ImmutableSet<Strip> strips, final Rule... rules) {
        final var id = Ids.policy(name);
        policies.put(id, new Policy(id, true, from.stream().map(Ids::source).collect(ImmutableSet.toImmutableSet()),
            ImmutableList.copyOf(rules), strips, to.stream().map(Ids::tool).collect(ImmutableSet.toImmutableSet())));
        return this;
    }

    PolicySet build() {
        return new PolicySet(ImmutableMap.copyOf(bridges), ImmutableMap.copyOf(sources), ImmutableMap.copyOf(tools),
            ImmutableMap.copyOf(policies));
    }

    /** What is said of a policy, but for how tunnels are looked into, of which {@link UnwrapTest} knows. */
    static Compilation.Place withoutWays(final Compilation.Place place) {
        return place instanceof Compilation.Place.Delivers delivers ? new Compilation.Place.Delivers(
            delivers.missing(), delivers.obstacles(), delivers.notes(), ImmutableList.of()) : place;
    }

    static Rule forward(final PacketMatch match) {
        return new Rule("forward", Rule.Action.FORWARD, match);
    }

    static Rule exclude(final PacketMatch match) {
        return new Rule("exclude", Rule.Action.EXCLUDE, match);
    }

    /** TCP segments to some ports over IPv4. */
    static PacketMatch tcp(final int lower, final int upper) {
        return new PacketMatch(Optional.empty(), Optional.empty(), PacketMatch.Ethernet.ANY, new PacketMatch.Vlan.Any(),
            Optional.of(PacketMatch.Ipv4.ANY), Optional.of(new PacketMatch.Tcp(new PacketMatch.Ports(ImmutableList.of(),
                ImmutableList.of(new Range(lower, upper))), 0, 0)));
    }

    /** Packets of one network within a tunnel. */
    static PacketMatch tunnel(final TunnelType type, final long id, final PacketMatch inner) {
        return new PacketMatch(Optional.of(new PacketMatch.Tunnel(type, ImmutableList.of(new Range(id, id)))),
            Optional.empty(), inner.ethernet(), inner.vlan(), inner.network(), inner.transport());
    }

    /** Frames with a destination address. */
    static PacketMatch to(final long mac, final PacketMatch match) {
        return new PacketMatch(match.tunnel(), match.vnTag(), new PacketMatch.Ethernet(
            Optional.of(new MaskedMac(mac, MaskedMac.ALL_BITS)), match.ethernet().source(),
            match.ethernet().etherType()), match.vlan(), match.network(), match.transport());
    }

    /** Frames with a VN-tag of one destination. */
    static PacketMatch vnTag(final int destination, final PacketMatch inner) {
        return new PacketMatch(Optional.empty(), Optional.of(new VnTag(new VnTag.Interfaces(
            ImmutableList.of(new Range(destination, destination)), ImmutableList.of()), VnTag.Interfaces.ANY,
            OptionalInt.of(1), OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty())), inner.ethernet(),
            inner.vlan(), inner.network(), inner.transport());
    }

    /** Frames with a certain first and second VLAN tag. */
    static PacketMatch second(final PacketMatch.Vlan first, final PacketMatch.Vlan second) {
        return new PacketMatch(Optional.empty(), Optional.empty(), Optional.empty(), PacketMatch.Ethernet.ANY, first,
            second, Optional.empty(), Optional.empty(), ImmutableList.of());
    }

    /** Frames of one VLAN. */
    static PacketMatch vlan(final int id) {
        return new PacketMatch(Optional.empty(), Optional.empty(), PacketMatch.Ethernet.ANY,
            new PacketMatch.Vlan.Tagged(ImmutableList.of(new Range(id, id))), Optional.empty(), Optional.empty());
    }
}
