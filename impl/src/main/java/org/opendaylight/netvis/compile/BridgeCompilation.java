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
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.Maps;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opendaylight.netvis.policy.Bridge;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.policy.Source;
import org.opendaylight.netvis.policy.SourceId;
import org.opendaylight.netvis.policy.Tool;
import org.opendaylight.netvis.policy.ToolId;
import org.opendaylight.netvis.program.FieldMatch;
import org.opendaylight.netvis.program.GroupId;
import org.opendaylight.netvis.program.Program;
import org.opendaylight.netvis.punt.PuntPlan;

/**
 * Decides which policies a bridge carries out and how, then has its program written.
 *
 * @param inputs what it was compiled from
 * @param program the program
 * @param places what came of each policy that has a source on the bridge
 * @param changedPlaces the policies of which something else came than in the compilation before
 * @param tools the tool that each group serves
 * @param puntPlan what the controller decides
 * @param owners who needs each part of the program
 * @param transits the ways of tunnels that the bridge unwraps in transit
 * @param allotment what the program was given
 * @param changed the policies for which the program has something else than the one before
 * @param draft what the next compilation can use
 */
record BridgeCompilation(Inputs inputs, Program program, Map<PolicyId, Compilation.Place> places,
        ImmutableSet<PolicyId> changedPlaces, ImmutableMap<GroupId, ToolId> tools, PuntPlan puntPlan, Owners owners,
        ImmutableList<TransitPath> transits, Allotment allotment, ImmutableSet<PolicyId> changed,
        Handover<Draft> draft) {
    private static final int GROUP_BITS = 24;

    /**
     * What a bridge is compiled from, beside the sources that the policies name. It is remembered, so it holds no more
     * of what the operator wants than tells whether that is the same.
     *
     * @param tools all tools
     * @param bridge the bridge
     * @param ports its switch
     * @param policies the policies that have a source on it
     * @param former what was given out before
     * @param bounds how many layers there are
     */
    record Inputs(ImmutableMap<ToolId, Tool> tools, Bridge bridge, Fabric.Ports ports,
            ImmutableList<CompiledPolicy> policies, Allotment former, Layers.Bounds bounds) {
        /** Whether the same comes of these as of others, from which the former allotment is. */
        private boolean isLike(final Inputs other) {
            return policies == other.policies && bridge.equals(other.bridge) && bounds.equals(other.bounds)
                && tools == other.tools && ports.isLike(other.ports)
                && ports.refused().equals(other.ports.refused()) && ports.meanings().equals(other.ports.meanings());
        }

        private boolean isSameSwitch(final Inputs other) {
            return bridge.equals(other.bridge) && bounds.equals(other.bounds) && ports.isLike(other.ports);
        }
    }

    /**
     * Compiles a bridge.
     *
     * @param sources all sources
     * @param inputs what it is compiled from beside them
     * @param before the compilation before; empty, if there is none, or something else has been given out since
     */
    static BridgeCompilation compile(final ImmutableMap<SourceId, Source> sources, final Inputs inputs,
            final Optional<BridgeCompilation> before) {
        if (before.isPresent() && inputs.isLike(before.orElseThrow().inputs)) {
            return before.orElseThrow();
        }
        final var draft = before.filter(it -> it.inputs.bounds.equals(inputs.bounds))
            .flatMap(it -> it.draft.take()).orElseGet(Draft::new);
        if (before.isPresent() && !inputs.isSameSwitch(before.orElseThrow().inputs)) {
            draft.outdate();
        }
        return new Decision(sources, inputs, draft).decide();
    }

    private static final class Decision {
        private final Map<PolicyId, Compilation.Place> failures = new HashMap<>();
        private final Inputs inputs;
        private final Draft draft;
        private final Allotment former;
        private final ShareCompiler compiler;

        Decision(final ImmutableMap<SourceId, Source> sources, final Inputs inputs, final Draft draft) {
            this.inputs = inputs;
            this.draft = draft;
            former = inputs.former();
            compiler = new ShareCompiler(sources, inputs.tools(), inputs.bridge(), inputs.ports(), draft.deliveries());
            draft.begin(inputs.policies(), compiler);
        }

        BridgeCompilation decide() {
            fitLayers();
            while (draft.demand().shared().size() + draft.demand().punts() > Pipeline.MAX_DUE) {
                dropSurplus(draft.demand().shared());
            }
            return write(draft.demand().shared());
        }

        private Stream<PolicyWork> active() {
            return draft.works().stream().filter(work -> work.placement() != null);
        }

        private BridgeCompilation write(final Set<Delivery> shared) {
            final var numbers = groupNumbers();
            final var groups = groups(numbers);
            final var bits = bits(shared, groups);
            final var marks = new Marks(groups, marks(bits.shared()), bits.punted(), marks(bits.unread()));
            final var revision = draft.program().revise(different(marks), draft.displaced());
            final var contributions = revision.present().all();
            final var bridge = inputs.bridge();
            final var ports = inputs.ports();
            final var punting = punting();
            final var meaning = meaning(punting, marks);
            final long cookie = Meanings.cookie(bridge.id(), meaning, ports.meanings());
            final var written = BridgeProgram.write(new Layout(bridge,
                new Layout.Contributions(contributions, punting, !draft.demand().onWays().isEmpty()),
                ImmutableSet.copyOf(draft.layers()), marks, numbers, cookie, compiler.toolPorts()), ports.abilities());
            final var program = draft.program().update(marks, revision, written);
            draft.end(this::place, failures.keySet());
            return new BridgeCompilation(inputs, program, draft.places(), draft.changedPlaces(),
                groups.entrySet().stream().collect(ImmutableMap.toImmutableMap(Map.Entry::getValue,
                    it -> it.getKey().tool())), new PuntPlan(cookie, meaning, tasks(contributions)),
                new Owners(contributions, written), transits(), new Allotment(draft.allotted(),
                    bits.shared().entrySet().stream().collect(ImmutableMap.toImmutableMap(
                        entry -> groups.get(entry.getKey()), Map.Entry::getValue)), bits.punted(), bits.unread(),
                    numbers), draft.program().changed(), new Handover<>(draft));
        }

        private Compilation.Place place(final PolicyWork work) {
            final var failure = failures.get(work.id());
            final var contribution = work.contribution();
            return failure != null ? failure : work.placement() != null && contribution != null ? contribution.place()
                : work.result().place();
        }

        private static <K> ImmutableMap<K, FieldMatch> marks(final Map<K, Integer> bits) {
            return ImmutableMap.copyOf(Maps.transformValues(bits, Pipeline::due));
        }

        /** Where nothing goes to the controller, nothing is to be understood there. */
        private static PuntPlan.Meaning meaning(final ImmutableList<Contribution> punting, final Marks marks) {
            final var tasks = punting.stream()
                .flatMap(it -> it.tasks().subList(0, it.terms().punted().size()).stream())
                .collect(ImmutableList.toImmutableList());
            return tasks.isEmpty() && marks.unread().isEmpty() ? PuntPlan.Meaning.NONE : new PuntPlan.Meaning(
                ImmutableSortedMap.copyOf(marks.shared().entrySet().stream().collect(Collectors.toMap(
                    entry -> marks.groups().get(entry.getKey()), entry -> entry.getValue().mask().low()))),
                ImmutableSortedMap.copyOf(marks.unread().entrySet().stream().collect(Collectors.toMap(
                    entry -> entry.getKey().name(), entry -> entry.getValue().mask().low()))), tasks);
        }

        /** What the program has for policies that punt to the controller. */
        private ImmutableList<Contribution> punting() {
            return draft.demand().punting().stream().map(PolicyWork::contributed)
                .collect(ImmutableList.toImmutableList());
        }

        private static ImmutableList<PuntPlan.Task> tasks(final List<Contribution> contributions) {
            final var result = ImmutableList.<PuntPlan.Task>builder();
            for (var contribution : contributions) {
                for (var task : contribution.tasks()) {
                    result.add(task);
                }
            }
            return result.build();
        }

        private ImmutableList<TransitPath> transits() {
            final var policies = LinkedHashMultimap.<Way.Lossy, PolicyId>create();
            draft.demand().onWays().forEach(work -> work.share().orElseThrow().observation().ways().forEach(way -> {
                if (way instanceof Way.Lossy lossy) {
                    policies.put(lossy, work.id());
                }
            }));
            return policies.asMap().entrySet().stream()
                .map(it -> it.getKey().path(ImmutableSet.copyOf(it.getValue())))
                .collect(ImmutableList.toImmutableList());
        }

        private DueBits bits(final Set<Delivery> shared, final Map<Delivery, GroupId> groups) {
            final var had = new LinkedHashMap<Delivery, Integer>();
            shared.stream().sorted().forEach(delivery ->
                had.put(delivery, former.due().getOrDefault(groups.get(delivery), -1)));
            final var punts = new LinkedHashMap<Integer, Integer>();
            draft.demand().punting().forEach(work -> punts.put(work.share().orElseThrow().cookie(),
                work.share().orElseThrow().punts().punts().size()));
            final var kinds = inputs.ports().unlimited().isPresent() ? EnumSet.noneOf(Unread.class)
                : draft.demand().unread();
            return DueBits.allot(had, punts, kinds, former);
        }

        /** Contributions that may be others than before. */
        private List<Contribution> different(final Marks marks) {
            final var writer = new ContributionWriter(inputs.bridge(), inputs.ports());
            final var result = new ArrayList<Contribution>();
            final boolean areKnown = draft.program().knows(marks);
            (areKnown ? Stream.concat(draft.moved().stream(), draft.demand().punting().stream()).distinct() : active())
                .forEach(work -> {
                    final var known = work.contribution();
                    final var punted = marks.punted(work.share().orElseThrow());
                    if (!areKnown || known == null || !known.terms().isAt(work.placed(), punted)) {
                        final var terms = marks.terms(work.result(), work.placed());
                        final var contribution = draft.program().contribution(work.id())
                            .filter(it -> it.terms().equals(terms)).orElseGet(() -> writer.write(terms));
                        work.contribute(contribution);
                        result.add(contribution);
                    }
                });
            return result;
        }

        /** Finds layers for each share, and drops those for which there are none. */
        private void fitLayers() {
            draft.fit(inputs.bounds(), former);
            draft.homeless().forEach(work -> fail(work, "more than " + inputs.bounds().numbered()
                + " policies can select the same packet on this bridge, which is as many as Open vSwitch looks at for"
                + " one packet: merge some, or make their rules disjoint"));
        }

        /** Whether a policy was carried out before. */
        private boolean isKnown(final PolicyWork work) {
            return former.places().containsKey(work.share().orElseThrow().cookie());
        }

        private void dropSurplus(final Set<Delivery> shared) {
            if (shared.size() > Pipeline.MAX_DUE) {
                fail(last(share -> share.deliveries().contains(surplus(shared))), "more than "
                    + Pipeline.MAX_DUE + " tools on this bridge are shared by policies that can select the same"
                    + " packet, which is as many as it has metadata bits for: use fewer tools");
            } else {
                fail(last(share -> !share.punts().isEmpty()), "more than " + Pipeline.MAX_DUE + " things that the"
                    + " controller is to decide, and tools that are shared by policies that can select the same packet,"
                    + " which is as many as the bridge has metadata bits for: merge some policies");
            }
        }

        /** A delivery that was not shared before, if there is one. */
        private Delivery surplus(final Collection<Delivery> shared) {
            final var groups = groups(groupNumbers());
            return shared.stream().sorted(Comparator.<Delivery, Boolean>comparing(delivery ->
                    !former.due().containsKey(groups.get(delivery))).thenComparing(Comparator.naturalOrder()))
                .skip(Pipeline.MAX_DUE).findFirst().orElseThrow();
        }

        /** Whoever was there before stays. */
        private PolicyWork last(final Predicate<Share> predicate) {
            return Stream.concat(active().filter(this::isKnown), active().filter(work -> !isKnown(work)))
                .filter(work -> predicate.test(work.share().orElseThrow())).reduce((first, second) -> second)
                .orElseThrow();
        }

        private void fail(final PolicyWork work, final String reason) {
            draft.displace(work);
            failures.put(work.id(), new Compilation.Place.Fails(ImmutableList.of(reason)));
        }

        private ImmutableMap<String, Integer> groupNumbers() {
            final var labels = new TreeSet<String>();
            Capabilities.ALL.forEach(capability -> labels.addAll(capability.groups()));
            draft.demand().deliveries().forEach(delivery -> labels.add(delivery.label()));
            return Numbers.of(labels, GROUP_BITS, former.groups());
        }

        private ImmutableMap<Delivery, GroupId> groups(final Map<String, Integer> numbers) {
            return draft.demand().deliveries().stream().sorted().collect(ImmutableMap.toImmutableMap(
                delivery -> delivery, delivery -> new GroupId(numbers.get(delivery.label()))));
        }
    }
}
