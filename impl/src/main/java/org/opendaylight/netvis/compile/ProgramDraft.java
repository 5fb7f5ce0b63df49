/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import static java.util.Objects.requireNonNull;

import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Iterables;
import com.google.common.collect.Maps;
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
    private PolicyList<Contribution> contributions = PolicyList.empty(contribution -> contribution.share().policy());
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
     * What it is to have for policies, and how that differs from what it has.
     *
     * @param present what it is to have for each
     * @param added those among them that it has not
     * @param gone the policies that it has something for and is to have nothing for
     */
    record Revision(PolicyList<Contribution> present, ImmutableList<Contribution> added,
            ImmutableSet<PolicyId> gone) {
    }

    /**
     * What the program will have for policies.
     *
     * @param different contributions that may be others than before
     * @param displaced policies that may have had something and are to have nothing
     */
    Revision revise(final List<Contribution> different, final Set<PolicyId> displaced) {
        final var added = different.stream().filter(it -> contributions.get(it.share().policy()) != it)
            .collect(ImmutableList.toImmutableList());
        final var gone = displaced.stream().filter(policy -> contributions.get(policy) != null)
            .collect(ImmutableSet.toImmutableSet());
        return new Revision(contributions.with(gone, Maps.uniqueIndex(added, it -> it.share().policy())), added, gone);
    }

    /**
     * Brings the program up to date.
     *
     * @param now what the contributions were made with
     * @param revision what it is to have for each policy
     * @param written what it is to have beside that
     */
    Program update(final Marks now, final Revision revision, final Parts.Written written) {
        final var step = new Step(program.flows());
        final var places = new LinkedHashMap<Integer, Optional<Allotment.Place>>();
        revision.gone().forEach(policy -> {
            final var contribution = requireNonNull(contributions.get(policy));
            places.put(contribution.share().cookie(), Optional.empty());
            step.remove(contribution);
        });
        revision.added().forEach(contribution -> {
            final var before = contributions.get(contribution.share().policy());
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
        revision.added().forEach(contribution -> {
            step.add(contribution);
            places.put(contribution.share().cookie(), Optional.of(contribution.allotted()));
        });
        contributions = revision.present();
        changed = ImmutableSet.<PolicyId>builder().addAll(revision.gone())
            .addAll(Iterables.transform(revision.added(), it -> it.share().policy())).build();
        allotted = ImmutableMap.copyOf(places);
        outdated = false;
        marks = now;
        final var present = contributions.all();
        program = program.next(step.flows(), written.groups().stream().map(Parts.Part::what).toList(),
            written.meters(), written.options(), Suppliers.memoize(() -> present.stream()
                .map(contribution -> contribution.share().cookie()).collect(ImmutableList.toImmutableList())));
        return program;
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
