/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.controller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.opendaylight.netvis.inventory.SwitchView;
import org.opendaylight.netvis.net.TunnelType;
import org.opendaylight.netvis.openflow.SimulatedSwitch;
import org.opendaylight.netvis.policy.Bridge;
import org.opendaylight.netvis.policy.Ids;

class TunnelEndTestsTest {
    private static final Set<TunnelType> TYPES = Set.of(TunnelType.VXLAN);
    private static final Bridge BRIDGE = new Bridge(Ids.bridge("br"), 1, Bridge.Role.TAP, OptionalInt.of(0x0a000001),
        ImmutableMap.of("vx", new Bridge.TunnelPort(TunnelType.VXLAN, OptionalInt.of(4789))));
    private static final SwitchView VIEW = new SwitchView(1, ImmutableMap.of("vx", 3), ImmutableSet.of(),
        OptionalLong.of(0x020000000001L), "Open vSwitch 3.1.0", new SimulatedSwitch(1), Optional.empty());

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final TunnelEndTests tests = new TunnelEndTests(clock, Runnable::run, () -> { });

    @AfterEach
    void close() {
        clock.shutdownNow();
    }

    /** A policy may come just before all are tested again. */
    @Test
    void switchHasTimeToGetTheFlowOfATest() {
        assertEquals(1, tests.tested(VIEW, BRIDGE, TYPES).size());
        tests.repeat();
        assertTrue(tests.isPending(VIEW, BRIDGE, TYPES));
        tests.repeat();
        assertFalse(tests.isPending(VIEW, BRIDGE, TYPES));
        assertEquals(Map.of("vx", "tunnel-port vx does not end tunnels: the switch does not get the flow for a test"
            + " frame"), tests.ends(VIEW, BRIDGE, TYPES).obstacles());
    }
}
