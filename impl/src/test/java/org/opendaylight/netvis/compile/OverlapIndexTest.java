/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.opendaylight.netvis.net.EtherType;
import org.opendaylight.netvis.program.Field;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.program.Word;

/**
 * The index finds an overlap where comparing with each match does.
 */
final class OverlapIndexTest {
    /** Few values and masks, so that many overlap and many do not. */
    private static Match random(final Random random) {
        var match = Match.ANY;
        for (var field : List.of(Field.IN_PORT, Field.ETH_SRC, Field.VLAN_VID, Field.METADATA)) {
            if (random.nextInt(3) == 0) {
                match = with(match, field, random.nextInt(3), field == Field.IN_PORT || random.nextBoolean()
                    ? field.exactMask() : new Word(0, random.nextInt(4)));
            }
        }
        if (random.nextInt(4) > 0) {
            match = with(match, Field.ETH_TYPE, EtherType.IPV4, Field.ETH_TYPE.exactMask());
            match = prefix(match, Field.IPV4_DST, random);
            match = prefix(match, Field.IPV4_SRC, random);
        } else if (random.nextBoolean()) {
            match = with(match, Field.ETH_TYPE, EtherType.IPV6, Field.ETH_TYPE.exactMask());
            match = prefix(match, Field.IPV6_DST, random);
        }
        return match;
    }

    private static Match prefix(final Match match, final Field field, final Random random) {
        final int width = field.exactMask().high() == 0 ? Integer.SIZE : 2 * Long.SIZE;
        final var mask = random.nextInt(5) == 0 ? new Word(0, random.nextInt() & 0xffL)
            : Word.leadingOnes(random.nextInt(width + 1), width);
        final var top = random.nextInt(4) * (width == Integer.SIZE ? 0x4000_0000L : 0x4000_0000_0000_0000L);
        final var value = width == Integer.SIZE ? new Word(0, top | random.nextInt(3))
            : new Word(top, random.nextInt(3));
        return mask.isZero() ? match : match.with(field, value.and(mask), mask).orElseThrow();
    }

    private static Match with(final Match match, final Field field, final long value, final Word mask) {
        return mask.isZero() ? match : match.with(field, Word.of(value).and(mask), mask).orElseThrow();
    }

    @Property(tries = 500)
    void overlapsWhatAnyOfTheMatchesOverlaps(@ForAll final long seed) {
        final var random = new Random(seed);
        final var index = new OverlapIndex();
        final var all = new ArrayList<Match>();
        for (int i = 0; i < 120; i++) {
            final var asked = random(random);
            assertEquals(all.stream().anyMatch(asked::overlaps), index.overlaps(asked), () -> asked + " in " + all);
            final var added = random(random);
            // The fewer they are, the less overlaps with them
            if (random.nextInt(4) == 0 || added.fields().size() > 3) {
                all.add(added);
                index.add(added);
            }
        }
    }

    @Property(tries = 300)
    void whatIsTakenOutOverlapsNothing(@ForAll final long seed) {
        final var random = new Random(seed);
        final var index = new OverlapIndex();
        final var all = new ArrayList<Match>();
        for (int i = 0; i < 200; i++) {
            if (!all.isEmpty() && random.nextInt(5) < 2) {
                index.remove(all.remove(random.nextInt(all.size())));
            } else {
                all.add(random(random));
                index.add(all.getLast());
            }
            final var asked = random(random);
            assertEquals(all.stream().anyMatch(asked::overlaps), index.overlaps(asked), () -> asked + " in " + all);
            assertEquals(all.isEmpty(), index.isEmpty());
        }
        all.forEach(index::remove);
        assertTrue(index.isEmpty());
        assertFalse(index.overlaps(Match.ANY));
    }

    @Test
    void sameMatchMayBeThereOften() {
        final var index = new OverlapIndex();
        final var one = Match.ANY.with(Field.IN_PORT, 1).orElseThrow();
        Stream.generate(() -> one).limit(1000).forEach(index::add);
        assertEquals(List.of(true, false, true), Stream.of(one, Match.ANY.with(Field.IN_PORT, 2).orElseThrow(),
            Match.ANY).map(index::overlaps).toList());
    }
}
