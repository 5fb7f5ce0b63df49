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
import com.google.common.collect.Sets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a switch holds, as netvis needs to know it before it changes anything.
 *
 * @param flows netvis's flows by their identity
 * @param groups netvis's groups by their identity; empty where netvis does not understand what is in one
 * @param foreignGroups groups whose identity netvis might have chosen, and which are not known to be netvis's
 * @param foreign identities of flows that are not netvis's and must not be touched
 * @param legible whether netvis understands every flow with its mark; if not, {@code flows} is not all of them
 * @param meters meters by their identifiers, of those that netvis may need; empty where one is another application's
 * @param tlvTable the options of tunnels that it knows; empty if it was not asked
 */
public record Installed(Map<FlowKey, Flow> flows, ImmutableSortedMap<GroupId, Optional<Group>> groups,
        ImmutableSortedMap<GroupId, Optional<Group>> foreignGroups, ImmutableSet<FlowKey> foreign, boolean legible,
        ImmutableSortedMap<Integer, Optional<Meter>> meters, Optional<TlvTable> tlvTable) {
    /** An empty switch. */
    public static final Installed NOTHING = new Installed(ImmutableMap.of(), ImmutableSortedMap.of(),
        ImmutableSortedMap.of(), ImmutableSet.of(), true);

    /**
     * Checks that nothing is missing.
     *
     * @param flows netvis's flows
     * @param groups netvis's groups
     * @param foreignGroups other groups
     * @param foreign identities of other flows
     * @param legible whether netvis understands every flow with its mark
     * @param meters meters
     * @param tlvTable options of tunnels
     */
    public Installed {
        requireNonNull(flows);
        requireNonNull(meters);
        requireNonNull(tlvTable);
        requireNonNull(groups);
        requireNonNull(foreignGroups);
        requireNonNull(foreign);
    }

    /**
     * What a switch holds that has no meters and was not asked for options of tunnels.
     *
     * @param flows netvis's flows
     * @param groups netvis's groups
     * @param foreignGroups other groups
     * @param foreign identities of other flows
     * @param legible whether netvis understands every flow with its mark
     */
    public Installed(final Map<FlowKey, Flow> flows, final ImmutableSortedMap<GroupId, Optional<Group>> groups,
            final ImmutableSortedMap<GroupId, Optional<Group>> foreignGroups, final ImmutableSet<FlowKey> foreign,
            final boolean legible) {
        this(flows, groups, foreignGroups, foreign, legible, ImmutableSortedMap.of(), Optional.empty());
    }

    /**
     * {@return what the switch holds, with meters and options of tunnels}
     *
     * @param thereMeters meters
     * @param thereOptions options of tunnels, if it was asked
     */
    public Installed with(final ImmutableSortedMap<Integer, Optional<Meter>> thereMeters,
            final Optional<TlvTable> thereOptions) {
        return new Installed(flows, groups, foreignGroups, foreign, legible, thereMeters, thereOptions);
    }

    /**
     * {@return the same, with those flows as instances that are equal in another content}
     *
     * @param other the other content
     */
    public Installed asIn(final Installed other) {
        final var known = Flows.copyOf(other.flows);
        final var gone = Sets.difference(known.keySet(), flows.keySet());
        return new Installed(known.with(gone, flows.values()), groups, foreignGroups, foreign, legible, meters,
            tlvTable);
    }

    /**
     * {@return what the switch holds after a change}
     *
     * @param change the change
     */
    public Installed after(final Change.Unbundled change) {
        final var changed = new TreeMap<>(meters);
        var options = tlvTable;
        switch (change) {
            case Change.AddMeter add -> changed.put(add.meter().id(), Optional.of(add.meter()));
            case Change.ModifyMeter modify -> changed.put(modify.meter().id(), Optional.of(modify.meter()));
            case Change.DeleteMeter delete -> changed.remove(delete.id());
            case Change.AddTlvMapping add -> options = options.map(table -> table.with(add.mapping()));
        }
        return with(ImmutableSortedMap.copyOf(changed), options);
    }

    /**
     * {@return what the switch holds after the flows and groups have been brought to a program}
     *
     * @param program the program
     */
    public Installed after(final Program program) {
        final var reachedGroups = ImmutableSortedMap.<GroupId, Optional<Group>>naturalOrder();
        program.groups().forEach((id, group) -> reachedGroups.put(id, Optional.of(group)));
        final var others = new TreeMap<>(foreignGroups);
        others.keySet().removeAll(program.groups().keySet());
        return new Installed(program.flows().with(foreign, List.of()), reachedGroups.buildOrThrow(),
            ImmutableSortedMap.copyOf(others), foreign, true, meters, tlvTable);
    }

    /**
     * {@return whether the switch has a group with just this content}
     *
     * @param group the group
     */
    boolean holds(final Group group) {
        return Optional.of(group).equals(groups.get(group.id()))
            || Optional.of(group).equals(foreignGroups.get(group.id()));
    }
}
