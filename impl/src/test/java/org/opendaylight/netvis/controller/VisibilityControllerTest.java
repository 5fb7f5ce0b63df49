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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.opendaylight.netvis.inventory.SwitchView;
import org.opendaylight.netvis.openflow.SimulatedSwitch;
import org.opendaylight.netvis.policy.Configuration;
import org.opendaylight.netvis.policy.Ids;
import org.opendaylight.netvis.policy.ObjectId;
import org.opendaylight.netvis.policy.PolicySet;
import org.opendaylight.netvis.program.GroupId;
import org.opendaylight.netvis.status.Count;
import org.opendaylight.netvis.status.PolicyStatus.OnBridge;
import org.opendaylight.netvis.status.PolicyStatus.State;
import org.opendaylight.netvis.status.SourceStatus;
import org.opendaylight.netvis.status.Status;

/**
 * The control loop over switches that refuse, hang, come and go: one bad thing fails alone.
 */
@Timeout(60)
class VisibilityControllerTest {
    private static final ImmutableMap<String, Integer> PORTS = ImmutableMap.of("tap0", 1, "tool0", 2);

    private final Map<Long, SwitchView> views = new TreeMap<>();
    private final VisibilityController controller = new VisibilityController(thread -> this::publish,
        new TakenPacketIns(), Clock.systemUTC());
    private volatile Status status;

    @AfterEach
    void close() {
        controller.close();
    }

    private ListenableFuture<?> publish(final Status published) {
        status = published;
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
        final var now = status;
        final var known = now == null ? null : now.policies().get(Ids.policy(policy));
        return known == null ? null : known.state();
    }

    private OnBridge outcome(final String policy, final String bridge) {
        return status.policies().get(Ids.policy(policy)).bridges().get(Ids.bridge(bridge));
    }

    private String reason(final String policy, final String bridge) {
        return outcome(policy, bridge).reasons().getFirst();
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
        awaitStates(State.ACTIVE, "good1");
        controller.onConfiguration(new TapConfiguration().bridge("b", 1).policy("good1", "b", 1, 1)
            .policy("flags", "b", 2, 30).build());
        awaitStates(State.FAILED, "flags");
        awaitStates(State.ACTIVE, "good1");
        assertTrue(reason("flags", "b").endsWith(": FLOW_MOD_FAILED/TABLE_FULL (5/1); it is tried again from time to"
            + " time, and when a policy changes"), () -> reason("flags", "b"));
        controller.onConfiguration(new TapConfiguration().bridge("b", 1).policy("flags", "b", 2, 30)
            .policy("good2", "b", 3, 1).build());
        awaitStates(State.ACTIVE, "good2");
        awaitStates(State.FAILED, "flags");
        assertEquals(List.of(0L, 0L, 1L), List.of(flowsOf(ovs, 1), flowsOf(ovs, 2), flowsOf(ovs, 3)));
    }

    @Test
    void policyThatFitsWhenAnotherHasGoneIsActiveWithoutAnybodysHelp() {
        connect(new SimulatedSwitch(1).limitTable(10, 6));
        controller.onConfiguration(new TapConfiguration().bridge("b", 1).policy("a", "b", 1, 4).policy("c", "b", 2, 4)
            .build());
        awaitStates(State.ACTIVE, "a");
        awaitStates(State.FAILED, "c");
        controller.onConfiguration(new TapConfiguration().bridge("b", 1).policy("c", "b", 2, 4).build());
        awaitStates(State.ACTIVE, "c");
    }

    @Test
    void ofManyThatDoNotFitAsManyAsFitAreActive() {
        final var ovs = connect(new SimulatedSwitch(1).limitTable(10, 41));
        final var configuration = new TapConfiguration().bridge("b", 1);
        IntStream.range(0, 100).forEach(i -> configuration.policy("p%02d".formatted(i), "b", i, 2));
        controller.onConfiguration(configuration.build());
        await(() -> IntStream.range(0, 100).filter(i -> state("p%02d".formatted(i)) == State.ACTIVE).count() == 20);
        await(() -> IntStream.range(0, 100).filter(i -> state("p%02d".formatted(i)) == State.FAILED).count() == 80);
        assertTrue(ovs.requests() < 60, () -> ovs.requests() + " requests");
    }

    @Test
    void policyWhoseFlowsTheSwitchDoesNotUnderstandFailsAlone() {
        connect(new SimulatedSwitch(1).refuseToAdd(message -> contains(message, 10, 0, 7, 0)));
        controller.onConfiguration(new TapConfiguration().bridge("b", 1).policy("bad", "b", 7, 1)
            .policy("good", "b", 8, 1).build());
        awaitStates(State.ACTIVE, "good");
        awaitStates(State.FAILED, "bad");
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
        awaitStates(State.ACTIVE, "free");
        awaitStates(State.FAILED, "full");
        assertTrue(reason("full", "a").contains("OUT_OF_GROUPS"), () -> reason("full", "a"));
        assertTrue(status.bridges().get(Ids.bridge("a")).inSync());
    }

    /** Nothing in the error says who is to blame: the policies are tried by halves. */
    @Test
    void bundleThatIsRefusedAsAWholeKeepsNobodyOutWhoFits() {
        final var ovs = connect(new SimulatedSwitch(1));
        controller.onConfiguration(new TapConfiguration().bridge("b", 1).policy("old", "b", 1, 1).build());
        awaitStates(State.ACTIVE, "old");
        ovs.limitBundle(20);
        final var configuration = new TapConfiguration().bridge("b", 1).policy("huge", "b", 2, 30);
        IntStream.range(10, 20).forEach(i -> configuration.policy("p" + i, "b", i, 3));
        controller.onConfiguration(configuration.build());
        awaitStates(State.FAILED, "huge");
        IntStream.range(10, 20).forEach(i -> awaitStates(State.ACTIVE, "p" + i));
        assertEquals(0, flowsOf(ovs, 1));
    }

    @Test
    void heldBackPolicyIsTriedThoughNothingElseIsNew() {
        final var ovs = connect(new SimulatedSwitch(1));
        controller.onConfiguration(new TapConfiguration().bridge("b", 1).policy("old", "b", 1, 1).build());
        awaitStates(State.ACTIVE, "old");
        ovs.limitBundle(20);
        controller.onConfiguration(new TapConfiguration().bridge("b", 1).policy("old", "b", 1, 1)
            .policy("huge", "b", 2, 30).policy("small", "b", 3, 1).build());
        awaitStates(State.FAILED, "huge");
        awaitStates(State.ACTIVE, "small", "old");
    }

    @Test
    void deletedPolicyDeliversNothingThoughTheSwitchRefusesEverythingElse() {
        final var ovs = connect(new SimulatedSwitch(1));
        controller.onConfiguration(new TapConfiguration().bridge("b", 1).policy("gone", "b", 1, 3)
            .policy("stays", "b", 2, 1).build());
        awaitStates(State.ACTIVE, "gone", "stays");
        ovs.refuseToAdd(message -> message[1] == 14 && message[25] == 0 && message[24] == 10);
        controller.onConfiguration(new TapConfiguration().bridge("b", 1).policy("stays", "b", 2, 1)
            .policy("comes", "b", 3, 1).build());
        awaitStates(State.FAILED, "comes");
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
        awaitStates(State.ACTIVE, "good");
        awaitStates(State.FAILED, "odd");
        assertTrue(reason("odd", "a").startsWith("netvis cannot handle this bridge: "), () -> reason("odd", "a"));
        awaitStates(State.WAITING, "mute");
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
        awaitStates(State.ACTIVE, "p");
        final var before = sessions.stream().map(SimulatedSwitch::requests).toList();
        settle();
        assertEquals(before, sessions.stream().map(SimulatedSwitch::requests).toList());
    }

    /** Until the switches have been looked at once more. */
    private void settle() {
        final var before = status;
        await(() -> status != before);
    }

    /** S4: it was read every five seconds. */
    @Test
    void switchThatNobodyDeclaredIsLeftAlone() {
        final var stranger = connect(new SimulatedSwitch(9));
        stranger.addForeignGroup(new GroupId(5).value());
        connect(new SimulatedSwitch(1));
        controller.onConfiguration(new TapConfiguration().bridge("b", 1).policy("p", "b", 1, 1).build());
        awaitStates(State.ACTIVE, "p");
        assertEquals(0, stranger.requests());
        assertTrue(stranger.hasGroup(new GroupId(5)));
    }

    @Test
    void switchThatIsNoLongerDeclaredIsReleasedAlsoIfItWasAwayThen() {
        final var ovs = connect(new SimulatedSwitch(1));
        controller.onConfiguration(new TapConfiguration().bridge("b", 1).policy("p", "b", 1, 1).build());
        awaitStates(State.ACTIVE, "p");
        disconnect(ovs);
        controller.onConfiguration(new TapConfiguration().build());
        final var back = connect(ovs.reconnected());
        await(() -> flowsOf(back, 1) == 0 && back.groupNumbers().isEmpty());
    }

    @Test
    void controllerThatStartsAnewLeavesPoliciesWhereTheyAre() {
        final var ovs = connect(new SimulatedSwitch(1));
        controller.onConfiguration(new TapConfiguration().bridge("b", 1).policy("late", "b", 1, 1).build());
        awaitStates(State.ACTIVE, "late");
        final var both = new TapConfiguration().bridge("b", 1).policy("late", "b", 1, 1).policy("early", "b", 1, 1)
            .build();
        controller.onConfiguration(both);
        awaitStates(State.ACTIVE, "late", "early");
        final var flows = ovs.flowTexts();
        controller.close();
        final var back = ovs.reconnected();
        try (var next = new VisibilityController(thread -> this::publish, new TakenPacketIns(),
                Clock.systemUTC())) {
            status = null;
            views.clear();
            views.put(1L, new SwitchView(1, PORTS, ImmutableSet.of(), OptionalLong.empty(), "Open vSwitch", back,
                Optional.empty()));
            next.onConfiguration(both);
            next.onSwitches(ImmutableMap.copyOf(views));
            awaitStates(State.ACTIVE, "late", "early");
            assertEquals(flows, back.flowTexts());
            assertEquals(0, back.commits());
        }
    }

    /** S3, N3: all was added again. */
    @Test
    void countersGoOnOverReconnectionsAndDoNotDouble() {
        var ovs = connect(new SimulatedSwitch(1));
        controller.onConfiguration(new TapConfiguration().bridge("b", 1).policy("p", "b", 1, 1).build());
        awaitStates(State.ACTIVE, "p");
        ovs.count(1000);
        await(() -> packets("p") == 1000);
        final var since = count("p").since();
        for (int i = 0; i < 3; i++) {
            disconnect(ovs);
            ovs = connect(ovs.reconnected());
            final var again = ovs;
            await(() -> again.requests() > 3 && state("p") == State.ACTIVE);
            assertEquals(1000, packets("p"));
            assertEquals(1000, status.tools().get(Ids.tool("b-out")).count().packets());
        }
        ovs.count(5);
        await(() -> packets("p") == 1005);
        assertEquals(since, count("p").since());
    }

    private long packets(final String policy) {
        return count(policy).packets();
    }

    private Count count(final String policy) {
        return status.policies().get(Ids.policy(policy)).count().orElseThrow();
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
            final var now = status;
            if (now != null) {
                now.policies().forEach((policy, it) -> assertTrue(it.count().isPresent(), policy::toString));
                assertEquals(now.bridges().keySet(), now.sources().keySet().stream()
                    .map(source -> Ids.bridge(source.name().replace("-in", ""))).collect(Collectors.toSet()));
                now.policies().values().forEach(policy ->
                    assertTrue(now.bridges().keySet().containsAll(policy.bridges().keySet())));
                assertEquals(now.bridges().size(), now.policies().size());
            }
        }
        awaitStates(State.ACTIVE, "p199");
    }

    /** M12: what was left kept the next controller from starting. */
    @Test
    void nothingIsLeftWhenItEnds() {
        final var raw = new TakenPacketIns();
        final var ended = new VisibilityController(thread -> it -> Futures.immediateVoidFuture(),
            raw, Clock.systemUTC());
        final var ovs = new SimulatedSwitch(1);
        ended.onSwitches(ImmutableMap.of(1L, new SwitchView(1, PORTS, ImmutableSet.of(), OptionalLong.empty(), "", ovs,
            Optional.empty())));
        ended.onConfiguration(new TapConfiguration().bridge("b", 1).policy("p", "b", 1, 1).build());
        ended.close();
        assertEquals(Set.of(), raw.cookies());
        final int before = ovs.requests();
        ended.onConfiguration(Configuration.EMPTY);
        assertEquals(before, ovs.requests());
        assertFalse(Thread.getAllStackTraces().keySet().stream().anyMatch(thread ->
            thread.getName().startsWith("netvis-inspector-b")));
    }

    @Test
    void placesThatAreWaitedForSayWhatFor() {
        controller.onConfiguration(new TapConfiguration().bridge("b", 1).policy("p", "b", 1, 1).build());
        awaitStates(State.WAITING, "p");
        assertEquals("the switch is not connected, or another controller is its master", reason("p", "b"));
        assertEquals(State.WAITING, outcome("p", "b").state());
    }

    /** Of which policies and sources nothing is said, as they are about to change. */
    private Set<ObjectId> pending() {
        final var now = status;
        return Stream.concat(
            now.policies().entrySet().stream()
                .filter(entry -> entry.getValue().reasons().contains(PendingChange.REASON)).map(Map.Entry::getKey),
            now.sources().entrySet().stream().filter(entry -> entry.getValue().equals(
                new SourceStatus.Waiting(PendingChange.REASON))).map(Map.Entry::getKey)).collect(Collectors.toSet());
    }

    private void announce(final PolicySet next) throws Exception {
        controller.announce(next).get();
    }

    @Test
    void whatIsAnnouncedIsPendingUntilItHasBeenCompiled() throws Exception {
        final var ovs = connect(new SimulatedSwitch(1));
        controller.onConfiguration(new TapConfiguration().bridge("b", 1).policy("p", "b", 1, 1).build());
        awaitStates(State.ACTIVE, "p");
        final var next = new TapConfiguration().bridge("b", 1).policy("p", "b", 2, 1);
        announce(next.set());
        assertEquals(Set.of(Ids.policy("p")), pending());
        assertEquals(State.WAITING, state("p"));
        assertFalse(status.bridges().get(Ids.bridge("b")).inSync());
        controller.onConfiguration(next.build());
        await(() -> pending().isEmpty() && status.bridges().get(Ids.bridge("b")).inSync());
        assertEquals(List.of(0L, 1L), List.of(flowsOf(ovs, 1), flowsOf(ovs, 2)));
    }

    @Test
    void whatIsAnnouncedReachesTheSwitchWhenItIsStoredAndNotBefore() throws Exception {
        final var ovs = connect(new SimulatedSwitch(1));
        controller.onConfiguration(new TapConfiguration().bridge("b", 1).policy("p", "b", 1, 1).build());
        awaitStates(State.ACTIVE, "p");
        final var never = new TapConfiguration().bridge("b", 1).policy("p", "b", 3, 1).build();
        final var next = new TapConfiguration().bridge("b", 1).policy("p", "b", 2, 1).build();
        announce(never.set());
        // What was posted when it had been announced is done when the next one has been
        announce(next.set());
        assertEquals(List.of(1L, 0L, 0L), List.of(flowsOf(ovs, 1), flowsOf(ovs, 2), flowsOf(ovs, 3)));
        controller.onConfiguration(next);
        await(() -> pending().isEmpty() && status.bridges().get(Ids.bridge("b")).inSync());
        assertEquals(List.of(0L, 1L, 0L), List.of(flowsOf(ovs, 1), flowsOf(ovs, 2), flowsOf(ovs, 3)));
    }

    @Test
    void whatIsWithdrawnIsNoLongerPending() throws Exception {
        controller.onConfiguration(new TapConfiguration().bridge("b", 1).policy("p", "b", 1, 1).build());
        awaitStates(State.WAITING, "p");
        final var never = new TapConfiguration().bridge("b", 1).set();
        final var later = new TapConfiguration().set();
        announce(never);
        announce(later);
        controller.withdraw(never);
        announce(later);
        assertEquals(Set.of(Ids.policy("p"), Ids.source("b-in")), pending());
        controller.withdraw(later);
        await(() -> pending().isEmpty());
    }

    @Test
    void changeIsAnnouncedThoughTheStateCannotBeWritten() throws Exception {
        final var mute = new VisibilityController(thread -> it -> SettableFuture.create(),
            new TakenPacketIns(), Clock.systemUTC());
        mute.onConfiguration(new TapConfiguration().bridge("b", 1).build());
        assertEquals(null, mute.announce(PolicySet.EMPTY).get());
        mute.close();
    }
}
