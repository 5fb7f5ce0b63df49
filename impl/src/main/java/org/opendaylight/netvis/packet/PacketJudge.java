/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.packet;

import io.netty.buffer.ByteBuf;

/**
 * Decides packets by one plan. Makes no garbage. Not safe for use by several threads.
 */
final class PacketJudge {
    private static final int UNREAD = 0;
    private static final int READ = 1;
    private static final int ABSENT = 2;

    private final NumberedPlan plan;
    private final Dissection dissection = new Dissection();
    private final PacketContext context = new PacketContext();
    private final SwitchFields[] fields;
    /** Of the frame as it came, for rules about what is carried that ask for what is around. */
    private final SwitchFields outer = new SwitchFields();
    private boolean isOuterRead;
    /** By view. */
    private final int[] states;
    /** By delivery. */
    private final boolean[] wanted;
    /** By group: two deliveries of one group differ in what is removed before, and the first is enough. */
    private final boolean[] served;

    PacketJudge(final NumberedPlan plan) {
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

    NumberedPlan plan() {
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
        isOuterRead = false;
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

    private void look(final NumberedPlan.Policy policy, final long metadata) {
        var isLookedAt = false;
        var isForwarded = false;
        for (var i = 0; i < policy.tasks().size(); i++) {
            final var task = policy.tasks().get(i);
            if ((task.punted() & metadata) != 0 && isVisible(task.view())) {
                isLookedAt = true;
                if (isForwarded(task)) {
                    isForwarded = true;
                    want(task, metadata);
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

    private boolean isForwarded(final NumberedPlan.Task task) {
        final var clauses = task.clauses();
        for (var i = 0; i < clauses.size(); i++) {
            final var clause = clauses.get(i);
            if (clause.matches(fields[task.view()]) && (!clause.asksForOuter() || clause.matchesOuter(outer()))) {
                return clause.forward();
            }
        }
        return false;
    }

    private SwitchFields outer() {
        if (!isOuterRead) {
            outer.read(dissection, 0, context);
            isOuterRead = true;
        }
        return outer;
    }

    private void want(final NumberedPlan.Task task, final long metadata) {
        for (var i = 0; i < task.deliveries().size(); i++) {
            final int number = task.deliveries().get(i);
            final var delivery = plan.deliveries().get(number);
            if ((delivery.due() & metadata) == 0 && !served[delivery.group()]) {
                served[delivery.group()] = true;
                wanted[number] = true;
            }
        }
    }
}
