/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.metrics;

import java.util.EnumMap;
import java.util.Locale;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.policy.ToolId;
import org.opendaylight.netvis.status.PolicyStatus;
import org.opendaylight.netvis.status.SourceStatus;
import org.opendaylight.netvis.status.Status;
import org.opendaylight.netvis.status.ToolStatus;

/**
 * What there is to tell of policies, tools and sources.
 */
final class TenantMetrics {
    private TenantMetrics() {
        // Hidden on purpose
    }

    static void add(final Status status, final Families to) {
        states(status, to);
        status.policies().forEach((id, policy) -> add(id, policy, to));
        status.tools().forEach((id, tool) -> add(id, tool, to));
        status.sources().forEach((id, source) -> to.flag("netvis_source_located",
            "Whether it is known where the source is", source instanceof SourceStatus.Located,
            "tenant", id.tenant().name(), "source", id.name()));
    }

    private static void add(final PolicyId id, final PolicyStatus policy, final Families to) {
        final var tenant = id.tenant().name();
        to.flag("netvis_policy_active", "Whether every bridge of the policy delivers",
            policy.state() == PolicyStatus.State.ACTIVE, "tenant", tenant, "policy", id.name());
        policy.count().ifPresent(count -> {
            to.counter("netvis_policy_packets", "Packets that the policy's rules forwarded", count.packets(),
                "tenant", tenant, "policy", id.name());
            to.counter("netvis_policy_bytes", "Bytes of these packets", count.bytes(),
                "tenant", tenant, "policy", id.name());
        });
        policy.bridges().forEach((bridge, on) -> on.byController().ifPresent(by -> {
            to.counter("netvis_policy_controller_packets", "Packets that the controller looked at for the policy",
                by.packets(), "tenant", tenant, "policy", id.name(), "bridge", bridge.name());
            to.counter("netvis_policy_controller_dropped", "Packets for the policy that the controller dropped",
                by.dropped(), "tenant", tenant, "policy", id.name(), "bridge", bridge.name());
        }));
    }

    private static void add(final ToolId id, final ToolStatus tool, final Families to) {
        final var tenant = id.tenant().name();
        to.counter("netvis_tool_packets", "Packets delivered to the tool", tool.count().packets(),
            "tenant", tenant, "tool", id.name());
        to.counter("netvis_tool_bytes", "Bytes of the packets that were given to the tool's ports, before stripping",
            tool.count().bytes(), "tenant", tenant, "tool", id.name());
        tool.ports().forEach((port, copies) -> copies.ifPresent(it -> {
            to.counter("netvis_tool_port_copies", "Copies that the switch gave to the port", it.sent(),
                "tenant", tenant, "tool", id.name(), "bridge", port.bridge().name(), "port", port.port());
            to.counter("netvis_tool_port_lost", "Copies of these that have not left by the port, at least", it.lost(),
                "tenant", tenant, "tool", id.name(), "bridge", port.bridge().name(), "port", port.port());
        }));
    }

    private static void states(final Status status, final Families to) {
        final var counts = new EnumMap<PolicyStatus.State, Integer>(PolicyStatus.State.class);
        status.policies().values().forEach(policy -> counts.merge(policy.state(), 1, Integer::sum));
        for (var state : PolicyStatus.State.values()) {
            to.gauge("netvis_policies", "Policies by state", counts.getOrDefault(state, 0),
                "state", state.name().toLowerCase(Locale.ROOT));
        }
    }
}
