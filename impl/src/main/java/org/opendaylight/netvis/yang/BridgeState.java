/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.yang;

import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.status.BridgeStatus;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.Gauge32;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.Name;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.PortName;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.Bridge;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.BridgeBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.bridge.Capability;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.bridge.CapabilityBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.bridge.ControllerPath;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.bridge.ControllerPathBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.bridge.TunnelPort;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.bridge.TunnelPortBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.bridge.controller.path.MalformedBuilder;
import org.opendaylight.yangtools.binding.util.BindingMap;
import org.opendaylight.yangtools.yang.common.Uint32;

/**
 * The state of bridges in terms of the model.
 */
final class BridgeState {
    private BridgeState() {
        // Hidden on purpose
    }

    static Bridge of(final BridgeId id, final BridgeStatus status) {
        final var result = new BridgeBuilder().setName(new Name(id.name())).setConnected(status.connected())
            .setInSync(status.inSync()).setError(status.error().orElse(null));
        status.content().ifPresent(content -> result.setFlows(gauge(content.flows()))
            .setGroups(gauge(content.groups()))
            .setCapability(BindingMap.of(content.capabilities().stream().map(BridgeState::capability).toList()))
            .setTunnelPort(BindingMap.of(content.tunnelPorts().stream().map(BridgeState::tunnelPort).toList()))
            .setControllerPath(content.controllerPath().map(BridgeState::controllerPath).orElse(null))
            .setLastChange(content.lastChange().map(Leaves::date).orElse(null)));
        return result.build();
    }

    private static Gauge32 gauge(final int value) {
        return new Gauge32(Uint32.valueOf(value));
    }

    private static Capability capability(final BridgeStatus.Capability capability) {
        return new CapabilityBuilder().setName(switch (capability.ability()) {
            case VN_TAG -> Capability.Name.VnTag;
            case VN_TAG_BY_TUNNEL -> Capability.Name.VnTagByTunnel;
            case LOOP -> Capability.Name.Loop;
        }).setAvailable(capability.available()).setReason(capability.reason().orElse(null)).build();
    }

    private static TunnelPort tunnelPort(final BridgeStatus.TunnelPort port) {
        return new TunnelPortBuilder().setName(new PortName(port.name())).setEndsTunnels(port.obstacle().isEmpty())
            .setObstacle(port.obstacle().orElse(null)).build();
    }

    private static ControllerPath controllerPath(final BridgeStatus.ControllerPath path) {
        return new ControllerPathBuilder().setPackets(Leaves.counter(path.packets()))
            .setLimited(Leaves.counter(path.limited())).setDropped(Leaves.counter(path.dropped()))
            .setLost(Leaves.counter(path.lost()))
            .setMalformed(BindingMap.of(path.malformed().entrySet().stream().map(entry -> new MalformedBuilder()
                .setReason(entry.getKey()).setPackets(Leaves.counter(entry.getValue())).build()).toList())).build();
    }
}
