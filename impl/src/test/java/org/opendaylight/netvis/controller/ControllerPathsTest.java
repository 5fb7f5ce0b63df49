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

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.opendaylight.netvis.openflow.SimulatedSwitch;
import org.opendaylight.netvis.packet.InspectionCounts;
import org.opendaylight.netvis.policy.Bridge;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.policy.Ids;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.program.GroupId;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.punt.PuntPlan;
import org.opendaylight.netvis.punt.View;

/**
 * Which bridges have a path through the controller, and until when.
 */
final class ControllerPathsTest {
    private static final BridgeId A = Ids.bridge("a");
    private static final BridgeId B = Ids.bridge("b");
    private static final PuntPlan PLAN = new PuntPlan(1, ImmutableList.of(new PuntPlan.Task(Ids.policy("p"), 1L << 16,
        new View.AsReceived(), ImmutableList.of(new PuntPlan.Clause(true, ImmutableList.of(Match.ANY),
        ImmutableList.of())), ImmutableList.of(new PuntPlan.Copy(new GroupId(1), 0, ImmutableSet.of())))));
    private static final ImmutableSet<PolicyId> POLICIES = Ids.policies("p");

    private final TakenPacketIns raw = new TakenPacketIns();
    private final ControllerPaths paths = new ControllerPaths(raw);

    @AfterEach
    void close() {
        paths.close();
        assertEquals(Set.of(), raw.cookies());
    }

    private void prepare(final BridgeId bridge, final long datapathId, final PuntPlan plan) {
        paths.prepare(new Bridge(bridge, datapathId, Bridge.Role.TAP, OptionalInt.empty(),
            ImmutableMap.of()), plan, new SimulatedSwitch(datapathId));
    }

    @Test
    void bridgeThatWasNeverPreparedHasNone() {
        assertTrue(paths.path(A).isEmpty());
        assertEquals(ImmutableMap.of(), paths.meanings(A));
        assertEquals(InspectionCounts.Policy.NONE, paths.policy(A, Ids.policy("p")));
        paths.settle(A);
        assertEquals(ImmutableMap.of(), paths.progress());
    }

    @Test
    void pathStaysWithItsBridgeAndGoesWithIt() {
        prepare(A, 1, PLAN);
        final var path = paths.path(A).orElseThrow();
        assertTrue(path.isUsed());
        assertEquals(ImmutableMap.of(1L, PLAN.meaning()), paths.meanings(A));
        paths.retain(Set.of(A, B), POLICIES);
        prepare(A, 1, PLAN);
        assertEquals(path, paths.path(A).orElseThrow());
        assertEquals(ImmutableMap.of(A, path.progress()), paths.progress());
        paths.retain(Set.of(B), POLICIES);
        assertTrue(paths.path(A).isEmpty());
        assertEquals(Set.of(), raw.cookies());
    }

    /** What was sent by the switch of before is not decided for that of now. */
    @Test
    void bridgeThatIsAnotherSwitchHasAnotherPath() {
        prepare(A, 1, PLAN);
        final var path = paths.path(A).orElseThrow();
        prepare(A, 2, PLAN);
        final var other = paths.path(A).orElseThrow();
        assertFalse(other == path);
        assertFalse(other.isOf(1));
        assertEquals(1, raw.cookies().size());
    }

    @Test
    void policyThatGoesIsForgottenThoughNoBridgeGoes() {
        prepare(A, 1, PLAN);
        paths.retain(Set.of(A), POLICIES);
        raw.receive(1, 1L << 16);
        while (paths.policy(A, Ids.policy("p")).lookedAt() == 0) {
            Thread.onSpinWait();
        }
        paths.retain(Set.of(A), Ids.policies("p", "q"));
        assertEquals(1, paths.policy(A, Ids.policy("p")).lookedAt());
        paths.retain(Set.of(A), Ids.policies("q"));
        assertEquals(InspectionCounts.Policy.NONE, paths.policy(A, Ids.policy("p")));
    }

    @Test
    void progressIsMadeWithEachPacketThatIsDecided() {
        prepare(A, 1, PLAN);
        final var before = paths.progress();
        assertEquals(before, paths.progress());
        raw.receive(1, 1L << 16);
        while (paths.progress().equals(before)) {
            Thread.onSpinWait();
        }
        assertEquals(1, paths.policy(A, Ids.policy("p")).lookedAt());
    }
}
