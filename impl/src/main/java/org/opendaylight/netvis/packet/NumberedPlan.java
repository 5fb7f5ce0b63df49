/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.packet;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.netvis.net.Strip;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.program.Action;
import org.opendaylight.netvis.program.OpenFlowEncoder;
import org.opendaylight.netvis.punt.PuntPlan;
import org.opendaylight.netvis.punt.View;

/**
 * A punt plan in the order in which it is carried out: views and deliveries that several policies share have numbers,
 * so that each is read or sent once for a packet. Immutable but for the counters.
 *
 * @param policies what each policy wants
 * @param numbering the numbers of views and deliveries
 */
record NumberedPlan(ImmutableList<Policy> policies, Numbering numbering) {
    static final NumberedPlan NONE = new NumberedPlan(ImmutableList.of(), Numbering.NONE);

    /**
     * All of one policy.
     *
     * @param id whose it is, and its name
     * @param punted bits of the metadata of which one makes a packet worth a look
     * @param tasks what it wants
     * @param counter what came of it
     */
    record Policy(PolicyId id, long punted, ImmutableList<Task> tasks, PolicyCounter counter) {
        /** Whether it is just some of the tasks of a plan. */
        private boolean isOf(final List<PuntPlan.Task> wanted) {
            if (tasks.size() != wanted.size()) {
                return false;
            }
            for (int i = 0; i < tasks.size(); i++) {
                if (tasks.get(i).wanted() != wanted.get(i)) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * One task.
     *
     * @param wanted the task of the plan
     * @param view number of its view
     * @param clauses the rules
     * @param deliveries numbers of its deliveries
     */
    record Task(PuntPlan.Task wanted, int view, ImmutableList<CompiledClause> clauses,
            ImmutableList<Integer> deliveries) {
        /** Bits of the metadata of which one makes a packet worth a look. */
        long punted() {
            return wanted.punted();
        }
    }

    /**
     * One delivery.
     *
     * @param packetOut a packet-out to the group, without the frame
     * @param group number of the group among those of all deliveries
     * @param due bits of the metadata that say that the switch delivers by itself
     * @param strips what is removed before
     */
    record Delivery(PacketOut packetOut, int group, long due, ImmutableSet<Strip> strips) {
        static Delivery of(final PuntPlan.Copy copy, final int group) {
            return new Delivery(new PacketOut(OpenFlowEncoder.packetOut(
                ImmutableList.of(new Action.ToGroup(copy.group())), new byte[0])), group, copy.due(), copy.strips());
        }
    }

    /**
     * Numbers a plan. What another plan has of the very same tasks is used again, as most plans are like the one before
     * but for a policy.
     *
     * @param plan the plan
     * @param former the other plan
     * @param counters those of the policies that have been looked at until now, to which those of new ones are added
     * @param forgotten policies of the other plan that have gone since, and are new if they are there
     */
    static NumberedPlan of(final PuntPlan plan, final NumberedPlan former, final Map<PolicyId, PolicyCounter> counters,
            final Set<PolicyId> forgotten) {
        final var kept = former.numbering.isLoose() ? NONE : former;
        final var numbering = kept.numbering.extend();
        final var before = new Walk(kept.policies);
        final var policies = ImmutableList.<Policy>builderWithExpectedSize(kept.policies.size() + 1);
        final var tasks = plan.tasks();
        for (int from = 0, to; from < tasks.size(); from = to) {
            final var id = tasks.get(from).policy();
            to = end(tasks, from);
            final var wanted = tasks.subList(from, to);
            final var known = before.next(id, wanted);
            policies.add(known != null && (forgotten.isEmpty() || !forgotten.contains(id)) ? known
                : policy(id, wanted, numbering, counters));
        }
        return new NumberedPlan(policies.build(), numbering.build());
    }

    /** Where the tasks of the policy end of which one is somewhere. Those of one policy stand together. */
    private static int end(final List<PuntPlan.Task> tasks, final int from) {
        final var id = tasks.get(from).policy();
        int to = from + 1;
        while (to < tasks.size() && (tasks.get(to).policy() == id || tasks.get(to).policy().equals(id))) {
            to++;
        }
        return to;
    }

    private static Policy policy(final PolicyId id, final List<PuntPlan.Task> wanted,
            final Numbering.Extension numbering, final Map<PolicyId, PolicyCounter> counters) {
        final var tasks = new ArrayList<Task>(wanted.size());
        var punted = 0L;
        for (var task : wanted) {
            punted |= task.punted();
            tasks.add(new Task(task, numbering.view(task.view()), task.clauses().stream().map(CompiledClause::of)
                .collect(ImmutableList.toImmutableList()), task.copies().stream().map(numbering::delivery)
                .collect(ImmutableList.toImmutableList())));
        }
        return new Policy(id, punted, ImmutableList.copyOf(tasks),
            counters.computeIfAbsent(id, key -> new PolicyCounter()));
    }

    /** Goes through policies beside others, which are mostly the same and mostly in the same order. */
    private static final class Walk {
        private final List<Policy> policies;
        private int next;

        Walk(final List<Policy> policies) {
            this.policies = policies;
        }

        /** The policy with just some tasks, if it is the next one, or comes when some that are gone are passed over. */
        @Nullable Policy next(final PolicyId id, final List<PuntPlan.Task> wanted) {
            if (next < policies.size() && policies.get(next).isOf(wanted)) {
                return policies.get(next++);
            }
            int place = next;
            while (place < policies.size() && policies.get(place).id().compareTo(id) < 0) {
                place++;
            }
            if (place == policies.size() || !policies.get(place).id().equals(id)) {
                return null;
            }
            next = place + 1;
            return policies.get(place).isOf(wanted) ? policies.get(place) : null;
        }
    }

    ImmutableList<View> views() {
        return numbering.views();
    }

    ImmutableList<Delivery> deliveries() {
        return numbering.deliveries();
    }

    ImmutableMap<PolicyId, PolicyCounter> counters() {
        return policies.stream().collect(ImmutableMap.toImmutableMap(Policy::id, Policy::counter));
    }

    /** Whether it has none of some policies. */
    boolean isWithout(final Set<PolicyId> some) {
        if (!some.isEmpty()) {
            for (var policy : policies) {
                if (some.contains(policy.id())) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Counts a packet that is not looked at, for the policies that would have. */
    void countDropped(final long metadata) {
        for (var i = 0; i < policies.size(); i++) {
            if ((policies.get(i).punted() & metadata) != 0) {
                policies.get(i).counter().drop();
            }
        }
    }
}
