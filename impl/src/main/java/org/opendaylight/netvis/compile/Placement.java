/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Maps;
import java.util.Collection;

/**
 * The layers of one policy's block. Either all of it is in one, or each of its parts in one of its own.
 *
 * @param layers the layer of each part that there is
 */
record Placement(ImmutableMap<Part, Layer> layers) {
    Placement {
        layers = Maps.immutableEnumMap(layers);
    }

    /** All parts of a block in one layer. */
    static Placement whole(final Block block, final Layer layer) {
        return new Placement(Maps.toMap(block.parts().keySet(), part -> layer));
    }

    ImmutableSet<Layer> distinct() {
        return ImmutableSet.copyOf(layers.values());
    }

    boolean isDivided() {
        final var first = first();
        for (var layer : layers.values()) {
            if (!layer.equals(first)) {
                return true;
            }
        }
        return false;
    }

    /** The layer of one of its parts. */
    Layer first() {
        return layers.values().iterator().next();
    }

    /** What of a block is in the layer of a part. */
    Collection<Block.Entry> entries(final Block block, final Part part) {
        return isDivided() ? block.divided(part) : block.parts().get(part);
    }
}
