/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.opendaylight.netvis.ovs.field.NxmField;
import org.opendaylight.netvis.program.Action;
import org.opendaylight.netvis.program.Action.Experimenter;
import org.opendaylight.netvis.program.Cookie;
import org.opendaylight.netvis.program.Field;
import org.opendaylight.netvis.program.FieldMatch;
import org.opendaylight.netvis.program.Flow;
import org.opendaylight.netvis.program.FlowKey;
import org.opendaylight.netvis.program.Group;
import org.opendaylight.netvis.program.GroupId;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.program.PortNo;
import org.opendaylight.netvis.program.TableId;
import org.opendaylight.netvis.program.Word;

/**
 * What a table declares can be built, and what it does not is refused with a sentence.
 */
final class FlowBuilderTest {
    private static final long COOKIE = new Cookie(Cookie.Kind.FORWARD, 7).value();
    private static final Match PORT = Match.ANY.with(Field.IN_PORT, 3).orElseThrow();
    private static final Action TO_GROUP = new Action.ToGroup(new GroupId(1));

    @Test
    void saysWhatItIsTold() {
        assertEquals(new Flow(new FlowKey(new TableId(10), 59_998, PORT), COOKIE, ImmutableList.of(TO_GROUP),
                Optional.of(Mark.DUE.bit(3)), Optional.of(new TableId(11))),
            Table.LAYER.flow(0, Band.SEEN.priority(2), PORT).cookie(Cookie.Kind.FORWARD, 7).apply(TO_GROUP)
                .write(Mark.DUE.bit(3)).goTo(Table.LAYER.id(1)));
        assertEquals(new Flow(new FlowKey(new TableId(251), 1, PORT), COOKIE, ImmutableList.of(), Optional.empty(),
            Optional.empty()), Table.TRANSIT.flow(Band.UNTAGGED, PORT).cookie(COOKIE).end());
    }

    @Test
    void whatForMustBeSaid() {
        assertEquals("a flow without netvis's cookie: table=251,priority=1,in_port=3",
            assertThrows(IllegalStateException.class, () -> Table.TRANSIT.flow(Band.UNTAGGED, PORT).end())
                .getMessage());
    }

    @Test
    void undeclaredTablesAreRefused() {
        assertRefused("table 253 is not declared: cookie=0x4e56030000000007, table=253, priority=1,in_port=3"
                + " actions=drop",
            () -> Table.flow(new TableId(253), 1, PORT).cookie(COOKIE).end());
    }

    @Test
    void undeclaredPrioritiesAreRefused() {
        assertRefused("table 199 (ask) has no priority 3, only those of [DUE, MISS]: cookie=0x4e56030000000007,"
            + " table=199, priority=3 actions=drop",
            () -> Table.ASK.flow(0, 3, Match.ANY).cookie(COOKIE).end());
        assertRefused("table 12 (layer) has no priority 31000, only those of [SEEN, HOLE, HEARD, MISS]:"
            + " cookie=0x4e56030000000007, table=12, priority=31000 actions=drop",
            () -> Table.LAYER.flow(2, Band.SEEN.lowest() - 1, Match.ANY).cookie(COOKIE).end());
    }

    @Test
    void undeclaredFieldsOfMatchesAreRefused() {
        assertRefused("table 199 (ask) may not match in_port: cookie=0x4e56030000000007, table=199, priority=1,"
            + "in_port=3 actions=drop",
            () -> Table.ASK.flow(Band.DUE, PORT).cookie(COOKIE).end());
        assertRefused("table 198 (rounds) may not match metadata: cookie=0x4e56030000000007, table=198, priority=1,"
            + "metadata=0x10000/0x10000 actions=drop",
            () -> Table.ROUNDS.flow(Band.ALL, metadata(Mark.DUE.bit(0))).cookie(COOKIE).end());
    }

    @Test
    void otherMarksOfAFieldAreRefused() {
        assertRefused("table 199 (ask) may not match 0xffff of metadata, only 0xffffffffffff0000 of metadata:"
            + " cookie=0x4e56030000000007, table=199, priority=1,metadata=0x4/0xffff actions=drop",
            () -> Table.ASK.flow(Band.DUE, metadata(Mark.TAP_PORT.of(4))).cookie(COOKIE).end());
        assertRefused("table 10 (layer) may not write 0xffff of metadata, only 0xffffffffffff0000 of metadata:"
            + " cookie=0x4e56030000000007, table=10, priority=60000 actions=write_metadata:0x4/0xffff",
            () -> Table.LAYER.flow(0, Band.SEEN.priority(), Match.ANY).cookie(COOKIE).write(Mark.TAP_PORT.of(4))
                .end());
        assertRefused("table 199 (ask) may not write 0x10000 of metadata: cookie=0x4e56030000000007, table=199,"
            + " priority=0 actions=write_metadata:0x10000/0x10000",
            () -> Table.ASK.flow(Band.MISS, Match.ANY).cookie(COOKIE).write(Mark.DUE.bit(0)).end());
    }

    @Test
    void framesAreNotChangedInTheLayers() {
        assertAction("may not set eth_dst", "set_field:00:00:00:00:00:01->eth_dst",
            new Action.SetField(Field.ETH_DST, Word.of(1)));
        assertAction("may not set reg0", "move:NXM_NX_REG1[]->NXM_NX_REG0[]",
            Experimenter.move(NxmField.register(1).whole(), NxmField.register(0).whole()));
        assertAction("may not set NXM_NX_REG7[]", "move:NXM_NX_REG1[]->NXM_NX_REG7[]",
            Experimenter.move(NxmField.register(1).whole(), NxmField.register(7).whole()));
        assertAction("may not do this: pop_vlan", "pop_vlan", new Action.PopVlan());
        assertAction("may not do this: output to a port", "output:4", new Action.Output(new PortNo(4)));
        assertAction("may not do this: output to LOCAL", "LOCAL", new Action.Output(PortNo.LOCAL));
        assertAction("may not do this: controller", "CONTROLLER:65535", new Action.ToController());
    }

    private static void assertAction(final String rule, final String text, final Action action) {
        assertRefused("table 10 (layer) " + rule + ": cookie=0x4e56030000000007, table=10, priority=0 actions=group:"
            + new GroupId(1).value() + "," + text,
            () -> Table.LAYER.flow(0, Band.MISS.priority(), Match.ANY).cookie(COOKIE).apply(TO_GROUP, action).end());
    }

    @Test
    void aMarkIsNotSetBeyondItsBits() {
        assertRefused("table 251 (transit) may not set reg1, only 0xffff of reg1: cookie=0x4e56030000000007, table=251,"
            + " priority=1 actions=set_field:0x5->reg1",
            () -> Table.TRANSIT.flow(Band.UNTAGGED, Match.ANY).cookie(COOKIE)
                .apply(new Action.SetField(Field.REG1, Word.of(5))).end());
    }

    @Test
    void undeclaredTargetsAreRefused() {
        assertRefused("table 199 (ask) may not go on to table 252 (stripped): cookie=0x4e56030000000007, table=199,"
            + " priority=0 actions=goto_table:252",
            () -> Table.ASK.flow(Band.MISS, Match.ANY).cookie(COOKIE).goTo(Table.STRIPPED));
        assertRefused("table 199 (ask) may not go on to table 253: cookie=0x4e56030000000007, table=199,"
            + " priority=0 actions=goto_table:253",
            () -> Table.ASK.flow(Band.MISS, Match.ANY).cookie(COOKIE).goTo(new TableId(253)));
        assertRefused("table 8 (round) may not resubmit to table 198 (rounds): cookie=0x4e56030000000007, table=8,"
            + " priority=1 actions=resubmit(,198)",
            () -> Table.ROUND.flow(Band.ROUND, Match.ANY).cookie(COOKIE)
                .apply(Experimenter.resubmit(Table.ROUNDS.id())).end());
    }

    @Test
    void renewalsAreNothingElse() {
        final var nowhere = Match.ANY.with(Field.IN_PORT, 3).flatMap(it -> it.with(Field.CT_MARK, Word.of(2),
            Word.of(2))).orElseThrow();
        final int priority = Band.RENEWAL.priority();
        Table.ADMIT.flow(Band.RENEWAL, nowhere).cookie(COOKIE).end();
        assertRefused("table 0 (admit) may not match ct_mark: cookie=0x4e56030000000007, priority=5,ct_mark=0x2/0x2,"
            + "in_port=3 actions=drop", () -> Table.ADMIT.flow(Band.MONITORED, nowhere).cookie(COOKIE).end());
        assertRefused("table 0 (admit) may not do this: controller: cookie=0x4e56030000000007, priority=65535,"
            + "ct_mark=0x2/0x2,in_port=3 actions=CONTROLLER:65535",
            () -> Table.ADMIT.flow(Band.RENEWAL, nowhere).cookie(COOKIE).apply(new Action.ToController()).end());
        assertRefused("table 10 (layer) has no priority 65535, only those of [SEEN, HOLE, HEARD, MISS]:"
            + " cookie=0x4e56030000000007, table=10, priority=65535,ct_mark=0x2/0x2,in_port=3 actions=drop",
            () -> Table.LAYER.flow(0, priority, nowhere).cookie(COOKIE).end());
    }

    @Test
    void undeclaredActionsOfBucketsAreRefused() {
        final var group = Group.all(new GroupId(1),
            ImmutableList.of(ImmutableList.of(new Action.Output(PortNo.NORMAL))));
        assertRefused("a group delivery may not do this: output to NORMAL: " + group,
            () -> GroupKind.DELIVERY.checked(group));
        final var past = Group.select(new GroupId(1), ImmutableList.of(ImmutableList.of(
            Experimenter.resubmit(Table.STRIPPED.id()))));
        assertRefused("a group pop-aside may not resubmit to table 252 (stripped): " + past,
            () -> GroupKind.POP_ASIDE.checked(past));
    }

    private static Match metadata(final FieldMatch mark) {
        return Match.ANY.with(Field.METADATA, mark).orElseThrow();
    }

    private static void assertRefused(final String sentence, final Executable building) {
        assertEquals(sentence, assertThrows(IllegalArgumentException.class, building).getMessage());
    }
}
