/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.yang;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.policy.Ids;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.policy.SourceId;
import org.opendaylight.netvis.policy.TenantId;
import org.opendaylight.netvis.policy.Tool;
import org.opendaylight.netvis.policy.ToolId;
import org.opendaylight.netvis.status.BridgeStatus;
import org.opendaylight.netvis.status.Count;
import org.opendaylight.netvis.status.PolicyStatus;
import org.opendaylight.netvis.status.PolicyStatus.OnBridge;
import org.opendaylight.netvis.status.PolicyStatus.State;
import org.opendaylight.netvis.status.SourceStatus;
import org.opendaylight.netvis.status.Status;
import org.opendaylight.netvis.status.ToolStatus;

/**
 * Makes states of netvis.
 */
final class StatusMaker {
    static final Instant NOW = Instant.parse("2026-11-26T01:02:03.456789Z");

    private final TreeMap<BridgeId, BridgeStatus> bridges = new TreeMap<>();
    private final TreeMap<SourceId, SourceStatus> sources = new TreeMap<>();
    private final TreeMap<ToolId, ToolStatus> tools = new TreeMap<>();
    private final TreeMap<PolicyId, PolicyStatus> policies = new TreeMap<>();

    StatusMaker bridge(final String name, final boolean inSync) {
        bridges.put(Ids.bridge(name), new BridgeStatus(true, inSync, Optional.empty(), Optional.empty()));
        return this;
    }

    StatusMaker bridge(final String name, final BridgeStatus.Content content) {
        bridges.put(Ids.bridge(name), new BridgeStatus(true, true, Optional.empty(), Optional.of(content)));
        return this;
    }

    StatusMaker source(final String tenant, final String name, final SourceStatus status) {
        sources.put(new SourceId(new TenantId(tenant), name), status);
        return this;
    }

    StatusMaker tool(final String tenant, final String name, final long packets,
            final Optional<ToolStatus.Copies> copies) {
        tools.put(new ToolId(new TenantId(tenant), name), new ToolStatus(new Count(packets, 60 * packets, NOW),
            ImmutableMap.of(new Tool.Port(Ids.bridge("b"), "tool0"), copies)));
        return this;
    }

    StatusMaker policy(final String tenant, final String name, final PolicyStatus status) {
        policies.put(new PolicyId(new TenantId(tenant), name), status);
        return this;
    }

    /** An active policy on bridge {@code b} that has forwarded so many packets. */
    StatusMaker policy(final String tenant, final String name, final long packets) {
        return policy(tenant, name, new PolicyStatus(State.ACTIVE, ImmutableList.of(), ImmutableMap.of(Ids.bridge("b"),
            new OnBridge(State.ACTIVE, ImmutableList.of(), Optional.of(PolicyStatus.Path.SWITCH), Optional.empty())),
            Optional.of(new Count(packets, 60 * packets, NOW)), Optional.of(NOW)));
    }

    Status build() {
        return new Status(ImmutableMap.copyOf(bridges), ImmutableMap.copyOf(sources), ImmutableMap.copyOf(tools),
            ImmutableMap.copyOf(policies));
    }
}
