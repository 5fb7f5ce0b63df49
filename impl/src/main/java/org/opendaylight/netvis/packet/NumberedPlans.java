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
import java.util.Set;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.punt.PuntPlan;

/**
 * What is decided about packets, by the cookie of the flow that sent them: the bits of the metadata mean something else
 * with each cookie. There are few, so that they are looked for one by one, without an object for a packet.
 */
final class NumberedPlans {
    static final NumberedPlans NONE = new NumberedPlans(new PuntPlan[0], new NumberedPlan[0], NumberedPlan.NONE);

    private final PuntPlan[] wanted;
    private final NumberedPlan[] plans;
    /** The one that was made last. */
    private final NumberedPlan latest;

    private NumberedPlans(final PuntPlan[] wanted, final NumberedPlan[] plans, final NumberedPlan latest) {
        this.wanted = wanted;
        this.plans = plans;
        this.latest = latest;
    }

    /**
     * {@return the plans of something else} A plan that stays is kept, unless a policy of it had gone
     * and begins anew.
     *
     * @param next what is decided, one plan a cookie
     * @param counters those of all policies, to which those of new policies are added
     * @param forgotten policies that had gone meanwhile
     */
    NumberedPlans changed(final Collection<PuntPlan> next, final Map<PolicyId, PolicyCounter> counters,
            final Set<PolicyId> forgotten) {
        final var wantedNow = next.stream().sorted(Comparator.comparing(PuntPlan::cookie)).toArray(PuntPlan[]::new);
        final var plansNow = new NumberedPlan[wantedNow.length];
        var made = latest;
        for (int i = 0; i < plansNow.length; i++) {
            final int known = indexOf(wantedNow[i].cookie());
            if (known >= 0 && wanted[known].equals(wantedNow[i]) && plans[known].isWithout(forgotten)) {
                plansNow[i] = plans[known];
            } else {
                made = NumberedPlan.of(wantedNow[i], known >= 0 ? plans[known] : latest, counters, forgotten);
                plansNow[i] = made;
            }
        }
        return new NumberedPlans(wantedNow, plansNow,
            made != latest || latest.isWithout(forgotten) ? made : NumberedPlan.NONE);
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
