/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Maps;
import com.google.common.collect.Sets;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/**
 * What differs of two maps, in whatever order they are.
 */
class MapChangeTest {
    private static MapChange<String> change(final Set<String> put, final Set<String> removed) {
        return new MapChange<>(ImmutableSet.copyOf(put), ImmutableSet.copyOf(removed));
    }

    @Test
    void sameMapHasNoChange() {
        final var map = ImmutableMap.of("a", "1", "b", "2");
        assertTrue(MapChange.between(map, map).isEmpty());
        assertTrue(MapChange.between(map, ImmutableMap.of("b", "2", "a", "1")).isEmpty());
    }

    @Test
    void entriesComeGoAndChange() {
        final var change = MapChange.between(ImmutableMap.of("a", "1", "b", "2", "d", "4"),
            ImmutableMap.of("b", "3", "c", "3", "d", "4"));
        assertEquals(change(Set.of("b", "c"), Set.of("a")), change);
        assertEquals(Set.of("a", "b", "c"), change.keys());
    }

    /** Only where they differ is it looked whether values that are two objects are equal. */
    @Test
    void equalValuesAreNoChange() {
        assertTrue(MapChange.between(ImmutableMap.of("a", new String("1")), ImmutableMap.of("a", new String("1")))
            .isEmpty());
    }

    @Property
    void itIsWhatLookingUpEachKeyFinds(
            @ForAll final Map<@IntRange(max = 12) Integer, @IntRange(max = 2) Integer> before,
            @ForAll final Map<@IntRange(max = 12) Integer, @IntRange(max = 2) Integer> after) {
        final var difference = Maps.difference(before, after);
        final var change = MapChange.between(ImmutableMap.copyOf(before), ImmutableMap.copyOf(after));
        assertEquals(difference.entriesOnlyOnLeft().keySet(), change.removed());
        assertEquals(Sets.union(difference.entriesOnlyOnRight().keySet(), difference.entriesDiffering().keySet()),
            change.put());
        assertEquals(after.keySet().stream().filter(change.put()::contains).collect(Collectors.toList()),
            change.put().asList());
    }
}
