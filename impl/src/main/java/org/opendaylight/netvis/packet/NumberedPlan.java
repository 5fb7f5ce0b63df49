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
import java.util.LinkedHashMap;
import java.util.Map;
import org.opendaylight.netvis.net.Strip;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.program.Action;
import org.opendaylight.netvis.program.GroupId;
import org.opendaylight.netvis.program.OpenFlowEncoder;
import org.opendaylight.netvis.punt.PuntPlan;
import org.opendaylight.netvis.punt.View;

/**
 * A punt plan in the order in which it is carried out: views and deliveries that several policies share have numbers,
 * so that each is read or sent once for a packet. Immutable but for the counters.
 *
 * @param policies what each policy wants
 * @param views how packets are interpreted
 * @param deliveries where copies go
 */
record NumberedPlan(ImmutableList<Policy> policies, ImmutableList<View> views, ImmutableList<Delivery> deliveries) {
    static final NumberedPlan NONE = new NumberedPlan(ImmutableList.of(), ImmutableList.of(), ImmutableList.of());

    /**
     * All of one policy.
     *
     * @param id whose it is, and its name
     * @param punted bits of the metadata of which one makes a packet worth a look
     * @param tasks what it wants
     * @param counter what came of it
     */
    record Policy(PolicyId id, long punted, ImmutableList<Task> tasks, PolicyCounter counter) {
    }

    /**
     * One task.
     *
     * @param punted bits of the metadata of which one makes a packet worth a look
     * @param view number of its view
     * @param clauses the rules
     * @param deliveries numbers of its deliveries
     */
    record Task(long punted, int view, ImmutableList<CompiledClause> clauses, ImmutableList<Integer> deliveries) {
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
     * Numbers a plan.
     *
     * @param plan the plan
     * @param compiled its tasks, compiled
     * @param counters those of the policies that have been looked at until now
     * @return the plan with numbers, in which such policies count on
     */
    static NumberedPlan of(final PuntPlan plan, final CompiledTasks compiled,
            final Map<PolicyId, PolicyCounter> counters) {
        final var views = new LinkedHashMap<View, Integer>();
        final var copies = new LinkedHashMap<PuntPlan.Copy, Integer>();
        final var groups = new LinkedHashMap<GroupId, Integer>();
        final var byPolicy = new LinkedHashMap<PolicyId, ImmutableList.Builder<Task>>();
        for (var task : plan.tasks()) {
            byPolicy.computeIfAbsent(task.policy(), id -> ImmutableList.builder()).add(new Task(task.punted(),
                number(views, task.view()), compiled.clauses(task), task.copies().stream()
                    .map(copy -> number(copies, copy)).collect(ImmutableList.toImmutableList())));
        }
        return new NumberedPlan(byPolicy.entrySet().stream()
            .map(entry -> policy(entry.getKey(), entry.getValue().build(), counters))
            .collect(ImmutableList.toImmutableList()), ImmutableList.copyOf(views.keySet()), copies.keySet().stream()
            .map(copy -> Delivery.of(copy, number(groups, copy.group()))).collect(ImmutableList.toImmutableList()));
    }

    /** The number of something, in the order in which they come. */
    private static <T> int number(final Map<T, Integer> numbers, final T what) {
        final int next = numbers.size();
        final var known = numbers.putIfAbsent(what, next);
        return known == null ? next : known;
    }

    private static Policy policy(final PolicyId id, final ImmutableList<Task> tasks,
            final Map<PolicyId, PolicyCounter> counters) {
        var punted = 0L;
        for (var task : tasks) {
            punted |= task.punted();
        }
        final var counter = counters.get(id);
        return new Policy(id, punted, tasks, counter == null ? new PolicyCounter() : counter);
    }

    ImmutableMap<PolicyId, PolicyCounter> counters() {
        return policies.stream().collect(ImmutableMap.toImmutableMap(Policy::id, Policy::counter));
    }

    /** Whether its policies have the counters that they are known by. */
    boolean counts(final Map<PolicyId, PolicyCounter> counters) {
        for (var policy : policies) {
            if (counters.get(policy.id()) != policy.counter()) {
                return false;
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
