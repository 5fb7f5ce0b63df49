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
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Flows that are made of others. */
class FlowsTest {
    private static Flow flow(final int identity, final int content) {
        return new Flow(new FlowKey(new TableId(10), identity, Match.ANY),
            new Cookie(Cookie.Kind.FORWARD, content).value(), ImmutableList.of(), Optional.empty(), Optional.empty());
    }

    /** Of each step some are kept, so that later ones are compared with those of long before, and of other branches. */
    @Property(tries = 300)
    void differencesLeaveNothingOut(@ForAll final long seed) {
        final var random = new Random(seed);
        final var made = new ArrayList<Flows>(List.of(Flows.NONE));
        final var contents = new ArrayList<Map<FlowKey, Flow>>(List.of(Map.of()));
        for (int step = 0; step < 40; step++) {
            final int from = random.nextInt(made.size());
            final var content = new HashMap<>(contents.get(from));
            final var removed = random.ints(random.nextInt(4), 0, 20).mapToObj(it -> flow(it, 0).key()).toList();
            final var added = random.ints(random.nextInt(4), 0, 20).distinct()
                .mapToObj(it -> flow(it, random.nextInt(3))).toList();
            removed.forEach(content::remove);
            added.forEach(flow -> content.put(flow.key(), flow));
            made.add(made.get(from).with(removed, added));
            contents.add(content);
            assertEquals(content, made.getLast());
            assertEquals(content.size(), made.getLast().size());
            for (int other = 0; other < made.size(); other++) {
                assertDifferencesLeaveNothingOut(made.getLast(), made.get(other));
                assertEquals(content.equals(contents.get(other)), made.getLast().equals(made.get(other)));
            }
        }
    }

    private static void assertDifferencesLeaveNothingOut(final Flows one, final Flows other) {
        final var known = Flows.differences(one, other);
        one.forEach((key, flow) -> assertTrue(flow.equals(other.get(key)) || known.contains(key)));
        other.keySet().forEach(key -> assertTrue(one.containsKey(key) || known.contains(key)));
    }

    @Test
    void ofFewChangesOnlyTheseAreLookedAt() {
        final var many = new ArrayList<Flow>();
        for (int i = 0; i < 10_000; i++) {
            many.add(flow(i, 1));
        }
        final var before = Flows.of(many);
        final var one = before.with(List.of(flow(3, 0).key()), List.of(flow(5, 2)));
        final var next = one.with(List.of(), List.of(flow(20_000, 1)));
        final var other = before.with(List.of(), List.of(flow(7, 2)));
        assertEquals(3, Flows.differences(next, before).size());
        assertEquals(3, Flows.differences(before, next).size());
        assertEquals(4, Flows.differences(next, other).size());
        assertEquals(10_000, before.size());
        assertNotEquals(before, one);
    }

    @Test
    void changeThatChangesNothingIsNone() {
        final var flows = Flows.of(List.of(flow(1, 1), flow(2, 1)));
        assertSame(flows, flows.with(List.of(flow(3, 1).key()), List.of(flow(1, 1))));
        assertSame(flows, flows.with(List.of(flow(1, 1).key()), List.of(flow(1, 1))));
        assertSame(flows, Flows.copyOf(flows));
    }

    @Test
    void twoFlowsOfOneIdentityAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Flows.of(List.of(flow(1, 1), flow(1, 2))));
        assertEquals(1, Flows.of(List.of(flow(1, 1), flow(1, 1))).size());
    }
}
