/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/**
 * Names keep their numbers, whatever comes and goes and in whatever order, and no two have the same.
 */
final class NumbersTest {
    /** So few that many names collide. */
    private static final int BITS = 6;

    @Property(tries = 300)
    void nameKeepsItsNumberWhateverElseComesAndGoes(@ForAll final long seed) {
        final var random = new Random(seed);
        var former = ImmutableMap.<String, Integer>of();
        for (int step = 0; step < 20; step++) {
            final var names = new TreeSet<>(former.keySet());
            names.removeIf(name -> random.nextInt(4) == 0);
            for (int added = random.nextInt(8); added > 0 && names.size() < 40; added--) {
                names.add("n" + random.nextInt(80));
            }
            final var order = new ArrayList<>(names);
            if (random.nextInt(3) == 0) {
                Collections.shuffle(order, random);
            }
            final var numbers = Numbers.of(order, BITS, former);
            assertEquals(names, new TreeSet<>(numbers.keySet()));
            assertEquals(names.size(), new HashSet<>(numbers.values()).size());
            for (var entry : former.entrySet()) {
                if (names.contains(entry.getKey())) {
                    assertEquals(entry.getValue(), numbers.get(entry.getKey()));
                }
            }
            numbers.values().forEach(number -> assertEquals(number, number & (1 << BITS) - 1));
            former = numbers;
        }
    }

    @Test
    void whereNothingComesOrGoesTheMapIsTheSame() {
        final var numbers = Numbers.of(List.of("a", "b", "c"), BITS);
        assertSame(numbers, Numbers.of(List.of("a", "b", "c"), BITS, numbers));
        assertSame(numbers, Numbers.of(List.of("c", "a", "b"), BITS, numbers));
    }
}
