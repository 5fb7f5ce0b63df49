/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.openflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.opendaylight.netvis.program.Action;
import org.opendaylight.netvis.program.Change;
import org.opendaylight.netvis.program.Cookie;
import org.opendaylight.netvis.program.Field;
import org.opendaylight.netvis.program.Flow;
import org.opendaylight.netvis.program.FlowKey;
import org.opendaylight.netvis.program.Group;
import org.opendaylight.netvis.program.GroupId;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.program.Meter;
import org.opendaylight.netvis.program.OpenFlowEncoder;
import org.opendaylight.netvis.program.PortNo;
import org.opendaylight.netvis.program.Program;
import org.opendaylight.netvis.program.Revalidation;
import org.opendaylight.netvis.program.TableId;
import org.opendaylight.netvis.program.TlvMapping;
import org.opendaylight.netvis.program.TlvTable;
import org.opendaylight.netvis.program.TunnelOption;
import org.opendaylight.netvis.program.Update;

/**
 * The states of a reconciler, with a switch that refuses, forgets, falls silent and is used by others.
 */
class SwitchReconcilerTest {
    private static final int METER = 20054;
    private static final Flow FIRST = flow(1);
    private static final Flow SECOND = flow(2);
    private static final TunnelOption OVN = new TunnelOption(0x102, 0x80, 4);
    private static final Flow PROBE = new Flow(new FlowKey(new TableId(0), 7, Match.ANY.with(Field.IN_PORT, 77)
        .orElseThrow()), new Cookie(Cookie.Kind.VN_TAG_TEST, 0).value(), ImmutableList.of(new Action.ToController()),
        Optional.empty(), Optional.empty());

    private final Surroundings surroundings = new Surroundings();
    private final SimulatedSwitch ovs = new SimulatedSwitch(7);
    private final SwitchReconciler reconciler = new SwitchReconciler(ovs, METER, surroundings);

    /** Runs everything at once, and keeps what is for later. */
    private static final class Surroundings implements ReconcilerContext {
        private final List<Runnable> later = new ArrayList<>();
        private final List<SwitchSnapshot> counted = new ArrayList<>();
        private final List<Refusal> refusals = new ArrayList<>();
        private Function<Refusal, Boolean> cure = refusal -> false;
        private Revalidation revalidation = Revalidation.BY_RENEWAL;
        private int news;
        private Optional<RuntimeException> fault = Optional.empty();

        @Override
        public void execute(final Runnable task) {
            task.run();
        }

        @Override
        public void schedule(final Runnable task, final int delaySeconds) {
            later.add(task);
        }

        @Override
        public Executor reader() {
            return Runnable::run;
        }

        @Override
        public Revalidation revalidation() {
            return revalidation;
        }

        @Override
        public void changed() {
            news++;
        }

        @Override
        public void counted(final SwitchSnapshot snapshot) {
            counted.add(snapshot);
            fault.ifPresent(it -> {
                throw it;
            });
        }

        @Override
        public void restarted(final ImmutableSet<GroupId> groups) {
            // Counters have tests of their own
        }

        @Override
        public boolean refused(final Refusal refusal) {
            refusals.add(refusal);
            return cure.apply(refusal);
        }

        void passTime() {
            final var due = List.copyOf(later);
            later.clear();
            due.forEach(Runnable::run);
        }
    }

    private static Flow flow(final int policy) {
        return new Flow(new FlowKey(new TableId(10), 100, Match.ANY.with(Field.IN_PORT, policy).orElseThrow()),
            new Cookie(Cookie.Kind.FORWARD, policy).value(), ImmutableList.of(new Action.Output(new PortNo(9))),
            Optional.empty(), Optional.empty());
    }

    private static Program program(final Flow... flows) {
        return Program.of(List.of(flows), List.of());
    }

    private static Goal hold(final Program program) {
        return new Goal.Hold(program);
    }

    /** The flows of policies that the switch holds. */
    private Set<Flow> policyFlows() {
        return ovs.installed().flows().values().stream().filter(flow -> Cookie.policy(flow.cookie()).isPresent())
            .collect(ImmutableSet.toImmutableSet());
    }

    @Test
    void bringsTheSwitchToTheProgramAndSaysSo() {
        reconciler.setGoal(hold(program(FIRST)));
        assertEquals(Set.of(FIRST), policyFlows());
        assertEquals(Optional.of(program(FIRST)), reconciler.settled());
        reconciler.audit();
        assertEquals(1, ovs.commits());
    }

    @Test
    void switchThatIsFoundToNeedNoRenewalLosesItWithTheNextLook() {
        reconciler.setGoal(hold(program(FIRST)));
        assertEquals(2, ovs.installed().flows().size());
        surroundings.revalidation = Revalidation.BY_SWITCH;
        reconciler.audit();
        assertEquals(Map.of(FIRST.key(), FIRST), ovs.installed().flows());
        assertEquals(Optional.of(program(FIRST)), reconciler.settled());
        assertEquals(2, ovs.commits());
        reconciler.audit();
        assertEquals(2, ovs.commits());
    }

    @Test
    void refusedMessageIsToldAfterTheSwitchWasReadAnewAndTheNextGoalIsTriedAtOnce() {
        reconciler.setGoal(hold(program(FIRST)));
        ovs.limitTable(10, 1);
        surroundings.cure = refusal -> true;
        reconciler.setGoal(hold(program(FIRST, SECOND)));
        assertEquals(1, surroundings.refusals.size());
        final var refusal = surroundings.refusals.getFirst();
        final var refused = refusal.refused().getFirst();
        assertEquals(new Change.AddFlow(SECOND), refusal.bundle().get(refused.index()));
        assertEquals("the switch refused the flow table=10,priority=100,in_port=2: FLOW_MOD_FAILED/TABLE_FULL (5/1)",
            refused.reason());
        assertTrue(refused.tableFull());
        assertEquals(Set.of(FIRST), policyFlows());
        reconciler.audit();
        assertEquals(1, surroundings.refusals.size(), "an audit does not send the same again");
        reconciler.setGoal(hold(program(FIRST)));
        assertEquals(Optional.of(program(FIRST)), reconciler.settled());
    }

    @Test
    void goalThatIsReachedAfterARefusalIsNewsThoughTheSwitchHeldItBefore() {
        reconciler.setGoal(hold(program(FIRST)));
        ovs.refuseBundles("BUNDLE_FAILED/MSG_TOO_MANY (ONF error 2312)");
        surroundings.cure = refusal -> true;
        reconciler.setGoal(hold(program(FIRST, SECOND)));
        final int before = surroundings.news;
        reconciler.setGoal(hold(program(FIRST)));
        assertEquals(before + 1, surroundings.news);
        assertEquals(Optional.of(program(FIRST)), reconciler.settled());
    }

    @Test
    void everyMessageThatIsRefusedWhenItIsAddedIsTold() {
        ovs.refuseToAdd(message -> message[1] == 14 && message[24] == 10);
        reconciler.setGoal(hold(program(FIRST, SECOND)));
        assertEquals(2, surroundings.refusals.getFirst().refused().size());
    }

    @Test
    void whereNobodyCanLeaveItOutTheFlowsOfDeletedPoliciesGoAllTheSame() {
        reconciler.setGoal(hold(program(FIRST)));
        ovs.limitTable(10, 1);
        final var other = new Flow(new FlowKey(new TableId(10), 0, Match.ANY),
            new Cookie(Cookie.Kind.ADMIT, 0).value(), ImmutableList.of(), Optional.empty(), Optional.empty());
        reconciler.setGoal(hold(program(SECOND, other)));
        assertEquals(Set.of(), policyFlows());
        assertEquals(Optional.of("switch refused message 2 of the bundle: FLOW_MOD_FAILED/TABLE_FULL (5/1)"),
            reconciler.error());
        assertEquals(Optional.empty(), reconciler.settled());
        ovs.limitTable(10, 9);
        surroundings.passTime();
        assertEquals(Optional.empty(), reconciler.error());
        assertEquals(Set.of(SECOND), policyFlows());
    }

    @Test
    void nothingIsAskedOfASwitchWhoseSessionHasEnded() {
        reconciler.setGoal(hold(program(FIRST)));
        ovs.fallSilent();
        reconciler.audit();
        assertTrue(reconciler.isBusy());
        reconciler.close();
        ovs.close();
        final int before = ovs.requests();
        surroundings.passTime();
        reconciler.audit();
        reconciler.setGoal(hold(program(SECOND)));
        surroundings.passTime();
        assertEquals(before, ovs.requests());
        assertEquals(List.of(), surroundings.later);
    }

    @Test
    void silentSwitchIsAskedOnceUntilItAnswers() {
        ovs.fallSilent();
        reconciler.setGoal(hold(program(FIRST)));
        final int asked = ovs.requests();
        for (int i = 0; i < 100; i++) {
            reconciler.audit();
            reconciler.setGoal(hold(program(i % 2 == 0 ? FIRST : SECOND)));
        }
        assertEquals(asked, ovs.requests());
    }

    @Test
    void endedSessionIsAFailureThatIsTriedLaterAndNotAtOnce() {
        ovs.close();
        reconciler.setGoal(hold(program(FIRST)));
        assertEquals(Optional.of("openflow:7 is gone or has another master"), reconciler.error());
        final int before = ovs.requests();
        reconciler.audit();
        reconciler.setGoal(hold(program(FIRST)));
        assertEquals(before, ovs.requests());
        assertEquals(1, surroundings.later.size());
    }

    @Test
    void groupThatNetvisDidNotMakeStays() {
        final var id = new GroupId(0xabcd);
        ovs.addForeignGroup(id.value());
        reconciler.setGoal(hold(program(FIRST)));
        reconciler.audit();
        reconciler.setGoal(new Goal.Release());
        surroundings.passTime();
        assertTrue(ovs.hasGroup(id));
        assertEquals(Set.of(), policyFlows());
    }

    @Test
    void groupInThePlaceOfNetvissIsRefusedByItsNameAndNothingIsSentToIt() {
        final var group = Group.all(new GroupId(0xabcd), ImmutableList.of(
            ImmutableList.of(new Action.Output(new PortNo(3)))));
        ovs.addForeignGroup(group.id().value());
        reconciler.setGoal(hold(Program.of(List.of(toGroup(group)), List.of(group))));
        final var refusal = surroundings.refusals.getFirst();
        assertEquals(List.of(new Change.AddGroup(group)), refusal.bundle());
        assertEquals("another application's groups are in the place of netvis's: 1308666829; delete them with ovs-ofctl"
            + " del-groups, or let them have other numbers", refusal.text());
        assertEquals(0, ovs.commits());
    }

    @Test
    void groupsOfNetvisAreDeletedWithTheFlowsThatUsedThemAlsoAfterAReconnection() {
        final var group = Group.all(new GroupId(5), ImmutableList.of(
            ImmutableList.of(new Action.Output(new PortNo(3)))));
        reconciler.setGoal(hold(Program.of(List.of(toGroup(group)), List.of(group))));
        assertEquals(Set.of(group.id().value()), ovs.groupNumbers());
        final var again = ovs.reconnected();
        new SwitchReconciler(again, METER, surroundings).setGoal(hold(program(FIRST)));
        assertEquals(Set.of(), again.groupNumbers());
    }

    private static Flow toGroup(final Group group) {
        return new Flow(FIRST.key(), FIRST.cookie(), ImmutableList.of(new Action.ToGroup(group.id())), Optional.empty(),
            Optional.empty());
    }

    private static Goal throughMeter() {
        final var flow = new Flow(FIRST.key(), FIRST.cookie(),
            ImmutableList.of(new Action.ToController(OptionalInt.of(METER))), Optional.empty(), Optional.empty());
        return hold(Program.of(List.of(flow), List.of(), List.of(Meter.ofRate(METER, 1000)), Set.of()));
    }

    @Test
    void meterIsThereBeforeTheFlowAndGoesAfterIt() {
        reconciler.setGoal(throughMeter());
        assertEquals(Set.of(METER), ovs.meters().keySet());
        reconciler.setGoal(hold(program(SECOND)));
        assertEquals(Set.of(), ovs.meters().keySet());
    }

    @Test
    void meterThatIsLeftFromBeforeARestartGoes() {
        ovs.apply(new Change.AddMeter(Meter.ofRate(METER, 500)));
        reconciler.setGoal(hold(program(SECOND)));
        assertEquals(Set.of(), ovs.meters().keySet());
    }

    @Test
    void meterOfAnotherApplicationIsNotTouchedAndWhatNeedsItIsRefused() {
        ovs.addForeignMeter(METER);
        final var before = ovs.meters().get(METER);
        reconciler.setGoal(throughMeter());
        assertEquals("meter 20054 of the switch is another application's: delete it with ovs-ofctl del-meter, or let"
            + " that application use another", surroundings.refusals.getFirst().text());
        assertEquals(1, surroundings.refusals.getFirst().bundle().size());
        reconciler.setGoal(new Goal.Release());
        assertEquals(before, ovs.meters().get(METER));
        assertEquals(0, ovs.commits());
    }

    @Test
    void meterThatAnotherApplicationMadeSinceIsSeen() {
        reconciler.setGoal(hold(program(SECOND)));
        reconciler.audit();
        ovs.addForeignMeter(METER);
        reconciler.setGoal(throughMeter());
        assertEquals("meter 20054 of the switch is another application's: delete it with ovs-ofctl del-meter, or let"
            + " that application use another", surroundings.refusals.getFirst().text());
        assertEquals(1, surroundings.refusals.size());
    }

    @Test
    void switchThatTakesNoMetersIsNotToSendToTheController() {
        ovs.withoutMeters();
        reconciler.setGoal(throughMeter());
        assertEquals("the switch does not make meter 20054, which limits what it sends to the controller: switch"
            + " refused the request: BAD_REQUEST/BAD_TYPE (1/1)", surroundings.refusals.getFirst().text());
        assertEquals(Set.of(), policyFlows());
    }

    @Test
    void releasedSwitchHoldsNothingAndIsLeftAlone() {
        reconciler.setGoal(hold(program(FIRST)));
        reconciler.setGoal(new Goal.Release());
        assertFalse(reconciler.isReleased());
        // Once for the change before that
        surroundings.passTime();
        surroundings.passTime();
        assertTrue(reconciler.isReleased());
        assertEquals(Set.of(), Set.copyOf(ovs.installed().flows().values()));
        final int before = ovs.requests();
        reconciler.audit();
        assertEquals(before, ovs.requests());
    }

    @Test
    void whatOnlyCarriesOutAChangeIsNoOther() {
        reconciler.setGoal(hold(program(FIRST)));
        assertEquals(1, reconciler.changes());
        final int before = ovs.commits();
        surroundings.passTime();
        surroundings.passTime();
        assertEquals(before + 1, ovs.commits());
        assertEquals(1, reconciler.changes());
    }

    @Test
    void whereTheGoalIsNotKnownOnlyTheFlowsOfPoliciesThatAreGoneAreTakenBack() {
        reconciler.setGoal(hold(program(FIRST, SECOND)));
        reconciler.setGoal(new Goal.Keep(ImmutableSet.of(2), Program.EMPTY));
        assertEquals(Set.of(SECOND), policyFlows());
        assertEquals(Optional.empty(), reconciler.settled());
    }

    private static Program probes(final TunnelOption... options) {
        return Program.of(List.of(PROBE), List.of(), List.of(), Set.of(options));
    }

    @Test
    void whereTheGoalIsNotKnownTheSwitchGetsWhatTestsNeedAndItIsSaidOnce() {
        reconciler.setGoal(hold(program(FIRST, SECOND)));
        final int before = surroundings.news;
        reconciler.setGoal(new Goal.Keep(ImmutableSet.of(1, 2), probes(OVN)));
        assertEquals(Set.of(FIRST, SECOND), policyFlows());
        assertTrue(reconciler.holds(List.of(PROBE)));
        assertEquals(List.of(new TlvMapping(OVN, 1)), ovs.options().mappings());
        assertEquals(before + 1, surroundings.news);
        reconciler.audit();
        reconciler.setGoal(new Goal.Keep(ImmutableSet.of(1, 2), probes(OVN)));
        assertEquals(before + 1, surroundings.news);
        reconciler.setGoal(new Goal.Keep(ImmutableSet.of(1, 2), Program.EMPTY));
        assertTrue(reconciler.holds(List.of(PROBE)), "what is not wanted any more goes with the next program");
        reconciler.setGoal(hold(program(FIRST)));
        assertFalse(reconciler.holds(List.of(PROBE)));
        assertEquals(List.of(new TlvMapping(OVN, 1)), ovs.options().mappings(), "others may need it");
    }

    @Test
    void whatIsKeptAgainIsSaidAgainWhenThereWasSomethingElseBetween() {
        final var nothing = new Goal.Keep(ImmutableSet.of(1), Program.EMPTY);
        reconciler.setGoal(hold(program(FIRST)));
        reconciler.setGoal(nothing);
        final int before = surroundings.news;
        ovs.answerLater();
        reconciler.setGoal(new Goal.Keep(ImmutableSet.of(1), program(PROBE)));
        // While the switch is read after that
        reconciler.setGoal(nothing);
        ovs.answerNow();
        assertEquals(before + 1, surroundings.news);
    }

    @Test
    void switchKnowsTheOptionsOfTunnelsBeforeTheFlowsAreThere() {
        ovs.refuseBundles("BUNDLE_FAILED/MSG_TOO_MANY (ONF error 2312)");
        reconciler.setGoal(hold(probes(OVN)));
        assertEquals(List.of(new TlvMapping(OVN, 1)), ovs.options().mappings());
        assertEquals(Map.of(), reconciler.optionObstacles());
    }

    @Test
    void optionThatTheSwitchCannotKnowIsSaidAndTheRestIsThere() {
        ovs.setOptions(new TlvTable(ImmutableList.of(new TlvMapping(new TunnelOption(0x102, 0x80, 8), 3)),
            Optional.empty()));
        reconciler.setGoal(hold(probes(OVN, TunnelOption.FRAME_DESTINATION)));
        assertEquals(Set.of(OVN), reconciler.optionObstacles().keySet());
        assertTrue(reconciler.holds(List.of(PROBE)));
        assertEquals(2, ovs.options().mappings().size());
        ovs.setOptions(TlvTable.EMPTY);
        reconciler.audit();
        assertEquals(Map.of(), reconciler.optionObstacles());
        assertEquals(2, ovs.options().mappings().size());
    }

    @Test
    void optionThatTheSwitchRefusesIsSaidAndTheRestIsThere() {
        ovs.refuseOption(OVN);
        reconciler.setGoal(hold(probes(OVN)));
        assertEquals(Map.of(OVN, "the switch does not map the tunnel option of class 0x0102, type 128 and 4 bytes as"
            + " tun_metadata1: switch refused the request: BAD_REQUEST/BAD_TYPE (1/1)"), reconciler.optionObstacles());
        assertTrue(reconciler.holds(List.of(PROBE)));
        final int before = surroundings.news;
        reconciler.audit();
        assertEquals(before, surroundings.news);
    }

    @Test
    void switchThatTellsNoOptionsHoldsTheRest() {
        ovs.setOptions(TlvTable.unknown("it tells none"));
        reconciler.setGoal(hold(probes(OVN)));
        assertEquals(Map.of(OVN, "it tells none"), reconciler.optionObstacles());
        assertTrue(reconciler.holds(List.of(PROBE)));
    }

    @Test
    void switchThatIsLookedAtKeepsWhatItHasAndCountsOnceItsGoalIsKnown() {
        reconciler.setGoal(hold(program(FIRST, SECOND)));
        final var before = ovs.installed();
        final int commits = ovs.commits();
        final var anew = new SwitchReconciler(ovs, METER, surroundings);
        final int counted = surroundings.counted.size();
        anew.setGoal(new Goal.Look());
        assertEquals(before.flows(), anew.installed().orElseThrow().flows());
        assertEquals(Optional.empty(), anew.settled());
        assertEquals(counted, surroundings.counted.size());
        anew.setGoal(hold(program(FIRST, SECOND)));
        assertEquals(commits, ovs.commits());
        assertEquals(counted + 1, surroundings.counted.size());
    }

    @Test
    void flowOfAnotherApplicationInTheWayIsAConflictAndTheRestIsThere() {
        ovs.addForeignFlow(20, 5);
        final var inTheWay = new Flow(new FlowKey(new TableId(20), 5, Match.ANY), FIRST.cookie(), ImmutableList.of(),
            Optional.empty(), Optional.empty());
        reconciler.setGoal(hold(program(inTheWay, SECOND)));
        assertEquals(Set.of(inTheWay.key()), reconciler.conflicts());
        assertEquals(Optional.of(program(inTheWay, SECOND)), reconciler.settled());
        assertEquals(Set.of(SECOND), policyFlows());
    }

    @Test
    void exceptionInAnAnswerIsAReasonAndNotTheEnd() {
        surroundings.fault = Optional.of(new IllegalStateException("somebody's fault"));
        reconciler.setGoal(hold(program(FIRST)));
        assertEquals(Optional.of("somebody's fault"), reconciler.error());
        surroundings.fault = Optional.empty();
        surroundings.passTime();
        assertEquals(Optional.of(program(FIRST)), reconciler.settled());
    }

    @Test
    void whatSomebodyElseChangedIsPutRightBeforeAnybodyIsBlamed() {
        final var group = Group.all(new GroupId(5), ImmutableList.of(
            ImmutableList.of(new Action.Output(new PortNo(3)))));
        reconciler.setGoal(hold(program(SECOND)));
        // Made by nobody that the reconciler has heard of, with just the content that is wanted
        ovs.commit(Update.between(Program.of(List.of(), List.of(group)), ovs.installed(), Revalidation.BY_RENEWAL)
            .messages());
        reconciler.setGoal(hold(Program.of(List.of(toGroup(group)), List.of(group))));
        assertEquals(List.of(), surroundings.refusals);
        assertEquals(1, policyFlows().size());
    }

    @Test
    void changeDoesNotWaitForALook() {
        reconciler.setGoal(hold(program(FIRST)));
        ovs.answerLater();
        reconciler.audit();
        reconciler.setGoal(hold(program(SECOND)));
        assertEquals(Set.of(SECOND), policyFlows());
        assertEquals(Optional.of(program(SECOND)), reconciler.settled());
        // The look has seen the first flow, and not the second
        ovs.answerNow();
        assertEquals(2, ovs.commits());
        assertEquals(Set.of(SECOND), policyFlows());
        assertEquals(Optional.of(program(SECOND)), reconciler.settled());
        assertFalse(reconciler.isBusy());
    }

    @Test
    void whatSomebodyElseChangedIsPutRightThoughTheSwitchWasChangedDuringTheLook() {
        reconciler.setGoal(hold(program(FIRST)));
        ovs.commit(List.of(OpenFlowEncoder.message(new Change.DeleteFlow(FIRST))));
        ovs.answerLater();
        reconciler.audit();
        reconciler.setGoal(hold(program(FIRST, SECOND)));
        assertEquals(Set.of(SECOND), policyFlows());
        ovs.answerNow();
        assertEquals(Set.of(FIRST, SECOND), policyFlows());
        assertEquals(Optional.of(program(FIRST, SECOND)), reconciler.settled());
    }

    /** What groups have counted before they were modified would be counted twice. */
    @Test
    void lookDuringWhichAGroupWasModifiedCountsNothing() {
        final var id = new GroupId(7);
        final var flow = new Flow(FIRST.key(), FIRST.cookie(), ImmutableList.of(new Action.ToGroup(id)),
            Optional.empty(), Optional.empty());
        reconciler.setGoal(hold(Program.of(List.of(flow), List.of(group(id, 3)))));
        final int counted = surroundings.counted.size();
        ovs.answerLater();
        reconciler.audit();
        reconciler.setGoal(hold(Program.of(List.of(flow), List.of(group(id, 4)))));
        ovs.answerNow();
        assertEquals(counted, surroundings.counted.size());
        reconciler.audit();
        assertEquals(counted + 1, surroundings.counted.size());
        assertEquals(Optional.of(Program.of(List.of(flow), List.of(group(id, 4)))), reconciler.settled());
    }

    private static Group group(final GroupId id, final int port) {
        return Group.all(id, ImmutableList.of(ImmutableList.of(new Action.Output(new PortNo(port)))));
    }

    @Test
    void changeThatIsRefusedDuringALookIsTriedOnceMoreWhenTheSwitchHasBeenReadAnew() {
        reconciler.setGoal(hold(program(FIRST)));
        ovs.answerLater();
        reconciler.audit();
        ovs.limitTable(10, 1);
        reconciler.setGoal(hold(program(FIRST, SECOND)));
        assertEquals(List.of(), surroundings.refusals);
        ovs.answerNow();
        assertEquals(1, surroundings.refusals.size());
        assertEquals(Set.of(FIRST), policyFlows());
    }

    @Test
    void lookThatFailsIsAFailureOfTheSwitch() {
        reconciler.setGoal(hold(program(FIRST)));
        ovs.close();
        reconciler.audit();
        assertTrue(reconciler.error().isPresent());
        assertEquals(Optional.empty(), reconciler.settled());
    }

    @Test
    void foreignFlowThatWasWrittenOverDuringALookIsNoConflict() {
        reconciler.setGoal(hold(program(FIRST)));
        ovs.addForeignFlow(20, 5);
        final var mine = new Flow(new FlowKey(new TableId(20), 5, Match.ANY), SECOND.cookie(), ImmutableList.of(),
            Optional.empty(), Optional.empty());
        ovs.answerLater();
        reconciler.audit();
        reconciler.setGoal(hold(program(FIRST, mine)));
        ovs.answerNow();
        assertEquals(Set.of(), reconciler.conflicts());
        reconciler.setGoal(hold(program(FIRST, SECOND, mine)));
        reconciler.setGoal(hold(program(FIRST, SECOND)));
        assertEquals(Set.of(FIRST, SECOND), policyFlows());
    }

    /** What was desired in between may have been told to be under way. */
    @Test
    void equalProgramThatIsDesiredAnewIsNewsWhenItIsThere() {
        reconciler.setGoal(hold(program(FIRST)));
        final int news = surroundings.news;
        final var again = program(FIRST);
        reconciler.setGoal(hold(again));
        assertTrue(surroundings.news > news);
        assertTrue(reconciler.settled().orElseThrow() == again);
    }

    /** One part after the other, so that others need not wait for all. */
    @Test
    void manyFlowsAreAskedForInPartsAndNoneIsLeftOut() {
        final var many = new ArrayList<Flow>();
        for (int i = 0; i < 20_000; i++) {
            many.add(flow(i));
        }
        reconciler.setGoal(hold(Program.of(many, List.of())));
        final int before = ovs.requests();
        reconciler.audit();
        // Four parts of the flows, groups, their counters, ports, and the meter
        assertEquals(8, ovs.requests() - before);
        ovs.commit(List.of(OpenFlowEncoder.message(new Change.DeleteFlow(many.get(7_777)))));
        ovs.addForeignFlow(20, 5);
        reconciler.audit();
        assertEquals(Set.copyOf(many), policyFlows());
    }
}
