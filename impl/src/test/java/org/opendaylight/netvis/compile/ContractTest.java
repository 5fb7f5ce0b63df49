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
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.opendaylight.netvis.policy.Bridge;
import org.opendaylight.netvis.policy.Policy;
import org.opendaylight.netvis.policy.PolicySet;
import org.opendaylight.netvis.program.GroupId;

/**
 * Holds compiled programs against the contract: for every frame each delivery runs once if a policy of it selects the
 * frame, and not otherwise.
 */
final class ContractTest {
    private static final int FRAMES = 40;
    private static final int GROUP_BITS = 24;

    @Property(tries = 700)
    void everyDeliveryGetsWhatItsPoliciesSelectOnAnInlineBridge(@ForAll final long seed) {
        check(new RandomPolicies(seed, false));
    }

    @Property(tries = 700)
    void everyDeliveryGetsWhatItsPoliciesSelectOnATapBridge(@ForAll final long seed) {
        check(new RandomPolicies(seed, true));
    }

    @Property(tries = 200)
    void aPolicyChangesNothingForTheOthers(@ForAll final long seed, @ForAll final boolean tap) {
        final var random = new RandomPolicies(seed, tap);
        final var set = random.policySet();
        final var gone = set.policies().keySet().iterator().next();
        final var rest = new PolicySet(set.bridges(), set.sources(), set.tools(), set.policies().values().stream()
            .filter(policy -> !policy.name().equals(gone))
            .collect(ImmutableMap.toImmutableMap(Policy::name, policy -> policy)));
        final var with = Compiler.compile(set, RandomPolicies.FABRIC);
        final var without = Compiler.compile(rest, RandomPolicies.FABRIC);
        rest.policies().keySet().forEach(name ->
            assertEquals(without.verdicts().get(name), with.verdicts().get(name)));
        final var removed = set.policies().get(gone);
        for (int i = 0; i < FRAMES; i++) {
            final var frame = random.frame();
            final var before = deliveries(set, with, run(set, with, frame).groups());
            final var after = deliveries(rest, without, run(rest, without, frame).groups());
            removed.tools().forEach(tool -> before.remove(new Delivery(tool, removed.strips())));
            removed.tools().forEach(tool -> after.remove(new Delivery(tool, removed.strips())));
            assertEquals(after, before);
        }
    }

    @Property(tries = 100)
    void theSameSetCompilesToTheSameProgram(@ForAll final long seed, @ForAll final boolean tap) {
        final var set = new RandomPolicies(seed, tap).policySet();
        final var reversed = new PolicySet(set.bridges(), set.sources(), set.tools(), ImmutableMap.copyOf(
            set.policies().entrySet().stream().sorted((a, b) -> b.getKey().compareTo(a.getKey())).toList()));
        assertEquals(Compiler.compile(set, RandomPolicies.FABRIC).programs(),
            Compiler.compile(reversed, RandomPolicies.FABRIC).programs());
    }

    private static void check(final RandomPolicies random) {
        final var set = random.policySet();
        final var compilation = Compiler.compile(set, RandomPolicies.FABRIC);
        final var contract = new Contract(set, "b", RandomPolicies.PORTS);
        for (int i = 0; i < FRAMES; i++) {
            final var frame = random.frame();
            final var outcome = run(set, compilation, frame);
            assertEquals(set.bridges().get("b").role() == Bridge.Role.INLINE ? 1 : 0, outcome.normal());
            final var expected = new HashMap<Delivery, Integer>();
            delivering(set, compilation).stream().filter(policy -> contract.selects(policy, frame))
                .forEach(policy -> policy.tools().forEach(tool -> expected.put(new Delivery(tool, policy.strips()),
                    1)));
            assertEquals(expected, deliveries(set, compilation, outcome.groups()),
                () -> frame + "\n" + set.policies().values() + "\n" + compilation.programs().get("b").flows().values());
        }
    }

    private static ProgramInterpreter.Outcome run(final PolicySet set, final Compilation compilation,
            final Frame frame) {
        return ProgramInterpreter.run(compilation.programs().get("b"), set.bridges().get("b"), RandomPolicies.PORTS,
            RandomPolicies.LOCAL_MAC, frame);
    }

    private static Set<Policy> delivering(final PolicySet set, final Compilation compilation) {
        return set.policies().values().stream().filter(policy -> {
            final var verdict = compilation.verdicts().get(policy.name());
            return verdict != null && verdict.problems().isEmpty()
                && verdict.bridges().get("b") instanceof Compilation.Place.Delivers;
        }).collect(ImmutableSet.toImmutableSet());
    }

    private static Map<Delivery, Integer> deliveries(final PolicySet set, final Compilation compilation,
            final Map<GroupId, Integer> groups) {
        final var used = new HashSet<Delivery>();
        delivering(set, compilation)
            .forEach(policy -> policy.tools().forEach(tool -> used.add(new Delivery(tool, policy.strips()))));
        final var numbers = Numbers.of(used.stream().map(Delivery::label).toList(), GROUP_BITS);
        final var result = new HashMap<Delivery, Integer>();
        used.forEach(delivery -> {
            final var count = groups.get(new GroupId(numbers.get(delivery.label())));
            if (count != null) {
                result.put(delivery, count);
            }
        });
        return result;
    }
}
