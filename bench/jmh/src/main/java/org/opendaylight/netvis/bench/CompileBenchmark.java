/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.bench;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.opendaylight.netvis.compile.Compilation;
import org.opendaylight.netvis.compile.Compiler;
import org.opendaylight.netvis.compile.Fabric;
import org.opendaylight.netvis.compile.vntag.VnTagAbility;
import org.opendaylight.netvis.net.Strip;
import org.opendaylight.netvis.net.TunnelType;
import org.opendaylight.netvis.policy.Bridge;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.policy.IpPrefix;
import org.opendaylight.netvis.policy.PacketMatch;
import org.opendaylight.netvis.policy.Policy;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.policy.PolicySet;
import org.opendaylight.netvis.policy.Range;
import org.opendaylight.netvis.policy.Rule;
import org.opendaylight.netvis.policy.Source;
import org.opendaylight.netvis.policy.SourceId;
import org.opendaylight.netvis.policy.TenantId;
import org.opendaylight.netvis.policy.Tool;
import org.opendaylight.netvis.policy.ToolId;
import org.opendaylight.netvis.program.PortNo;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it costs to compile a whole policy set, once in a Java that has compiled none before.
 */
@State(Scope.Thread)
@Fork(value = 3, jvmArgsAppend = "-Xmx4g")
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class CompileBenchmark {
    private static final BridgeId TAP = new BridgeId("tap");
    private static final BridgeId INT = new BridgeId("int");
    private static final TenantId TENANT = new TenantId("bench");
    private static final ToolId TOOL = new ToolId(TENANT, "tool");
    private static final SourceId FEED = new SourceId(TENANT, "feed");
    private static final int TEN_NET = 0x0a00_0000;
    private static final long FIRST_MAC = 0x5254_0000_0000L;
    private static final int VXLAN_PORT = 4789;

    /** What is compiled. */
    public enum Shape {
        /** 10,000 policies: a fifth each of machines, VXLAN networks, prefixes, ports, and VLANs with a prefix. */
        MIX,
        /** 10,000 policies of one prefix each. */
        PREFIXES,
        /** 50 disjoint policies of a prefix and two ranges of ports. */
        WIDE,
        /** 2 policies of 100 disjoint rules, each of a prefix and two ranges of ports. */
        WIDE_RULES,
        /** 64 policies that can all select the same packet. */
        OVERLAPPING
    }

    /** What is compiled. */
    @Param
    public Shape shape;

    private final Map<SourceId, Source> sources = new HashMap<>();
    private final List<Policy> policies = new ArrayList<>();
    private PolicySet set;
    private Fabric fabric;

    /** Makes the set. */
    @Setup
    public void prepare() {
        sources.put(FEED, new Source.Port(FEED, TAP, "p1", ImmutableList.of(), Source.Direction.RECEIVED));
        switch (shape) {
            case MIX -> IntStream.range(0, 10_000).forEach(this::addMixed);
            case PREFIXES -> IntStream.range(0, 10_000).forEach(i -> add(i, FEED, rule(0, network(i), any())));
            case WIDE -> IntStream.range(0, 50).forEach(i -> add(i, FEED, rule(0, network(i), wide())));
            case WIDE_RULES -> IntStream.range(0, 2).forEach(i -> add(i, FEED, IntStream.range(0, 100)
                .mapToObj(j -> rule(j, network(100 * i + j), wide())).toArray(Rule[]::new)));
            default -> IntStream.range(0, 64).forEach(i -> add(i, FEED, rule(0, any(), ports(1000 + i, 2000 + i))));
        }
        final var noPorts = ImmutableMap.<String, Bridge.TunnelPort>of();
        set = new PolicySet(ImmutableMap.of(
            TAP, new Bridge(TAP, 1, Bridge.Role.TAP, OptionalInt.of(TEN_NET + 1),
                ImmutableMap.of("vx", new Bridge.TunnelPort(TunnelType.VXLAN, OptionalInt.of(VXLAN_PORT)))),
            INT, new Bridge(INT, 2, Bridge.Role.INLINE, OptionalInt.empty(), noPorts)),
            ImmutableMap.copyOf(sources), ImmutableMap.of(TOOL, new Tool(TOOL, ImmutableList.of(
                new Tool.Port(TAP, "p2"), new Tool.Port(INT, "p2")))),
            policies.stream().collect(ImmutableMap.toImmutableMap(Policy::id, policy -> policy)));
        final var ports = new Fabric.Ports(ImmutableMap.of("p1", new PortNo(1), "p2", new PortNo(2), "vx",
            new PortNo(3)), OptionalLong.of(FIRST_MAC), VnTagAbility.NONE);
        fabric = new Fabric(ImmutableMap.of(TAP, ports, INT, ports));
    }

    private void addMixed(final int number) {
        switch (number % 5) {
            case 0 -> {
                final var vm = new SourceId(TENANT, "vm-" + number);
                sources.put(vm, new Source.Vm(vm, INT, FIRST_MAC + number, Source.Direction.SENT));
                add(number, vm, rule(0, any(), any()));
            }
            case 1 -> policies.add(new Policy(id(number), true, ImmutableSet.of(FEED), ImmutableList.of(new Rule("r",
                Rule.Action.FORWARD, new PacketMatch(Optional.of(new PacketMatch.Tunnel(TunnelType.VXLAN,
                    ImmutableList.of(new Range(number, number)))), Optional.empty(), PacketMatch.Ethernet.ANY,
                    new PacketMatch.Vlan.Any(), Optional.empty(), Optional.empty()))),
                ImmutableSet.of(Strip.VXLAN), ImmutableSet.of(TOOL)));
            case 2 -> add(number, FEED, rule(0, network(number), any()));
            case 3 -> add(number, FEED, rule(0, network(number), ports(number, number)));
            default -> add(number, FEED, new Rule("r", Rule.Action.FORWARD, new PacketMatch(Optional.empty(),
                Optional.empty(), PacketMatch.Ethernet.ANY, new PacketMatch.Vlan.Tagged(ImmutableList.of(
                    new Range(1 + number % 4000, 1 + number % 4000))), network(number), Optional.empty())));
        }
    }

    private void add(final int number, final SourceId source, final Rule... rules) {
        policies.add(new Policy(id(number), true, ImmutableSet.of(source), ImmutableList.copyOf(rules),
            ImmutableSet.of(), ImmutableSet.of(TOOL)));
    }

    private static PolicyId id(final int number) {
        return new PolicyId(TENANT, "policy-%05d".formatted(number));
    }

    private static <T> Optional<T> any() {
        return Optional.empty();
    }

    private static Optional<PacketMatch.Network> network(final int number) {
        return Optional.of(new PacketMatch.Ipv4(OptionalInt.empty(), OptionalInt.empty(), Optional.empty(),
            Optional.of(new IpPrefix(0, TEN_NET + (number << Byte.SIZE), 24))));
    }

    private static Optional<PacketMatch.Transport> wide() {
        final var range = ImmutableList.of(new Range(1, 65_534));
        return Optional.of(new PacketMatch.Tcp(new PacketMatch.Ports(range, range), 0, 0));
    }

    private static Optional<PacketMatch.Transport> ports(final int lower, final int upper) {
        return Optional.of(new PacketMatch.Tcp(new PacketMatch.Ports(ImmutableList.of(),
            ImmutableList.of(new Range(lower, upper))), 0, 0));
    }

    private static Rule rule(final int number, final Optional<PacketMatch.Network> network,
            final Optional<PacketMatch.Transport> transport) {
        return new Rule("r" + number, Rule.Action.FORWARD, new PacketMatch(Optional.empty(), Optional.empty(),
            PacketMatch.Ethernet.ANY, new PacketMatch.Vlan.Any(), network, transport));
    }

    /** {@return what came of the set} */
    @Benchmark
    public Compilation compile() {
        final var result = Compiler.compile(set, fabric);
        result.verdicts().forEach((policy, verdict) -> verdict.bridges().values().forEach(place -> {
            if (!(place instanceof Compilation.Place.Delivers)) {
                throw new IllegalStateException(policy + ": " + place);
            }
        }));
        return result;
    }
}
