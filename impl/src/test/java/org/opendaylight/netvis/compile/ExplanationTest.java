/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.opendaylight.netvis.compile.vntag.VnTagAbility;
import org.opendaylight.netvis.explain.Explanation.Decision;
import org.opendaylight.netvis.policy.Policy;
import org.opendaylight.netvis.policy.PolicySet;
import org.opendaylight.netvis.program.PortNo;

/**
 * Holds explanations of random frames against the reading of the contract word by word, which shares nothing with them.
 */
final class ExplanationTest {
    private static final int FRAMES = 40;

    @Property(tries = 300)
    void explanationsSayWhatPoliciesMean(@ForAll final long seed, @ForAll final boolean tap,
            @ForAll final boolean able) {
        check(new RandomPolicies(seed, tap, able), tap, RandomPolicies.PORTS);
    }

    @Property(tries = 100)
    void explanationsSayWhatComesWhilePortsAreMissing(@ForAll final long seed, @ForAll final boolean tap) {
        final var random = new Random(seed);
        check(new RandomPolicies(seed, tap), tap, RandomPolicies.PORTS.entrySet().stream()
            .filter(port -> random.nextInt(4) > 0)
            .collect(ImmutableMap.toImmutableMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private static void check(final RandomPolicies random, final boolean tap,
            final ImmutableMap<String, PortNo> ports) {
        final var set = random.policySet();
        final var fabric = new Fabric(ImmutableMap.of(ExplainedFrames.B, new Fabric.Ports(ports,
            OptionalLong.of(RandomPolicies.LOCAL_MAC), VnTagAbility.NONE)));
        final var compilation = Compiler.compile(set, fabric);
        final var explained = new ExplainedFrames(set, fabric, compilation);
        final var contract = new Contract(set, ExplainedFrames.B, ports);
        for (int i = 0; i < FRAMES; i++) {
            final var frame = random.frame();
            if (ports.containsValue(frame.port())) {
                final var read = ExplainedFrames.asRead(frame, tap);
                final var explanation = explained.explain(frame, new FrameBytes(i).of(frame));
                final var selecting = set.policies().values().stream()
                    .filter(policy -> delivers(compilation, policy) && contract.selects(policy, read))
                    .collect(ImmutableSet.toImmutableSet());
                assertEquals(selecting.stream().map(Policy::id).collect(ImmutableSet.toImmutableSet()),
                    explanation.policies().stream().filter(policy -> policy.decision() == Decision.FORWARD)
                        .map(policy -> policy.policy()).collect(ImmutableSet.toImmutableSet()),
                    () -> frame + "\n" + set.policies().values() + "\n" + explanation);
                assertEquals(deliveries(set, selecting, ports), ExplainedFrames.deliveries(explanation));
            }
        }
    }

    private static boolean delivers(final Compilation compilation, final Policy policy) {
        final var verdict = compilation.verdicts().get(policy.id());
        return verdict != null && verdict.problems().isEmpty()
            && verdict.bridges().get(ExplainedFrames.B) instanceof Compilation.Place.Delivers;
    }

    private static ImmutableSet<Delivery> deliveries(final PolicySet set, final ImmutableSet<Policy> policies,
            final Map<String, PortNo> ports) {
        return policies.stream().flatMap(policy -> policy.tools().stream().filter(tool -> set.tools().get(tool).ports()
                .stream().anyMatch(port -> ports.containsKey(port.port())))
            .map(tool -> new Delivery(tool, policy.strips()))).collect(ImmutableSet.toImmutableSet());
    }
}
