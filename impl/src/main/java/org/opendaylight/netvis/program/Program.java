/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import java.util.Collection;
import java.util.LinkedHashMap;

/**
 * The whole content of a bridge, as far as it is netvis's: a value, compared with {@code equals}.
 *
 * @param flows the flows by their identity
 * @param groups the groups by their identity
 */
public record Program(ImmutableMap<FlowKey, Flow> flows, ImmutableSortedMap<GroupId, Group> groups) {
    /** Nothing. */
    public static final Program EMPTY = new Program(ImmutableMap.of(), ImmutableSortedMap.of());

    /**
     * Checks that the flows can be told to be netvis's, and that the groups they use exist.
     *
     * @param flows the flows
     * @param groups the groups
     */
    public Program {
        requireNonNull(groups);
        flows.values().forEach(flow -> check(flow, groups));
    }

    /**
     * {@return the program of some flows and groups}
     *
     * @param flows flows of distinct identity, save for those that are equal
     * @param groups groups of distinct identity
     */
    public static Program of(final Collection<Flow> flows, final Collection<Group> groups) {
        final var byKey = new LinkedHashMap<FlowKey, Flow>();
        flows.forEach(flow -> {
            final var other = byKey.put(flow.key(), flow);
            if (other != null && !other.equals(flow)) {
                throw new IllegalArgumentException("two flows of one identity:\n" + other + "\n" + flow);
            }
        });
        final var byId = ImmutableSortedMap.<GroupId, Group>naturalOrder();
        groups.forEach(group -> byId.put(group.id(), group));
        return new Program(ImmutableMap.copyOf(byKey), byId.buildOrThrow());
    }

    /**
     * {@return this program and some more flows}
     *
     * @param more flows of other identity
     */
    Program with(final Collection<Flow> more) {
        if (more.isEmpty()) {
            return this;
        }
        final var all = ImmutableMap.<FlowKey, Flow>builder().putAll(flows);
        more.forEach(flow -> all.put(flow.key(), flow));
        return new Program(all.buildOrThrow(), groups);
    }

    private static void check(final Flow flow, final ImmutableSortedMap<GroupId, Group> groups) {
        if (!Cookie.isOurs(flow.cookie())) {
            throw new IllegalArgumentException("a flow without netvis's cookie: " + flow);
        }
        for (var action : flow.actions()) {
            if (action instanceof Action.ToGroup toGroup && !groups.containsKey(toGroup.group())) {
                throw new IllegalArgumentException("a flow to a group that is not in the program: " + flow);
            }
        }
    }
}
