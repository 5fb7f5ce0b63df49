/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.packet;

import com.google.common.collect.ImmutableMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is decided about packets, by the cookie of the flow that sent them: the bits of the metadata mean something else
 * with each cookie. There are few, so that they are looked for one by one, without an object for a packet.
 */
final class InspectionPlans {
    static final InspectionPlans NONE = new InspectionPlans(new long[0], new Inspection[0], new InspectionPlan[0]);

    private final long[] cookies;
    private final Inspection[] inspections;
    private final InspectionPlan[] plans;

    private InspectionPlans(final long[] cookies, final Inspection[] inspections, final InspectionPlan[] plans) {
        this.cookies = cookies;
        this.inspections = inspections;
        this.plans = plans;
    }

    /**
     * {@return the plans of other inspections} A plan whose inspection stays is kept, unless a policy of it had gone
     * and begins anew.
     *
     * @param wanted what is decided, by cookie
     * @param counters those of all policies, to which those of new policies are added
     */
    InspectionPlans changed(final Map<Long, Inspection> wanted, final Map<String, PolicyCounter> counters) {
        final var sorted = new TreeMap<>(wanted);
        final var result = new InspectionPlans(sorted.keySet().stream().mapToLong(Long::longValue).toArray(),
            sorted.values().toArray(Inspection[]::new), new InspectionPlan[sorted.size()]);
        for (int i = 0; i < result.plans.length; i++) {
            final int known = indexOf(result.cookies[i]);
            result.plans[i] = known >= 0 && inspections[known].equals(result.inspections[i])
                && counters.entrySet().containsAll(plans[known].counters().entrySet()) ? plans[known]
                : InspectionPlan.of(result.inspections[i], counters);
            result.plans[i].counters().forEach(counters::putIfAbsent);
        }
        return result;
    }

    /** The number of the plan of a cookie, -1 if there is none. */
    int indexOf(final long cookie) {
        for (int i = 0; i < cookies.length; i++) {
            if (cookies[i] == cookie) {
                return i;
            }
        }
        return -1;
    }

    InspectionPlan plan(final int number) {
        return plans[number];
    }

    InspectionPlan of(final long cookie) {
        final int number = indexOf(cookie);
        return number < 0 ? InspectionPlan.NONE : plans[number];
    }

    int size() {
        return plans.length;
    }

    ImmutableMap<String, PolicyCounter> counters() {
        final var result = ImmutableMap.<String, PolicyCounter>builder();
        for (var plan : plans) {
            result.putAll(plan.counters());
        }
        return result.buildKeepingLast();
    }
}
