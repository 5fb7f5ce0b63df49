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
import java.util.Map;
import org.opendaylight.netvis.policy.Rule;
import org.opendaylight.netvis.program.Match;

/**
 * What of a policy the controller decides on one bridge, before it has a place in the metadata.
 *
 * @param questions the questions; none: the switch decides all of it
 * @param of which question is asked about packets of a region
 */
record Questions(ImmutableList<Question> questions, ImmutableMap<Region, Integer> of) {
    /** None. */
    static final Questions NONE = new Questions(ImmutableList.of(), ImmutableMap.of());

    /**
     * What is asked about packets of some regions.
     *
     * @param look as what they are looked at
     * @param clauses the rules that speak of them
     */
    record Question(Look look, ImmutableList<Referral.Clause> clauses) {
    }

    /** The questions of a policy that the controller decides. */
    static Questions of(final Observation observation, final ImmutableList<Rule> rules,
            final Map<Rule, ImmutableList<Match>> matches) {
        final var numbers = new LinkedHashMap<Question, Integer>();
        final var of = ImmutableMap.<Region, Integer>builder();
        observation.regions().forEach(region -> {
            final var question = new Question(region.look(), rules.stream()
                .filter(rule -> region.admits(rule.match())).map(rule -> clause(rule, matches))
                .collect(ImmutableList.toImmutableList()));
            of.put(region, numbers.computeIfAbsent(question, key -> numbers.size()));
        });
        return new Questions(ImmutableList.copyOf(numbers.keySet()), of.buildOrThrow());
    }

    private static Referral.Clause clause(final Rule rule, final Map<Rule, ImmutableList<Match>> matches) {
        return new Referral.Clause(rule.action() == Rule.Action.FORWARD, matches.get(rule), rule.match().etag(),
            rule.match().payload());
    }

    boolean isEmpty() {
        return questions.isEmpty();
    }
}
