/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Iterables;
import com.google.common.collect.Maps;
import java.util.Collections;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.opendaylight.netvis.net.TunnelType;
import org.opendaylight.netvis.policy.Bridge;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.policy.Ids;
import org.opendaylight.netvis.policy.PacketMatch;
import org.opendaylight.netvis.policy.Policy;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.policy.PolicySet;
import org.opendaylight.netvis.policy.Source;
import org.opendaylight.netvis.policy.Tool;
import org.opendaylight.netvis.policy.ToolId;
import org.opendaylight.netvis.program.Change;
import org.opendaylight.netvis.program.Cookie;
import org.opendaylight.netvis.program.Flow;
import org.opendaylight.netvis.program.GroupId;
import org.opendaylight.netvis.program.Installed;
import org.opendaylight.netvis.program.Program;
import org.opendaylight.netvis.program.Revalidation;
import org.opendaylight.netvis.program.Update;

/** What stays as it was when something else comes and goes. */
final class FormerTest {
    private static final BridgeId B = Ids.bridge("b");
    private static final BridgeId TAP = Ids.bridge("tap");
    private static final ImmutableList<Layers.Bounds> BOUNDS = ImmutableList.of(new Layers.Bounds(16, 187, 3000),
        new Layers.Bounds(0, 187, 3000), new Layers.Bounds(0, 2, 3000));

    /** So few layers that some policies have to go, and come back. */
    private static final ImmutableList<Layers.Bounds> FEW = ImmutableList.of(new Layers.Bounds(1, 1, 0),
        new Layers.Bounds(0, 1, 2));

    @Property(tries = 500)
    void aChangeOfOnePolicyConcernsItAndWhatItShares(@ForAll final long seed, @ForAll final boolean tap) {
        final var random = new Random(seed);
        BOUNDS.forEach(bounds -> {
            var set = new RandomPolicies(seed, tap, random.nextBoolean()).policySet();
            final var others = new RandomPolicies(seed, tap).like(set);
            var before = compile(set, Former.NONE, bounds);
            for (int i = 0; i < 4; i++) {
                final var policy = Ids.policy("policy-" + random.nextInt(6));
                final var next = with(set, policy, random.nextInt(3) == 0 ? null : others.policy(policy));
                final var after = compile(next, before.former(), bounds);
                check(new Step(policy, set, before, next, after));
                set = next;
                before = after;
            }
        });
    }

    @Property(tries = 500)
    void aControllerThatStartsAnewSendsNothing(@ForAll final long seed, @ForAll final boolean tap,
            @ForAll final boolean able) {
        BOUNDS.forEach(bounds -> {
            final var random = new Random(seed);
            var set = new RandomPolicies(seed, tap, able).policySet();
            final var others = new RandomPolicies(seed, tap, able).like(set);
            var compilation = compile(set, Former.NONE, bounds);
            for (int i = 0; i < 4; i++) {
                final var policy = Ids.policy("policy-" + random.nextInt(6));
                set = with(set, policy, random.nextInt(3) == 0 ? null : others.policy(policy));
                compilation = compile(set, compilation.former(), bounds);
            }
            final var installed = Installed.NOTHING.after(compilation.programs().get(B));
            final var anew = compile(set, Former.NONE.with(B, Allotment.of(installed)), bounds);
            assertEquals(ImmutableList.of(), Update.between(anew.programs().get(B), installed, Revalidation.BY_SWITCH)
                .changes());
        });
    }

    /** What a compilation takes over from the one before must not show in what comes of it. */
    @Property(tries = 500)
    void theSameComesOfACompilationThatFindsOutEverythingAnew(@ForAll final long seed, @ForAll final boolean tap,
            @ForAll final boolean able) {
        Stream.concat(BOUNDS.stream(), FEW.stream()).forEach(bounds -> {
            final var random = new Random(seed);
            var set = new RandomPolicies(seed, tap, able).policySet();
            final var others = new RandomPolicies(seed, tap, able).like(set);
            var former = compile(set, Former.NONE, bounds).former();
            for (int i = 0; i < 6; i++) {
                final var policy = Ids.policy("policy-" + random.nextInt(6));
                set = switch (random.nextInt(4)) {
                    case 0 -> with(set, policy, null);
                    case 1 -> withOtherTools(set, random);
                    case 2 -> withOtherSources(set, random);
                    default -> with(set, policy, others.policy(policy));
                };
                final var fabric = random.nextInt(4) == 0 ? without(random.nextInt(3), set, random)
                    : RandomPolicies.FABRIC;
                final var after = Compiler.compile(set, fabric, former, bridge -> bounds);
                assertEquals(Compiler.compile(set, fabric, former.withoutFindings(), bridge -> bounds), after);
                assertEquals(ImmutableMap.of(), after.failures());
                former = after.former();
            }
        });
    }

    /** Punts make way for shared deliveries, and come back when these have gone. */
    @Test
    void policyThatHadToGoComesBackWithItsFlows() {
        final var first = Compiler.compile(punts(false), Sets.FABRIC);
        final var second = Compiler.compile(punts(true), Sets.FABRIC, first.former());
        assertTrue(second.verdicts().values().stream()
            .anyMatch(verdict -> verdict.bridges().get(TAP) instanceof Compilation.Place.Fails));
        assertAsAnew(punts(false), second.former());
    }

    private static PolicySet punts(final boolean shared) {
        final var sets = new Sets().bridge("tap", 1, Bridge.Role.TAP, OptionalInt.empty())
            .port("p1", "tap", "p1", Source.Direction.RECEIVED).port("p2", "tap", "p2", Source.Direction.RECEIVED)
            .tool("ids", "tap/p4").tool("npm", "tap/p5");
        for (int i = 0; i < Pipeline.MAX_DUE; i++) {
            sets.policy("q" + (100 + i), "p1", "ids",
                Sets.forward(Sets.tunnel(TunnelType.VXLAN, i, PacketMatch.ANY)));
        }
        if (shared) {
            sets.policy("s1", "p2", "npm", Sets.forward(PacketMatch.ANY))
                .policy("s2", "p2", "npm", Sets.forward(Sets.tcp(1, 1)));
        }
        return sets.build();
    }

    private static Sets one() {
        return new Sets().port("p1", "tap", "p1", Source.Direction.RECEIVED).tool("ids", "tap/p4")
            .policy("x", "p1", "ids", Sets.forward(PacketMatch.ANY));
    }

    /** A configuration from before there was a guard may have what a policy does not name. */
    @Test
    void whatAPolicyDoesNotNameMayConcernItAllTheSame() {
        Stream.<Supplier<PolicySet>>of(() -> one().bridge("aaa", 1, Bridge.Role.TAP, OptionalInt.empty()).build(),
            () -> one().tool("new", "tap/p1").build(), () -> one().tool("aaa", "tap/p4").build()).forEach(other -> {
                assertAsAnew(other.get(), Compiler.compile(one().build(), Sets.FABRIC).former());
                assertAsAnew(one().build(), Compiler.compile(other.get(), Sets.FABRIC).former());
            });
    }

    private static void assertAsAnew(final PolicySet set, final Former former) {
        assertEquals(Compiler.compile(set, Sets.FABRIC, former.withoutFindings()),
            Compiler.compile(set, Sets.FABRIC, former));
    }

    @Test
    void toolThatIsElsewhereChangesWhatIsThereForItsPolicies() {
        final var first = Compiler.compile(one().build(), Sets.FABRIC);
        final var moved = Compiler.compile(one().tool("ids", "tap/p3").build(), Sets.FABRIC, first.former());
        assertEquals(Ids.policies("x"), moved.former().changed(TAP));
        assertEquals(Ids.policies(), Compiler.compile(one().tool("ids", "tap/p3").build(), Sets.FABRIC,
            moved.former()).former().changed(TAP));
    }

    /** Some objects are equal to those before, but other instances. */
    private static PolicySet withOtherTools(final PolicySet set, final Random random) {
        return new PolicySet(set.bridges(), set.sources(), ImmutableMap.copyOf(Maps.transformValues(set.tools(),
            tool -> random.nextBoolean() ? tool : new Tool(tool.id(), random.nextInt(3) == 0
                ? ImmutableList.copyOf(Iterables.limit(tool.ports(), 1)) : tool.ports()))), set.policies());
    }

    private static PolicySet withOtherSources(final PolicySet set, final Random random) {
        return new PolicySet(set.bridges(), ImmutableMap.copyOf(Maps.transformValues(set.sources(), source ->
            source instanceof Source.Port port && random.nextBoolean() ? new Source.Port(port.id(), port.bridge(),
                port.port(), port.macs(), Source.Direction.values()[random.nextInt(3)]) : source)),
            set.tools(), set.policies());
    }

    /** A switch that lacks a port, has refused a policy, or is not there. */
    private static Fabric without(final int what, final PolicySet set, final Random random) {
        final var ports = RandomPolicies.FABRIC.bridges().get(B);
        final var gone = ImmutableList.copyOf(ports.numbers().keySet()).get(random.nextInt(ports.numbers().size()));
        return what == 0 ? new Fabric(ImmutableMap.of()) : new Fabric(ImmutableMap.of(B, new Fabric.Ports(
            what == 1 ? ImmutableMap.copyOf(Maps.filterKeys(ports.numbers(), port -> !port.equals(gone)))
                : ports.numbers(), ports.ambiguous(), ports.localMac(), ports.abilities(),
            what == 2 ? ImmutableMap.of(set.policies().keySet().stream().findFirst().orElse(Ids.policy("none")),
                "the switch refused it") : ports.refused(), ports.meanings())));
    }

    /** Keeps the properties from holding because a compilation anew would find the same. */
    @Test
    void aCompilationThatKnowsNothingMovesPolicies() {
        int moved = 0;
        for (long seed = 0; seed < 100; seed++) {
            final var set = new RandomPolicies(seed, false).policySet();
            final var before = compile(set, Former.NONE, BOUNDS.get(0));
            final var first = set.policies().keySet().iterator().next();
            final var after = compile(with(set, first, null), Former.NONE, BOUNDS.get(0));
            moved += Update.between(after.programs().get(B), Installed.NOTHING.after(before.programs().get(B)),
                Revalidation.BY_SWITCH).changes().stream().anyMatch(change -> change instanceof Change.AddFlow add
                    && Cookie.policy(add.flow().cookie()).isPresent()) ? 1 : 0;
        }
        final int times = moved;
        assertTrue(times > 10, () -> "moved in " + times + " of 100 sets");
    }

    private record Step(PolicyId policy, PolicySet set, Compilation before, PolicySet next, Compilation after) {
        /** Policies that use a tool which the changed one uses, or used. */
        ImmutableSet<Integer> sharing() {
            final var tools = bothTools();
            return next.policies().values().stream().filter(other -> !Collections.disjoint(other.tools(), tools))
                .map(other -> after.former().numbers().get(other.id())).collect(ImmutableSet.toImmutableSet());
        }

        ImmutableSet<GroupId> groups() {
            final var tools = bothTools();
            return Stream.of(before, after).flatMap(it -> it.deliveries().get(B).entrySet().stream())
                .filter(entry -> tools.contains(entry.getValue())).map(Map.Entry::getKey)
                .collect(ImmutableSet.toImmutableSet());
        }

        ImmutableSet<Integer> own() {
            return Stream.of(before, after).map(it -> it.former().numbers().get(policy)).filter(it -> it != null)
                .collect(ImmutableSet.toImmutableSet());
        }

        private ImmutableSet<ToolId> bothTools() {
            return ImmutableSet.<ToolId>builder().addAll(tools(set)).addAll(tools(next)).build();
        }

        private ImmutableSet<ToolId> tools(final PolicySet of) {
            final var found = of.policies().get(policy);
            return found == null ? ImmutableSet.of() : found.tools();
        }
    }

    private static void check(final Step step) {
        final var changes = Update.between(program(step.after()), Installed.NOTHING.after(program(step.before())),
            Revalidation.BY_SWITCH).changes();
        changes.forEach(change -> {
            switch (change) {
                case Change.AddFlow add -> assertConcerns(step, add.flow(), change);
                case Change.DeleteFlow delete -> assertConcerns(step, delete.flow(), change);
                case Change.ModifyFlow modify -> Cookie.policy(modify.flow().cookie()).ifPresent(number ->
                    assertTrue(step.own().contains(number) || step.sharing().contains(number)
                        && modify.flow().cookie() == new Cookie(Cookie.Kind.FORWARD, number).value(),
                        () -> step.policy() + " changed, and " + change + "\n" + step));
                case Change.AddGroup add -> assertTrue(isOf(step, add.group().id()), change::toString);
                case Change.DeleteGroup delete -> assertTrue(isOf(step, delete.id()), change::toString);
                default -> throw new AssertionError(change);
            }
        });
    }

    /** Groups that remove labels are of all deliveries that have some removed. */
    private static boolean isOf(final Step step, final GroupId group) {
        return step.groups().contains(group) || Stream.of(step.before(), step.after())
            .noneMatch(it -> it.deliveries().get(B).containsKey(group));
    }

    private static void assertConcerns(final Step step, final Flow flow, final Change change) {
        Cookie.policy(flow.cookie()).ifPresent(number -> assertTrue(step.own().contains(number),
            () -> step.policy() + " changed, and " + change + "\n" + step));
    }

    private static Program program(final Compilation compilation) {
        return compilation.programs().get(B);
    }

    private static Compilation compile(final PolicySet set, final Former former, final Layers.Bounds bounds) {
        final var result = Compiler.compile(set, RandomPolicies.FABRIC, former, bridge -> bounds);
        assertEquals(ImmutableMap.of(), result.failures());
        return result;
    }

    private static PolicySet with(final PolicySet set, final PolicyId id, final Policy policy) {
        final var policies = ImmutableMap.<PolicyId, Policy>builder();
        set.policies().values().stream().filter(other -> !other.id().equals(id))
            .forEach(other -> policies.put(other.id(), other));
        if (policy != null) {
            policies.put(id, policy);
        }
        return new PolicySet(set.bridges(), set.sources(), set.tools(), policies.buildOrThrow());
    }
}
