/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.openflow;

import com.google.common.collect.ImmutableSet;
import java.util.concurrent.Executor;
import org.opendaylight.netvis.program.GroupId;
import org.opendaylight.netvis.program.Revalidation;

/**
 * The surroundings of a {@link SwitchReconciler}.
 */
public interface ReconcilerContext {
    /**
     * Runs a task on the thread of the reconciler.
     *
     * @param task the task
     */
    void execute(Runnable task);

    /**
     * Runs a task on the thread of the reconciler, later.
     *
     * @param task the task
     * @param delaySeconds seconds to wait
     */
    void schedule(Runnable task, int delaySeconds);

    /**
     * {@return where what a switch reports is read, so that the thread of the reconciler does not wait for it} With
     * thousands of flows that takes longer than all the rest.
     */
    Executor reader();

    /** {@return what the switch needs, so that a change holds for traffic that is flowing} */
    Revalidation revalidation();

    /** Hears that the switch has come to its goal, or fails to, or that it is known what a switch to look at holds. */
    void changed();

    /**
     * Hears what the switch has counted.
     *
     * @param snapshot what was read from the switch
     */
    void counted(SwitchSnapshot snapshot);

    /**
     * Hears that the switch has modified groups, whose counters have started from zero.
     *
     * @param groups identifiers of the groups
     */
    void restarted(ImmutableSet<GroupId> groups);

    /**
     * Hears that the switch does not take a program.
     *
     * @param refusal what it does not take, and why
     * @return whether another goal will be set that leaves it out
     */
    boolean refused(Refusal refusal);
}
