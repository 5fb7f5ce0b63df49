/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.program.Flow;
import org.opendaylight.netvis.program.FlowKey;
import org.opendaylight.netvis.program.Flows;
import org.opendaylight.netvis.program.Program;

/**
 * The program of a bridge with the contributions that it is made of. When some of these are others, the flows of all
 * the rest are not looked at.
 */
final class ProgramDraft {
    private final Map<PolicyId, Contribution> contributions = new HashMap<>();
    /** How many parts of the program have a flow, of those that are no policy's own. */
    private final Map<FlowKey, Integer> uses = new HashMap<>();
    private ImmutableList<Flow> rest = ImmutableList.of();
    private Program program = Program.EMPTY;
    private Marks marks = Marks.NONE;
    private ImmutableSet<PolicyId> changed = ImmutableSet.of();
    private ImmutableMap<Integer, Optional<Allotment.Place>> allotted = ImmutableMap.of();
    /** Whether the contributions were made for another bridge. */
    private boolean outdated;

    void outdate() {
        outdated = true;
    }

    /** What the program has for a policy; empty, if nothing that could be used again. */
    Optional<Contribution> contribution(final PolicyId policy) {
        return outdated ? Optional.empty() : Optional.ofNullable(contributions.get(policy));
    }

    /** Whether contributions that were made with the marks of before would be the same with others. */
    boolean knows(final Marks present) {
        return present.isAfter(marks);
    }

    /** The policies for which the program has something else since it was last brought up to date. */
    ImmutableSet<PolicyId> changed() {
        return changed;
    }

    /** Where policies are now that were elsewhere before, or nowhere, by their numbers; empty: nowhere now. */
    ImmutableMap<Integer, Optional<Allotment.Place>> allotted() {
        return allotted;
    }

    /**
     * Brings the program up to date.
     *
     * @param now what the contributions were made with
     * @param present what it is to have for each policy
     * @param different those among them that may be others than before
     * @param written what it is to have beside that
     */
    Program update(final Marks now, final ImmutableList<Contribution> present, final List<Contribution> different,
            final Parts.Written written) {
        final var step = new Step(program.flows());
        final var places = new LinkedHashMap<Integer, Optional<Allotment.Place>>();
        final var differing = new HashSet<PolicyId>();
        final var added = different.stream()
            .filter(it -> contributions.get(it.share().policy()) != it).toList();
        final var gone = gone(present, added);
        gone.forEach(policy -> {
            differing.add(policy);
            final var contribution = contributions.remove(policy);
            places.put(contribution.share().cookie(), Optional.empty());
            step.remove(contribution);
        });
        added.forEach(contribution -> {
            final var before = contributions.remove(contribution.share().policy());
            if (before != null) {
                step.remove(before);
            }
        });
        final var others = written.flows().stream().map(Parts.Part::what)
            .collect(ImmutableList.toImmutableList());
        if (!others.equals(rest)) {
            rest.forEach(step::removeUse);
            others.forEach(step::addUse);
            rest = others;
        }
        added.forEach(contribution -> {
            step.add(contribution);
            differing.add(contribution.share().policy());
            places.put(contribution.share().cookie(), Optional.of(contribution.allotted()));
            contributions.put(contribution.share().policy(), contribution);
        });
        changed = ImmutableSet.copyOf(differing);
        allotted = ImmutableMap.copyOf(places);
        outdated = false;
        marks = now;
        program = program.next(step.flows(), written.groups().stream().map(Parts.Part::what).toList(),
            written.meters(), written.options(), Suppliers.memoize(() -> present.stream()
                .map(contribution -> contribution.share().cookie()).collect(ImmutableList.toImmutableList())));
        return program;
    }

    /** The policies that the program has something for and is to have nothing for. */
    private List<PolicyId> gone(final List<Contribution> present, final List<Contribution> added) {
        final long fresh = added.stream().filter(it -> !contributions.containsKey(it.share().policy())).count();
        if (contributions.size() + fresh == present.size()) {
            return List.of();
        }
        final var policies = new HashSet<PolicyId>();
        present.forEach(contribution -> policies.add(contribution.share().policy()));
        return contributions.keySet().stream().filter(policy -> !policies.contains(policy)).toList();
    }

    /** One change of the flows. What goes is told before what comes. */
    private final class Step {
        private final Set<FlowKey> removed = new HashSet<>();
        private final Map<FlowKey, Flow> added = new HashMap<>();
        private final Flows before;

        Step(final Flows before) {
            this.before = before;
        }

        void remove(final Contribution contribution) {
            contribution.own().forEach(flow -> removed.add(flow.key()));
            contribution.common().forEach(this::removeUse);
        }

        void removeUse(final Flow flow) {
            if (uses.merge(flow.key(), -1, Integer::sum) == 0) {
                uses.remove(flow.key());
                removed.add(flow.key());
            }
        }

        void add(final Contribution contribution) {
            contribution.own().forEach(this::put);
            contribution.common().forEach(this::addUse);
        }

        void addUse(final Flow flow) {
            uses.merge(flow.key(), 1, Integer::sum);
            put(flow);
        }

        private void put(final Flow flow) {
            final var other = added.putIfAbsent(flow.key(), flow);
            final var present = other != null || removed.contains(flow.key()) ? other : before.get(flow.key());
            if (present != null && !present.equals(flow)) {
                throw new IllegalArgumentException("two flows of one identity:\n" + present + "\n" + flow);
            }
        }

        Flows flows() {
            return before.with(removed, added.values());
        }
    }
}
