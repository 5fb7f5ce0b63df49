/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.metrics;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.policy.SourceId;
import org.opendaylight.netvis.policy.TenantId;
import org.opendaylight.netvis.policy.Tool;
import org.opendaylight.netvis.policy.ToolId;
import org.opendaylight.netvis.status.Activity;
import org.opendaylight.netvis.status.BridgeStatus;
import org.opendaylight.netvis.status.Count;
import org.opendaylight.netvis.status.PolicyStatus;
import org.opendaylight.netvis.status.SourceStatus;
import org.opendaylight.netvis.status.Status;
import org.opendaylight.netvis.status.Timing;
import org.opendaylight.netvis.status.ToolStatus;
import org.opendaylight.netvis.status.Vitals;

/**
 * A state with something of everything.
 */
final class Samples {
    static final Optional<Instant> NOW = Optional.of(Instant.ofEpochSecond(1_800_000_000));
    static final Timing NEVER =
        new Timing(ImmutableList.copyOf(Collections.nCopies(Timing.BOUNDS.size() + 1, 0L)), 0);
    static final Activity IDLE = new Activity(NEVER, NEVER, NEVER, 0);

    private static final TenantId TENANT = new TenantId("t");
    private static final BridgeId BRIDGE = new BridgeId("b");

    static final Status STATUS = new Status(
        ImmutableMap.of(BRIDGE, new BridgeStatus(true, false, Optional.of("wrong wire"),
            Optional.of(new BridgeStatus.Content(12, 3, ImmutableList.of(),
                ImmutableList.of(new BridgeStatus.TunnelPort("vxlan0", Optional.of("no address"))),
                Optional.of(new BridgeStatus.ControllerPath(10, 4, 3, 2, ImmutableMap.of("truncated header", 1L))),
                NOW)))),
        ImmutableMap.of(new SourceId(TENANT, "feed"), new SourceStatus.Located(BRIDGE, Optional.of("tap0")),
            new SourceId(TENANT, "gone"), new SourceStatus.Waiting("no such port")),
        ImmutableMap.of(new ToolId(TENANT, "ids"), new ToolStatus(new Count(7, 700, Instant.EPOCH),
            ImmutableMap.of(new Tool.Port(BRIDGE, "ids1"),
                Optional.of(new ToolStatus.Copies(9, 2, Optional.of("the port is down"))),
                new Tool.Port(BRIDGE, "ids2"), Optional.empty()))),
        ImmutableMap.of(new PolicyId(TENANT, "off"), policy(PolicyStatus.State.DISABLED, ImmutableMap.of()),
            new PolicyId(TENANT, "half"), policy(PolicyStatus.State.PARTIAL, ImmutableMap.of(BRIDGE,
                new PolicyStatus.OnBridge(PolicyStatus.State.PARTIAL, ImmutableList.of("no room"),
                    Optional.of(PolicyStatus.Path.CONTROLLER),
                    Optional.of(new PolicyStatus.ByController(ImmutableList.of("payload"), 5, 1)))))));

    private Samples() {
        // Hidden on purpose
    }

    private static PolicyStatus policy(final PolicyStatus.State state,
            final ImmutableMap<BridgeId, PolicyStatus.OnBridge> bridges) {
        return new PolicyStatus(state, ImmutableList.of(), bridges, Optional.of(new Count(6, 600, Instant.EPOCH)),
            NOW);
    }

    static Vitals vitals(final Status status) {
        return new Vitals(status, NOW, Optional.empty(), IDLE);
    }
}
