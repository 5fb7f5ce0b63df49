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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.netvis.policy.Bridge;
import org.opendaylight.netvis.policy.Policy;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.policy.Source;
import org.opendaylight.netvis.policy.SourceId;
import org.opendaylight.netvis.policy.Tool;
import org.opendaylight.netvis.policy.ToolId;
import org.opendaylight.netvis.program.PortNo;

/**
 * Finds what one bridge has to do for a policy. Each policy is looked at by itself: whatever is wrong with one, the
 * others go on.
 */
final class ShareCompiler {
    private final ImmutableMap<SourceId, Source> sources;
    private final ImmutableMap<ToolId, Tool> tools;
    private final Bridge bridge;
    private final Fabric.Ports ports;
    private final Interner<Delivery> known;
    private final PortNames names;
    private final ImmutableMap<String, Location> tunnelPorts;
    private final ImmutableMap<ToolId, ImmutableList<PortNo>> toolPorts;

    /**
     * Begins.
     *
     * @param sources all sources
     * @param tools all tools
     * @param bridge the bridge
     * @param ports its switch
     * @param known has one instance of each delivery, as there are few and they are looked at often
     */
    ShareCompiler(final ImmutableMap<SourceId, Source> sources, final ImmutableMap<ToolId, Tool> tools,
            final Bridge bridge, final Fabric.Ports ports, final Interner<Delivery> known) {
        this.known = known;
        this.sources = sources;
        this.tools = tools;
        this.bridge = bridge;
        this.ports = ports;
        names = ports.names();
        tunnelPorts = Locator.tunnelPorts(bridge, names);
        toolPorts = findToolPorts();
    }

    /**
     * What came of a policy.
     *
     * @param place what is said of it
     * @param share what the bridge has to do; empty: nothing
     */
    record Result(Compilation.Place place, Optional<Share> share) {
        private static Result fails(final List<String> reasons) {
            return new Result(new Compilation.Place.Fails(ImmutableList.copyOf(reasons)), Optional.empty());
        }
    }

    /** The ports of each tool that the bridge has. */
    ImmutableMap<ToolId, ImmutableList<PortNo>> toolPorts() {
        return toolPorts;
    }

    private ImmutableMap<ToolId, ImmutableList<PortNo>> findToolPorts() {
        final var result = ImmutableMap.<ToolId, ImmutableList<PortNo>>builder();
        tools.forEach((id, tool) -> result.put(id, tool.ports().stream()
            .filter(port -> port.bridge().equals(bridge.id()))
            // A tool there is refused, and what comes out of production tunnels is not to be dropped
            .filter(port -> !bridge.tunnelPorts().containsKey(port.port()))
            .map(port -> ports.numbers().get(port.port())).filter(port -> port != null)
            .sorted(Comparator.comparing(PortNo::value, Integer::compareUnsigned))
            .collect(ImmutableList.toImmutableList())));
        return result.buildOrThrow();
    }

    /** Policies that are not to be carried out, and why. */
    ImmutableMap<PolicyId, String> refused() {
        return ports.refused();
    }

    /** Why a policy is not to be carried out; null, if it is. */
    @Nullable String refusal(final PolicyId policy) {
        return ports.refused().get(policy);
    }

    /** What comes of a policy that has a source on the bridge. */
    @SuppressWarnings("checkstyle:IllegalCatch")
    Result compile(final CompiledPolicy policy) {
        final var mine = policy.policy().sources().stream().sorted().map(sources::get)
            .filter(source -> source.bridge().equals(bridge.id())).toList();
        final var refused = refusal(policy.id());
        if (refused != null) {
            return Result.fails(List.of(refused));
        }
        try {
            return compile(policy, mine, SourceRegions.find(bridge, ports, tunnelPorts, policy,
                Locator.locate(mine, names)));
        } catch (RuntimeException e) {
            return Result.fails(List.of(Fault.tell("netvis cannot compile it", e)));
        }
    }

    private Result compile(final CompiledPolicy policy, final List<Source> observed, final SourceRegions.Found found) {
        final var lacking = new Lacks();
        final var deliveries = deliveries(policy.policy(), observed, lacking);
        final var punts = Punts.of(found.observation(), policy.rules());
        final var block = Block.of(found.observation(), policy.rules(), punts);
        final var lacks = new Lacks();
        lacks.addAll(found.lacks());
        lacks.addAll(lacking);
        final var reasons = new ArrayList<String>();
        if (block.isTooLarge()) {
            reasons.add("sources and rules multiply to more than " + Block.MAX_ENTRIES
                + " flows: split the policy, or use fewer ranges");
        }
        if (!punts.isEmpty()) {
            ports.unlimited().ifPresent(reasons::add);
        }
        if (block.forwardsNothing() || deliveries.isEmpty()) {
            if (reasons.isEmpty() && (!block.forwardsNothing() || found.lacks().isAwaited())
                    && (!deliveries.isEmpty() || lacking.isAwaited())) {
                return new Result(new Compilation.Place.Waiting(lacks.sentences()), Optional.empty());
            }
            reasons.addAll(0, lacks.sentences());
        }
        if (!reasons.isEmpty()) {
            return Result.fails(reasons);
        }
        return new Result(new Compilation.Place.Delivers(lacks.sentences(), found.obstacles(),
            ImmutableList.of(), found.unwrapping()),
            Optional.of(new Share(policy.id(), policy.number(), found.observation(), block, deliveries,
                punts, Lenience.of(found.observation(), policy))));
    }

    private ImmutableSet<Delivery> deliveries(final Policy policy, final List<Source> observed,
            final Lacks lacks) {
        final var strips = Delivery.strips(policy, bridge, observed);
        final var result = ImmutableSet.<Delivery>builder();
        policy.tools().stream().sorted().forEach(tool -> {
            final var name = policy.nameOf(tool);
            final var declared = tools.get(tool).ports().stream()
                .filter(port -> port.bridge().equals(bridge.id())).map(Tool.Port::port).toList();
            final var ambiguous = declared.stream().filter(ports.ambiguous()::contains).toList();
            final int present = toolPorts.get(tool).size();
            ambiguous.forEach(port -> lacks.demand("tool \"" + name + "\": " + PortNames.ambiguity(port)));
            if (declared.isEmpty()) {
                lacks.demand("tool \"" + name + "\" has no port on this bridge: give it one");
            } else if (present + ambiguous.size() < declared.size()) {
                lacks.await("tool \"" + name + "\": the switch has " + present + " of its " + declared.size()
                    + " ports; the others are used as soon as they are there");
            }
            if (present > 0) {
                result.add(known.intern(new Delivery(tool, strips)));
            }
        });
        return result.build();
    }
}
