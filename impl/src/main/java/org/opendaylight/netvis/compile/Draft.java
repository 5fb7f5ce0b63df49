/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Interner;
import com.google.common.collect.Interners;
import com.google.common.collect.Iterators;
import com.google.common.collect.PeekingIterator;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.netvis.policy.PolicyId;
import tech.pantheon.triemap.ImmutableTrieMap;
import tech.pantheon.triemap.MutableTrieMap;
import tech.pantheon.triemap.TrieMap;

/**
 * What one compilation of a bridge found out and the next can use as far as nothing has changed of what it follows
 * from. That makes the next one quick; what comes of it is the same without. It is changed by the compilation that uses
 * it, so it is used once, see {@link Handover}.
 */
final class Draft {
    private final ProgramDraft program = new ProgramDraft();
    private final Interner<Delivery> deliveries = Interners.newWeakInterner();
    private final MutableTrieMap<PolicyId, Compilation.Place> places = TrieMap.create();
    private final MutableTrieMap<Integer, Allotment.Place> allotted = TrieMap.create();
    /** Policies that have no place and would need one. */
    private final Map<PolicyId, PolicyWork> homeless = new LinkedHashMap<>();
    /** Policies that have got a place, another one or none since the program was brought up to date. */
    private final Set<PolicyId> moved = new LinkedHashSet<>();
    private LayerContents layers = new LayerContents();
    private Demand demand = new Demand();
    /** Those that the works are of, which have the same places in both lists. */
    private ImmutableList<CompiledPolicy> policies = ImmutableList.of();
    private ImmutableMap<PolicyId, String> refused = ImmutableMap.of();
    private PolicyList<PolicyWork> works = PolicyList.empty(PolicyWork::id);
    /** The policies whose work is another than before, or gone. */
    private Set<PolicyId> changed = new HashSet<>();
    private ImmutableSet<PolicyId> changedPlaces = ImmutableSet.of();
    /** The policies that had no room in the compilation before. */
    private ImmutableSet<PolicyId> failed = ImmutableSet.of();

    /** One instance of each delivery. */
    Interner<Delivery> deliveries() {
        return deliveries;
    }

    /** Forgets what follows from the bridge and its ports, which are others now. */
    void outdate() {
        works = PolicyList.of(works.all().stream().map(PolicyWork::outdated).collect(ImmutableList.toImmutableList()),
            PolicyWork::id);
        policies = ImmutableList.of();
        demand = new Demand();
        homeless.clear();
        program.outdate();
    }

    /**
     * Begins a compilation: what some policies come to by themselves.
     *
     * @param present the policies that have a source on the bridge, in order
     * @param compiler finds what one comes to
     */
    void begin(final ImmutableList<CompiledPolicy> present, final ShareCompiler compiler) {
        changed = new HashSet<>(failed);
        final boolean isAlike = compiler.refused().equals(refused);
        // As a rule nothing has changed but between two places
        final int first = isAlike ? alike(policies, present) : 0;
        final int last = isAlike ? alike(policies.subList(first, policies.size()).reverse(),
            present.subList(first, present.size()).reverse()) : 0;
        final var all = works.all();
        final var before = Iterators.peekingIterator(all.subList(first, all.size() - last).iterator());
        final var result = ImmutableList.<PolicyWork>builderWithExpectedSize(present.size());
        result.addAll(all.subList(0, first));
        for (var policy : present.subList(first, present.size() - last)) {
            final var known = before(policy, before);
            final var refusal = compiler.refusal(policy.id());
            result.add(known != null && known.isOf(policy, refusal) ? known
                : anew(known, new PolicyWork(policy, refusal, compiler.compile(policy))));
        }
        before.forEachRemaining(this::forget);
        works = PolicyList.of(result.addAll(all.subList(all.size() - last, all.size())).build(), PolicyWork::id);
        policies = present;
        refused = compiler.refused();
    }

    /** How many elements two lists have in common at their beginnings. */
    private static int alike(final List<?> one, final List<?> other) {
        final int size = Math.min(one.size(), other.size());
        for (int i = 0; i < size; i++) {
            if (one.get(i) != other.get(i)) {
                return i;
            }
        }
        return size;
    }

    private @Nullable PolicyWork before(final CompiledPolicy policy, final PeekingIterator<PolicyWork> before) {
        while (before.hasNext()) {
            final int order = before.peek().id().compareTo(policy.id());
            if (order >= 0) {
                return order == 0 ? before.next() : null;
            }
            forget(before.next());
        }
        return null;
    }

    private PolicyWork anew(final @Nullable PolicyWork before, final PolicyWork work) {
        changed.add(work.id());
        if (before != null) {
            place(before, null);
        }
        final var known = work.share().flatMap(share -> layers.placement(work.id(), share.block())).orElse(null);
        if (known == null) {
            layers.remove(work.id());
        }
        place(work, known);
        return work;
    }

    private void forget(final PolicyWork gone) {
        changed.add(gone.id());
        layers.remove(gone.id());
        places.remove(gone.id());
        place(gone, null);
        homeless.remove(gone.id());
    }

    private void place(final PolicyWork work, final @Nullable Placement where) {
        if (work.placement() != null) {
            demand.remove(work);
        }
        work.put(where);
        if (where != null) {
            demand.add(work);
            homeless.remove(work.id());
        } else if (work.share().isPresent()) {
            homeless.put(work.id(), work);
        } else {
            homeless.remove(work.id());
        }
        moved.add(work.id());
    }

    /**
     * Finds the layers of policies that have none, as far as there is room.
     *
     * @param bounds how many layers there are
     * @param former the layers that policies had
     */
    void fit(final Layers.Bounds bounds, final Allotment former) {
        final var rest = homeless();
        if (!rest.isEmpty()) {
            final var before = layers;
            layers = Layers.of(() -> blocks(works.all()), blocks(rest), formerOf(rest, former), bounds, layers);
            (layers == before ? rest : works.all()).forEach(work -> place(work, work.share()
                .flatMap(share -> layers.placement(work.id(), share.block())).orElse(null)));
        }
    }

    private static Map<PolicyId, Allotment.Place> formerOf(final List<PolicyWork> of, final Allotment former) {
        final var result = new HashMap<PolicyId, Allotment.Place>();
        of.forEach(work -> {
            final var place = former.places().get(work.share().orElseThrow().cookie());
            if (place != null) {
                result.put(work.id(), place);
            }
        });
        return result;
    }

    private static Map<PolicyId, Block> blocks(final List<PolicyWork> of) {
        final var result = new LinkedHashMap<PolicyId, Block>();
        of.forEach(work -> work.share().ifPresent(share -> result.put(work.id(), share.block())));
        return result;
    }

    /** Takes a policy out of its layers, that is not carried out for another reason. */
    void displace(final PolicyWork work) {
        layers.remove(work.id());
        place(work, null);
    }

    Set<Layer> layers() {
        return layers.layers();
    }

    ProgramDraft program() {
        return program;
    }

    /** What those need together that have a place. */
    Demand demand() {
        return demand;
    }

    /** All works, in order. */
    ImmutableList<PolicyWork> works() {
        return works.all();
    }

    /** Works that have no place and would need one, in order. */
    ImmutableList<PolicyWork> homeless() {
        return ImmutableList.sortedCopyOf(Comparator.comparing(PolicyWork::id), homeless.values());
    }

    /** Works whose place is another than when the program was brought up to date last, in order. */
    ImmutableList<PolicyWork> moved() {
        return moved.stream().sorted().map(works::get).filter(work -> work != null && work.placement() != null)
            .collect(ImmutableList.toImmutableList());
    }

    /** Policies that have lost their place since then. */
    ImmutableSet<PolicyId> displaced() {
        return moved.stream().filter(policy -> {
            final var work = works.get(policy);
            return work == null || work.placement() == null;
        }).collect(ImmutableSet.toImmutableSet());
    }

    /**
     * Takes in what has come of the policies.
     *
     * @param place finds what has come of one
     * @param failures those that had no room
     */
    void end(final Function<PolicyWork, Compilation.Place> place, final Set<PolicyId> failures) {
        moved.clear();
        changed.addAll(program.changed());
        changed.addAll(failures);
        failed = ImmutableSet.copyOf(failures);
        final var differing = ImmutableSet.<PolicyId>builder();
        for (var policy : ImmutableList.sortedCopyOf(changed)) {
            final var work = works.get(policy);
            if (work != null) {
                final var now = place.apply(work);
                if (!now.equals(places.get(policy))) {
                    places.put(policy, now);
                    differing.add(policy);
                }
            }
        }
        changedPlaces = differing.build();
        program.allotted().forEach((number, where) -> {
            if (where.isPresent()) {
                allotted.put(number, where.orElseThrow());
            } else {
                allotted.remove(number);
            }
        });
    }

    /** What has come of each policy. */
    ImmutableTrieMap<PolicyId, Compilation.Place> places() {
        return places.immutableSnapshot();
    }

    /** The policies of which something else has come than before. */
    ImmutableSet<PolicyId> changedPlaces() {
        return changedPlaces;
    }

    /** Where each policy is, by its number. */
    ImmutableTrieMap<Integer, Allotment.Place> allotted() {
        return allotted.immutableSnapshot();
    }
}
