/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableMap;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opendaylight.netvis.ovs.field.OxmHeader;
import org.opendaylight.netvis.ovs.field.Prerequisite;

/**
 * Each field in everything that is made of fields. What Open vSwitch says of it, {@link OpenVswitchTest} asks.
 */
class FieldTest {
    @ParameterizedTest
    @EnumSource
    void matchIsReadAsItWasSent(final Field field) {
        FieldExamples.matches(field).forEach(match -> {
            final var out = new MessageWriter();
            OxmEncoder.putMatch(out, match);
            final var in = MessageReader.of(out.toBytes());
            assertEquals(match, OxmDecoder.getMatch(in));
            assertEquals(0, in.remaining());
        });
    }

    @ParameterizedTest
    @EnumSource
    void textTellsTheFieldItsValueAndItsMask(final Field field) {
        final var texts = FieldExamples.matches(field).map(Match::toString).toList();
        assertEquals(texts.stream().distinct().toList(), texts);
        for (var text : texts) {
            assertTrue(text.startsWith(FieldExamples.prerequisite(field).toString()), text);
            assertNotEquals(FieldExamples.prerequisite(field).toString(), text);
        }
    }

    /** But for those that are named by their value, such as {@code tcp}, or otherwise than in the table. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "VLAN_VID")
    void textHasTheNameOfTheTable(final Field field) {
        assertTrue(Arrays.asList(FieldExamples.exact(field).toString().split(",")).stream()
            .anyMatch(part -> part.startsWith(field.row().matchName() + "=")), FieldExamples.exact(field).toString());
    }

    @ParameterizedTest
    @EnumSource
    void valueThatIsSetIsReadAsItWasSent(final Field field) {
        final var value = FieldExamples.value(field);
        if (!field.isSettable()) {
            assertThrows(IllegalArgumentException.class, () -> new Action.SetField(field, value));
            return;
        }
        final var action = new Action.SetField(field, value);
        final var out = new MessageWriter();
        ActionEncoder.put(out, List.of(action));
        assertEquals(List.of(action), ActionDecoder.getActions(MessageReader.of(out.toBytes())));
        assertTrue(ActionText.of(action).matches("set_field:.+->" + field.row().name()), ActionText.of(action));
        assertNotEquals(ActionText.of(action), ActionText.of(new Action.SetField(field, Word.ZERO)));
    }

    @ParameterizedTest
    @EnumSource
    void fieldIsNotMatchedWithoutItsPrerequisite(final Field field) {
        final var alone = ImmutableMap.of(field, new FieldMatch(FieldExamples.value(field), field.exactMask()));
        if (FieldExamples.prerequisite(field).equals(Match.ANY)) {
            assertEquals(alone, new Match(alone).fields());
        } else {
            assertThrows(IllegalArgumentException.class, () -> new Match(alone));
        }
    }

    @ParameterizedTest
    @EnumSource
    void prerequisiteIsOneThatAMatchCanMeet(final Field field) {
        final var met = FieldExamples.exact(field);
        assertTrue(field.row().prerequisite().isMet(value(met, Field.ETH_TYPE), value(met, Field.IP_PROTO)));
    }

    private static int value(final Match match, final Field field) {
        return match.field(field).map(it -> (int) it.value().low()).orElse(Prerequisite.ABSENT);
    }

    @ParameterizedTest
    @EnumSource
    void maskIsRefusedWhereThereIsNone(final Field field) {
        if (field.bits() > 1 && !field.isMaskable()) {
            assertThrows(IllegalArgumentException.class,
                () -> FieldExamples.with(field, Word.of(1), Word.of(1)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void headersAreThoseOfTheTable(final Field field) {
        assertEquals(field.wire().header(false), field.header(false));
        assertEquals(field.header(false), OxmHeader.withoutMask(field.header(true)));
        assertTrue(field.bits() <= Byte.SIZE * field.bytes());
        assertEquals(Word.ones(field.bits()), field.exactMask());
    }

    @Test
    void constantsAreOneForEachRow() {
        assertEquals(Field.values().length,
            Arrays.stream(Field.values()).map(Field::row).collect(Collectors.toSet()).size());
        assertFalse(Field.TUN_METADATA0.row().equals(Field.METADATA.row()));
    }
}
