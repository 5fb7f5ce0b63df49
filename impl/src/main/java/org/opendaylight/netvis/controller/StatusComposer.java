/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.controller;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Maps;
import com.google.common.collect.Sets;
import java.time.Clock;
import java.util.HashSet;
import org.opendaylight.netvis.compile.Fabric;
import org.opendaylight.netvis.compile.PortNames;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.policy.MapChange;
import org.opendaylight.netvis.policy.Source;
import org.opendaylight.netvis.policy.SourceId;
import org.opendaylight.netvis.policy.Tool;
import org.opendaylight.netvis.policy.ToolId;
import org.opendaylight.netvis.status.SourceStatus;
import org.opendaylight.netvis.status.Status;
import org.opendaylight.netvis.status.ToolStatus;

/**
 * Composes the state of netvis. What nothing has happened to is as it was composed last, the same instances and the
 * same maps: a change of one policy among thousands costs what it changes. Used from one thread.
 */
final class StatusComposer {
    private final BridgeStatuses bridges;
    private final KnownStates<SourceId, SourceStatus> sources = new KnownStates<>();
    private final KnownStates<ToolId, ToolStatus> tools = new KnownStates<>();
    private final PolicyStatuses policies;
    private Seen seen = new Seen(ImmutableMap.of(), ImmutableSet.of(), ImmutableMap.of(), ImmutableMap.of(),
        ImmutableMap.of());

    /**
     * What the states of sources and tools were made of.
     *
     * @param sources the sources
     * @param pending those that are about to change
     * @param places what tells where sources are, by bridge
     * @param waiting why they are nowhere on other bridges
     * @param tools the tools
     */
    private record Seen(ImmutableMap<SourceId, Source> sources, ImmutableSet<SourceId> pending,
            ImmutableMap<BridgeId, PortNames> places, ImmutableMap<BridgeId, String> waiting,
            ImmutableMap<ToolId, Tool> tools) {
    }

    StatusComposer(final Clock clock) {
        bridges = new BridgeStatuses(clock);
        policies = new PolicyStatuses(clock);
    }

    /** The state as of now. */
    Status compose(final StatusInputs inputs) {
        final var compiled = inputs.compiled();
        final var set = compiled.configuration().set();
        final var fabric = compiled.fabric();
        final var now = new Seen(set.sources(), inputs.pending().sources(),
            ImmutableMap.copyOf(Maps.transformValues(fabric.bridges(), Fabric.Ports::names)), fabric.waiting(),
            set.tools());
        final var result = new Status(bridges.of(inputs), sources(now, fabric), tools(now, inputs.counters()),
            policies.of(inputs));
        seen = now;
        inputs.counters().told();
        return result;
    }

    private ImmutableMap<SourceId, SourceStatus> sources(final Seen now, final Fabric fabric) {
        final var affected = new HashSet<>(MapChange.between(seen.sources, now.sources).keys());
        affected.addAll(seen.pending);
        affected.addAll(now.pending);
        final var changed = Sets.union(MapChange.between(seen.places, now.places).keys(),
            MapChange.between(seen.waiting, now.waiting).keys());
        if (!changed.isEmpty()) {
            now.sources.forEach((id, source) -> {
                if (changed.contains(source.bridge())) {
                    affected.add(id);
                }
            });
        }
        return sources.update(now.sources.keySet(), affected, id -> now.pending.contains(id)
            ? new SourceStatus.Waiting(PendingChange.REASON) : SourceStatuses.of(fabric, now.sources.get(id)));
    }

    private ImmutableMap<ToolId, ToolStatus> tools(final Seen now, final Counters counters) {
        final var affected = new HashSet<>(MapChange.between(seen.tools, now.tools).keys());
        affected.addAll(counters.changedTools());
        return tools.update(now.tools.keySet(), affected, id -> ToolStatuses.of(counters, now.tools.get(id)));
    }
}
