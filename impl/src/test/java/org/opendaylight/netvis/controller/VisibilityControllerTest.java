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
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.SettableFuture;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.opendaylight.netvis.compile.Compilation;
import org.opendaylight.netvis.inventory.SwitchView;
import org.opendaylight.netvis.openflow.SimulatedSwitch;
import org.opendaylight.netvis.policy.Ids;
import org.opendaylight.netvis.policy.PolicySet;
import org.opendaylight.netvis.program.GroupId;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.tenant.Policy.State;

/**
 * The control loop over switches that refuse, hang, come and go: one bad thing fails alone.
 */
@Timeout(60)
class VisibilityControllerTest {
    private static final ImmutableMap<String, Integer> PORTS = ImmutableMap.of("tap0", 1, "tool0", 2);

    private final Map<Long, SwitchView> views = new TreeMap<>();
    private final VisibilityController controller = new VisibilityController(thread -> this::publish,
        new ControllerPaths(new TakenPacketIns()), Clock.systemUTC());
    private volatile Situation situation;

    @AfterEach
    void close() {
        controller.close();
    }

    private ListenableFuture<?> publish(final Situation published) {
        situation = published;
        return Futures.immediateVoidFuture();
    }

    private SimulatedSwitch connect(final SimulatedSwitch ovs) {
        return connect(ovs, PORTS);
    }

    private SimulatedSwitch connect(final SimulatedSwitch ovs, final ImmutableMap<String, Integer> ports) {
        views.put(ovs.datapathId(), new SwitchView(ovs.datapathId(), ports, ImmutableSet.of(), OptionalLong.empty(),
            "Open vSwitch", ovs, Optional.empty()));
        controller.onSwitches(ImmutableMap.copyOf(views));
        return ovs;
    }

    private void disconnect(final SimulatedSwitch ovs) {
        views.remove(ovs.datapathId());
        controller.onSwitches(ImmutableMap.copyOf(views));
        ovs.close();
    }

    /** Until what was told has been done. */
    private static void await(final BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            assertFalse(Thread.currentThread().isInterrupted(), "it does not come");
            LockSupport.parkNanos(1_000_000);
        }
    }

    private State state(final String policy) {
        final var now = situation;
        final var verdict = now == null ? null : now.compiled().compilation().verdicts().get(Ids.policy(policy));
        if (verdict == null) {
            return null;
        }
        return PolicyPlace.overall(verdict.bridges().entrySet().stream()
            .map(place -> PolicyPlace.of(now, Ids.policy(policy), place.getKey(), place.getValue())).toList());
    }

    private String reason(final String policy, final String bridge) {
        final var verdict = situation.compiled().compilation().verdicts().get(Ids.policy(policy));
        return PolicyPlace.of(situation, Ids.policy(policy), bridge, verdict.bridges().get(bridge)).reasons()
            .getFirst();
    }

    private void awaitStates(final State expected, final String... policies) {
        for (var policy : policies) {
            await(() -> state(policy) == expected);
        }
    }

    private static long flowsOf(final SimulatedSwitch ovs, final int network) {
        return ovs.flowTexts().stream().filter(flow -> flow.contains("nw_dst=10.0." + network + ".")).count();
    }

    /** G1: the fault as it was found. */
    @Test
    void policyThatASwitchHasNoRoomForFailsAloneAndOthersComeAndGo() {
        final var ovs = connect(new SimulatedSwitch(1).limitTable(10, 12));
        controller.onConfiguration(new TapConfiguration().bridge("b", 1).policy("good1", "b", 1, 1).build());
        awaitStates(State.Active, "good1");
        controller.onConfiguration(new TapConfiguration().bridge("b", 1).policy("good1", "b", 1, 1)
            .policy("flags", "b", 2, 30).build());
        awaitStates(State.Failed, "flags");
        awaitStates(State.Active, "good1");
        assertTrue(reason("flags", "b").endsWith(": FLOW_MOD_FAILED/TABLE_FULL (5/1); it is tried again from time to"
            + " time, and when a policy changes"), () -> reason("flags", "b"));
        controller.onConfiguration(new TapConfiguration().bridge("b", 1).policy("flags", "b", 2, 30)
            .policy("good2", "b", 3, 1).build());
        awaitStates(State.Active, "good2");
        awaitStates(State.Failed, "flags");
        assertEquals(List.of(0L, 0L, 1L), List.of(flowsOf(ovs, 1), flowsOf(ovs, 2), flowsOf(ovs, 3)));
    }

    @Test
    void policyThatFitsWhenAnotherHasGoneIsActiveWithoutAnybodysHelp() {
        connect(new SimulatedSwitch(1).limitTable(10, 6));
        controller.onConfiguration(new TapConfiguration().bridge("b", 1).policy("a", "b", 1, 4).policy("c", "b", 2, 4)
            .build());
        awaitStates(State.Active, "a");
        awaitStates(State.Failed, "c");
        controller.onConfiguration(new TapConfiguration().bridge("b", 1).policy("c", "b", 2, 4).build());
        awaitStates(State.Active, "c");
    }

    @Test
    void ofManyThatDoNotFitAsManyAsFitAreActive() {
        final var ovs = connect(new SimulatedSwitch(1).limitTable(10, 41));
        final var configuration = new TapConfiguration().bridge("b", 1);
        IntStream.range(0, 100).forEach(i -> configuration.policy("p%02d".formatted(i), "b", i, 2));
        controller.onConfiguration(configuration.build());
        await(() -> IntStream.range(0, 100).filter(i -> state("p%02d".formatted(i)) == State.Active).count() == 20);
        await(() -> IntStream.range(0, 100).filter(i -> state("p%02d".formatted(i)) == State.Failed).count() == 80);
        assertTrue(ovs.requests() < 60, () -> ovs.requests() + " requests");
    }

    @Test
    void policyWhoseFlowsTheSwitchDoesNotUnderstandFailsAlone() {
        connect(new SimulatedSwitch(1).refuseToAdd(message -> contains(message, 10, 0, 7, 0)));
        controller.onConfiguration(new TapConfiguration().bridge("b", 1).policy("bad", "b", 7, 1)
            .policy("good", "b", 8, 1).build());
        awaitStates(State.Active, "good");
        awaitStates(State.Failed, "bad");
    }

    private static boolean contains(final byte[] message, final int... bytes) {
        return IntStream.range(0, message.length - bytes.length).anyMatch(start ->
            IntStream.range(0, bytes.length).allMatch(i -> message[start + i] == bytes[i]));
    }

    @Test
    void policyWhoseGroupFindsNoRoomFailsAlone() {
        connect(new SimulatedSwitch(1).limitGroups(0));
        connect(new SimulatedSwitch(2));
        controller.onConfiguration(new TapConfiguration().bridge("a", 1).bridge("b", 2).policy("full", "a", 1, 1)
            .policy("free", "b", 2, 1).build());
        awaitStates(State.Active, "free");
        awaitStates(State.Failed, "full");
        assertTrue(reason("full", "a").contains("OUT_OF_GROUPS"), () -> reason("full", "a"));
        assertTrue(situation.bridges().get("a").isInSync());
    }

    /** Nothing in the error says who is to blame: the policies are tried by halves. */
    @Test
    void bundleThatIsRefusedAsAWholeKeepsNobodyOutWhoFits() {
        final var ovs = connect(new SimulatedSwitch(1));
        controller.onConfiguration(new TapConfiguration().bridge("b", 1).policy("old", "b", 1, 1).build());
        awaitStates(State.Active, "old");
        ovs.limitBundle(20);
        final var configuration = new TapConfiguration().bridge("b", 1).policy("huge", "b", 2, 30);
        IntStream.range(10, 20).forEach(i -> configuration.policy("p" + i, "b", i, 3));
        controller.onConfiguration(configuration.build());
        awaitStates(State.Failed, "huge");
        IntStream.range(10, 20).forEach(i -> awaitStates(State.Active, "p" + i));
        assertEquals(0, flowsOf(ovs, 1));
    }

    @Test
    void heldBackPolicyIsTriedThoughNothingElseIsNew() {
        final var ovs = connect(new SimulatedSwitch(1));
        controller.onConfiguration(new TapConfiguration().bridge("b", 1).policy("old", "b", 1, 1).build());
        awaitStates(State.Active, "old");
        ovs.limitBundle(20);
        controller.onConfiguration(new TapConfiguration().bridge("b", 1).policy("old", "b", 1, 1)
            .policy("huge", "b", 2, 30).policy("small", "b", 3, 1).build());
        awaitStates(State.Failed, "huge");
        awaitStates(State.Active, "small", "old");
    }

    @Test
    void deletedPolicyDeliversNothingThoughTheSwitchRefusesEverythingElse() {
        final var ovs = connect(new SimulatedSwitch(1));
        controller.onConfiguration(new TapConfiguration().bridge("b", 1).policy("gone", "b", 1, 3)
            .policy("stays", "b", 2, 1).build());
        awaitStates(State.Active, "gone", "stays");
        ovs.refuseToAdd(message -> message[1] == 14 && message[25] == 0 && message[24] == 10);
        controller.onConfiguration(new TapConfiguration().bridge("b", 1).policy("stays", "b", 2, 1)
            .policy("comes", "b", 3, 1).build());
        awaitStates(State.Failed, "comes");
        await(() -> flowsOf(ovs, 1) == 0);
        assertEquals(1, flowsOf(ovs, 2));
    }

    /** G2: a switch that reports what no switch may report, and one that never answers. */
    @Test
    void bridgeThatCannotBeHandledIsAloneInThat() {
        connect(new SimulatedSwitch(1), ImmutableMap.of("tap0", 0, "tool0", 2));
        final var mute = new SimulatedSwitch(2);
        mute.fallSilent();
        connect(mute);
        connect(new SimulatedSwitch(3));
        controller.onConfiguration(new TapConfiguration().bridge("a", 1).bridge("b", 2).bridge("c", 3)
            .policy("odd", "a", 1, 1).policy("mute", "b", 2, 1).policy("good", "c", 3, 1).build());
        // What is under way is shown by the periodic look
        awaitStates(State.Active, "good");
        awaitStates(State.Failed, "odd");
        assertTrue(reason("odd", "a").startsWith("netvis cannot handle this bridge: "), () -> reason("odd", "a"));
        awaitStates(State.Waiting, "mute");
    }

    /** S1: each had left a reconciler. */
    @Test
    void sessionsThatEndTakeTheirRequestsWithThem() {
        controller.onConfiguration(new TapConfiguration().bridge("b", 1).policy("p", "b", 1, 1).build());
        final var sessions = IntStream.range(0, 100).mapToObj(i -> {
            final var ovs = new SimulatedSwitch(1);
            ovs.fallSilent();
            connect(ovs);
            await(() -> ovs.requests() > 0);
            disconnect(ovs);
            return ovs;
        }).toList();
        connect(new SimulatedSwitch(1));
        awaitStates(State.Active, "p");
        final var before = sessions.stream().map(SimulatedSwitch::requests).toList();
        settle();
        assertEquals(before, sessions.stream().map(SimulatedSwitch::requests).toList());
    }

    /** Until the switches have been looked at once more. */
    private void settle() {
        final var before = situation;
        await(() -> situation != before);
    }

    /** S4: it was read every five seconds. */
    @Test
    void switchThatNobodyDeclaredIsLeftAlone() {
        final var stranger = connect(new SimulatedSwitch(9));
        stranger.addForeignGroup(new GroupId(5).value());
        connect(new SimulatedSwitch(1));
        controller.onConfiguration(new TapConfiguration().bridge("b", 1).policy("p", "b", 1, 1).build());
        awaitStates(State.Active, "p");
        assertEquals(0, stranger.requests());
        assertTrue(stranger.hasGroup(new GroupId(5)));
    }

    @Test
    void switchThatIsNoLongerDeclaredIsReleasedAlsoIfItWasAwayThen() {
        final var ovs = connect(new SimulatedSwitch(1));
        controller.onConfiguration(new TapConfiguration().bridge("b", 1).policy("p", "b", 1, 1).build());
        awaitStates(State.Active, "p");
        disconnect(ovs);
        controller.onConfiguration(new TapConfiguration().build());
        final var back = connect(ovs.reconnected());
        await(() -> flowsOf(back, 1) == 0 && back.groupNumbers().isEmpty());
    }

    @Test
    void controllerThatStartsAnewLeavesPoliciesWhereTheyAre() {
        final var ovs = connect(new SimulatedSwitch(1));
        controller.onConfiguration(new TapConfiguration().bridge("b", 1).policy("late", "b", 1, 1).build());
        awaitStates(State.Active, "late");
        final var both = new TapConfiguration().bridge("b", 1).policy("late", "b", 1, 1).policy("early", "b", 1, 1)
            .build();
        controller.onConfiguration(both);
        awaitStates(State.Active, "late", "early");
        final var flows = ovs.flowTexts();
        controller.close();
        final var back = ovs.reconnected();
        try (var next = new VisibilityController(thread -> this::publish, new ControllerPaths(new TakenPacketIns()),
                Clock.systemUTC())) {
            situation = null;
            views.clear();
            views.put(1L, new SwitchView(1, PORTS, ImmutableSet.of(), OptionalLong.empty(), "Open vSwitch", back,
                Optional.empty()));
            next.onConfiguration(both);
            next.onSwitches(ImmutableMap.copyOf(views));
            awaitStates(State.Active, "late", "early");
            assertEquals(flows, back.flowTexts());
            assertEquals(0, back.commits());
        }
    }

    /** S3, N3: all was added again. */
    @Test
    void countersGoOnOverReconnectionsAndDoNotDouble() {
        var ovs = connect(new SimulatedSwitch(1));
        controller.onConfiguration(new TapConfiguration().bridge("b", 1).policy("p", "b", 1, 1).build());
        awaitStates(State.Active, "p");
        ovs.count(1000);
        await(() -> packets("p") == 1000);
        final var since = situation.counters().policy(Ids.policy("p")).since();
        for (int i = 0; i < 3; i++) {
            disconnect(ovs);
            ovs = connect(ovs.reconnected());
            final var again = ovs;
            await(() -> again.requests() > 3 && state("p") == State.Active);
            assertEquals(1000, packets("p"));
            assertEquals(1000, situation.counters().tool(Ids.tool("b-out")).count().packets());
        }
        ovs.count(5);
        await(() -> packets("p") == 1005);
        assertEquals(since, situation.counters().policy(Ids.policy("p")).since());
    }

    private long packets(final String policy) {
        return situation.counters().policy(Ids.policy(policy)).count().packets();
    }

    /** S6: the configuration was newer than what came of it. */
    @Test
    void whatIsPublishedIsOfOneTime() {
        connect(new SimulatedSwitch(1));
        for (int i = 0; i < 200; i++) {
            final var configuration = new TapConfiguration().bridge("b", 1);
            if (i % 3 > 0) {
                configuration.bridge("other" + i, 100 + i).policy("q" + i, "other" + i, 2, 1);
            }
            controller.onConfiguration(configuration.policy("p" + i, "b", 1, 1).build());
            final var now = situation;
            if (now != null) {
                now.compiled().reading().set().policies().keySet().forEach(policy ->
                    assertTrue(now.compiled().compilation().verdicts().containsKey(policy), policy::toString));
                assertEquals(now.compiled().reading().set().bridges().keySet(), now.bridges().keySet());
            }
        }
        awaitStates(State.Active, "p199");
    }

    /** M12: what was left kept the next controller from starting. */
    @Test
    void nothingIsLeftWhenItEnds() {
        final var raw = new TakenPacketIns();
        final var ended = new VisibilityController(thread -> it -> Futures.immediateVoidFuture(),
            new ControllerPaths(raw), Clock.systemUTC());
        final var ovs = new SimulatedSwitch(1);
        ended.onSwitches(ImmutableMap.of(1L, new SwitchView(1, PORTS, ImmutableSet.of(), OptionalLong.empty(), "", ovs,
            Optional.empty())));
        ended.onConfiguration(new TapConfiguration().bridge("b", 1).policy("p", "b", 1, 1).build());
        ended.close();
        assertEquals(Set.of(), raw.cookies());
        final int before = ovs.requests();
        ended.onConfiguration(null);
        assertEquals(before, ovs.requests());
        assertFalse(Thread.getAllStackTraces().keySet().stream().anyMatch(thread ->
            thread.getName().startsWith("netvis-inspector-b")));
    }

    @Test
    void placesThatAreWaitedForSayWhatFor() {
        controller.onConfiguration(new TapConfiguration().bridge("b", 1).policy("p", "b", 1, 1).build());
        awaitStates(State.Waiting, "p");
        assertEquals("the switch is not connected, or another controller is its master", reason("p", "b"));
        assertEquals(Compilation.Place.Waiting.class, situation.compiled().compilation().verdicts()
            .get(Ids.policy("p")).bridges()
            .get("b").getClass());
    }

    private static PolicySet set(final TapConfiguration configuration) {
        return PolicyReader.read(configuration.build()).set();
    }

    private void announce(final PolicySet next) throws Exception {
        controller.announce(next).get();
    }

    @Test
    void whatIsAnnouncedIsPendingUntilItHasBeenCompiled() throws Exception {
        connect(new SimulatedSwitch(1));
        controller.onConfiguration(new TapConfiguration().bridge("b", 1).policy("p", "b", 1, 1).build());
        awaitStates(State.Active, "p");
        final var next = new TapConfiguration().bridge("b", 1).policy("p", "b", 2, 1);
        announce(set(next));
        assertEquals(new PendingChange(Ids.policies("p"), ImmutableSet.of(), ImmutableSet.of("b")),
            situation.pending());
        controller.onConfiguration(next.build());
        await(() -> situation.pending().equals(PendingChange.NONE));
        assertEquals(set(next), situation.compiled().reading().set());
    }

    @Test
    void whatIsWithdrawnIsNoLongerPending() throws Exception {
        controller.onConfiguration(new TapConfiguration().bridge("b", 1).policy("p", "b", 1, 1).build());
        awaitStates(State.Waiting, "p");
        final var never = set(new TapConfiguration().bridge("b", 1));
        final var later = set(new TapConfiguration());
        announce(never);
        announce(later);
        controller.withdraw(never);
        announce(later);
        assertFalse(situation.pending().equals(PendingChange.NONE));
        controller.withdraw(later);
        await(() -> situation.pending().equals(PendingChange.NONE));
    }

    @Test
    void changeIsAnnouncedThoughTheStateCannotBeWritten() throws Exception {
        final var mute = new VisibilityController(thread -> it -> SettableFuture.create(),
            new ControllerPaths(new TakenPacketIns()), Clock.systemUTC());
        mute.onConfiguration(new TapConfiguration().bridge("b", 1).build());
        assertEquals(null, mute.announce(PolicySet.EMPTY).get());
        mute.close();
    }
}
