/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.opendaylight.netvis.compile.Sets.exclude;
import static org.opendaylight.netvis.compile.Sets.forward;
import static org.opendaylight.netvis.compile.Sets.tcp;
import static org.opendaylight.netvis.compile.Sets.to;
import static org.opendaylight.netvis.compile.Sets.tunnel;
import static org.opendaylight.netvis.compile.Sets.vlan;
import static org.opendaylight.netvis.compile.Sets.vnTag;
import static org.opendaylight.netvis.policy.PacketMatch.ANY;
import static org.opendaylight.netvis.policy.Source.Direction.BOTH;
import static org.opendaylight.netvis.policy.Source.Direction.RECEIVED;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opendaylight.netvis.net.Strip;
import org.opendaylight.netvis.net.TunnelType;
import org.opendaylight.netvis.policy.PacketMatch;
import org.opendaylight.netvis.policy.PolicySet;
import org.opendaylight.netvis.policy.Range;
import org.opendaylight.netvis.program.Flow;
import org.opendaylight.netvis.program.Program;

/**
 * Compares programs with files of what ovs-ofctl would print of them. {@code -Dnetvis.golden=update} writes the files
 * anew.
 */
final class GoldenTest {
    private static final Path FILES = Path.of("src/test/resources/compile");
    private static final boolean UPDATE = "update".equals(System.getProperty("netvis.golden"));

    private static final Map<String, PolicySet> CASES = new TreeMap<>(Map.ofEntries(
        Map.entry("port-on-a-tap-bridge", tap().policy("all", "feed", "ids", forward(ANY)).build()),
        Map.entry("vm-both-directions", new Sets().vm("vm", "int", Sets.VM1, BOTH).tool("ids", "int/p4")
            .policy("web", "vm", "ids", forward(tcp(80, 80))).build()),
        Map.entry("vm-received-only", new Sets().vm("vm", "int", Sets.VM1, RECEIVED).tool("ids", "int/p4")
            .policy("all", "vm", "ids", forward(ANY)).build()),
        Map.entry("port-of-a-vm", new Sets().port("vm", "int", "p1", BOTH, Sets.VM1).tool("ids", "int/p4")
            .policy("all", "vm", "ids", forward(ANY)).build()),
        Map.entry("rule-order", tap().policy("web", "feed", "ids", exclude(vlan(100)), forward(tcp(80, 80)),
            exclude(ANY)).build()),
        Map.entry("port-range", tap().policy("high", "feed", "ids", forward(tcp(1000, 1999))).build()),
        Map.entry("port-range-without-fragments", tap().policy("low", "feed", "ids", forward(tcp(0, 1023))).build()),
        Map.entry("time-to-live", tap().policy("traceroute", "feed", "ids", forward(timeToLive(0, 2))).build()),
        Map.entry("overlap-with-a-shared-tool", tap().policy("all", "feed", "ids", forward(ANY))
            .policy("web", "feed", "ids", forward(tcp(80, 80))).build()),
        Map.entry("disjoint-in-one-layer", tap().policy("red", "feed", "ids", forward(vlan(1)))
            .policy("green", "feed", "ids", forward(vlan(2))).build()),
        Map.entry("unread-beside-all", tap().policy("all", "feed", "ids", forward(ANY)).policy("customers",
            ImmutableSet.of("feed"), ImmutableSet.of("ids"), ImmutableSet.of(Strip.QINQ), forward(vlan(118))).build()),
        Map.entry("replicated", new Sets().port("feed", "tap", "p1", BOTH).tool("ids", "tap/p4", "tap/p5")
            .policy("all", "feed", "ids", forward(ANY)).build()),
        Map.entry("vxlan-terminated", new Sets().port("feed", "tap", "vx", RECEIVED).tool("ids", "tap/p4")
            .policy("red", "feed", "ids", forward(tunnel(TunnelType.VXLAN, 5001, ANY))).build()),
        Map.entry("vxlan-in-transit", transit(TunnelType.VXLAN)),
        Map.entry("vxlan-by-loop", tap().looping().policy("inner-web", ImmutableSet.of("feed"), ImmutableSet.of("ids"),
            ImmutableSet.of(Strip.VXLAN), forward(tunnel(TunnelType.VXLAN, 5001, tcp(80, 80)))).build()),
        Map.entry("geneve-by-loop", byLoop(TunnelType.GENEVE)), Map.entry("gre-by-loop", byLoop(TunnelType.GRE)),
        Map.entry("geneve-in-transit", transit(TunnelType.GENEVE)),
        Map.entry("gre-in-transit", transit(TunnelType.GRE)),
        Map.entry("vn-tag-by-registers", guests()),
        Map.entry("vn-tag-by-tunnel", guests()),
        Map.entry("vn-tag-bench-by-registers", bench()),
        Map.entry("vn-tag-bench-by-tunnel", bench()),
        Map.entry("strip-vlan", strip(Strip.VLAN)),
        Map.entry("strip-qinq", strip(Strip.QINQ)),
        Map.entry("strip-mpls", strip(Strip.MPLS)),
        Map.entry("strip-mpls-ip", strip(Strip.MPLS_IP))));

    private static PacketMatch timeToLive(final int lower, final int upper) {
        return new PacketMatch(Optional.empty(), Optional.empty(), PacketMatch.Ethernet.ANY, new PacketMatch.Vlan.Any(),
            Optional.of(new PacketMatch.Ipv4(OptionalInt.empty(), OptionalInt.empty(), Optional.empty(),
                Optional.empty(), ImmutableList.of(new Range(lower, upper)))), Optional.empty());
    }

    private static Sets tap() {
        return new Sets().port("feed", "tap", "p1", BOTH).tool("ids", "tap/p4");
    }

    private static PolicySet transit(final TunnelType type) {
        return tap().policy("inner-web", ImmutableSet.of("feed"), ImmutableSet.of("ids"), ImmutableSet.of(type.strip()),
            forward(tunnel(type, 5001, tcp(80, 80)))).build();
    }

    private static PolicySet byLoop(final TunnelType type) {
        return tap().looping().policy("inner-web", ImmutableSet.of("feed"), ImmutableSet.of("ids"),
            ImmutableSet.of(type.strip()), forward(tunnel(type, 5001, tcp(80, 80)))).build();
    }

    private static PolicySet guests() {
        return tap().policy("guests", ImmutableSet.of("feed"), ImmutableSet.of("ids"), ImmutableSet.of(Strip.VN_TAG),
            exclude(vnTag(5, vlan(7))), forward(vnTag(5, to(0x0200_0000_0002L, tcp(80, 81))))).build();
    }

    /** What {@code bench/vntag} measures. */
    private static PolicySet bench() {
        return tap().policy("bench", ImmutableSet.of("feed"), ImmutableSet.of("ids"), ImmutableSet.of(Strip.VN_TAG),
            forward(vnTag(7, tcp(80, 80)))).build();
    }

    private static PolicySet strip(final Strip strip) {
        return tap().policy("all", ImmutableSet.of("feed"), ImmutableSet.of("ids"), ImmutableSet.of(strip),
            forward(ANY)).build();
    }

    static Stream<String> cases() {
        return CASES.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void programIsAsReviewed(final String name) throws IOException {
        final var compilation = compiled(name);
        compilation.verdicts().values().forEach(verdict -> assertEquals(0, verdict.problems().size(),
            verdict::toString));
        final var text = compilation.programs().entrySet().stream()
            .filter(entry -> !entry.getValue().groups().isEmpty())
            .map(entry -> text(entry.getValue())).collect(Collectors.joining());
        final var file = FILES.resolve(name + ".flows");
        if (UPDATE) {
            Files.writeString(file, text);
        }
        assertEquals(Files.readString(file), text);
    }

    static Compilation compiled(final String name) {
        return Compiler.compile(CASES.get(name), fabric(name));
    }

    private static Fabric fabric(final String name) {
        return switch (name) {
            case "vn-tag-by-registers" -> Sets.BY_REGISTERS;
            case "vn-tag-by-tunnel" -> Sets.BY_TUNNEL;
            case "vn-tag-bench-by-registers" -> Sets.BENCH_BY_REGISTERS;
            case "vn-tag-bench-by-tunnel" -> Sets.BENCH_BY_TUNNEL;
            case "vxlan-by-loop" -> Sets.BY_LOOP;
            case "geneve-by-loop" -> Sets.byLoop(TunnelType.GENEVE);
            case "gre-by-loop" -> Sets.byLoop(TunnelType.GRE);
            default -> Sets.FABRIC;
        };
    }

    private static String text(final Program program) {
        return Stream.of(program.flows().values().stream().sorted(Comparator
                .comparing((Flow flow) -> flow.key().table()).thenComparing(flow -> -flow.key().priority())
                .thenComparing(Flow::toString)), program.groups().values().stream(),
                program.meters().values().stream())
            .flatMap(it -> it).map(it -> it + "\n").collect(Collectors.joining());
    }
}
