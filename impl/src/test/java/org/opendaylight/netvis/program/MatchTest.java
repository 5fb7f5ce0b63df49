/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.opendaylight.netvis.net.EtherType;

/**
 * A match is a set of packets, and what is said of two of them holds for the packets.
 */
final class MatchTest {
    /** Fields without prerequisites that can be masked, from both ends of the order. */
    private static final List<Field> FIELDS = List.of(Field.ETH_SRC, Field.ETH_DST, Field.REG0, Field.METADATA);
    /** Of each field so many bits are looked at: all packets are few. */
    private static final int BITS = 2;

    private static Map<Field, FieldMatch> random(final Random random) {
        final var fields = new EnumMap<Field, FieldMatch>(Field.class);
        for (var field : FIELDS) {
            final int mask = random.nextInt(1 << BITS);
            if (mask != 0) {
                fields.put(field, new FieldMatch(Word.of(random.nextInt(1 << BITS) & mask), Word.of(mask)));
            }
        }
        return fields;
    }

    /** Whether a packet, which is the bits of all fields, is in a set. */
    private static boolean contains(final Map<Field, FieldMatch> fields, final int packet) {
        return fields.entrySet().stream().allMatch(entry -> {
            final long bits = packet >> BITS * FIELDS.indexOf(entry.getKey());
            return (bits & entry.getValue().mask().low()) == entry.getValue().value().low();
        });
    }

    private static List<Integer> packets(final Map<Field, FieldMatch> fields) {
        final var result = new ArrayList<Integer>();
        for (int packet = 0; packet < 1 << BITS * FIELDS.size(); packet++) {
            if (contains(fields, packet)) {
                result.add(packet);
            }
        }
        return result;
    }

    @Property
    void matchesAreSetsOfPackets(@ForAll final long seed) {
        final var random = new Random(seed);
        final var fields = random(random);
        final var match = new Match(fields);
        final var others = random(random);
        final var other = new Match(others);
        final var mine = packets(fields);
        final var theirs = packets(others);
        final var both = mine.stream().filter(theirs::contains).toList();

        assertEquals(fields, match.fields());
        assertEquals(List.copyOf(fields.keySet()), List.copyOf(match.fields().keySet()));
        assertEquals(fields.size(), match.size());
        FIELDS.forEach(field -> assertEquals(fields.containsKey(field), match.has(field)));
        assertEquals(!both.isEmpty(), match.overlaps(other));
        assertEquals(theirs.containsAll(mine), match.isWithin(other));
        assertEquals(mine.equals(theirs), match.equals(other));
        assertTrue(!match.equals(other) || match.hashCode() == other.hashCode());
        assertEquals(both, match.and(other).map(it -> packets(it.fields())).orElse(List.of()));
        assertEquals(match.and(other), other.and(match));
        var step = Optional.of(match);
        for (var entry : others.entrySet()) {
            step = step.flatMap(it -> it.with(entry.getKey(), entry.getValue()));
        }
        assertEquals(match.and(other), step);
    }

    @Test
    void whatIsMadeOfAMatchIsCheckedAsAWholeOneIs() {
        final var ipv4 = Match.ANY.with(Field.ETH_TYPE, EtherType.IPV4).orElseThrow();
        final var exact = Field.IPV4_DST.exactMask();
        assertThrows(IllegalArgumentException.class, () -> Match.ANY.with(Field.IPV4_DST, 1));
        assertThrows(IllegalArgumentException.class, () -> ipv4.with(Field.IPV6_DST, 1));
        assertThrows(IllegalArgumentException.class, () -> ipv4.with(Field.ETH_TYPE, Word.ZERO, Word.of(1)));
        assertThrows(IllegalArgumentException.class, () -> ipv4.with(Field.IPV4_DST, Word.ZERO, Word.ones(33)));
        assertEquals(ipv4.with(Field.IPV4_DST, 1).orElseThrow(), new Match(Map.of(
            Field.ETH_TYPE, new FieldMatch(Word.of(EtherType.IPV4), Field.ETH_TYPE.exactMask()),
            Field.IPV4_DST, new FieldMatch(Word.of(1), exact))));
        assertNotEquals(ipv4, Match.ANY);
    }

    @Test
    void fieldsAreNoMoreThanALongHasBits() {
        assertTrue(Field.values().length <= Long.SIZE);
        final var last = Stream.of(Field.values()).reduce((first, second) -> second).orElseThrow();
        assertTrue(FieldExamples.exact(last).has(last));
    }
}
