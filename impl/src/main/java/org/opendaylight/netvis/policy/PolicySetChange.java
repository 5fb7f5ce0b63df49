/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.policy;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.Collections;

/**
 * Which objects of two policy sets differ: those that are changed, new or gone.
 *
 * @param bridges the bridges
 * @param sources sources
 * @param tools tools
 * @param policies policies
 */
public record PolicySetChange(ImmutableSet<BridgeId> bridges, ImmutableSet<SourceId> sources,
        ImmutableSet<ToolId> tools, ImmutableSet<PolicyId> policies) {
    public PolicySetChange {
        requireNonNull(bridges);
        requireNonNull(sources);
        requireNonNull(tools);
        requireNonNull(policies);
    }

    /**
     * {@return what differs} Quick where the sets share objects, as those do that were read one after the other.
     *
     * @param before one set
     * @param after the other
     */
    public static PolicySetChange between(final PolicySet before, final PolicySet after) {
        return new PolicySetChange(differing(before.bridges(), after.bridges()),
            differing(before.sources(), after.sources()), differing(before.tools(), after.tools()),
            differing(before.policies(), after.policies()));
    }

    private static <K, V> ImmutableSet<K> differing(final ImmutableMap<K, V> before, final ImmutableMap<K, V> after) {
        final var change = MapChange.between(before, after);
        return change.removed().isEmpty() ? change.put() : ImmutableSet.copyOf(change.keys());
    }

    /**
     * {@return the policies that differ themselves, or name a source or a tool that does}
     *
     * @param set one of the two sets; what is the same in both names the same
     */
    public ImmutableSet<PolicyId> affectedPolicies(final PolicySet set) {
        if (sources.isEmpty() && tools.isEmpty()) {
            return policies;
        }
        final var result = ImmutableSet.<PolicyId>builder().addAll(policies);
        set.policies().forEach((id, policy) -> {
            if (!Collections.disjoint(policy.sources(), sources) || !Collections.disjoint(policy.tools(), tools)) {
                result.add(id);
            }
        });
        return result.build();
    }
}
