/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.explain;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.opendaylight.netvis.policy.OwnedId;
import org.opendaylight.netvis.policy.Policy;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.policy.PolicySet;
import org.opendaylight.netvis.policy.Problem;
import org.opendaylight.netvis.policy.Source;
import org.opendaylight.netvis.policy.SourceId;
import org.opendaylight.netvis.policy.Tool;
import org.opendaylight.netvis.policy.ToolId;

/**
 * Changes of a configuration.
 *
 * @param sources sources that are created or replaced
 * @param tools tools that are created or replaced
 * @param policies policies that are created or replaced
 * @param gone what is deleted
 * @param unreadable what cannot be read of the changes
 */
public record Changes(ImmutableList<Source> sources, ImmutableList<Tool> tools, ImmutableList<Policy> policies,
        ImmutableSet<OwnedId> gone, ImmutableList<Problem> unreadable) {
    /** Changes. */
    public Changes {
        requireNonNull(sources);
        requireNonNull(tools);
        requireNonNull(policies);
        requireNonNull(gone);
        requireNonNull(unreadable);
    }

    /** The configuration after them. */
    PolicySet after(final PolicySet before) {
        final var nextSources = new TreeMap<SourceId, Source>(before.sources());
        final var nextTools = new TreeMap<ToolId, Tool>(before.tools());
        final var nextPolicies = new TreeMap<PolicyId, Policy>(before.policies());
        List.<Set<? extends OwnedId>>of(nextSources.keySet(), nextTools.keySet(), nextPolicies.keySet())
            .forEach(ids -> ids.removeIf(gone::contains));
        sources.forEach(source -> put(nextSources, source.id(), source));
        tools.forEach(tool -> put(nextTools, tool.id(), tool));
        policies.forEach(policy -> put(nextPolicies, policy.id(), policy));
        return new PolicySet(before.bridges(), ImmutableMap.copyOf(nextSources), ImmutableMap.copyOf(nextTools),
            ImmutableMap.copyOf(nextPolicies));
    }

    /** What is equal stays the same object, by which the compiler knows that nothing changes. */
    private static <K, V> void put(final Map<K, V> map, final K id, final V value) {
        if (!value.equals(map.get(id))) {
            map.put(id, value);
        }
    }

    /** What is wrong with them before anything else is looked at. */
    ImmutableList<Problem> problems(final PolicySet before) {
        final var problems = new ArrayList<>(unreadable);
        gone.stream().filter(id -> !before.sources().containsKey(id) && !before.tools().containsKey(id)
                && !before.policies().containsKey(id)).forEach(id -> problems.add(new Problem(id,
            "there is none that could be deleted: leave it out")));
        return ImmutableList.copyOf(problems);
    }
}
