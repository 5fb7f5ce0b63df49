/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.Map;
import org.opendaylight.netvis.policy.PolicyId;

/**
 * Puts blocks into layers so that no packet can match entries of two blocks of one layer: a colouring of the overlap
 * graph, first fit in the order given.
 */
final class Layers {
    private Layers() {
        // Hidden on purpose
    }

    /** The layer of each policy's block. */
    static ImmutableMap<PolicyId, Integer> of(final Map<PolicyId, Block> blocks) {
        final var layers = new ArrayList<OverlapIndex>();
        final var result = ImmutableMap.<PolicyId, Integer>builder();
        blocks.forEach((policy, block) -> {
            int index = 0;
            while (index < layers.size() && overlap(layers.get(index), block)) {
                index++;
            }
            if (index == layers.size()) {
                layers.add(new OverlapIndex());
            }
            final var layer = layers.get(index);
            block.entries().forEach(entry -> layer.add(entry.match()));
            result.put(policy, index);
        });
        return result.build();
    }

    private static boolean overlap(final OverlapIndex layer, final Block block) {
        for (var entry : block.entries()) {
            if (layer.overlaps(entry.match())) {
                return true;
            }
        }
        return false;
    }
}
