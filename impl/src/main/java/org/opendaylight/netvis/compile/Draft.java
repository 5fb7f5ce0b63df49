/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Interner;
import com.google.common.collect.Interners;
import com.google.common.collect.Iterators;
import com.google.common.collect.PeekingIterator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
    private LayerContents layers = new LayerContents();
    /** In the order of the policies. */
    private ImmutableList<PolicyWork> works = ImmutableList.of();
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
        works = works.stream().map(PolicyWork::outdated).collect(ImmutableList.toImmutableList());
        program.outdate();
    }

    /**
     * Begins a compilation: what some policies come to by themselves.
     *
     * @param policies the policies that have a source on the bridge, in order
     * @param compiler finds what one comes to
     */
    ImmutableList<PolicyWork> begin(final ImmutableList<CompiledPolicy> policies, final ShareCompiler compiler) {
        changed = new HashSet<>(failed);
        final var before = Iterators.peekingIterator(works.iterator());
        final var result = ImmutableList.<PolicyWork>builderWithExpectedSize(policies.size());
        for (var policy : policies) {
            final var known = before(policy, before);
            final var refusal = compiler.refusal(policy.id());
            result.add(known != null && known.isOf(policy, refusal) ? known
                : anew(new PolicyWork(policy, refusal, compiler.compile(policy))));
        }
        before.forEachRemaining(this::forget);
        works = result.build();
        return works;
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

    private PolicyWork anew(final PolicyWork work) {
        changed.add(work.id());
        work.share().flatMap(share -> layers.placement(work.id(), share.block()))
            .ifPresentOrElse(work::put, () -> layers.remove(work.id()));
        return work;
    }

    private void forget(final PolicyWork gone) {
        changed.add(gone.id());
        layers.remove(gone.id());
        places.remove(gone.id());
    }

    /**
     * Finds the layers of policies that have none, as far as there is room.
     *
     * @param bounds how many layers there are
     * @param former the layers that policies had
     */
    void fit(final Layers.Bounds bounds, final Allotment former) {
        final var rest = works.stream().filter(work -> work.share().isPresent() && work.placement() == null).toList();
        if (!rest.isEmpty()) {
            final var before = layers;
            layers = Layers.of(() -> blocks(works), blocks(rest), formerOf(rest, former), bounds, layers);
            (layers == before ? rest : works).forEach(work -> work.put(work.share()
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
        work.put(null);
    }

    Set<Layer> layers() {
        return layers.layers();
    }

    ProgramDraft program() {
        return program;
    }

    /**
     * Takes in what has come of the policies.
     *
     * @param place finds what has come of one
     * @param failures those that had no room
     */
    void end(final Function<PolicyWork, Compilation.Place> place, final Set<PolicyId> failures) {
        changed.addAll(program.changed());
        changed.addAll(failures);
        failed = ImmutableSet.copyOf(failures);
        final var differing = ImmutableSet.<PolicyId>builder();
        for (var work : works) {
            if (changed.contains(work.id())) {
                final var now = place.apply(work);
                if (!now.equals(places.get(work.id()))) {
                    places.put(work.id(), now);
                    differing.add(work.id());
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
