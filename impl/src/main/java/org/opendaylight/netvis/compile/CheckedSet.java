/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.policy.PolicySet;
import org.opendaylight.netvis.policy.Problem;
import org.opendaylight.netvis.policy.SourceId;
import org.opendaylight.netvis.policy.ToolId;

/**
 * A policy set of which is known what is wrong with it whatever the switches are like. What is wrong with the next set
 * is found by checking only what the difference can affect: a policy names sources and tools, a source a bridge and a
 * port, a tool bridges and ports, and bridges must not share a switch. Immutable.
 */
public final class CheckedSet {
    /** Nothing. */
    public static final CheckedSet EMPTY = new CheckedSet(PolicySet.EMPTY, new PolicyCheck(PolicySet.EMPTY),
        ImmutableMap.of(), ImmutableMap.of(), ImmutableMap.of(), ImmutableMap.of());

    private final PolicySet set;
    private final PolicyCheck check;
    /** The problems of each kind of object, of those that have some. */
    private final ImmutableMap<BridgeId, List<Problem>> bridges;
    private final ImmutableMap<SourceId, List<Problem>> sources;
    private final ImmutableMap<ToolId, List<Problem>> tools;
    private final ImmutableMap<PolicyId, List<Problem>> policies;

    private CheckedSet(final PolicySet set, final PolicyCheck check,
            final ImmutableMap<BridgeId, List<Problem>> bridges, final ImmutableMap<SourceId, List<Problem>> sources,
            final ImmutableMap<ToolId, List<Problem>> tools, final ImmutableMap<PolicyId, List<Problem>> policies) {
        this.set = requireNonNull(set);
        this.check = requireNonNull(check);
        this.bridges = requireNonNull(bridges);
        this.sources = requireNonNull(sources);
        this.tools = requireNonNull(tools);
        this.policies = requireNonNull(policies);
    }

    /** {@return every problem; none when the set is sound} */
    public ImmutableList<Problem> problems() {
        return Stream.<ImmutableMap<?, List<Problem>>>of(bridges, sources, tools, policies)
            .flatMap(it -> it.values().stream()).flatMap(List::stream).collect(ImmutableList.toImmutableList());
    }

    /**
     * {@return another set, checked}
     *
     * @param next the set, which is checked the quicker the more it has in common with this one
     */
    public CheckedSet next(final PolicySet next) {
        if (next == set) {
            return this;
        }
        final var nextCheck = check.next(next);
        final var affected = new Affected(set, next);
        return new CheckedSet(next, nextCheck,
            checked(next.bridges(), bridges, affected.bridges(), nextCheck::problemsOf),
            checked(next.sources(), sources, affected.sources(), nextCheck::problemsOf),
            checked(next.tools(), tools, affected.tools(), nextCheck::problemsOf),
            checked(next.policies(), policies, affected.policies(), nextCheck::problemsOf));
    }

    /** In the order of the objects; of those that are not affected what is known. */
    private static <I, T> ImmutableMap<I, List<Problem>> checked(final ImmutableMap<I, T> objects,
            final ImmutableMap<I, List<Problem>> known, final Set<I> affected, final Function<T, List<Problem>> check) {
        final var found = new HashMap<I, List<Problem>>();
        affected.forEach(id -> {
            final @Nullable T object = objects.get(id);
            if (object != null) {
                found.put(id, check.apply(object));
            }
        });
        known.forEach((id, problems) -> {
            if (!affected.contains(id)) {
                found.put(id, problems);
            }
        });
        found.values().removeIf(List::isEmpty);
        return found.isEmpty() ? ImmutableMap.of() : objects.keySet().stream().filter(found::containsKey)
            .collect(ImmutableMap.toImmutableMap(id -> id, found::get));
    }
}
