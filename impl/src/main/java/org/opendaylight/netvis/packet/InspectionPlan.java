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
import org.opendaylight.netvis.program.Action;
import org.opendaylight.netvis.program.OpenFlowEncoder;

/**
 * An inspection in the order in which it is carried out: views and deliveries that several policies share have numbers,
 * so that each is read or sent once for a packet. Immutable but for the counters.
 *
 * @param policies what each policy wants
 * @param views as what packets are looked at
 * @param deliveries where copies go
 */
record InspectionPlan(ImmutableList<PlannedPolicy> policies, ImmutableList<View> views,
        ImmutableList<Delivery> deliveries) {
    static final InspectionPlan NONE = of(Inspection.NONE, ImmutableMap.of());

    /**
     * All of one policy.
     *
     * @param name its name
     * @param candidates bits of the metadata of which one makes a packet worth a look
     * @param tasks what it wants
     * @param counter what came of it
     */
    record PlannedPolicy(String name, long candidates, ImmutableList<PlannedTask> tasks, PolicyCounter counter) {
    }

    /**
     * One task.
     *
     * @param task the task
     * @param view number of its view
     * @param deliveries numbers of its deliveries
     */
    record PlannedTask(Inspection.Task task, int view, ImmutableList<Integer> deliveries) {
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
        static Delivery of(final Inspection.Copy copy, final int group) {
            return new Delivery(new PacketOut(OpenFlowEncoder.packetOut(
                ImmutableList.of(new Action.ToGroup(copy.group())), new byte[0])), group, copy.due(), copy.strips());
        }
    }

    /**
     * Plans an inspection.
     *
     * @param inspection the inspection
     * @param counters those of the policies that have been inspected until now
     * @return the plan, in which such policies count on
     */
    static InspectionPlan of(final Inspection inspection, final Map<String, PolicyCounter> counters) {
        final var views = inspection.tasks().stream().map(Inspection.Task::view).distinct()
            .collect(ImmutableList.toImmutableList());
        final var copies = inspection.tasks().stream().flatMap(task -> task.copies().stream()).distinct()
            .collect(ImmutableList.toImmutableList());
        final var groups = copies.stream().map(Inspection.Copy::group).distinct().toList();
        final var byPolicy = new LinkedHashMap<String, ImmutableList.Builder<PlannedTask>>();
        for (var task : inspection.tasks()) {
            byPolicy.computeIfAbsent(task.policy(), name -> ImmutableList.builder()).add(new PlannedTask(task,
                views.indexOf(task.view()), task.copies().stream().map(copies::indexOf)
                    .collect(ImmutableList.toImmutableList())));
        }
        return new InspectionPlan(byPolicy.entrySet().stream()
            .map(entry -> policy(entry.getKey(), entry.getValue().build(), counters))
            .collect(ImmutableList.toImmutableList()), views, copies.stream()
            .map(copy -> Delivery.of(copy, groups.indexOf(copy.group()))).collect(ImmutableList.toImmutableList()));
    }

    private static PlannedPolicy policy(final String name, final ImmutableList<PlannedTask> tasks,
            final Map<String, PolicyCounter> counters) {
        var candidates = 0L;
        for (var planned : tasks) {
            candidates |= planned.task().candidate();
        }
        final var counter = counters.get(name);
        return new PlannedPolicy(name, candidates, tasks, counter == null ? new PolicyCounter() : counter);
    }

    ImmutableMap<String, PolicyCounter> counters() {
        return policies.stream().collect(ImmutableMap.toImmutableMap(PlannedPolicy::name, PlannedPolicy::counter));
    }

    /** Counts a packet that is not looked at, for the policies that would have. */
    void countDropped(final long metadata) {
        for (var i = 0; i < policies.size(); i++) {
            if ((policies.get(i).candidates() & metadata) != 0) {
                policies.get(i).counter().drop();
            }
        }
    }
}
