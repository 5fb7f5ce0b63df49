/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.opendaylight.netvis.policy.PolicyId;

/**
 * The blocks in the layers of one bridge, with an index of each layer. It takes long to make where there are many, so
 * one compilation leaves it to the next, which takes out what has changed.
 */
final class LayerContents {
    private final Map<PolicyId, Held> held = new HashMap<>();
    private final Map<Layer, OverlapIndex> indexes = new HashMap<>();
    private int numbered;
    /** Blocks that had no room beside these, when placing all anew was no better. */
    private Map<PolicyId, Block> triedInVain = Map.of();

    private record Held(Block block, Placement placement) {
    }

    /** Puts a block, of a policy that has none here, where it has room. */
    void put(final PolicyId policy, final Block block, final Placement placement) {
        triedInVain = Map.of();
        held.put(policy, new Held(block, placement));
        placement.layers().forEach((part, layer) -> {
            final var index = indexes.computeIfAbsent(layer, key -> {
                numbered += layer.isNumbered() ? 1 : 0;
                return new OverlapIndex();
            });
            placement.entries(block, part).forEach(entry -> index.add(entry.match()));
        });
    }

    /** Takes the block of a policy out, if there is one. */
    void remove(final PolicyId policy) {
        final var gone = held.remove(policy);
        if (gone == null) {
            return;
        }
        triedInVain = Map.of();
        gone.placement.layers().forEach((part, layer) -> {
            final var index = indexes.get(layer);
            gone.placement.entries(gone.block, part).forEach(entry -> index.remove(entry.match()));
            if (index.isEmpty()) {
                indexes.remove(layer);
                numbered -= layer.isNumbered() ? 1 : 0;
            }
        });
    }

    /** Remembers that some blocks have no room, and that no more would have if all were placed anew. */
    void tryInVain(final Map<PolicyId, Block> outside) {
        triedInVain = Map.copyOf(outside);
    }

    /** Whether that is known of some blocks, and nothing has come or gone since. */
    boolean isTriedInVain(final Map<PolicyId, Block> outside) {
        return triedInVain.equals(outside);
    }

    /** The policies whose blocks are here. */
    Set<PolicyId> policies() {
        return held.keySet();
    }

    /** Where the block of a policy is, if it is this one. */
    Optional<Placement> placement(final PolicyId policy, final Block block) {
        return Optional.ofNullable(held.get(policy)).filter(it -> it.block.equals(block)).map(Held::placement);
    }

    /** The layers that have something in them. */
    Set<Layer> layers() {
        return indexes.keySet();
    }

    /** How many of these are numbered. */
    int numbered() {
        return numbered;
    }

    /** Whether no packet of some entries can match an entry in a layer. */
    boolean hasRoom(final Layer layer, final Collection<Block.Entry> entries) {
        final var index = indexes.get(layer);
        return index == null || entries.stream().noneMatch(entry -> index.overlaps(entry.match()));
    }
}
