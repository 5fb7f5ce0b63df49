/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.packet;

import io.netty.buffer.ByteBuf;
import org.opendaylight.netvis.packet.Inspection.Clause;
import org.opendaylight.netvis.packet.InspectionPlan.PlannedPolicy;
import org.opendaylight.netvis.packet.InspectionPlan.PlannedTask;

/**
 * Decides packets by one plan. Makes no garbage. Not safe for use by several threads.
 */
final class PacketJudge {
    private static final int UNREAD = 0;
    private static final int READ = 1;
    private static final int ABSENT = 2;

    private final InspectionPlan plan;
    private final Dissection dissection = new Dissection();
    private final PacketContext context = new PacketContext();
    private final SwitchFields[] fields;
    /** By view. */
    private final int[] states;
    /** By delivery. */
    private final boolean[] wanted;
    /** By group: two deliveries of one group differ in what is removed before, and the first is enough. */
    private final boolean[] served;

    PacketJudge(final InspectionPlan plan) {
        this.plan = plan;
        dissection.expect(plan.views());
        fields = new SwitchFields[plan.views().size()];
        for (var i = 0; i < fields.length; i++) {
            fields[i] = new SwitchFields();
        }
        states = new int[fields.length];
        wanted = new boolean[plan.deliveries().size()];
        served = new boolean[wanted.length];
    }

    InspectionPlan plan() {
        return plan;
    }

    Dissection dissection() {
        return dissection;
    }

    /**
     * Decides a packet.
     *
     * @param packet what the switch says of it
     * @param frame the frame
     */
    void judge(final PacketIn packet, final ByteBuf frame) {
        for (var i = 0; i < states.length; i++) {
            states[i] = UNREAD;
        }
        for (var i = 0; i < wanted.length; i++) {
            wanted[i] = false;
            served[i] = false;
        }
        dissection.dissect(frame);
        packet.describe(context);
        for (var i = 0; i < plan.policies().size(); i++) {
            look(plan.policies().get(i), packet.metadata());
        }
    }

    /** Whether a delivery gets the packet that was decided last. */
    boolean isWanted(final int delivery) {
        return wanted[delivery];
    }

    private void look(final PlannedPolicy policy, final long metadata) {
        var isLookedAt = false;
        var isForwarded = false;
        for (var i = 0; i < policy.tasks().size(); i++) {
            final var planned = policy.tasks().get(i);
            if ((planned.task().candidate() & metadata) != 0 && isVisible(planned.view())) {
                isLookedAt = true;
                if (isForwarded(planned)) {
                    isForwarded = true;
                    want(planned, metadata);
                }
            }
        }
        if (isLookedAt) {
            policy.counter().lookAt();
        }
        if (isForwarded) {
            policy.counter().forward(dissection.frame().readableBytes());
        }
    }

    private boolean isVisible(final int view) {
        if (states[view] == UNREAD) {
            states[view] = fields[view].read(dissection, plan.views().get(view), context) ? READ : ABSENT;
        }
        return states[view] == READ;
    }

    private boolean isForwarded(final PlannedTask planned) {
        final var clauses = planned.task().clauses();
        for (var i = 0; i < clauses.size(); i++) {
            if (matches(clauses.get(i), fields[planned.view()])) {
                return clauses.get(i).forward();
            }
        }
        return false;
    }

    private static boolean matches(final Clause clause, final SwitchFields packet) {
        for (var i = 0; i < clause.matches().size(); i++) {
            if (clause.matches().get(i).matches(packet)) {
                return true;
            }
        }
        return false;
    }

    private void want(final PlannedTask planned, final long metadata) {
        for (var i = 0; i < planned.deliveries().size(); i++) {
            final int number = planned.deliveries().get(i);
            final var delivery = plan.deliveries().get(number);
            if ((delivery.due() & metadata) == 0 && !served[delivery.group()]) {
                served[delivery.group()] = true;
                wanted[number] = true;
            }
        }
    }
}
