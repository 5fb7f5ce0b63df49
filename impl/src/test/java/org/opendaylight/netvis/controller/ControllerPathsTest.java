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
    private static final PuntPlan PLAN = new PuntPlan(1, ImmutableList.of(new PuntPlan.Task(Ids.policy("p"), 1L << 16,
        new View.AsReceived(), ImmutableList.of(new PuntPlan.Clause(true, ImmutableList.of(Match.ANY),
        ImmutableList.of())), ImmutableList.of(new PuntPlan.Copy(new GroupId(1), 0, ImmutableSet.of())))));
    private static final Set<PolicyId> POLICIES = Ids.policies("p");

    private final TakenPacketIns raw = new TakenPacketIns();
    private final ControllerPaths paths = new ControllerPaths(raw);

    @AfterEach
    void close() {
        paths.close();
        assertEquals(Set.of(), raw.cookies());
    }

    private void prepare(final String bridge, final long datapathId, final PuntPlan plan) {
        paths.prepare(new Bridge(bridge, datapathId, Bridge.Role.TAP, OptionalInt.empty(), ImmutableMap.of()), plan,
            new SimulatedSwitch(datapathId));
    }

    @Test
    void bridgeThatWasNeverPreparedHasNone() {
        assertTrue(paths.path("a").isEmpty());
        assertEquals(ImmutableMap.of(), paths.meanings("a"));
        assertEquals(InspectionCounts.Policy.NONE, paths.policy("a", Ids.policy("p")));
        paths.settle("a");
        assertEquals(ImmutableMap.of(), paths.progress());
    }

    @Test
    void pathStaysWithItsBridgeAndGoesWithIt() {
        prepare("a", 1, PLAN);
        final var path = paths.path("a").orElseThrow();
        assertTrue(path.isUsed());
        assertEquals(ImmutableMap.of(1L, PLAN.meaning()), paths.meanings("a"));
        paths.retain(Set.of("a", "b"), POLICIES);
        prepare("a", 1, PLAN);
        assertEquals(path, paths.path("a").orElseThrow());
        assertEquals(ImmutableMap.of("a", path.progress()), paths.progress());
        paths.retain(Set.of("b"), POLICIES);
        assertTrue(paths.path("a").isEmpty());
        assertEquals(Set.of(), raw.cookies());
    }

    /** What was sent by the switch of before is not decided for that of now. */
    @Test
    void bridgeThatIsAnotherSwitchHasAnotherPath() {
        prepare("a", 1, PLAN);
        final var path = paths.path("a").orElseThrow();
        prepare("a", 2, PLAN);
        final var other = paths.path("a").orElseThrow();
        assertFalse(other == path);
        assertFalse(other.isOf(1));
        assertEquals(1, raw.cookies().size());
    }

    @Test
    void policyThatGoesIsForgottenThoughNoBridgeGoes() {
        prepare("a", 1, PLAN);
        paths.retain(Set.of("a"), POLICIES);
        raw.receive(1, 1L << 16);
        while (paths.policy("a", Ids.policy("p")).lookedAt() == 0) {
            Thread.onSpinWait();
        }
        paths.retain(Set.of("a"), Ids.policies("p", "q"));
        assertEquals(1, paths.policy("a", Ids.policy("p")).lookedAt());
        paths.retain(Set.of("a"), Ids.policies("q"));
        assertEquals(InspectionCounts.Policy.NONE, paths.policy("a", Ids.policy("p")));
    }

    @Test
    void progressIsMadeWithEachPacketThatIsDecided() {
        prepare("a", 1, PLAN);
        final var before = paths.progress();
        assertEquals(before, paths.progress());
        raw.receive(1, 1L << 16);
        while (paths.progress().equals(before)) {
            Thread.onSpinWait();
        }
        assertEquals(1, paths.policy("a", Ids.policy("p")).lookedAt());
    }
}
