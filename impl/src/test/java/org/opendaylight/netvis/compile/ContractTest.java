/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Maps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.opendaylight.netvis.compile.vntag.VnTagAbility;
import org.opendaylight.netvis.pipeline.DeclarationUse;
import org.opendaylight.netvis.policy.Bridge;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.policy.Ids;
import org.opendaylight.netvis.policy.Policy;
import org.opendaylight.netvis.policy.PolicySet;
import org.opendaylight.netvis.program.GroupId;
import org.opendaylight.netvis.program.PortNo;
import org.opendaylight.netvis.punt.View;

/**
 * Holds compiled programs against the contract: for every frame each delivery runs once if a policy of it selects the
 * frame, and not otherwise.
 */
final class ContractTest {
    private static final BridgeId B = Ids.bridge("b");
    private static final int FRAMES = 40;
    private static final int GROUP_BITS = 24;

    @Property(tries = 700)
    void everyDeliveryGetsWhatItsPoliciesSelectOnAnInlineBridge(@ForAll final long seed) {
        check(new RandomPolicies(seed, false), RandomPolicies.PORTS);
    }

    @Property(tries = 700)
    void everyDeliveryGetsWhatItsPoliciesSelectOnATapBridge(@ForAll final long seed) {
        check(new RandomPolicies(seed, true), RandomPolicies.PORTS);
    }

    @Property(tries = 700)
    void everyDeliveryGetsWhatItsPoliciesSelectWhereTheControllerDecides(@ForAll final long seed,
            @ForAll final boolean tap) {
        check(new RandomPolicies(seed, tap, false), RandomPolicies.PORTS);
    }

    @Property(tries = 700)
    void everyDeliveryGetsWhatItsPoliciesSelectWhereTheyAreDivided(@ForAll final long seed) {
        check(new RandomPolicies(seed, false), RandomPolicies.PORTS, new Layers.Bounds(0, 187, 3000));
    }

    @Property(tries = 700)
    void everyDeliveryGetsWhatItsPoliciesSelectInNumberedLayers(@ForAll final long seed, @ForAll final boolean tap,
            @ForAll final boolean able) {
        check(new RandomPolicies(seed, tap, able), RandomPolicies.PORTS, new Layers.Bounds(0, 1, 3000));
        check(new RandomPolicies(seed, tap, able), RandomPolicies.PORTS, new Layers.Bounds(0, 0, 3000));
    }

    @Test
    void controllerDecidesOnlyWhatItMust() {
        int asked = 0;
        for (long seed = 0; seed < 300; seed++) {
            final var able = new RandomPolicies(seed, true).policySet();
            assertEquals(ImmutableList.of(),
                Compiler.compile(able, RandomPolicies.FABRIC).puntPlans().get(B).tasks().stream()
                    // Of frames that a switch cannot read
                    .filter(task -> !(task.view() instanceof View.Leniently)).toList());
            final var unable = new RandomPolicies(seed, true, false).policySet();
            asked += Compiler.compile(unable, RandomPolicies.FABRIC).puntPlans().get(B).tasks().size();
        }
        final int tasks = asked;
        assertTrue(tasks > 50, () -> tasks + " tasks");
    }

    @Property(tries = 300)
    void whatIsThereWorksWhilePortsAreMissing(@ForAll final long seed, @ForAll final boolean tap) {
        final var random = new Random(seed);
        check(new RandomPolicies(seed, tap), RandomPolicies.PORTS.entrySet().stream()
            .filter(port -> random.nextInt(4) > 0)
            .collect(ImmutableMap.toImmutableMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** Keeps the properties from holding because nothing happens. */
    @Test
    void randomPoliciesDeliverAndOverlap() {
        final var policies = new int[4];
        int idle = 0;
        for (long seed = 0; seed < 200; seed++) {
            final var random = new RandomPolicies(seed, seed % 2 == 0);
            final var set = random.policySet();
            final var contract = new Contract(set, B, RandomPolicies.PORTS);
            final var delivering = delivering(set, Compiler.compile(set, RandomPolicies.FABRIC));
            final var others = set.policies().values().stream()
                .filter(policy -> policy.enabled() && !delivering.contains(policy)).toList();
            idle += others.size();
            for (int i = 0; i < FRAMES; i++) {
                final var frame = random.frame();
                others.forEach(policy -> assertFalse(contract.selects(policy, frame), policy::toString));
                final var selecting = delivering.stream().filter(policy -> contract.selects(policy, frame)).count();
                policies[(int) Math.min(selecting, 3)]++;
            }
        }
        assertTrue(idle < 10, idle + " policies forward nothing");
        assertTrue(policies[0] > 1000 && policies[1] > 1000 && policies[2] > 100 && policies[3] > 5,
            () -> "frames by policies that select them: " + Arrays.toString(policies));
    }

    /** Keeps the property of what the controller decides from holding because nothing of it is there. */
    @Test
    void secondTagsAndPacketsInTunnelsAreSelectedAndLeftOut() {
        final var bySecondTag = new int[2];
        final var inTunnel = new int[2];
        for (long seed = 0; seed < 300; seed++) {
            final var random = new RandomPolicies(seed, true, false);
            final var set = random.policySet();
            final var contract = new Contract(set, B, RandomPolicies.PORTS);
            final var delivering = delivering(set, Compiler.compile(set, RandomPolicies.FABRIC));
            for (int i = 0; i < FRAMES; i++) {
                final var frame = random.frame();
                for (var policy : delivering) {
                    final int selected = contract.selects(policy, frame) ? 1 : 0;
                    if (policy.rules().stream().anyMatch(rule -> !rule.match().cvlan().isAny())) {
                        bySecondTag[selected]++;
                    }
                    if (frame.tunnel().filter(carried -> !carried.type().isEnded()).isPresent()
                            && policy.rules().stream().anyMatch(rule -> rule.match().tunnel().isPresent())) {
                        inTunnel[selected]++;
                    }
                }
            }
        }
        assertTrue(bySecondTag[0] > 100 && bySecondTag[1] > 100 && inTunnel[0] > 100 && inTunnel[1] > 20,
            () -> Arrays.toString(bySecondTag) + Arrays.toString(inTunnel));
    }

    /** The same of headers around tunnels in transit. */
    @Test
    void headersAroundSelectAndLeaveOut() {
        final var byOuter = new int[2];
        for (long seed = 0; seed < 300; seed++) {
            final var random = new RandomPolicies(seed, true, false);
            final var set = random.policySet();
            final var contract = new Contract(set, B, RandomPolicies.PORTS);
            final var asking = delivering(set, Compiler.compile(set, RandomPolicies.FABRIC)).stream()
                .filter(policy -> policy.rules().stream().flatMap(rule -> rule.match().tunnel().stream())
                    .anyMatch(tunnel -> !tunnel.outer().isAny())).toList();
            for (int i = 0; i < FRAMES; i++) {
                final var frame = random.frame();
                asking.forEach(policy -> byOuter[contract.selects(policy, frame) ? 1 : 0]++);
            }
        }
        assertTrue(byOuter[0] > 100 && byOuter[1] > 20, () -> Arrays.toString(byOuter));
    }

    @Property(tries = 200)
    void aPolicyChangesNothingForTheOthers(@ForAll final long seed, @ForAll final boolean tap) {
        final var random = new RandomPolicies(seed, tap);
        final var set = random.policySet();
        final var gone = set.policies().keySet().iterator().next();
        final var rest = new PolicySet(set.bridges(), set.sources(), set.tools(), set.policies().values().stream()
            .filter(policy -> !policy.id().equals(gone))
            .collect(ImmutableMap.toImmutableMap(Policy::id, policy -> policy)));
        final var with = Compiler.compile(set, RandomPolicies.FABRIC);
        final var without = Compiler.compile(rest, RandomPolicies.FABRIC);
        rest.policies().keySet().forEach(name ->
            assertEquals(without.verdicts().get(name), with.verdicts().get(name)));
        final var removed = set.policies().get(gone);
        for (int i = 0; i < FRAMES; i++) {
            final var frame = random.frame();
            final var before = deliveries(set, with, RandomPolicies.PORTS,
                run(set, with, RandomPolicies.PORTS, frame).groups());
            final var after = deliveries(rest, without, RandomPolicies.PORTS,
                run(rest, without, RandomPolicies.PORTS, frame).groups());
            removed.tools().forEach(tool -> before.remove(new Delivery(tool, removed.strips())));
            removed.tools().forEach(tool -> after.remove(new Delivery(tool, removed.strips())));
            assertEquals(after, before);
        }
    }

    @Property(tries = 100)
    void orderMattersAmongRulesOnly(@ForAll final long seed, @ForAll final boolean tap) {
        final var set = new RandomPolicies(seed, tap).policySet();
        final var shuffled = new Shuffle(new Random(seed)).shuffle(set);
        assertEquals(set, shuffled);
        assertEquals(Compiler.compile(set, RandomPolicies.FABRIC), Compiler.compile(shuffled, RandomPolicies.FABRIC));
    }

    /** Puts everything that has no order of its own into another one. */
    private record Shuffle(Random random) {
        PolicySet shuffle(final PolicySet set) {
            return new PolicySet(map(set.bridges()), map(set.sources()), map(set.tools()),
                map(ImmutableMap.copyOf(Maps.transformValues(set.policies(), policy -> new Policy(policy.id(),
                    policy.enabled(), set(policy.sources()), policy.rules(), set(policy.strips()),
                    set(policy.tools()))))));
        }

        private <K, T> ImmutableMap<K, T> map(final ImmutableMap<K, T> map) {
            final var entries = new ArrayList<>(map.entrySet());
            Collections.shuffle(entries, random);
            return ImmutableMap.copyOf(entries);
        }

        private <T> ImmutableSet<T> set(final ImmutableSet<T> set) {
            final var elements = new ArrayList<>(set);
            Collections.shuffle(elements, random);
            return ImmutableSet.copyOf(elements);
        }
    }

    private static void check(final RandomPolicies random, final ImmutableMap<String, PortNo> ports) {
        check(random, ports, new Layers.Bounds(Pipeline.MAX_WHOLE, Pipeline.MAX_LAYERS, Pipeline.MAX_NUMBERED));
    }

    private static void check(final RandomPolicies random, final ImmutableMap<String, PortNo> ports,
            final Layers.Bounds bounds) {
        final var set = random.policySet();
        final var compilation = Compiler.compile(set, new Fabric(ImmutableMap.of(B, new Fabric.Ports(ports,
            OptionalLong.of(RandomPolicies.LOCAL_MAC),
            VnTagAbility.NONE))), Former.NONE, bridge -> bounds);
        compilation.programs().values().forEach(DeclarationUse::check);
        final var contract = new Contract(set, B, ports);
        for (int i = 0; i < FRAMES; i++) {
            final var frame = random.frame();
            final var outcome = run(set, compilation, ports, frame);
            assertEquals(set.bridges().get(B).role() == Bridge.Role.INLINE && !contract.comesFromATool(frame) ? 1 : 0,
                outcome.normal());
            final var expected = new HashMap<Delivery, Integer>();
            delivering(set, compilation).stream().filter(policy -> contract.selects(policy, frame))
                .forEach(policy -> deliveries(set, policy, ports).forEach(delivery -> expected.put(delivery, 1)));
            assertEquals(expected, deliveries(set, compilation, ports, outcome.groups()),
                () -> frame + "\n" + set.policies().values() + "\n" + compilation.programs().get(B).flows().values());
        }
    }

    private static ProgramInterpreter.Outcome run(final PolicySet set, final Compilation compilation,
            final ImmutableMap<String, PortNo> ports, final Frame frame) {
        final var outcome = ProgramInterpreter.run(compilation.programs().get(B), set.bridges().get(B), ports,
            RandomPolicies.LOCAL_MAC, frame);
        outcome.packetIns().forEach(packetIn -> PuntInterpreter.decide(compilation.puntPlans().get(B), packetIn)
            .forEach(group -> outcome.groups().merge(group, 1, Integer::sum)));
        return outcome;
    }

    private static Set<Policy> delivering(final PolicySet set, final Compilation compilation) {
        return set.policies().values().stream().filter(policy -> {
            final var verdict = compilation.verdicts().get(policy.id());
            return verdict != null && verdict.problems().isEmpty()
                && verdict.bridges().get(B) instanceof Compilation.Place.Delivers;
        }).collect(ImmutableSet.toImmutableSet());
    }

    /** The deliveries of a policy to tools that are attached. */
    private static Stream<Delivery> deliveries(final PolicySet set, final Policy policy,
            final ImmutableMap<String, PortNo> ports) {
        return policy.tools().stream().filter(tool -> set.tools().get(tool).ports().stream()
            .anyMatch(port -> ports.containsKey(port.port()))).map(tool -> new Delivery(tool, policy.strips()));
    }

    private static Map<Delivery, Integer> deliveries(final PolicySet set, final Compilation compilation,
            final ImmutableMap<String, PortNo> ports, final Map<GroupId, Integer> groups) {
        final var used = delivering(set, compilation).stream().flatMap(policy -> deliveries(set, policy, ports))
            .collect(ImmutableSet.toImmutableSet());
        final var numbers = Numbers.of(used.stream().map(Delivery::label).toList(), GROUP_BITS);
        final var byGroup = used.stream().collect(ImmutableMap.toImmutableMap(
            delivery -> new GroupId(numbers.get(delivery.label())), delivery -> delivery));
        final var result = new HashMap<Delivery, Integer>();
        groups.forEach((group, count) -> result.put(requireNonNull(byGroup.get(group)), count));
        return result;
    }
}
