/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.policy.PolicySet;

final class LayersTest {
    @Property(tries = 300)
    void blocksThatOverlapAreInDifferentLayers(@ForAll final long seed, @ForAll final boolean tap) {
        final var blocks = blocks(new RandomPolicies(seed, tap).policySet());
        final var layers = Layers.of(blocks);
        blocks.forEach((one, block) -> blocks.forEach((other, otherBlock) -> {
            if (!one.equals(other) && layers.get(one).equals(layers.get(other))) {
                assertFalse(overlap(block, otherBlock), () -> one + " and " + other + " share a layer");
            }
        }));
    }

    @Property(tries = 300)
    void aBlockIsInTheFirstLayerThatHasRoomForIt(@ForAll final long seed, @ForAll final boolean tap) {
        final var blocks = blocks(new RandomPolicies(seed, tap).policySet());
        final var layers = Layers.of(blocks);
        final var before = new LinkedHashMap<PolicyId, Block>();
        blocks.forEach((name, block) -> {
            for (int i = 0; i < layers.get(name); i++) {
                final int layer = i;
                assertTrue(before.entrySet().stream().anyMatch(other -> layers.get(other.getKey()) == layer
                    && overlap(block, other.getValue())), () -> name + " has room in layer " + layer);
            }
            before.put(name, block);
        });
    }

    private static boolean overlap(final Block one, final Block other) {
        return one.entries().stream().anyMatch(mine -> other.entries().stream()
            .anyMatch(theirs -> mine.match().overlaps(theirs.match())));
    }

    private static Map<PolicyId, Block> blocks(final PolicySet set) {
        final var result = new LinkedHashMap<PolicyId, Block>();
        Preparation.of(set).policies().forEach(policy -> {
            final var found = SourceRegions.find(set.bridges().get("b"),
                RandomPolicies.FABRIC.bridges().get("b"), policy,
                policy.policy().sources().stream().map(set.sources()::get).toList());
            result.put(policy.id(), Block.of(found.observation(), policy.rules(), Punts.NONE));
        });
        return result;
    }
}
