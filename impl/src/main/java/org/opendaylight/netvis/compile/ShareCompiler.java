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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.opendaylight.netvis.policy.Bridge;
import org.opendaylight.netvis.policy.Policy;
import org.opendaylight.netvis.policy.PolicySet;
import org.opendaylight.netvis.program.PortNo;

/**
 * Finds what one bridge has to do for a policy. Each policy is looked at by itself: whatever is wrong with one, the
 * others go on.
 */
final class ShareCompiler {
    private final PolicySet set;
    private final Bridge bridge;
    private final Fabric.Ports ports;
    private final ImmutableMap<String, ImmutableList<PortNo>> toolPorts;

    ShareCompiler(final PolicySet set, final Bridge bridge, final Fabric.Ports ports) {
        this.set = set;
        this.bridge = bridge;
        this.ports = ports;
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
    ImmutableMap<String, ImmutableList<PortNo>> toolPorts() {
        return toolPorts;
    }

    private ImmutableMap<String, ImmutableList<PortNo>> findToolPorts() {
        final var result = ImmutableMap.<String, ImmutableList<PortNo>>builder();
        set.tools().forEach((name, tool) -> result.put(name, tool.ports().stream()
            .filter(port -> port.bridge().equals(bridge.name()))
            // A tool there is refused, and what comes out of production tunnels is not to be dropped
            .filter(port -> !bridge.tunnelPorts().containsKey(port.port()))
            .map(port -> ports.numbers().get(port.port())).filter(port -> port != null)
            .sorted(Comparator.comparing(PortNo::value, Integer::compareUnsigned))
            .collect(ImmutableList.toImmutableList())));
        return result.buildOrThrow();
    }

    /** What comes of a policy; empty, if it has no source on the bridge. */
    @SuppressWarnings("checkstyle:IllegalCatch")
    Optional<Result> compile(final CompiledPolicy policy) {
        final var sources = policy.policy().sources().stream().sorted().map(set.sources()::get)
            .filter(source -> source.bridge().equals(bridge.name())).toList();
        if (sources.isEmpty()) {
            return Optional.empty();
        }
        final var refused = ports.refused().get(policy.name());
        if (refused != null) {
            return Optional.of(Result.fails(List.of(refused)));
        }
        try {
            return Optional.of(compile(policy, SourceRegions.find(bridge, ports, policy, sources)));
        } catch (RuntimeException e) {
            return Optional.of(Result.fails(List.of(Fault.tell("netvis cannot compile it", e))));
        }
    }

    private Result compile(final CompiledPolicy policy, final SourceRegions.Found found) {
        final var missing = new ArrayList<String>(found.missing());
        final var deliveries = deliveries(policy.policy(), missing);
        final var questions = found.obstacles().isEmpty() ? Questions.NONE
            : Questions.of(found.observation(), policy.rules());
        final var block = Block.of(found.observation(), policy.rules(), questions);
        final var reasons = new ArrayList<String>();
        if (block.forwardsNothing() || deliveries.isEmpty()) {
            reasons.addAll(missing);
        }
        if (block.isTooLarge()) {
            reasons.add("sources and rules multiply to more than " + Block.MAX_ENTRIES
                + " flows: split the policy, or use fewer ranges");
        }
        if (!reasons.isEmpty()) {
            return Result.fails(reasons);
        }
        return new Result(new Compilation.Place.Delivers(ImmutableList.copyOf(missing), found.obstacles()),
            Optional.of(new Share(policy.name(), policy.number(), found.observation(), block, deliveries,
                questions)));
    }

    private ImmutableSet<Delivery> deliveries(final Policy policy, final List<String> missing) {
        final var result = ImmutableSet.<Delivery>builder();
        policy.tools().stream().sorted().forEach(tool -> {
            final long declared = set.tools().get(tool).ports().stream()
                .filter(port -> port.bridge().equals(bridge.name())).count();
            final int present = toolPorts.get(tool).size();
            if (declared == 0) {
                missing.add("tool \"" + tool + "\" has no port on this bridge: give it one");
            } else if (present < declared) {
                missing.add("tool \"" + tool + "\": the switch has " + present + " of its " + declared
                    + " ports; the others are used as soon as they are there");
            }
            if (present > 0) {
                result.add(new Delivery(tool, policy.strips()));
            }
        });
        return result.build();
    }
}
