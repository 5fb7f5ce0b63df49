/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.controller;

import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.opendaylight.netvis.compile.TunnelEnds;
import org.opendaylight.netvis.compile.TunnelSequence;
import org.opendaylight.netvis.compile.VnTagAbility;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.Gauge32;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.Name;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.PortName;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.Bridge;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.BridgeBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.bridge.Capability;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.bridge.CapabilityBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.bridge.ControllerPathBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.bridge.TunnelPort;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.bridge.TunnelPortBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.bridge.controller.path.MalformedBuilder;
import org.opendaylight.yangtools.binding.util.BindingMap;
import org.opendaylight.yangtools.yang.common.Uint32;

/**
 * The state of bridges, in the words of the model. Used from one thread.
 */
final class BridgeStatus {
    private final ChangeTimes<String, Long> changes;

    BridgeStatus(final Clock clock) {
        changes = new ChangeTimes<>(clock);
    }

    List<Bridge> bridges(final Situation situation) {
        final var bridges = situation.compiled().reading().set().bridges();
        changes.retain(bridges.keySet());
        return bridges.values().stream().map(bridge -> bridge(situation, bridge)).toList();
    }

    private Bridge bridge(final Situation situation, final org.opendaylight.netvis.policy.Bridge bridge) {
        final var condition = situation.bridges().get(bridge.name());
        final var result = new BridgeBuilder().setName(new Name(bridge.name())).setConnected(condition.connected())
            .setInSync(condition.isInSync() && !situation.pending().bridges().contains(bridge.name()));
        condition.text().ifPresent(result::setError);
        final var program = situation.compiled().compilation().programs().get(bridge.name());
        final var ports = situation.compiled().fabric().bridges().get(bridge.name());
        if (!condition.connected() || program == null || ports == null) {
            return result.build();
        }
        result.setFlows(new Gauge32(Uint32.valueOf(program.flows().size())))
            .setGroups(new Gauge32(Uint32.valueOf(program.groups().size())))
            .setCapability(BindingMap.of(capabilities(ports.vnTag())))
            .setTunnelPort(BindingMap.of(tunnelPorts(ports.tunnelEnds())));
        situation.paths().path(bridge.name()).filter(ControllerPath::isUsed).ifPresent(path ->
            result.setControllerPath(controllerPath(path, situation.counters().limited(bridge.datapathId()))));
        if (condition.changes() > 0) {
            result.setLastChange(changes.since(bridge.name(), condition.changes()));
        }
        return result.build();
    }

    private static List<Capability> capabilities(final VnTagAbility vnTag) {
        if (vnTag.equals(VnTagAbility.NONE)) {
            return List.of();
        }
        final var removes = new CapabilityBuilder().setName(Capability.Name.VnTag)
            .setAvailable(vnTag.sequence().isPresent()).setReason(vnTag.obstacle().orElse(null)).build();
        return vnTag.sequence().map(sequence -> List.of(removes, new CapabilityBuilder()
            .setName(Capability.Name.VnTagByTunnel).setAvailable(sequence instanceof TunnelSequence)
            .setReason(vnTag.tunnelObstacle().orElse(null)).build())).orElse(List.of(removes));
    }

    private static List<TunnelPort> tunnelPorts(final TunnelEnds ends) {
        return Stream.concat(ends.working().stream()
                .map(name -> new TunnelPortBuilder().setName(new PortName(name)).setEndsTunnels(true)),
            ends.obstacles().entrySet().stream().map(entry -> new TunnelPortBuilder()
                .setName(new PortName(entry.getKey())).setEndsTunnels(false).setObstacle(entry.getValue())))
            .map(TunnelPortBuilder::build).toList();
    }

    private static org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.bridge.ControllerPath
            controllerPath(final ControllerPath path, final long limited) {
        final var totals = path.totals();
        return new ControllerPathBuilder().setPackets(Leaves.counter(totals.packets()))
            .setLimited(Leaves.counter(limited)).setDropped(Leaves.counter(totals.dropped()))
            .setLost(Leaves.counter(totals.lost()))
            .setMalformed(BindingMap.of(totals.malformed().entrySet().stream().map(entry -> new MalformedBuilder()
                .setReason(entry.getKey()).setPackets(Leaves.counter(entry.getValue())).build()).toList())).build();
    }
}
