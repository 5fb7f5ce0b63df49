/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.opendaylight.netvis.net.HeaderKind;
import org.opendaylight.netvis.policy.Ids;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.program.GroupId;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.punt.PuntPlan;
import org.opendaylight.netvis.punt.View;

/**
 * A plan that is numbered after another one is what it would be by itself.
 */
final class NumberedPlanTest {
    private static final List<View> VIEWS = List.of(new View.AsReceived(), new View.BehindTag(HeaderKind.VN_TAG),
        new View.BehindTag(HeaderKind.E_TAG));

    /**
     * What a task comes to.
     *
     * @param policy whose it is
     * @param punted its bits
     * @param view its view
     * @param rules how many rules there are
     * @param deliveries where it delivers
     */
    private record Meaning(PolicyId policy, long punted, View view, int rules, List<NumberedPlan.Delivery> deliveries) {
    }

    private static PuntPlan.Copy copy(final int group, final long due) {
        return new PuntPlan.Copy(new GroupId(group), due, ImmutableSet.of());
    }

    private static PuntPlan.Task task(final String policy, final long punted, final View view,
            final PuntPlan.Copy... copies) {
        return new PuntPlan.Task(Ids.policy(policy), punted, view, ImmutableList.of(new PuntPlan.Clause(true,
            ImmutableList.of(Match.ANY), ImmutableList.of())), ImmutableList.copyOf(copies));
    }

    private static PuntPlan plan(final Map<String, ? extends List<PuntPlan.Task>> tasks) {
        return new PuntPlan(1, tasks.values().stream().flatMap(List::stream).collect(ImmutableList.toImmutableList()));
    }

    private static PuntPlan.Task random(final String policy, final Random random) {
        return task(policy, 1L << random.nextInt(20), VIEWS.get(random.nextInt(VIEWS.size())),
            IntStream.range(0, random.nextInt(3)).mapToObj(i -> copy(random.nextInt(40), random.nextInt(3)))
                .toArray(PuntPlan.Copy[]::new));
    }

    /** What a plan says, by whatever numbers; groups are told by the numbers of the groups of all its deliveries. */
    private static List<Meaning> meaning(final NumberedPlan plan) {
        return plan.policies().stream().flatMap(policy -> policy.tasks().stream().map(task -> new Meaning(policy.id(),
            task.punted(), plan.views().get(task.view()), task.clauses().size(), task.deliveries().stream()
                .map(number -> plan.deliveries().get(number)).map(it -> new NumberedPlan.Delivery(null, 0, it.due(),
                    it.strips())).toList()))).toList();
    }

    private static void assertGroupsAreTold(final PuntPlan wanted, final NumberedPlan plan) {
        final var groups = new HashMap<Integer, GroupId>();
        final var numbers = new HashMap<GroupId, Integer>();
        plan.policies().stream().flatMap(policy -> policy.tasks().stream()).forEach(task -> {
            for (int i = 0; i < task.deliveries().size(); i++) {
                final var group = task.wanted().copies().get(i).group();
                final int number = plan.deliveries().get(task.deliveries().get(i)).group();
                assertEquals(group, groups.computeIfAbsent(number, key -> group));
                assertEquals(number, numbers.computeIfAbsent(group, key -> number));
            }
        });
        assertEquals(wanted.tasks(), plan.policies().stream().flatMap(policy -> policy.tasks().stream())
            .map(NumberedPlan.Task::wanted).toList());
    }

    @Property(tries = 200)
    void planThatFollowsAnotherIsAsByItself(@ForAll final long seed) {
        final var random = new Random(seed);
        final var tasks = new TreeMap<String, List<PuntPlan.Task>>();
        final var counters = new HashMap<PolicyId, PolicyCounter>();
        var plan = NumberedPlan.NONE;
        for (int step = 0; step < 40; step++) {
            final var forgotten = new HashSet<PolicyId>();
            for (int change = random.nextInt(4); change > 0; change--) {
                final var policy = "p" + random.nextInt(12);
                if (random.nextInt(3) == 0) {
                    tasks.remove(policy);
                    if (counters.remove(Ids.policy(policy)) != null) {
                        forgotten.add(Ids.policy(policy));
                    }
                } else {
                    tasks.put(policy, IntStream.rangeClosed(0, random.nextInt(3))
                        .mapToObj(i -> random(policy, random)).toList());
                }
            }
            final var wanted = plan(tasks);
            final var before = Map.copyOf(counters);
            plan = NumberedPlan.of(wanted, plan, counters, forgotten);
            assertEquals(meaning(NumberedPlan.of(wanted, NumberedPlan.NONE, new HashMap<>(), Set.of())),
                meaning(plan));
            assertGroupsAreTold(wanted, plan);
            plan.policies().forEach(policy -> {
                assertSame(counters.get(policy.id()), policy.counter());
                assertTrue(!before.containsKey(policy.id()) || before.get(policy.id()) == policy.counter());
            });
        }
    }

    @Test
    void whatStaysIsTheSame() {
        final var counters = new HashMap<PolicyId, PolicyCounter>();
        final var a = task("a", 1, VIEWS.get(0), copy(1, 0));
        final var b = task("b", 2, VIEWS.get(1), copy(2, 0));
        final var c = task("c", 4, VIEWS.get(0), copy(1, 0));
        final var before = NumberedPlan.of(new PuntPlan(1, ImmutableList.of(a, c)), NumberedPlan.NONE, counters,
            Set.of());
        final var after = NumberedPlan.of(new PuntPlan(1, ImmutableList.of(a, b, c)), before, counters, Set.of());
        assertSame(before.policies().get(0), after.policies().get(0));
        assertSame(before.policies().get(1), after.policies().get(2));
        final var again = NumberedPlan.of(new PuntPlan(1, ImmutableList.of(a, c)), after, counters,
            Ids.policies("b"));
        assertSame(before.policies().get(1), again.policies().get(1));
        counters.remove(Ids.policy("c"));
        final var anew = NumberedPlan.of(new PuntPlan(1, ImmutableList.of(a, c)), again, counters,
            Ids.policies("c"));
        assertSame(before.policies().get(0), anew.policies().get(0));
        assertNotSame(before.policies().get(1).counter(), anew.policies().get(1).counter());
    }

    @Test
    void numbersOfNothingDoNotPileUp() {
        final var counters = new HashMap<PolicyId, PolicyCounter>();
        var plan = NumberedPlan.NONE;
        for (int i = 0; i < 1000; i++) {
            plan = NumberedPlan.of(new PuntPlan(1, ImmutableList.of(task("a", 1, VIEWS.get(0), copy(i, 0)))), plan,
                counters, Set.of());
        }
        assertTrue(plan.deliveries().size() < 50, () -> "numbers of nothing");
    }
}
