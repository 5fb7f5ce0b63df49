/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.packet;

import com.google.common.collect.ImmutableList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Map;
import org.opendaylight.netvis.punt.PuntPlan;

/**
 * The clauses of tasks as packets are held against them. A plan that follows another has most of its tasks, the same
 * instances, which need not be compiled again.
 */
final class CompiledTasks {
    private final Map<PuntPlan.Task, ImmutableList<CompiledClause>> clauses = new IdentityHashMap<>();

    /**
     * Those of some plans; what is known of them is used again.
     *
     * @param plans the plans
     */
    CompiledTasks of(final Collection<PuntPlan> plans) {
        final var result = new CompiledTasks();
        plans.forEach(plan -> plan.tasks().forEach(task -> {
            final var known = clauses.get(task);
            result.clauses.put(task, known == null ? task.clauses().stream().map(CompiledClause::of)
                .collect(ImmutableList.toImmutableList()) : known);
        }));
        return result;
    }

    ImmutableList<CompiledClause> clauses(final PuntPlan.Task task) {
        return clauses.get(task);
    }
}
