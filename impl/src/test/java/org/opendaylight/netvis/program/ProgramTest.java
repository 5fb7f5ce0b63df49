/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/**
 * What can be built, and what cannot.
 */
class ProgramTest {
    private static final Flow FLOW = FlowMaker.in(3, 5, Cookie.Kind.FORWARD, 1).flow();

    @Test
    void equalFlowsAreOne() {
        assertEquals(Program.of(List.of(FLOW), List.of()), Program.of(List.of(FLOW, FLOW), List.of()));
    }

    @Test
    void twoFlowsOfOneIdentityAreRefused() {
        assertRefused("two flows of one identity:\n"
            + "cookie=0x4e56030000000001, table=3, priority=5 actions=drop\n"
            + "cookie=0x4e56030000000001, table=3, priority=5 actions=goto_table:4",
            () -> Program.of(List.of(FLOW, FlowMaker.in(3, 5, Cookie.Kind.FORWARD, 1).goingTo(4).flow()), List.of()));
    }

    @Test
    void flowWithoutNetvissCookieIsRefused() {
        final var foreign = new Flow(FLOW.key(), 1, ImmutableList.of(), Optional.empty(), Optional.empty());
        assertRefused("a flow without netvis's cookie: cookie=0x1, table=3, priority=5 actions=drop",
            () -> Program.of(List.of(foreign), List.of()));
    }

    @Test
    void flowToAMissingGroupIsRefused() {
        final var flow = FlowMaker.in(3, 5, Cookie.Kind.FORWARD, 1).then(new Action.ToGroup(new GroupId(2))).flow();
        assertRefused("a flow to a group that is not in the program: "
            + "cookie=0x4e56030000000001, table=3, priority=5 actions=group:1308622850",
            () -> Program.of(List.of(flow), List.of(Examples.GROUP)));
    }

    @Test
    void portWithoutProtocolIsRefused() {
        final var match = new FieldMatch(Word.of(443), Field.TCP_DST.exactMask());
        assertRefused("TCP_DST is matched without its prerequisite in {TCP_DST=" + match + "}",
            () -> new Match(ImmutableMap.copyOf(Map.of(Field.TCP_DST, match))));
    }

    @Test
    void maskWhereASwitchTakesNoneIsRefused() {
        assertRefused("IN_PORT is compared as a whole, not by mask Word[high=0, low=1]",
            () -> Match.ANY.with(Field.IN_PORT, Word.of(1), Word.of(1)));
    }

    @Test
    void fieldThatCannotBeSetIsRefused() {
        assertRefused("ETH_TYPE cannot be set", () -> new Action.SetField(Field.ETH_TYPE, Word.of(1)));
        assertRefused("IP_DSCP has 6 bits, too few for Word[high=0, low=64]",
            () -> new Action.SetField(Field.IP_DSCP, Word.of(64)));
    }

    @Test
    void flowThatGoesBackIsRefused() {
        assertRefused("a flow of TableId[value=3] cannot go back to TableId[value=3]",
            () -> FlowMaker.in(3, 5, Cookie.Kind.FORWARD, 1).goingTo(3));
    }

    private static void assertRefused(final String message, final Executable executable) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, executable).getMessage());
    }
}
