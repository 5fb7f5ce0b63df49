/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.Sets;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.opendaylight.netvis.program.Cookie;
import org.opendaylight.netvis.program.Field;
import org.opendaylight.netvis.program.FieldMatch;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.program.TableId;
import org.opendaylight.netvis.program.TunnelOption;
import org.opendaylight.netvis.program.Word;

/**
 * The declaration is sound in itself.
 */
final class DeclarationTest {
    @Test
    void everyTableHasARowAndNoTwoTheSameNumber() {
        final var tables = new HashMap<TableId, Table>();
        for (var table : Table.values()) {
            assertEquals(table, Declaration.of(table).table());
            Declaration.of(table).ids().forEach(id ->
                assertNull(tables.put(id, table), () -> table + " " + id));
        }
        tables.forEach((id, table) -> assertEquals(Optional.of(table), Table.of(id)));
        assertEquals(tables.size(), Stream.iterate(0, i -> i + 1).limit(TableId.MAX + 1)
            .filter(number -> Table.of(new TableId(number)).isPresent()).count());
    }

    @Test
    void packetsGoForward() {
        for (var table : Table.values()) {
            final var row = Declaration.of(table);
            row.allowance().next().forEach(next -> assertTrue(
                row.ids().getFirst().compareTo(Declaration.of(next).ids().getLast()) < 0, () -> table + " to " + next));
        }
    }

    /** A renewal is where Open vSwitch begins to look at a packet. */
    @Test
    void renewalsAreWherePacketsAreLookedAtAnew() {
        final var entered = EnumSet.of(Table.ADMIT);
        allowances().forEach(allowance -> entered.addAll(allowance.resubmits()));
        assertEquals(entered, Stream.of(Table.values())
            .filter(table -> Declaration.of(table).allowance().bands().contains(Band.RENEWAL))
            .collect(Collectors.toSet()));
    }

    /** But for those that only a test reaches, by packet-out. */
    @Test
    void everyTableIsReached() {
        final var reached = EnumSet.of(Table.ADMIT, Table.VN_TAG_TEST_LIFT);
        allowances().forEach(allowance -> {
            reached.addAll(allowance.next());
            reached.addAll(allowance.resubmits());
        });
        assertEquals(Set.of(Table.values()), reached);
    }

    @Test
    void bandsOfATableDoNotOverlap() {
        for (var table : Table.values()) {
            final var bands = Declaration.of(table).allowance().bands();
            assertFalse(bands.isEmpty());
            bands.forEach(one -> bands.forEach(other -> assertTrue(one == other || one.lowest() > other.priority()
                || other.lowest() > one.priority(), () -> table + ": " + one + " and " + other)));
        }
    }

    @Test
    void marksDoNotOverlapWithinAScope() {
        for (var one : Mark.values()) {
            assertTrue(one.first() + one.bits() <= one.field().bits(), one::toString);
            for (var other : Mark.values()) {
                assertFalse(one.scope().meets(other.scope()) && overlap(one, other), () -> one + " and " + other);
            }
        }
    }

    private static boolean overlap(final Mark one, final Mark other) {
        return one != other && one.field() == other.field() && (one.mask() & other.mask()) != 0;
    }

    @Test
    void aTableLooksAtMarksOfOneScopeAndSetsEachBitForOne() {
        for (var table : Table.values()) {
            final var allowance = Declaration.of(table).allowance();
            assertTrue(allowance.matchedMarks().stream().map(Mark::scope).distinct().count() <= 1, table::toString);
            allowance.setMarks().forEach(one -> allowance.setMarks().forEach(other ->
                assertFalse(overlap(one, other), () -> table + ": " + one + " and " + other)));
        }
    }

    @Test
    void everyMarkIsSetAndLookedAt() {
        final var set = EnumSet.noneOf(Mark.class);
        final var matched = EnumSet.noneOf(Mark.class);
        allowances().forEach(allowance -> {
            set.addAll(allowance.setMarks());
            matched.addAll(allowance.matchedMarks());
        });
        // A group's bucket sets the one, restore reads the other, and nothing must set the third
        assertEquals(EnumSet.complementOf(EnumSet.of(Mark.GROUP, Mark.DESTINATION, Mark.RENEWAL)), set);
        assertEquals(EnumSet.complementOf(EnumSet.of(Mark.RENEWAL)), matched);
    }

    @Test
    void layersAndWhatIsAroundThemChangeNoFrame() {
        for (var table : Sets.immutableEnumSet(Table.ADMIT, Table.ROUND, Table.NUMBERED, Table.LAYER, Table.ROUNDS,
            Table.ASK, Table.DELIVER)) {
            final var allowance = Declaration.of(table).allowance();
            assertEquals(Set.of(), allowance.setFields());
            assertEquals(Set.of(), Sets.intersection(allowance.effects(), EnumSet.of(Effect.POP_VLAN, Effect.PUSH_MPLS,
                Effect.POP_MPLS, Effect.ENCAP, Effect.DECAP)));
        }
    }

    @Test
    void onlyAdmitForwardsProductionAndOnlyStrippedSendsOut() {
        assertEquals(EnumSet.of(Table.ADMIT), withEffect(Effect.NORMAL));
        assertEquals(EnumSet.of(Table.STRIPPED), withEffect(Effect.PORT));
    }

    private static Set<Table> withEffect(final Effect effect) {
        return Stream.of(Table.values()).filter(table -> Declaration.of(table).allowance().effects().contains(effect))
            .collect(Collectors.toSet());
    }

    @Test
    void marksAreBitsOfTheirField() {
        assertEquals(new FieldMatch(Word.of(4), Word.of(0xffff)), Mark.TAP_PORT.of(4));
        assertEquals(new FieldMatch(Word.of(0x80000), Word.of(0x80000)), Mark.DUE.bit(3));
        assertEquals(3, Mark.DUE.indexOf(Mark.DUE.bit(3)));
        assertEquals(new FieldMatch(Word.of(1L << 32), Word.of(1L << 32)), Mark.CALLED_IPV4.of(1));
        assertEquals("NXM_NX_REG1[0..15]", Mark.DESTINATION_HIGH.subfield().toString());
        assertEquals("NXM_NX_PKT_MARK[]", Mark.DESTINATION_LOW.subfield().toString());
        assertEquals("NXM_NX_TUN_METADATA0[0..47]", Mark.DESTINATION.subfield().toString());
        assertEquals("set_field:0x5->reg1", text(Mark.LAYER_NUMBER));
        assertEquals(Optional.of(0), TunnelOption.FRAME_DESTINATION.field().stream().boxed().findAny());
        assertEquals(Byte.SIZE * TunnelOption.FRAME_DESTINATION.length(), Field.TUN_METADATA0.bits());
    }

    private static String text(final Mark mark) {
        return Table.ROUND.flow(Band.ROUND, Match.ANY)
            .cookie(Cookie.Kind.ADMIT, 0).apply(mark.set(5)).end().toString()
            .replaceFirst(".*actions=", "");
    }

    @Test
    void marksHoldNoMoreThanTheirBits() {
        assertEquals("TAP_PORT has 16 bits, too few for 0x10000",
            assertThrows(IllegalArgumentException.class, () -> Mark.TAP_PORT.of(0x10000)).getMessage());
        assertEquals("DUE has 48 bits, and none of number 48",
            assertThrows(IllegalArgumentException.class, () -> Mark.DUE.bit(48)).getMessage());
        assertEquals("TAP_PORT is not the whole of METADATA",
            assertThrows(IllegalArgumentException.class, () -> Mark.TAP_PORT.set(1)).getMessage());
    }

    @Test
    void rangesOfTablesAreCounted() {
        assertEquals(new TableId(12), Table.LAYER.id(2));
        assertEquals(OptionalInt.of(2), Table.LAYER.indexOf(new TableId(12)));
        assertEquals(OptionalInt.empty(), Table.LAYER.indexOf(new TableId(198)));
        assertEquals("there are 48 tables deliver, and none of number 48",
            assertThrows(IllegalArgumentException.class, () -> Table.DELIVER.id(48)).getMessage());
        assertEquals("there are 48 tables deliver",
            assertThrows(IllegalStateException.class, Table.DELIVER::id).getMessage());
        assertEquals(Mark.DUE.bits(), Table.DELIVER.count());
    }

    @Test
    void bandsAreCounted() {
        assertEquals(59_990, Band.SEEN.priority(10));
        assertEquals(Band.HEARD.lowest(), Band.HEARD.priority(Band.MAX_RULES - 1));
        assertEquals("HEARD has 29000 priorities, and none of number 29000",
            assertThrows(IllegalArgumentException.class, () -> Band.HEARD.priority(29_000)).getMessage());
        assertNotEquals(Band.HOLE.priority(), Band.HEARD.priority());
    }

    private static Stream<Allowance> allowances() {
        return Stream.concat(Stream.of(Table.values()).map(table -> Declaration.of(table).allowance()),
            Stream.of(GroupKind.values()).map(GroupKind::allowance));
    }
}
