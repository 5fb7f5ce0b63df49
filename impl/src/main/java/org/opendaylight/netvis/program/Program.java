/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

import static java.util.Objects.requireNonNull;

import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The whole content of a bridge, as far as it is netvis's: a value, compared with {@code equals}. Not a record because
 * most programs are made of the one before by a few changes, and only these are looked at then.
 */
public final class Program {
    /** Nothing. */
    public static final Program EMPTY = of(List.of(), List.of());

    private final Flows flows;
    private final ImmutableSortedMap<GroupId, Group> groups;
    private final ImmutableSortedMap<Integer, Meter> meters;
    private final ImmutableSet<TunnelOption> options;
    private final Supplier<ImmutableList<Integer>> precedence;

    private Program(final Flows flows, final ImmutableSortedMap<GroupId, Group> groups,
            final ImmutableSortedMap<Integer, Meter> meters, final ImmutableSet<TunnelOption> options,
            final Supplier<ImmutableList<Integer>> precedence) {
        this.flows = requireNonNull(flows);
        this.groups = requireNonNull(groups);
        this.meters = requireNonNull(meters);
        this.options = requireNonNull(options);
        this.precedence = requireNonNull(precedence);
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
     * {@return the program of all that there may be in one} Checks that the flows can be told to be netvis's, and that
     * the groups and meters that they use exist. Policies have precedence in the order in which their flows come.
     *
     * @param flows flows of distinct identity, save for those that are equal
     * @param groups groups of distinct identity
     * @param meters meters of distinct identity
     * @param options the options of tunnels
     */
    public static Program of(final Collection<Flow> flows, final Collection<Group> groups,
            final Collection<Meter> meters, final Set<TunnelOption> options) {
        final var program = new Program(Flows.of(flows), byId(groups), byNumber(meters), ImmutableSet.copyOf(options),
            Suppliers.ofInstance(flows.stream().flatMapToInt(flow -> Cookie.policy(flow.cookie()).stream()).distinct()
                .boxed().collect(ImmutableList.toImmutableList())));
        program.flows.values().forEach(program::check);
        return program;
    }

    private static ImmutableSortedMap<GroupId, Group> byId(final Collection<Group> groups) {
        return groups.stream().collect(ImmutableSortedMap.toImmutableSortedMap(Comparator.naturalOrder(), Group::id,
            group -> group));
    }

    private static ImmutableSortedMap<Integer, Meter> byNumber(final Collection<Meter> meters) {
        return meters.stream().collect(ImmutableSortedMap.toImmutableSortedMap(Comparator.naturalOrder(), Meter::id,
            meter -> meter));
    }

    /**
     * {@return the program with other flows, and all that there may be beside them} This one, if it is equal. Of the
     * flows only those are checked that differ.
     *
     * @param next the flows, as a rule made of those of this program
     * @param nextGroups groups of distinct identity
     * @param nextMeters meters of distinct identity
     * @param nextOptions the options of tunnels
     * @param nextPrecedence finds the numbers of the policies, as in {@link #precedence}
     */
    public Program next(final Flows next, final Collection<Group> nextGroups, final Collection<Meter> nextMeters,
            final Set<TunnelOption> nextOptions, final Supplier<ImmutableList<Integer>> nextPrecedence) {
        final var program = new Program(next, byId(nextGroups), byNumber(nextMeters),
            ImmutableSet.copyOf(nextOptions), nextPrecedence);
        if (program.equals(this)) {
            return this;
        }
        final boolean isKnown = program.groups.keySet().containsAll(groups.keySet())
            && program.meters.keySet().containsAll(meters.keySet());
        (isKnown ? Flows.differences(flows, next) : next.keySet()).stream().map(next::get).filter(Objects::nonNull)
            .forEach(program::check);
        return program;
    }

    /** {@return the flows by their identity} */
    public Flows flows() {
        return flows;
    }

    /** {@return the groups by their identity} */
    public ImmutableSortedMap<GroupId, Group> groups() {
        return groups;
    }

    /** {@return the meters by their identifiers} */
    public ImmutableSortedMap<Integer, Meter> meters() {
        return meters;
    }

    /** {@return the options of tunnels that the switch must know; others that it knows are not touched} */
    public ImmutableSet<TunnelOption> options() {
        return options;
    }

    /**
     * {@return the numbers of policies in the order in which their flows come} A switch that has no room for all has
     * some for the first. Does not count when programs are compared.
     */
    public ImmutableList<Integer> precedence() {
        return precedence.get();
    }

    /**
     * {@return this program and some more flows}
     *
     * @param more flows that use no group and no meter
     */
    Program with(final Collection<Flow> more) {
        return more.isEmpty() ? this : new Program(flows.with(List.of(), more), groups, meters, options,
            precedence);
    }

    private void check(final Flow flow) {
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

    @Override
    public boolean equals(final Object obj) {
        return obj == this || obj instanceof Program other && groups.equals(other.groups)
            && meters.equals(other.meters) && options.equals(other.options) && flows.equals(other.flows);
    }

    @Override
    public int hashCode() {
        return Objects.hash(flows, groups, meters, options);
    }

    @Override
    public String toString() {
        return flows.values() + " " + groups.values() + " " + meters.values() + " " + options;
    }
}
