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
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.opendaylight.netvis.policy.PacketMatch;
import org.opendaylight.netvis.policy.Policy;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.policy.PolicySet;
import org.opendaylight.netvis.policy.Problem;
import org.opendaylight.netvis.program.Match;

/**
 * What can be said of the policies before there is a bridge. Each is looked at by itself: whatever is wrong with one,
 * the others go on.
 *
 * @param numbers the number of each policy, enabled or not
 * @param problems what is wrong with each enabled policy
 * @param policies the enabled policies with which nothing is wrong, in the order of their identities
 */
record Preparation(ImmutableMap<PolicyId, Integer> numbers, ImmutableMap<PolicyId, ImmutableList<Problem>> problems,
        ImmutableList<CompiledPolicy> policies) {
    static Preparation of(final PolicySet set, final Map<PolicyId, Integer> former) {
        return new Step(set, former).prepare();
    }

    private static final class Step {
        private final ImmutableMap.Builder<PolicyId, ImmutableList<Problem>> problems = ImmutableMap.builder();
        private final ImmutableList.Builder<CompiledPolicy> policies = ImmutableList.builder();
        /** Many rules say the same. */
        private final Map<PacketMatch, ImmutableList<Match>> matches = new HashMap<>();
        private final ImmutableMap<PolicyId, Integer> numbers;
        private final PolicyCheck check;
        private final PolicySet set;

        Step(final PolicySet set, final Map<PolicyId, Integer> former) {
            this.set = set;
            check = new PolicyCheck(set);
            numbers = Numbers.of(set.policies().keySet(), Integer.SIZE, former);
        }

        Preparation prepare() {
            set.policies().values().stream().filter(Policy::enabled).sorted(Comparator.comparing(Policy::id))
                .forEach(this::prepare);
            return new Preparation(numbers, problems.buildOrThrow(), policies.build());
        }

        @SuppressWarnings("checkstyle:IllegalCatch")
        private void prepare(final Policy policy) {
            ImmutableList<Problem> found;
            try {
                found = check.check(policy);
                if (found.isEmpty()) {
                    policies.add(compile(policy));
                }
            } catch (RuntimeException e) {
                found = ImmutableList.of(new Problem(policy.id(), Fault.tell("netvis cannot compile it", e)));
            }
            problems.put(policy.id(), found);
        }

        private CompiledPolicy compile(final Policy policy) {
            return new CompiledPolicy(policy, numbers.get(policy.id()), policy.rules().stream()
                .map(rule -> new CompiledRule(rule, matches.computeIfAbsent(rule.match(),
                    match -> RuleMatches.of(match).multiply())))
                .collect(ImmutableList.toImmutableList()));
        }
    }
}
