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

/**
 * Which objects of two policy sets differ: those that are changed, new or gone.
 *
 * @param bridges names of bridges
 * @param sources sources
 * @param tools tools
 * @param policies policies
 */
public record PolicySetChange(ImmutableSet<String> bridges, ImmutableSet<SourceId> sources, ImmutableSet<ToolId> tools,
        ImmutableSet<PolicyId> policies) {
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
        if (before == after) {
            return ImmutableSet.of();
        }
        final var result = ImmutableSet.<K>builder();
        after.forEach((key, value) -> {
            final var former = before.get(key);
            if (former != value && !value.equals(former)) {
                result.add(key);
            }
        });
        before.keySet().forEach(key -> {
            if (!after.containsKey(key)) {
                result.add(key);
            }
        });
        return result.build();
    }
}
