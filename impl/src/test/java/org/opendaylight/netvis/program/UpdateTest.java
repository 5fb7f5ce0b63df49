/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Iterables;
import com.google.common.collect.Maps;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/**
 * Laws and examples of updates.
 */
class UpdateTest {
    private static final Flow TO_GROUP = FlowMaker.in(10, 1, Cookie.Kind.FORWARD, 1)
        .then(new Action.ToGroup(Examples.GROUP.id())).flow();
    private static final Program PROGRAM = Program.of(List.of(TO_GROUP), List.of(Examples.GROUP));

    @Provide
    Arbitrary<Program> programs() {
        return RandomProgram.arbitrary();
    }

    @Property(tries = 200)
    void leadsFromAnyProgramToAnyOther(@ForAll("programs") final Program from, @ForAll("programs") final Program to) {
        assertReaches(to, new ModelSwitch(from));
    }

    @Property(tries = 200)
    void leadsFromAnyProgramToOneLikeIt(@ForAll("programs") final Program from, @ForAll final long seed) {
        assertReaches(new RandomProgram(new Random(seed)).variationOf(from), new ModelSwitch(from));
    }

    @Property(tries = 200)
    void leadsFromWhateverIsLeftOfAProgram(@ForAll("programs") final Program program, @ForAll final long seed) {
        final var random = new Random(seed);
        final var actual = new ModelSwitch(program);
        program.flows().keySet().stream().filter(key -> random.nextBoolean()).forEach(actual::remove);
        program.groups().keySet().stream().filter(id -> random.nextBoolean()).forEach(actual::remove);
        assertReaches(program, actual);
    }

    @Property(tries = 200)
    void nothingIsToDoWhereNothingDiffers(@ForAll("programs") final Program program) {
        assertTrue(Update.between(program, new ModelSwitch(program).installed(), Revalidation.BY_RENEWAL).isEmpty());
    }

    @Property(tries = 200)
    void foreignFlowsStay(@ForAll("programs") final Program from, @ForAll("programs") final Program to,
            @ForAll("flows") final Flow some) {
        final var actual = new ModelSwitch(from);
        final var foreign = new Flow(Iterables.getFirst(to.flows().keySet(), some.key()), 1, some.actions(),
            some.metadata(), Optional.empty());
        actual.add(foreign);
        actual.apply(Update.between(to, actual.installed(), Revalidation.BY_RENEWAL));
        assertEquals(foreign, actual.flows().get(foreign.key()));
        assertTrue(Update.between(to, actual.installed(), Revalidation.BY_RENEWAL).isEmpty());
        assertEquals(to.flows().containsKey(foreign.key()) ? ImmutableSet.of(foreign.key()) : ImmutableSet.of(),
            Update.between(to, actual.installed(), Revalidation.BY_RENEWAL).obstacles().flows());
    }

    @Provide
    Arbitrary<Flow> flows() {
        return RandomProgram.arbitraryFlow();
    }

    @Test
    void groupComesBeforeTheFlowThatUsesItAndGoesAfter() {
        assertEquals(List.of(new Change.AddGroup(Examples.GROUP), new Change.AddFlow(TO_GROUP)),
            changes(PROGRAM, Program.EMPTY));
        assertEquals(List.of(new Change.DeleteFlow(TO_GROUP), new Change.DeleteGroup(Examples.GROUP.id())),
            changes(Program.EMPTY, PROGRAM));
    }

    @Test
    void groupChangesWithoutItsFlow() {
        assertEquals(List.of(new Change.ModifyGroup(Examples.LOCAL_GROUP)),
            changes(Program.of(List.of(TO_GROUP), List.of(Examples.LOCAL_GROUP)), PROGRAM));
    }

    @Test
    void groupThatIsNotUnderstoodIsWrittenOver() {
        final var entry = GroupEntryDecoderTest.entry(Examples.GROUP);
        entry[2] = 1;
        final var actual = SwitchReading.of(List.of(FlowEntryDecoderTest.entry(TO_GROUP)), List.of(entry), Set.of())
            .installed();
        assertEquals(List.of(new Change.ModifyGroup(Examples.GROUP)), changes(Update.between(PROGRAM, actual,
            Revalidation.BY_RENEWAL)));
    }

    @Test
    void flowOfTheSameCookieIsModifiedAndOneOfAnotherReplaced() {
        final var old = FlowMaker.in(1, 1, Cookie.Kind.FORWARD, 1).flow();
        final var changed = FlowMaker.in(1, 1, Cookie.Kind.FORWARD, 1).goingTo(2).flow();
        final var others = FlowMaker.in(1, 1, Cookie.Kind.FORWARD, 2).flow();
        assertEquals(List.of(new Change.ModifyFlow(changed)), changes(program(changed), program(old)));
        assertEquals(List.of(new Change.DeleteFlow(old), new Change.AddFlow(others)),
            changes(program(others), program(old)));
    }

    @Test
    void flowOfNetvisThatIsNotUnderstoodMakesAllNew() {
        final var strange = FlowMaker.in(1, 1, Cookie.Kind.FORWARD, 1).flow();
        final var actual = SwitchReading.of(
            List.of(FlowEntryDecoderTest.entry(TO_GROUP), FlowEntryDecoderTest.entry(strange, new byte[8])),
            List.of(GroupEntryDecoderTest.entry(Examples.GROUP)), Set.of()).installed();
        assertEquals(List.of(new Change.DeleteAllFlows(), new Change.AddFlow(TO_GROUP)),
            changes(Update.between(PROGRAM, actual, Revalidation.BY_RENEWAL)));
    }

    @Test
    void foreignGroupsAndFlowsThatAreNotUnderstoodDoNotCount() {
        final var foreign = new Flow(TO_GROUP.key(), 7, ImmutableList.of(), Optional.empty(), Optional.empty());
        final var flows = List.of(FlowEntryDecoderTest.entry(foreign, new byte[8]), new byte[3],
            FlowEntryDecoderTest.entry(foreign, new byte[0]));
        final var groups = List.of(HexFormat.of().parseHex("0008000000000001"), new byte[3]);
        assertEquals(Installed.NOTHING, SwitchReading.of(flows, groups, Set.of()).installed());
    }

    @Test
    void readingTellsWhatFlowsOfNetvisHaveCounted() {
        final var foreign = new Flow(TO_GROUP.key(), 7, ImmutableList.of(), Optional.empty(), Optional.empty());
        final var reading = SwitchReading.of(
            List.of(FlowEntryDecoderTest.entry(TO_GROUP), FlowEntryDecoderTest.entry(foreign)), List.of(), Set.of());
        assertEquals(Map.of(TO_GROUP.key(), new FlowCount(TO_GROUP.cookie(), 7, 448, FlowEntryDecoderTest.AGE)),
            reading.counts());
        assertEquals(Set.of(TO_GROUP.key()), reading.installed().foreign());
    }

    @Test
    void eachChangeIsAMessage() {
        final var update = Update.between(PROGRAM, Installed.NOTHING, Revalidation.BY_RENEWAL);
        assertEquals(3, update.messages().size());
    }

    @Test
    void everyChangeMakesTheSwitchForgetWhatItHasCached() {
        final var actual = new ModelSwitch(Program.EMPTY);
        final var seen = new HashSet<Flow>();
        for (int round = 0; round < Integer.SIZE; round++) {
            actual.apply(Update.between(round % 2 == 0 ? PROGRAM : Program.EMPTY, actual.installed(),
                Revalidation.BY_RENEWAL));
            final var present = renewals(actual);
            assertEquals(1, present.size());
            assertEquals(new TableId(0), present.getFirst().key().table());
            assertTrue(seen.add(present.getFirst()));
        }
    }

    @Test
    void renewalIsWhereverPacketsAreLookedAtAnew() {
        final var group = Group.all(Examples.GROUP.id(),
            ImmutableList.of(ImmutableList.of(Action.Experimenter.resubmit(new TableId(248)))));
        final var behind = FlowMaker.in(248, 1, Cookie.Kind.STRIP, 0)
            .then(Action.Experimenter.resubmit(new TableId(250))).flow();
        final var actual = new ModelSwitch(Program.EMPTY);
        actual.apply(Update.between(Program.of(List.of(TO_GROUP, behind), List.of(group)), actual.installed(),
            Revalidation.BY_RENEWAL));
        assertEquals(Set.of(0, 248, 250), renewals(actual).stream().map(flow -> flow.key().table().value())
            .collect(Collectors.toSet()));
    }

    @Test
    void tidyingLeavesOnlyWhatIsDesired() {
        final var actual = new ModelSwitch(Program.EMPTY);
        actual.apply(Update.between(PROGRAM, actual.installed(), Revalidation.BY_RENEWAL));
        final var update = Update.tidying(PROGRAM, actual.installed());
        actual.apply(update);
        assertEquals(PROGRAM, update.reached());
        assertEquals(PROGRAM.flows(), actual.flows());
        assertTrue(Update.tidying(PROGRAM, actual.installed()).isEmpty());
    }

    @Test
    void switchThatNeedsNoRenewalGetsNone() {
        final var actual = new ModelSwitch(Program.EMPTY);
        actual.apply(Update.between(PROGRAM, actual.installed(), Revalidation.BY_SWITCH));
        assertEquals(PROGRAM.flows(), actual.flows());
        assertTrue(Update.between(PROGRAM, actual.installed(), Revalidation.BY_SWITCH).isEmpty());
    }

    @Test
    void switchThatNeedsNoRenewalAnyLongerLosesIt() {
        final var actual = new ModelSwitch(Program.EMPTY);
        actual.apply(Update.between(PROGRAM, actual.installed(), Revalidation.BY_RENEWAL));
        final var update = Update.between(PROGRAM, actual.installed(), Revalidation.BY_SWITCH);
        assertEquals(renewals(actual).stream().map(Change.DeleteFlow::new).toList(), update.changes());
        actual.apply(update);
        assertEquals(PROGRAM, update.reached());
        assertEquals(PROGRAM.flows(), actual.flows());
    }

    @Test
    void withdrawalRenewsOnlyWhereItIsNeeded() {
        final var actual = new ModelSwitch(Program.EMPTY);
        actual.apply(Update.between(PROGRAM, actual.installed(), Revalidation.BY_RENEWAL));
        final var before = actual.installed();
        assertEquals(1, added(Update.withdrawing(Set.of(), before, Revalidation.BY_RENEWAL)));
        assertEquals(0, added(Update.withdrawing(Set.of(), before, Revalidation.BY_SWITCH)));
        actual.apply(Update.withdrawing(Set.of(), before, Revalidation.BY_SWITCH));
        assertEquals(List.of(), renewals(actual));
    }

    @Test
    void meterOfAnotherApplicationIsAnObstacleAndStays() {
        final var actual = new ModelSwitch(Program.EMPTY);
        actual.addForeignMeter(5);
        final var update = Update.between(Program.of(List.of(), List.of(), List.of(new Meter(5, 1, 1)), Set.of()),
            actual.installed(), Revalidation.BY_RENEWAL);
        assertEquals(Set.of(5), update.obstacles().meters());
        assertTrue(update.isEmpty());
        assertTrue(Update.between(Program.EMPTY, actual.installed(), Revalidation.BY_RENEWAL).isEmpty());
    }

    @Test
    void keepingAddsProbesInThePlaceOfWhatOfNetvissIsThere() {
        final var actual = new ModelSwitch(Program.EMPTY);
        final var old = FlowMaker.in(0, 5, Cookie.Kind.FORWARD, 1).goingTo(4).flow();
        actual.add(old);
        final var probe = FlowMaker.in(0, 5, Cookie.Kind.VN_TAG_TEST, 0).goingTo(5).flow();
        final var update = Update.keeping(Set.of(1), Program.of(List.of(probe), List.of()), actual.installed(),
            Revalidation.BY_RENEWAL);
        assertEquals(List.of(new Change.DeleteFlow(old), new Change.AddFlow(probe)), update.changes());
        actual.apply(update);
        assertTrue(Update.keeping(Set.of(1), Program.of(List.of(probe), List.of()), actual.installed(),
            Revalidation.BY_RENEWAL).isEmpty());
    }

    private static Installed after(final Installed before, final Update update) {
        var installed = before;
        for (var change : update.before()) {
            installed = installed.after(change);
        }
        installed = installed.after(update.reached());
        for (var change : update.after()) {
            installed = installed.after(change);
        }
        return installed;
    }

    private static long added(final Update update) {
        return update.changes().stream().filter(Change.AddFlow.class::isInstance).count();
    }

    private static List<Flow> renewals(final ModelSwitch actual) {
        return actual.flows().values().stream().filter(Renewal::isOne).toList();
    }

    private static List<Change.Bundled> changes(final Program desired, final Program actual) {
        return changes(Update.between(desired, new ModelSwitch(actual).installed(), Revalidation.BY_RENEWAL));
    }

    private static List<Change.Bundled> changes(final Update update) {
        return update.changes().stream().filter(change -> !(change instanceof Change.AddFlow add
            && Renewal.isOne(add.flow()))).toList();
    }

    private static Program program(final Flow flow) {
        return Program.of(List.of(flow), List.of());
    }

    private static void assertReaches(final Program desired, final ModelSwitch actual) {
        final var before = actual.installed();
        final var update = Update.between(desired, before, Revalidation.BY_RENEWAL);
        actual.apply(update);
        assertEquals(after(before, update), actual.installed());
        assertEquals(desired.flows(), Maps.filterValues(actual.flows(), flow -> !Renewal.isOne(flow)));
        assertEquals(desired.groups(), actual.groups());
        assertEquals(desired.meters(), Maps.transformValues(actual.installed().meters(), Optional::orElseThrow));
        assertEquals(update.changes().isEmpty(), renewals(actual).isEmpty());
        assertTrue(Update.between(desired, actual.installed(), Revalidation.BY_RENEWAL).isEmpty());
    }
}
