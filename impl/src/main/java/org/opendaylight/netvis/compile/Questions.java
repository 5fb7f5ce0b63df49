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

/**
 * What of a policy the controller decides on one bridge, before it has a place in the metadata.
 *
 * @param questions the questions; none: the switch decides all of it
 * @param of which question is asked about packets of a region; of some none is
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

    /**
     * The questions of a policy that the controller decides. Of packets that no rule would forward none is asked: it
     * would take a bit of the metadata for nothing.
     */
    static Questions of(final Observation observation, final ImmutableList<CompiledRule> rules) {
        final var numbers = new LinkedHashMap<Question, Integer>();
        final var of = ImmutableMap.<Region, Integer>builder();
        observation.regions().forEach(region -> {
            final var question = new Question(region.look(), rules.stream()
                .filter(rule -> region.admits(rule.match())).map(Questions::clause)
                .collect(ImmutableList.toImmutableList()));
            if (question.clauses().stream().anyMatch(Referral.Clause::forward)) {
                of.put(region, numbers.computeIfAbsent(question, key -> numbers.size()));
            }
        });
        return new Questions(ImmutableList.copyOf(numbers.keySet()), of.buildOrThrow());
    }

    private static Referral.Clause clause(final CompiledRule rule) {
        return new Referral.Clause(rule.forwards(), rule.matches(), rule.match().etag(), rule.match().payload());
    }

    boolean isEmpty() {
        return questions.isEmpty();
    }
}
