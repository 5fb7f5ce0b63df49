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
import com.google.common.collect.Maps;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.policy.PacketMatch;
import org.opendaylight.netvis.policy.Policy;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.policy.PolicySet;
import org.opendaylight.netvis.policy.Problem;
import org.opendaylight.netvis.policy.Source;
import org.opendaylight.netvis.program.Match;

/**
 * What can be said of the policies before there is a bridge. Each is looked at by itself: whatever is wrong with one,
 * the others go on. What a change of the set does not concern is the same object afterwards, so that it can be told
 * from the rest without a look into it.
 *
 * @param set the policies, and what they name
 * @param check finds what is wrong with them
 * @param numbers the number of each policy, enabled or not
 * @param problems what is wrong with each enabled policy that something is wrong with
 * @param policies the enabled policies with which nothing is wrong and that have a source there, by bridge, each list
 *        in the order of their identities
 * @param affected the policies of which something else may be said than of the set before
 */
record Preparation(PolicySet set, PolicyCheck check, ImmutableMap<PolicyId, Integer> numbers,
        ImmutableMap<PolicyId, ImmutableList<Problem>> problems,
        ImmutableMap<BridgeId, ImmutableList<CompiledPolicy>> policies, Set<PolicyId> affected) {
    /** Nothing. */
    static final Preparation NONE = new Preparation(PolicySet.EMPTY, new PolicyCheck(PolicySet.EMPTY),
        ImmutableMap.of(), ImmutableMap.of(), ImmutableMap.of(), Set.of());

    /**
     * Another set, prepared.
     *
     * @param next the set
     * @param former numbers that policies had
     */
    Preparation next(final PolicySet next, final ImmutableMap<PolicyId, Integer> former) {
        final var nextNumbers = Numbers.of(next.policies().keySet(), Integer.SIZE, former);
        final var concerned = new Affected(set, next).verdicts();
        return concerned.isEmpty() && next.bridges() == set.bridges()
            ? new Preparation(next, check.next(next), nextNumbers, problems, policies, concerned)
            : new Step(this, next, nextNumbers, concerned).prepare();
    }

    /** The policies that have a source on a bridge. */
    ImmutableList<CompiledPolicy> on(final BridgeId bridge) {
        return policies.getOrDefault(bridge, ImmutableList.of());
    }

    private static final class Step {
        private final Map<PolicyId, ImmutableList<Problem>> problems;
        private final Map<PolicyId, CompiledPolicy> compiled = new HashMap<>();
        /** Many rules say the same. */
        private final Map<PacketMatch, ImmutableList<Match>> matches = new HashMap<>();
        private final ImmutableMap<PolicyId, Integer> numbers;
        private final Preparation before;
        private final PolicyCheck check;
        private final PolicySet set;
        private final Set<PolicyId> affected;

        Step(final Preparation before, final PolicySet set, final ImmutableMap<PolicyId, Integer> numbers,
                final Set<PolicyId> affected) {
            this.before = before;
            this.set = set;
            this.numbers = numbers;
            this.affected = affected;
            check = before.check.next(set);
            problems = new LinkedHashMap<>(before.problems);
        }

        Preparation prepare() {
            affected.forEach(id -> {
                problems.remove(id);
                final var policy = set.policies().get(id);
                if (policy != null && policy.enabled()) {
                    prepare(policy);
                }
            });
            return new Preparation(set, check, numbers, ImmutableMap.copyOf(problems), byBridge(),
                affected);
        }

        @SuppressWarnings("checkstyle:IllegalCatch")
        private void prepare(final Policy policy) {
            ImmutableList<Problem> found;
            try {
                found = check.check(policy);
                if (found.isEmpty()) {
                    compiled.put(policy.id(), compile(policy));
                }
            } catch (RuntimeException e) {
                found = ImmutableList.of(new Problem(policy.id(), Fault.tell("netvis cannot compile it", e)));
            }
            if (!found.isEmpty()) {
                problems.put(policy.id(), found);
            }
        }

        private CompiledPolicy compile(final Policy policy) {
            return new CompiledPolicy(policy, numbers.get(policy.id()), policy.rules().stream()
                .map(rule -> new CompiledRule(rule, matches.computeIfAbsent(rule.match(),
                    match -> RuleMatches.of(match).multiply())))
                .collect(ImmutableList.toImmutableList()));
        }

        /** The lists of bridges that have nothing new and nothing to leave out are as they were. */
        private ImmutableMap<BridgeId, ImmutableList<CompiledPolicy>> byBridge() {
            final var added = new HashMap<BridgeId, Map<PolicyId, CompiledPolicy>>();
            compiled.forEach((id, policy) -> policy.policy().sources().stream().map(set.sources()::get)
                .map(Source::bridge).distinct()
                .forEach(bridge -> added.computeIfAbsent(bridge, key -> new HashMap<>()).put(id, policy)));
            return ImmutableMap.copyOf(Maps.asMap(set.bridges().keySet(), bridge ->
                PolicyList.of(before.on(bridge), CompiledPolicy::id)
                    .with(affected, added.getOrDefault(bridge, Map.of())).all()));
        }
    }
}
