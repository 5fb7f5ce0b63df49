/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.openflow;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Sets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.opendaylight.netvis.program.Change;
import org.opendaylight.netvis.program.Flow;
import org.opendaylight.netvis.program.FlowKey;
import org.opendaylight.netvis.program.Flows;
import org.opendaylight.netvis.program.Group;
import org.opendaylight.netvis.program.GroupId;
import org.opendaylight.netvis.program.Installed;

/**
 * A look at a switch that goes on being changed. Nobody knows whether what it sees is from before or after a change
 * that was sent meanwhile, so of what that concerns the change is right, and of all the rest what is seen.
 */
final class Look {
    private final Goal goal;
    private final Set<FlowKey> flows = new HashSet<>();
    private final Set<GroupId> groups = new HashSet<>();

    /**
     * Begins.
     *
     * @param goal what is strived for meanwhile
     */
    Look(final Goal goal) {
        this.goal = goal;
    }

    /** Takes in a change that the switch has carried out; tells whether that leaves anything to be seen. */
    boolean disturb(final Iterable<Change.Bundled> changes) {
        for (var change : changes) {
            switch (change) {
                case Change.AddFlow add -> flows.add(add.flow().key());
                case Change.ModifyFlow modify -> flows.add(modify.flow().key());
                case Change.DeleteFlow delete -> flows.add(delete.flow().key());
                case Change.AddGroup add -> groups.add(add.group().id());
                case Change.ModifyGroup modify -> groups.add(modify.group().id());
                case Change.DeleteGroup delete -> groups.add(delete.id());
                case Change.DeleteAllFlows all -> {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether nothing was changed meanwhile. */
    boolean isUndisturbed() {
        return flows.isEmpty() && groups.isEmpty();
    }

    /** Whether what groups have counted can be told: one that is modified counts from zero. */
    boolean hasCounts() {
        return groups.isEmpty();
    }

    /** Whether it began when there was this goal already. */
    boolean isOf(final Goal present) {
        return goal.equals(present);
    }

    /** What was written over is not there any more. */
    private ImmutableSet<FlowKey> foreign(final Installed seen, final Installed reckoned) {
        return Sets.filter(seen.foreign(), key -> !flows.contains(key) || !reckoned.flows().containsKey(key))
            .stream().collect(ImmutableSet.toImmutableSet());
    }

    /**
     * What the switch holds.
     *
     * @param seen what the look has seen
     * @param reckoned what the switch was known to hold when the look began, after the changes
     */
    Installed content(final Installed seen, final Installed reckoned) {
        if (isUndisturbed()) {
            return seen;
        }
        final var there = new ArrayList<Flow>();
        final var gone = new ArrayList<FlowKey>();
        flows.forEach(key -> {
            final var flow = reckoned.flows().get(key);
            if (flow == null) {
                gone.add(key);
            } else {
                there.add(flow);
            }
        });
        final var ours = new TreeMap<GroupId, Optional<Group>>(seen.groups());
        final var others = new TreeMap<GroupId, Optional<Group>>(seen.foreignGroups());
        groups.forEach(id -> {
            others.remove(id);
            ours.remove(id);
            if (reckoned.groups().containsKey(id)) {
                ours.put(id, reckoned.groups().get(id));
            }
        });
        return new Installed(Flows.copyOf(seen.flows()).with(gone, there), ImmutableSortedMap.copyOf(ours),
            ImmutableSortedMap.copyOf(others), foreign(seen, reckoned), seen.legible(), seen.meters(),
            seen.tlvTable());
    }
}
