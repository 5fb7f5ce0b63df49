/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.packet;

import com.google.common.collect.ImmutableMap;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.punt.PuntPlan;

/**
 * What is decided about packets, by the cookie of the flow that sent them: the bits of the metadata mean something else
 * with each cookie. There are few, so that they are looked for one by one, without an object for a packet.
 */
final class NumberedPlans {
    static final NumberedPlans NONE = new NumberedPlans(new PuntPlan[0], new NumberedPlan[0], new CompiledTasks());

    private final PuntPlan[] wanted;
    private final NumberedPlan[] plans;
    private final CompiledTasks tasks;

    private NumberedPlans(final PuntPlan[] wanted, final NumberedPlan[] plans, final CompiledTasks tasks) {
        this.wanted = wanted;
        this.plans = plans;
        this.tasks = tasks;
    }

    /**
     * {@return the plans of something else} A plan that stays is kept, unless a policy of it had gone
     * and begins anew.
     *
     * @param next what is decided, one plan a cookie
     * @param counters those of all policies, to which those of new policies are added
     */
    NumberedPlans changed(final Collection<PuntPlan> next, final Map<PolicyId, PolicyCounter> counters) {
        final var result = new NumberedPlans(next.stream().sorted(Comparator.comparing(PuntPlan::cookie))
            .toArray(PuntPlan[]::new), new NumberedPlan[next.size()], tasks.of(next));
        for (int i = 0; i < result.plans.length; i++) {
            final int known = indexOf(result.wanted[i].cookie());
            result.plans[i] = known >= 0 && wanted[known].equals(result.wanted[i])
                && plans[known].counts(counters) ? plans[known]
                : NumberedPlan.of(result.wanted[i], result.tasks, counters);
            result.plans[i].policies().forEach(policy -> counters.putIfAbsent(policy.id(), policy.counter()));
        }
        return result;
    }

    /** The number of the plan of a cookie, -1 if there is none. */
    int indexOf(final long cookie) {
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i].cookie() == cookie) {
                return i;
            }
        }
        return -1;
    }

    NumberedPlan plan(final int number) {
        return plans[number];
    }

    NumberedPlan of(final long cookie) {
        final int number = indexOf(cookie);
        return number < 0 ? NumberedPlan.NONE : plans[number];
    }

    int size() {
        return plans.length;
    }

    ImmutableMap<PolicyId, PolicyCounter> counters() {
        final var result = ImmutableMap.<PolicyId, PolicyCounter>builder();
        for (var plan : plans) {
            result.putAll(plan.counters());
        }
        return result.buildKeepingLast();
    }
}
