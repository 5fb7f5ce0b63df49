/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.controller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.opendaylight.netvis.openflow.SimulatedSwitch;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.policy.Ids;
import org.opendaylight.netvis.program.GroupId;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.punt.PuntPlan;
import org.opendaylight.netvis.punt.View;

/**
 * What the controller takes from a switch while what it is to decide changes.
 */
class ControllerPathTest {
    private static final BridgeId BRIDGE = Ids.bridge("path-test");
    private static final long DATAPATH = 7;

    private final TakenPacketIns raw = new TakenPacketIns();
    private final ControllerPath path = new ControllerPath(raw, BRIDGE, DATAPATH);

    @AfterEach
    void close() {
        path.close();
        assertEquals(Set.of(), raw.cookies());
    }

    private void prepare(final long cookie, final String... policies) {
        final var tasks = ImmutableList.<PuntPlan.Task>builder();
        for (var policy : policies) {
            tasks.add(new PuntPlan.Task(Ids.policy(policy), 1L << 16, new View.AsReceived(),
                ImmutableList.of(new PuntPlan.Clause(true, ImmutableList.of(Match.ANY), ImmutableList.of())),
                ImmutableList.of(new PuntPlan.Copy(new GroupId(policy.startsWith("other") ? 2 : 1), 0,
                    ImmutableSet.of()))));
        }
        path.prepare(new PuntPlan(cookie, tasks.build()), new SimulatedSwitch(DATAPATH));
    }

    private static long inspectors() {
        return Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().equals("netvis-inspector-" + BRIDGE)).count();
    }

    @Test
    void whereNothingIsToDecideNothingIsTaken() {
        prepare(1);
        assertEquals(Set.of(), raw.cookies());
        assertEquals(0, inspectors());
    }

    @Test
    void threadsAndHooksDoNotGrowWithChangesWhileTheSwitchDoesNotFollow() {
        prepare(1, "held");
        path.settle();
        for (long cookie = 2; cookie < 300; cookie++) {
            prepare(cookie, "changed" + cookie);
        }
        assertEquals(1, inspectors());
        assertEquals(Set.of(1L, 297L, 298L, 299L), raw.cookies());
        assertEquals(raw.cookies(), path.meanings().keySet());
    }

    @Test
    void whatTheSwitchHoldsIsTakenUntilItHoldsSomethingElse() {
        prepare(1, "a");
        path.settle();
        prepare(2);
        assertEquals(Set.of(1L), raw.cookies());
        path.settle();
        // Packets may still be under way
        assertEquals(Set.of(1L), raw.cookies());
        prepare(3, "b");
        prepare(4, "b");
        prepare(5, "b");
        assertEquals(Set.of(3L, 4L, 5L), raw.cookies());
    }

    @Test
    void samePlanChangesNothing() {
        prepare(1, "a");
        final int before = raw.registrations();
        prepare(1, "a");
        assertEquals(before, raw.registrations());
        assertTrue(path.isUsed());
    }

    /** The groups of what is new need not be there before. */
    @Test
    void whatElseIsDecidedWhereBitsMeanTheSameIsDecidedOnceTheSwitchHoldsIt() throws InterruptedException {
        prepare(1, "a");
        path.settle();
        final var before = path.meanings();
        prepare(1, "a", "other");
        assertEquals(before.keySet(), path.meanings().keySet());
        raw.receive(1, 1L << 16);
        awaitLooks("a", 1);
        assertEquals(0, path.policy(Ids.policy("other")).lookedAt());
        path.settle();
        raw.receive(1, 1L << 16);
        awaitLooks("other", 1);
        awaitLooks("a", 2);
    }

    @Test
    void whatIsDeletedIsNotDecidedWhileTheSwitchDoesNotFollow() throws InterruptedException {
        prepare(1, "a", "b");
        path.settle();
        prepare(1, "a");
        assertOnlyFirstDecides();
    }

    @Test
    void whatWasDecidedLongAgoDoesNotComeBackWithItsCookie() throws InterruptedException {
        prepare(1, "a", "b");
        path.settle();
        prepare(2, "a");
        path.settle();
        prepare(1, "a");
        assertOnlyFirstDecides();
    }

    @Test
    void whatComesBackBeforeTheSwitchFollowsIsCounted() throws InterruptedException {
        prepare(1, "a", "b");
        path.settle();
        path.forget(Set.of(Ids.policy("b")));
        prepare(1, "a");
        prepare(1, "a", "b");
        path.settle();
        raw.receive(1, 1L << 16);
        awaitLooks("a", 1);
        awaitLooks("b", 1);
    }

    /** Of policies a and b. */
    private void assertOnlyFirstDecides() throws InterruptedException {
        raw.receive(1, 1L << 16);
        awaitLooks("a", 1);
        assertEquals(0, path.policy(Ids.policy("b")).lookedAt());
    }

    private void awaitLooks(final String policy, final int looks) throws InterruptedException {
        for (int i = 0; i < 5000 && path.policy(Ids.policy(policy)).lookedAt() < looks; i++) {
            Thread.sleep(1);
        }
        assertEquals(looks, path.policy(Ids.policy(policy)).lookedAt());
    }
}
