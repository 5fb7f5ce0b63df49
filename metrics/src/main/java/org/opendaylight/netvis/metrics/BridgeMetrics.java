/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.metrics;

import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.status.BridgeStatus;
import org.opendaylight.netvis.status.BridgeStatus.ControllerPath;
import org.opendaylight.netvis.status.Status;

/**
 * What there is to tell of bridges.
 */
final class BridgeMetrics {
    private BridgeMetrics() {
        // Hidden on purpose
    }

    static void add(final Status status, final Families to) {
        status.bridges().forEach((id, bridge) -> {
            add(id, bridge, to);
            bridge.content().ifPresent(content -> add(id, content, to));
        });
    }

    private static void add(final BridgeId id, final BridgeStatus bridge, final Families to) {
        to.flag("netvis_bridge_connected", "Whether the switch is connected and this controller its master",
            bridge.connected(), "bridge", id.name());
        to.flag("netvis_bridge_in_sync", "Whether the switch holds the desired program", bridge.inSync(),
            "bridge", id.name());
        to.flag("netvis_bridge_error", "Whether a person has to put something right", bridge.error().isPresent(),
            "bridge", id.name());
    }

    private static void add(final BridgeId id, final BridgeStatus.Content content, final Families to) {
        to.gauge("netvis_bridge_flows", "Flow entries of the desired program", content.flows(), "bridge", id.name());
        to.gauge("netvis_bridge_groups", "Groups of the desired program", content.groups(), "bridge", id.name());
        content.lastChange().ifPresent(when -> to.gauge("netvis_bridge_change_timestamp_seconds",
            "When the switch was last changed", when.toEpochMilli() / 1000.0, "bridge", id.name()));
        content.tunnelPorts().forEach(port -> to.flag("netvis_tunnel_port_ready",
            "Whether a tunnel port that policies need ends tunnels", port.obstacle().isEmpty(), "bridge", id.name(),
            "port", port.name()));
        content.controllerPath().ifPresent(path -> add(id, path, to));
    }

    private static void add(final BridgeId id, final ControllerPath path, final Families to) {
        to.counter("netvis_packet_in", "Packets that the switch sent to the controller", path.packets(),
            "bridge", id.name());
        final var help = "Packets that the controller should have decided and that were dropped: by the switch beyond"
            + " the controller-rate (rate), by the controller (queue), or as copies that the switch did not take"
            + " (send)";
        to.counter("netvis_packet_in_dropped", help, path.limited(), "bridge", id.name(), "reason", "rate");
        to.counter("netvis_packet_in_dropped", help, path.dropped(), "bridge", id.name(), "reason", "queue");
        to.counter("netvis_packet_in_dropped", help, path.lost(), "bridge", id.name(), "reason", "send");
        path.malformed().forEach((reason, packets) -> to.counter("netvis_packet_in_malformed",
            "Packets whose headers end where they should not", packets, "bridge", id.name(), "reason", reason));
    }
}
