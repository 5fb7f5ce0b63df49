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
 */
public record Installed(ImmutableMap<FlowKey, Flow> flows, ImmutableSortedMap<GroupId, Optional<Group>> groups,
        ImmutableSortedMap<GroupId, Optional<Group>> foreignGroups, ImmutableSet<FlowKey> foreign, boolean legible) {
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
     */
    public Installed {
        requireNonNull(flows);
        requireNonNull(groups);
        requireNonNull(foreignGroups);
        requireNonNull(foreign);
    }

    /**
     * {@return what the switch holds after it has been brought to a program}
     *
     * @param program the program
     */
    public Installed after(final Program program) {
        final var reached = ImmutableMap.<FlowKey, Flow>builder();
        program.flows().forEach((key, flow) -> {
            if (!foreign.contains(key)) {
                reached.put(key, flow);
            }
        });
        final var reachedGroups = ImmutableSortedMap.<GroupId, Optional<Group>>naturalOrder();
        program.groups().forEach((id, group) -> reachedGroups.put(id, Optional.of(group)));
        final var others = new TreeMap<>(foreignGroups);
        others.keySet().removeAll(program.groups().keySet());
        return new Installed(reached.buildOrThrow(), reachedGroups.buildOrThrow(), ImmutableSortedMap.copyOf(others),
            foreign, true);
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
