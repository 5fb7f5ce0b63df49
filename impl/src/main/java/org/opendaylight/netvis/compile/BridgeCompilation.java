/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSetMultimap;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Maps;
import com.google.common.collect.Sets;
import com.google.common.collect.Streams;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.opendaylight.netvis.policy.Bridge;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.policy.PolicySet;
import org.opendaylight.netvis.policy.ToolId;
import org.opendaylight.netvis.program.FieldMatch;
import org.opendaylight.netvis.program.GroupId;
import org.opendaylight.netvis.program.Program;
import org.opendaylight.netvis.punt.PuntPlan;
import org.opendaylight.netvis.punt.View;

/**
 * Decides which policies a bridge carries out and how, then has its program written.
 *
 * @param program the program
 * @param places what came of each policy that has a source on the bridge
 * @param tools the tool that each group serves
 * @param puntPlan what the controller decides
 * @param owners who needs each part of the program
 * @param transits the ways of tunnels that the bridge unwraps in transit
 * @param allotment what the program was given
 */
record BridgeCompilation(Program program, ImmutableMap<PolicyId, Compilation.Place> places,
        ImmutableMap<GroupId, ToolId> tools, PuntPlan puntPlan, Owners owners, ImmutableList<TransitPath> transits,
        Allotment allotment) {
    private static final int GROUP_BITS = 24;
    private static final String NO_BIT = "the bridge has no metadata bit left";
    /** Stands for {@link DeliveryGroups#popAside} among the labels of deliveries; no delivery has this label. */
    private static final String POP_ASIDE = "=pop";
    /** Stands for {@link DeliveryGroups#toIpv6} among the labels of deliveries; no delivery has this label. */
    private static final String TO_IPV6 = "=ipv6";

    static BridgeCompilation compile(final PolicySet set, final Bridge bridge, final Fabric.Ports ports,
            final Collection<CompiledPolicy> policies, final Allotment former, final Layers.Bounds bounds) {
        return new Decision(set, bridge, ports, former, bounds).decide(policies);
    }

    private static final class Decision {
        private final Map<PolicyId, Compilation.Place> places = new LinkedHashMap<>();
        private final Map<PolicyId, Share> shares = new LinkedHashMap<>();
        private final Bridge bridge;
        private final Fabric.Ports ports;
        private final Allotment former;
        private final Layers.Bounds bounds;
        private final ShareCompiler compiler;
        private final Map<PolicyId, Placement> layers = new LinkedHashMap<>();

        Decision(final PolicySet set, final Bridge bridge, final Fabric.Ports ports, final Allotment former,
                final Layers.Bounds bounds) {
            this.bridge = bridge;
            this.ports = ports;
            this.former = former;
            this.bounds = bounds;
            compiler = new ShareCompiler(set, bridge, ports);
        }

        BridgeCompilation decide(final Collection<CompiledPolicy> policies) {
            policies.forEach(policy -> compiler.compile(policy).ifPresent(result -> {
                places.put(policy.id(), result.place());
                result.share().ifPresent(share -> shares.put(policy.id(), share));
            }));
            fitLayers();
            var shared = sharedDeliveries();
            while (shared.size() + puntCount() > Pipeline.MAX_DUE) {
                dropSurplus(List.copyOf(shared));
                shared = sharedDeliveries();
            }
            layers.keySet().retainAll(shares.keySet());
            final var numbers = groupNumbers();
            final var groups = groups(numbers);
            final var bits = bits(shared, groups);
            final var candidates = candidates(bits);
            final var unread = ImmutableMap.copyOf(Maps.transformValues(bits.unread(), Pipeline::due));
            final var tasks = tasks(bits.shared(), candidates, unread, groups);
            shares.values().forEach(share -> note(share, unread.keySet()));
            final long cookie = Meanings.cookie(bridge.name(), tasks, ports.meanings());
            final var toolPorts = compiler.toolPorts();
            final var written = BridgeProgram.write(bridge, new BridgeProgram.Layout(shares.values(),
                ImmutableMap.copyOf(layers), bits.shared(), candidates, unread, cookie, groups,
                groupOf(numbers, POP_ASIDE), groupOf(numbers, TO_IPV6), toolPorts,
                toolPorts.values().stream().flatMap(List::stream).collect(ImmutableSet.toImmutableSet()),
                ports.localMac().orElse(0), ports.vnTag(), ports.tunnelEnds()));
            return new BridgeCompilation(written.program(), ImmutableMap.copyOf(places), groups.entrySet().stream()
                .collect(ImmutableMap.toImmutableMap(Map.Entry::getValue, it -> it.getKey().tool())),
                new PuntPlan(cookie, tasks), written.owners(), transits(), allotment(bits, groups, numbers));
        }

        private Allotment allotment(final DueBits bits, final Map<Delivery, GroupId> groups,
                final ImmutableMap<String, Integer> numbers) {
            return new Allotment(shares.values().stream().collect(ImmutableMap.toImmutableMap(Share::cookie,
                share -> new Allotment.Place(layers.get(share.policy()).layers(), Optional.of(share.block())))),
                bits.shared().entrySet().stream().collect(ImmutableMap.toImmutableMap(
                    entry -> groups.get(entry.getKey()), Map.Entry::getValue)),
                bits.candidates(), bits.unread(), numbers);
        }

        private ImmutableList<TransitPath> transits() {
            final var policies = ImmutableSetMultimap.<Observation.Unwrapping, PolicyId>builder();
            shares.values().forEach(share -> share.observation().unwrapping()
                .forEach(unwrapping -> policies.put(unwrapping, share.policy())));
            return policies.build().asMap().entrySet().stream()
                .map(it -> Transit.path(it.getKey(), ImmutableSet.copyOf(it.getValue())))
                .collect(ImmutableList.toImmutableList());
        }

        private int puntCount() {
            return shares.values().stream().mapToInt(share -> share.punts().punts().size()).sum();
        }

        private DueBits bits(final Set<Delivery> shared, final Map<Delivery, GroupId> groups) {
            final var had = new LinkedHashMap<Delivery, Integer>();
            shared.stream().sorted().forEach(delivery ->
                had.put(delivery, former.due().getOrDefault(groups.get(delivery), -1)));
            final var punts = new LinkedHashMap<Integer, Integer>();
            shares.values().stream().filter(share -> !share.punts().isEmpty())
                .forEach(share -> punts.put(share.cookie(), share.punts().punts().size()));
            final var kinds = EnumSet.noneOf(Unread.class);
            if (ports.unlimited().isEmpty()) {
                shares.values().forEach(share -> kinds.addAll(share.unread().kinds()));
            }
            return DueBits.allot(had, punts, kinds, former);
        }

        /** The metadata of each punt of a policy. */
        private ImmutableListMultimap<PolicyId, FieldMatch> candidates(final DueBits bits) {
            final var result = ImmutableListMultimap.<PolicyId, FieldMatch>builder();
            shares.values().forEach(share -> bits.candidates().getOrDefault(share.cookie(), ImmutableSortedSet.of())
                .forEach(bit -> result.put(share.policy(), Pipeline.due(bit))));
            return result.build();
        }

        private void note(final Share share, final ImmutableSet<Unread> known) {
            // If the controller decides about all packets of a policy, it is enough to say that
            if (places.get(share.policy()) instanceof Compilation.Place.Delivers delivers
                    && delivers.obstacles().isEmpty()) {
                places.put(share.policy(), new Compilation.Place.Delivers(delivers.missing(), delivers.obstacles(),
                    share.unread().notes(known, ports.unlimited().orElse(NO_BIT))));
            }
        }

        private ImmutableList<PuntPlan.Task> tasks(final Map<Delivery, Integer> due,
                final ImmutableListMultimap<PolicyId, FieldMatch> candidates,
                final ImmutableMap<Unread, FieldMatch> unread, final Map<Delivery, GroupId> groups) {
            final var result = ImmutableList.<PuntPlan.Task>builder();
            shares.values().forEach(share -> {
                Streams.forEachPair(share.punts().punts().stream(), candidates.get(share.policy()).stream(),
                    (punt, candidate) -> result.add(new PuntPlan.Task(share.policy(), mask(candidate), punt.view(),
                        punt.clauses(), copies(share, punt.view(), due, groups))));
                final var view = new View.Leniently();
                share.unread().candidate(unread).ifPresent(candidate -> result.add(new PuntPlan.Task(share.policy(),
                    mask(candidate), view, share.unread().clauses(), copies(share, view, due, groups))));
            });
            return result.build();
        }

        private static ImmutableList<PuntPlan.Copy> copies(final Share share, final View view,
                final Map<Delivery, Integer> due, final Map<Delivery, GroupId> groups) {
            return share.deliveries().stream().map(delivery -> new PuntPlan.Copy(groups.get(delivery),
                due.containsKey(delivery) ? mask(Pipeline.due(due.get(delivery))) : 0,
                ImmutableSet.copyOf(Sets.filter(delivery.strips(), view::removes))))
                .collect(ImmutableList.toImmutableList());
        }

        private static long mask(final FieldMatch metadata) {
            return metadata.mask().low();
        }

        /** Finds layers for each share, and drops those for which there are none. */
        private void fitLayers() {
            final var blocks = new LinkedHashMap<PolicyId, Block>();
            final var had = new HashMap<PolicyId, Allotment.Place>();
            shares.forEach((name, share) -> {
                blocks.put(name, share.block());
                if (isKnown(share)) {
                    had.put(name, former.places().get(share.cookie()));
                }
            });
            layers.putAll(Layers.of(blocks, had, bounds));
            Sets.difference(blocks.keySet(), layers.keySet()).forEach(name -> fail(name, "more than "
                + bounds.numbered() + " policies can select the same packet on this bridge, which is as many as"
                + " Open vSwitch looks at for one packet: merge some, or make their rules disjoint"));
        }

        /** Whether a policy was carried out before. */
        private boolean isKnown(final Share share) {
            return former.places().containsKey(share.cookie());
        }

        /**
         * Those that a packet could reach by way of several policies, if the switch decides one of them. The layers of
         * one policy have no packet in common.
         */
        private Set<Delivery> sharedDeliveries() {
            final var first = new HashMap<Delivery, ImmutableSet<Layer>>();
            final var shared = new HashSet<Delivery>();
            final var decided = new HashSet<Delivery>();
            shares.values().forEach(share -> share.deliveries().forEach(delivery -> {
                final var mine = layers.get(share.policy()).distinct();
                final var others = first.putIfAbsent(delivery, mine);
                if (others != null && (mine.size() > 1 || !mine.equals(others))) {
                    shared.add(delivery);
                }
                if (share.punts().isEmpty()) {
                    decided.add(delivery);
                }
            }));
            shared.retainAll(decided);
            return shared;
        }

        private void dropSurplus(final List<Delivery> shared) {
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
        private PolicyId last(final Predicate<Share> predicate) {
            return Stream.concat(shares.values().stream().filter(this::isKnown),
                    shares.values().stream().filter(share -> !isKnown(share)))
                .filter(predicate).reduce((first, second) -> second).orElseThrow().policy();
        }

        private void fail(final PolicyId policy, final String reason) {
            shares.remove(policy);
            places.put(policy, new Compilation.Place.Fails(ImmutableList.of(reason)));
        }

        private ImmutableMap<String, Integer> groupNumbers() {
            final var labels = new TreeSet<String>();
            labels.add(POP_ASIDE);
            labels.add(TO_IPV6);
            allDeliveries().forEach(delivery -> labels.add(delivery.label()));
            return Numbers.of(labels, GROUP_BITS, former.groups());
        }

        private static GroupId groupOf(final Map<String, Integer> numbers, final String label) {
            return new GroupId(numbers.get(label));
        }

        private ImmutableMap<Delivery, GroupId> groups(final Map<String, Integer> numbers) {
            return allDeliveries().distinct().sorted().collect(ImmutableMap.toImmutableMap(delivery -> delivery,
                delivery -> groupOf(numbers, delivery.label())));
        }

        private Stream<Delivery> allDeliveries() {
            return shares.values().stream().flatMap(share -> share.deliveries().stream());
        }
    }
}
