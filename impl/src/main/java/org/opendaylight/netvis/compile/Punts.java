/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.LinkedHashMap;
import org.opendaylight.netvis.punt.PuntPlan;
import org.opendaylight.netvis.punt.View;

/**
 * What of a policy one bridge punts to the controller, before it has a place in the metadata.
 *
 * @param punts what is decided in one way; none: the switch decides all of it
 * @param of which of them packets of a region are punted for; of some regions none is
 */
record Punts(ImmutableList<Punt> punts, ImmutableMap<Region, Integer> of) {
    /** None. */
    static final Punts NONE = new Punts(ImmutableList.of(), ImmutableMap.of());

    /**
     * How packets of some regions are decided.
     *
     * @param view how they are interpreted
     * @param clauses the rules that speak of them
     */
    record Punt(View view, ImmutableList<PuntPlan.Clause> clauses) {
    }

    /**
     * The punts of a policy: of the regions about which the switch cannot decide. For packets that no rule would
     * forward there is none: it would take a bit of the metadata for nothing.
     */
    static Punts of(final Observation observation, final ImmutableList<CompiledRule> rules) {
        final var numbers = new LinkedHashMap<Punt, Integer>();
        final var of = ImmutableMap.<Region, Integer>builder();
        observation.regions().stream().filter(region -> !isDecided(region, rules)).forEach(region -> {
            final var punt = new Punt(region.view(), rules.stream()
                .filter(rule -> region.admits(rule.match())).map(region::clause)
                .collect(ImmutableList.toImmutableList()));
            if (punt.clauses().stream().anyMatch(PuntPlan.Clause::forward)) {
                of.put(region, numbers.computeIfAbsent(punt, key -> numbers.size()));
            }
        });
        return new Punts(ImmutableList.copyOf(numbers.keySet()), of.buildOrThrow());
    }

    /** Whether the switch decides about the packets of a region: it sees all that rules ask for of them. */
    static boolean isDecided(final Region region, final ImmutableList<CompiledRule> rules) {
        return rules.stream().filter(rule -> region.admits(rule.match())).allMatch(region::shows);
    }

    boolean isEmpty() {
        return punts.isEmpty();
    }
}
