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
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The whole content of a bridge, as far as it is netvis's: a value, compared with {@code equals}.
 *
 * @param flows the flows by their identity
 * @param groups the groups by their identity
 * @param meters the meters by their identifiers
 * @param options the options of tunnels that the switch must know; others that it knows are not touched
 */
public record Program(ImmutableMap<FlowKey, Flow> flows, ImmutableSortedMap<GroupId, Group> groups,
        ImmutableSortedMap<Integer, Meter> meters, ImmutableSet<TunnelOption> options) {
    /** Nothing. */
    public static final Program EMPTY = of(List.of(), List.of());

    /**
     * Checks that the flows can be told to be netvis's, and that the groups and meters they use exist.
     *
     * @param flows the flows
     * @param groups the groups
     * @param meters the meters
     * @param options the options of tunnels
     */
    public Program {
        requireNonNull(options);
        for (var flow : flows.values()) {
            check(flow, groups, meters);
        }
    }

    /**
     * {@return the program of some flows and groups}
     *
     * @param flows flows of distinct identity, save for those that are equal
     * @param groups groups of distinct identity
     */
    public static Program of(final Collection<Flow> flows, final Collection<Group> groups) {
        return of(flows, groups, List.of(), Set.of());
    }

    /**
     * {@return the program of all that there may be in one}
     *
     * @param flows flows of distinct identity, save for those that are equal
     * @param groups groups of distinct identity
     * @param meters meters of distinct identity
     * @param options options of tunnels
     */
    public static Program of(final Collection<Flow> flows, final Collection<Group> groups,
            final Collection<Meter> meters, final Set<TunnelOption> options) {
        final var byKey = new LinkedHashMap<FlowKey, Flow>();
        flows.forEach(flow -> {
            final var other = byKey.put(flow.key(), flow);
            if (other != null && other != flow && !other.equals(flow)) {
                throw new IllegalArgumentException("two flows of one identity:\n" + other + "\n" + flow);
            }
        });
        final var byId = ImmutableSortedMap.<GroupId, Group>naturalOrder();
        groups.forEach(group -> byId.put(group.id(), group));
        return new Program(ImmutableMap.copyOf(byKey), byId.buildOrThrow(), meters.stream().collect(
            ImmutableSortedMap.toImmutableSortedMap(Comparator.naturalOrder(), Meter::id, meter -> meter)),
            ImmutableSet.copyOf(options));
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
        return new Program(all.buildOrThrow(), groups, meters, options);
    }

    private static void check(final Flow flow, final Map<GroupId, Group> groups, final Map<Integer, Meter> meters) {
        if (!Cookie.isOurs(flow.cookie())) {
            throw new IllegalArgumentException("a flow without netvis's cookie: " + flow);
        }
        for (var action : flow.actions()) {
            if (action instanceof Action.ToGroup toGroup && !groups.containsKey(toGroup.group())) {
                throw new IllegalArgumentException("a flow to a group that is not in the program: " + flow);
            }
            if (action instanceof Action.ToController toController && toController.meter().isPresent()
                    && !meters.containsKey(toController.meter().getAsInt())) {
                throw new IllegalArgumentException("a flow through a meter that is not in the program: " + flow);
            }
        }
    }
}
