/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.controller;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.opendaylight.netvis.compile.Fabric;
import org.opendaylight.netvis.compile.loop.LoopAbility;
import org.opendaylight.netvis.compile.transit.TunnelEnds;
import org.opendaylight.netvis.compile.vntag.TunnelSequence;
import org.opendaylight.netvis.compile.vntag.VnTagAbility;
import org.opendaylight.netvis.policy.Bridge;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.program.Program;
import org.opendaylight.netvis.status.BridgeStatus;
import org.opendaylight.netvis.status.BridgeStatus.Capability;

/**
 * Finds the state of bridges. Used from one thread.
 */
final class BridgeStatuses {
    private final KnownStates<BridgeId, BridgeStatus> known = new KnownStates<>();
    private final ChangeTimes<BridgeId, Long> changes;
    private ImmutableSet<BridgeId> before = ImmutableSet.of();

    BridgeStatuses(final Clock clock) {
        changes = new ChangeTimes<>(clock);
    }

    ImmutableMap<BridgeId, BridgeStatus> of(final StatusInputs inputs) {
        final var bridges = inputs.compiled().configuration().set().bridges();
        Sets.difference(before, bridges.keySet()).forEach(changes::forget);
        final var result = known.update(bridges.keySet(), Sets.union(before, bridges.keySet()),
            name -> of(inputs, bridges.get(name)));
        before = bridges.keySet();
        return result;
    }

    private BridgeStatus of(final StatusInputs inputs, final Bridge bridge) {
        final var condition = inputs.bridges().get(bridge.id());
        final var program = inputs.compiled().compilation().programs().get(bridge.id());
        final var ports = inputs.compiled().fabric().bridges().get(bridge.id());
        return new BridgeStatus(condition.connected(),
            condition.isInSync() && !inputs.pending().bridges().contains(bridge.id()), condition.text(),
            !condition.connected() || program == null || ports == null ? Optional.empty()
                : Optional.of(content(inputs, bridge, program, ports)));
    }

    private BridgeStatus.Content content(final StatusInputs inputs, final Bridge bridge, final Program program,
            final Fabric.Ports ports) {
        return new BridgeStatus.Content(program.flows().size(), program.groups().size(),
            Stream.concat(ports.ability(VnTagAbility.class).map(BridgeStatuses::capabilities).stream()
                .flatMap(ImmutableList::stream), ports.ability(LoopAbility.class).map(BridgeStatuses::capability)
                .stream()).collect(ImmutableList.toImmutableList()),
            ports.ability(TunnelEnds.class).map(BridgeStatuses::tunnelPorts).orElse(ImmutableList.of()),
            inputs.paths().path(bridge.id()).filter(ControllerPath::isUsed)
                .map(path -> controllerPath(path, inputs.counters().limited(bridge.datapathId()))),
            lastChange(bridge, inputs.bridges().get(bridge.id()).changes()));
    }

    private Optional<Instant> lastChange(final Bridge bridge, final long count) {
        return count > 0 ? Optional.of(changes.since(bridge.id(), count)) : Optional.empty();
    }

    private static ImmutableList<Capability> capabilities(final VnTagAbility vnTag) {
        if (vnTag.equals(VnTagAbility.NONE)) {
            return ImmutableList.of();
        }
        final var removes = new Capability(Capability.Ability.VN_TAG, vnTag.sequence().isPresent(), vnTag.obstacle());
        return vnTag.sequence().map(sequence -> ImmutableList.of(removes, new Capability(
            Capability.Ability.VN_TAG_BY_TUNNEL, sequence instanceof TunnelSequence, vnTag.tunnelObstacle())))
            .orElse(ImmutableList.of(removes));
    }

    private static Capability capability(final LoopAbility ability) {
        return new Capability(Capability.Ability.LOOP, ability.loop().isPresent(), ability.obstacle());
    }

    private static ImmutableList<BridgeStatus.TunnelPort> tunnelPorts(final TunnelEnds ends) {
        return Stream.concat(ends.working().stream().map(name -> new BridgeStatus.TunnelPort(name, Optional.empty())),
            ends.obstacles().entrySet().stream()
                .map(entry -> new BridgeStatus.TunnelPort(entry.getKey(), Optional.of(entry.getValue()))))
            .collect(ImmutableList.toImmutableList());
    }

    private static BridgeStatus.ControllerPath controllerPath(final ControllerPath path, final long limited) {
        final var totals = path.totals();
        return new BridgeStatus.ControllerPath(totals.packets(), limited, totals.dropped(), totals.lost(),
            totals.malformed());
    }
}
