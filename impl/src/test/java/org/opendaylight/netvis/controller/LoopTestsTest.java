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
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opendaylight.netvis.compile.Probes;
import org.opendaylight.netvis.compile.loop.Loop;
import org.opendaylight.netvis.compile.loop.LoopOption;
import org.opendaylight.netvis.compile.loop.LoopProbes;
import org.opendaylight.netvis.compile.loop.LoopTest;
import org.opendaylight.netvis.inventory.SwitchView;
import org.opendaylight.netvis.net.Strip;
import org.opendaylight.netvis.net.TunnelType;
import org.opendaylight.netvis.openflow.Goal;
import org.opendaylight.netvis.openflow.ReconcilerContext;
import org.opendaylight.netvis.openflow.Refusal;
import org.opendaylight.netvis.openflow.SimulatedSwitch;
import org.opendaylight.netvis.openflow.SwitchReconciler;
import org.opendaylight.netvis.openflow.SwitchSnapshot;
import org.opendaylight.netvis.policy.Bridge;
import org.opendaylight.netvis.policy.Ids;
import org.opendaylight.netvis.policy.Policy;
import org.opendaylight.netvis.program.GroupId;
import org.opendaylight.netvis.program.PortNo;
import org.opendaylight.netvis.program.Revalidation;
import org.opendaylight.netvis.punt.PuntPlan;

final class LoopTestsTest {
    private static final Bridge BRIDGE = new Bridge(Ids.bridge("br"), 1, Bridge.Role.TAP, OptionalInt.of(0x0a000001),
        ImmutableMap.of("ge", new Bridge.TunnelPort(TunnelType.GENEVE, OptionalInt.of(6081))), 100, ImmutableList.of(),
        Optional.of("ge"));

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final LoopTests tests = new LoopTests(clock, Runnable::run, () -> { });

    /** It is asked about bridges only where policies strip what a loop unwraps. */
    @BeforeEach
    void beforeEach() {
        need(Strip.VXLAN);
    }

    private void need(final Strip... strips) {
        tests.need(Stream.of(strips).map(LoopTestsTest::policy).toList(), any -> Set.of(BRIDGE.id()));
    }

    private static Policy policy(final Strip strip) {
        return new Policy(Ids.policy("it"), true, ImmutableSet.of(), ImmutableList.of(), ImmutableSet.of(strip),
            ImmutableSet.of());
    }

    @AfterEach
    void close() {
        clock.shutdownNow();
    }

    @Test
    void onlyVersionsThatWereTriedAreTested() {
        for (var software : new String[] {"Open vSwitch 2.15.0", "Open vSwitch 3.2.0", ""}) {
            final var view = view(software, ImmutableMap.of("ge", 3), OptionalLong.of(1));
            assertFalse(tests.isPending(view, BRIDGE));
            assertEquals(LoopProbes.NONE, tests.probes(view, BRIDGE));
            assertEquals(Optional.of("only Open vSwitch 3.1.0, 3.5.0, 4.0.0 are known to do it safely, and this switch"
                + " is " + (software.isEmpty() ? "unknown" : software)), tests.ability(view, BRIDGE).obstacle());
        }
    }

    @Test
    void whatIsMissingIsTold() {
        final var noPort = view("Open vSwitch 3.1.0", ImmutableMap.of(), OptionalLong.of(1));
        assertFalse(tests.isPending(noPort, BRIDGE));
        assertEquals(Optional.of("the switch has no port ge: it is used as soon as it is there"),
            tests.ability(noPort, BRIDGE).obstacle());
        assertEquals(Optional.of("the switch does not tell the MAC address of its LOCAL port"),
            tests.ability(view("Open vSwitch 3.1.0", ImmutableMap.of("ge", 3), OptionalLong.empty()), BRIDGE)
                .obstacle());
    }

    /** It would refuse flows that name fields which it does not know. */
    @Test
    void optionsComeBeforeFlows() {
        final var view = view("Open vSwitch 3.1.0", ImmutableMap.of("ge", 3), OptionalLong.of(1));
        assertTrue(tests.isPending(view, BRIDGE));
        final var probes = tests.probes(view, BRIDGE);
        assertEquals(ImmutableList.of(), probes.flows());
        assertEquals(ImmutableSet.of(52, 72), probes.options(BRIDGE).stream().map(it -> it.length())
            .collect(ImmutableSet.toImmutableSet()));
    }

    /** There is not room for all, so the first are those that the test and most networks need. */
    @Test
    void optionsAreThoseOfTheTunnelsThatPoliciesStrip() {
        assertEquals(ImmutableList.of(52, 72), lengths());
        need(Strip.GENEVE);
        assertEquals(ImmutableList.of(56, 64, 72), lengths().subList(0, 3));
        need(Strip.GRE, Strip.VXLAN);
        assertEquals(ImmutableList.of(52, 48, 44, 72), lengths().subList(0, 4));
        need(Strip.GENEVE, Strip.GRE, Strip.VXLAN);
        assertEquals(ImmutableList.of(52, 56, 48, 64), lengths());
        assertTrue(lengths().stream().mapToInt(it -> it).sum() <= 256 - 8 - 4);
    }

    private ImmutableList<Integer> lengths() {
        return tests.probes(view("Open vSwitch 3.1.0", ImmutableMap.of("ge", 3), OptionalLong.of(1)), BRIDGE)
            .options().stream().map(LoopOption::length).collect(ImmutableList.toImmutableList());
    }

    @Test
    void switchThatGetsNothingIsNotWaitedForAnyLonger() {
        final var view = view("Open vSwitch 3.1.0", ImmutableMap.of("ge", 3), OptionalLong.of(1));
        assertTrue(tests.isPending(view, BRIDGE));
        tests.repeat();
        assertTrue(tests.isPending(view, BRIDGE));
        tests.repeat();
        assertFalse(tests.isPending(view, BRIDGE));
        assertEquals(Optional.of("the loop does not work: the switch does not get what a test frame needs"),
            tests.ability(view, BRIDGE).obstacle());
    }

    @Test
    void whatASwitchKnowsIsNotForgottenWhileItIsRead() {
        final var view = view("Open vSwitch 3.1.0", ImmutableMap.of("ge", 3), OptionalLong.of(1));
        final var probes = Probes.program(BRIDGE, Stream.of(tests.probes(view, BRIDGE)));
        final var read = reconciler(view);
        read.setGoal(new Goal.Keep(ImmutableSet.of(), probes));
        tests.proceed(1, read);
        final var known = tests.probes(view, BRIDGE);
        assertFalse(known.flows().isEmpty());
        tests.proceed(1, reconciler(view));
        assertEquals(known, tests.probes(view, BRIDGE));
    }

    @Test
    void testFrameIsOneThatATunnelsEndRefuses() {
        final var probe = new LoopProbe(new LoopTest(new Loop(new PortNo(3), 6081, 0x0a000001, 0x0200_0000_0001L),
            TunnelType.VXLAN), 5,
            new TestFrame(2, 3, 4));
        final var frame = probe.test().wrap(new byte[60], 5);
        assertEquals(50 + 60, frame.length);
        // Flags of VXLAN beside the one that says that there is an identifier
        assertEquals((byte) 0x88, frame[42]);
        assertEquals(Optional.of("it made 00 of what should have become " + "000000000002" + "000000000003" + "88b6"
            + "00".repeat(38) + "0000000000000004"), probe.difference(new byte[1]));
    }

    private static SwitchReconciler reconciler(final SwitchView view) {
        return new SwitchReconciler(view.session(), PuntPlan.METER, new AtOnce());
    }

    /** Does everything at once, but for what is for later. */
    private static final class AtOnce implements ReconcilerContext {
        @Override
        public void execute(final Runnable task) {
            task.run();
        }

        @Override
        public void schedule(final Runnable task, final int delaySeconds) {
            // Later
        }

        @Override
        public Executor reader() {
            return Runnable::run;
        }

        @Override
        public Revalidation revalidation() {
            return Revalidation.BY_RENEWAL;
        }

        @Override
        public void changed() {
            // The test asks
        }

        @Override
        public void counted(final SwitchSnapshot snapshot) {
            // Nothing has been
        }

        @Override
        public void restarted(final ImmutableSet<GroupId> groups) {
            // There are none
        }

        @Override
        public boolean refused(final Refusal refusal) {
            throw new AssertionError(refusal);
        }
    }

    private static SwitchView view(final String software, final ImmutableMap<String, Integer> ports,
            final OptionalLong mac) {
        return new SwitchView(1, ports, ImmutableSet.of(), mac, software, new SimulatedSwitch(1), Optional.empty());
    }
}
