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

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.opendaylight.netvis.policy.Ids;
import org.opendaylight.netvis.policy.PolicyId;

final class PolicyListTest {
    private static final PolicyList<Item> NOTHING = PolicyList.empty(Item::policy);

    private record Item(PolicyId policy, int value) {
    }

    @Property(tries = 1000)
    void changedListIsThatOfTheChangedMap(@ForAll final long seed) {
        final var random = new Random(seed);
        final int names = 1 + random.nextInt(300);
        final var expected = new TreeMap<PolicyId, Item>();
        var list = NOTHING;
        for (int step = 0; step < 6; step++) {
            final var gone = new HashSet<PolicyId>();
            final var put = new TreeMap<PolicyId, Item>();
            for (int i = random.nextInt(random.nextBoolean() ? 4 : 2 * names); i > 0; i--) {
                final var policy = Ids.policy("p" + random.nextInt(names));
                if (random.nextBoolean()) {
                    gone.add(policy);
                } else {
                    put.put(policy, new Item(policy, random.nextInt()));
                }
            }
            expected.keySet().removeAll(gone);
            expected.putAll(put);
            list = list.with(gone, put);
            assertEquals(ImmutableList.copyOf(expected.values()), list.all());
            for (int i = -1; i <= names; i++) {
                assertEquals(expected.get(Ids.policy("p" + i)), list.get(Ids.policy("p" + i)));
            }
        }
    }

    @Test
    void listThatLosesNothingIsTheSame() {
        final var policy = Ids.policy("a");
        final var list = NOTHING.with(ImmutableSet.of(), Map.of(policy, new Item(policy, 1)));
        assertSame(list, list.with(Ids.policies("b"), Map.of()));
    }
}
