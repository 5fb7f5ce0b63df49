/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.opendaylight.netvis.compile.Sets.forward;
import static org.opendaylight.netvis.policy.Source.Direction.BOTH;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.opendaylight.netvis.compile.loop.LoopProbes;
import org.opendaylight.netvis.compile.loop.LoopTest;
import org.opendaylight.netvis.compile.transit.TunnelEnd;
import org.opendaylight.netvis.compile.transit.TunnelEndProbes;
import org.opendaylight.netvis.compile.vntag.RegisterSequence;
import org.opendaylight.netvis.compile.vntag.TunnelSequence;
import org.opendaylight.netvis.compile.vntag.VnTagProbes;
import org.opendaylight.netvis.net.TunnelType;
import org.opendaylight.netvis.pipeline.DeclarationUse;
import org.opendaylight.netvis.policy.PacketMatch;
import org.opendaylight.netvis.policy.PolicySet;
import org.opendaylight.netvis.program.Installed;
import org.opendaylight.netvis.program.PortNo;
import org.opendaylight.netvis.program.Program;
import org.opendaylight.netvis.program.Revalidation;
import org.opendaylight.netvis.program.Update;

/**
 * The declaration of the pipeline is true: all programs hold against it, and what it declares is needed.
 */
final class DeclaredProgramsTest {
    private static final List<Layers.Bounds> BOUNDS = List.of(
        new Layers.Bounds(Pipeline.MAX_WHOLE, Pipeline.MAX_LAYERS, Pipeline.MAX_NUMBERED),
        new Layers.Bounds(0, Pipeline.MAX_LAYERS, Pipeline.MAX_NUMBERED),
        new Layers.Bounds(0, 1, Pipeline.MAX_NUMBERED),
        new Layers.Bounds(0, 0, Pipeline.MAX_NUMBERED));

    private static Stream<Program> programs() {
        return Stream.of(golden(), random(), extreme(), icmp(), tests()).flatMap(it -> it);
    }

    private static Stream<Program> golden() {
        return GoldenTest.cases().flatMap(name -> GoldenTest.compiled(name).programs().values().stream());
    }

    private static Stream<Program> random() {
        return LongStream.range(0, 100).boxed().flatMap(seed -> BOUNDS.stream().flatMap(bounds -> Stream.of(
                new RandomPolicies(seed, false), new RandomPolicies(seed, true), new RandomPolicies(seed, true, false))
            .flatMap(random -> compiled(random.policySet(), RandomPolicies.FABRIC, bounds))));
    }

    private static Stream<Program> extreme() {
        return LongStream.range(0, 200).boxed().flatMap(seed -> {
            final var random = new ExtremeSets(seed);
            final var set = random.acceptedSet();
            final var fabric = random.fabric(set);
            return BOUNDS.stream().flatMap(bounds -> compiled(set, fabric, bounds));
        });
    }

    /** With a code, which the others have not. */
    private static Stream<Program> icmp() {
        return Stream.of(PacketMatch.Ipv4.ANY, PacketMatch.Ipv6.ANY).flatMap(ip -> Compiler.compile(new Sets()
            .port("feed", "tap", "p1", BOTH).tool("ids", "tap/p4").policy("unreachable", "feed", "ids",
                forward(new PacketMatch(Optional.empty(), Optional.empty(), PacketMatch.Ethernet.ANY,
                    new PacketMatch.Vlan.Any(), Optional.of(ip),
                    Optional.of(new PacketMatch.Icmp(OptionalInt.of(1), OptionalInt.of(3)))))).build(), Sets.FABRIC)
            .programs().values().stream());
    }

    private static Stream<Program> compiled(final PolicySet set, final Fabric fabric, final Layers.Bounds bounds) {
        final var compilation = Compiler.compile(set, fabric, Former.NONE, bridge -> bounds);
        assertEquals(ImmutableMap.of(), compilation.failures());
        return compilation.programs().values().stream();
    }

    private static Stream<Program> tests() {
        final var bridge = new Sets().build().bridges().get(Sets.TAP);
        return Stream.of(Probes.program(bridge, Stream.of(VnTagProbes.of(ImmutableSet.of(new RegisterSequence(),
                new TunnelSequence(new PortNo(12), 6081, 0x0a000001, Sets.LOCAL_MAC))),
            new TunnelEndProbes(ImmutableSet.of(new TunnelEnd(new PortNo(11), TunnelType.VXLAN, 4789, 0x0a000001,
                Sets.LOCAL_MAC))), new LoopProbes(ImmutableSet.of(),
                Optional.of(new LoopTest(Sets.loop(), TunnelType.GRE))))));
    }

    @Test
    void programsHoldAgainstTheDeclarationAndNeedAllOfIt() {
        final var use = new DeclarationUse();
        programs().forEach(use::add);
        assertEquals(List.of(), use.unused());
    }

    @Test
    void renewalsHoldAgainstTheDeclaration() {
        Stream.concat(golden(), tests()).forEach(program -> DeclarationUse.check(
            Update.between(program, Installed.NOTHING, Revalidation.BY_RENEWAL).reached()));
    }
}
