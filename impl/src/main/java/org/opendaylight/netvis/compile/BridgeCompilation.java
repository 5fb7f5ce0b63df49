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
import com.google.common.collect.Maps;
import com.google.common.collect.Sets;
import com.google.common.collect.Streams;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
 */
record BridgeCompilation(Program program, ImmutableMap<PolicyId, Compilation.Place> places,
        ImmutableMap<GroupId, ToolId> tools, PuntPlan puntPlan, Owners owners, ImmutableList<TransitPath> transits) {
    private static final int GROUP_BITS = 24;
    private static final String NO_BIT = "the bridge has no metadata bit left";
    /** Stands for {@link DeliveryGroups#popAside} among the labels of deliveries; no delivery has this label. */
    private static final String POP_ASIDE = "=pop";
    /** Stands for {@link DeliveryGroups#toIpv6} among the labels of deliveries; no delivery has this label. */
    private static final String TO_IPV6 = "=ipv6";

    static BridgeCompilation compile(final PolicySet set, final Bridge bridge, final Fabric.Ports ports,
            final Collection<CompiledPolicy> policies) {
        return new Decision(set, bridge, ports).decide(policies);
    }

    private static final class Decision {
        private final Map<PolicyId, Compilation.Place> places = new LinkedHashMap<>();
        private final Map<PolicyId, Share> shares = new LinkedHashMap<>();
        private final Bridge bridge;
        private final Fabric.Ports ports;
        private final ShareCompiler compiler;

        Decision(final PolicySet set, final Bridge bridge, final Fabric.Ports ports) {
            this.bridge = bridge;
            this.ports = ports;
            compiler = new ShareCompiler(set, bridge, ports);
        }

        BridgeCompilation decide(final Collection<CompiledPolicy> policies) {
            policies.forEach(policy -> compiler.compile(policy).ifPresent(result -> {
                places.put(policy.id(), result.place());
                result.share().ifPresent(share -> shares.put(policy.id(), share));
            }));
            var layers = fitLayers();
            var shared = sharedDeliveries(layers);
            while (shared.size() + puntCount() > Pipeline.MAX_DUE) {
                dropSurplus(List.copyOf(shared));
                layers = fitLayers();
                shared = sharedDeliveries(layers);
            }
            final var numbers = groupNumbers();
            final var groups = groups(numbers);
            final var due = number(shared);
            final var candidates = candidates(shared.size());
            final var unread = unread(shared.size() + candidates.size());
            final var tasks = tasks(due, candidates, unread, groups);
            shares.values().forEach(share -> note(share, unread.keySet()));
            final long cookie = Meanings.cookie(bridge.name(), tasks, ports.meanings());
            final var toolPorts = compiler.toolPorts();
            final var written = BridgeProgram.write(bridge, new BridgeProgram.Layout(shares.values(), layers,
                due, candidates, unread, cookie, groups, numbers.get(POP_ASIDE), numbers.get(TO_IPV6), toolPorts,
                toolPorts.values().stream().flatMap(List::stream).collect(ImmutableSet.toImmutableSet()),
                ports.localMac().orElse(0), ports.vnTag(), ports.tunnelEnds()));
            return new BridgeCompilation(written.program(), ImmutableMap.copyOf(places), groups.entrySet().stream()
                .collect(ImmutableMap.toImmutableMap(Map.Entry::getValue, it -> it.getKey().tool())),
                new PuntPlan(cookie, tasks), written.owners(), transits());
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

        /** The metadata of each punt of a policy, behind that of shared deliveries. */
        private ImmutableListMultimap<PolicyId, FieldMatch> candidates(final int firstDue) {
            final var result = ImmutableListMultimap.<PolicyId, FieldMatch>builder();
            int index = firstDue;
            for (var share : shares.values()) {
                for (int i = 0; i < share.punts().punts().size(); i++) {
                    result.put(share.policy(), Pipeline.due(index++));
                }
            }
            return result.build();
        }

        /** The metadata of frames that the switch does not read as what they are, as far as there is any left. */
        private ImmutableMap<Unread, FieldMatch> unread(final int firstDue) {
            final var result = ImmutableMap.<Unread, FieldMatch>builder();
            final var kinds = EnumSet.noneOf(Unread.class);
            if (ports.unlimited().isEmpty()) {
                shares.values().forEach(share -> kinds.addAll(share.unread().kinds()));
            }
            int index = firstDue;
            for (var kind : kinds) {
                if (index < Pipeline.MAX_DUE) {
                    result.put(kind, Pipeline.due(index++));
                }
            }
            return result.buildOrThrow();
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
                    (punt, candidate) -> result.add(new PuntPlan.Task(share.policy(), bits(candidate), punt.view(),
                        punt.clauses(), copies(share, punt.view(), due, groups))));
                final var view = new View.Leniently();
                share.unread().candidate(unread).ifPresent(candidate -> result.add(new PuntPlan.Task(share.policy(),
                    bits(candidate), view, share.unread().clauses(), copies(share, view, due, groups))));
            });
            return result.build();
        }

        private static ImmutableList<PuntPlan.Copy> copies(final Share share, final View view,
                final Map<Delivery, Integer> due, final Map<Delivery, GroupId> groups) {
            return share.deliveries().stream().map(delivery -> new PuntPlan.Copy(groups.get(delivery),
                due.containsKey(delivery) ? bits(Pipeline.due(due.get(delivery))) : 0,
                ImmutableSet.copyOf(Sets.filter(delivery.strips(), view::removes))))
                .collect(ImmutableList.toImmutableList());
        }

        private static long bits(final FieldMatch metadata) {
            return metadata.mask().low();
        }

        /** Finds a layer for each share, and drops those for which there is no table. */
        private ImmutableMap<PolicyId, Integer> fitLayers() {
            final var blocks = new LinkedHashMap<PolicyId, Block>();
            shares.forEach((name, share) -> blocks.put(name, share.block()));
            final var layers = Layers.of(blocks);
            final var result = ImmutableMap.<PolicyId, Integer>builder();
            layers.forEach((name, layer) -> {
                if (layer < Pipeline.MAX_LAYERS) {
                    result.put(name, layer);
                } else {
                    fail(name, "more than " + Pipeline.MAX_LAYERS
                        + " policies can select the same packet on this bridge,"
                        + " which is as many as it has tables for: merge some, or make their rules disjoint");
                }
            });
            return result.buildOrThrow();
        }

        /** Those that policies of different layers share, if the switch decides one of them. */
        private TreeSet<Delivery> sharedDeliveries(final Map<PolicyId, Integer> layers) {
            final var layerOf = new TreeMap<Delivery, Integer>();
            final var shared = new TreeSet<Delivery>();
            final var decided = new HashSet<Delivery>();
            shares.values().forEach(share -> share.deliveries().forEach(delivery -> {
                final var layer = layers.get(share.policy());
                final var first = layerOf.putIfAbsent(delivery, layer);
                if (first != null && !first.equals(layer)) {
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
                fail(last(share -> share.deliveries().contains(shared.get(Pipeline.MAX_DUE))), "more than "
                    + Pipeline.MAX_DUE + " tools on this bridge are shared by policies that can select the same"
                    + " packet, which is as many as it has metadata bits for: use fewer tools");
            } else {
                fail(last(share -> !share.punts().isEmpty()), "more than " + Pipeline.MAX_DUE + " things that the"
                    + " controller is to decide, and tools that are shared by policies that can select the same packet,"
                    + " which is as many as the bridge has metadata bits for: merge some policies");
            }
        }

        private PolicyId last(final Predicate<Share> predicate) {
            return shares.values().stream().filter(predicate).reduce((first, second) -> second).orElseThrow().policy();
        }

        private void fail(final PolicyId policy, final String reason) {
            shares.remove(policy);
            places.put(policy, new Compilation.Place.Fails(ImmutableList.of(reason)));
        }

        private ImmutableMap<String, GroupId> groupNumbers() {
            final var labels = new TreeSet<String>();
            labels.add(POP_ASIDE);
            labels.add(TO_IPV6);
            allDeliveries().forEach(delivery -> labels.add(delivery.label()));
            return ImmutableMap.copyOf(Maps.transformValues(Numbers.of(labels, GROUP_BITS), GroupId::new));
        }

        private ImmutableMap<Delivery, GroupId> groups(final ImmutableMap<String, GroupId> numbers) {
            return allDeliveries().distinct().sorted().collect(ImmutableMap.toImmutableMap(delivery -> delivery,
                delivery -> numbers.get(delivery.label())));
        }

        private Stream<Delivery> allDeliveries() {
            return shares.values().stream().flatMap(share -> share.deliveries().stream());
        }

        private static ImmutableMap<Delivery, Integer> number(final TreeSet<Delivery> deliveries) {
            final var result = ImmutableMap.<Delivery, Integer>builder();
            int index = 0;
            for (var delivery : deliveries) {
                result.put(delivery, index++);
            }
            return result.buildOrThrow();
        }
    }
}
