/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.netvis.policy.PolicyId;

/**
 * Puts blocks into layers so that no packet can match entries of two policies in one layer: a colouring of the overlap
 * graph, first fit in the order given, but for policies that had layers before. They keep them as long as they can.
 *
 * <p>A block is in one of the first few tables as a whole, if there is room. Otherwise each of its parts gets a layer
 * of its own, what is heard of broadcast and multicast a numbered one, as all policies of an inline bridge hear the
 * same. What cannot be divided is in a table, or when those are full, in a numbered layer.
 */
final class Layers {
    /**
     * How many layers there are.
     *
     * @param whole tables where a block is as a whole even if it could be divided
     * @param tables tables, those among them
     * @param numbered numbered layers of both kinds
     */
    record Bounds(int whole, int tables, int numbered) {
    }

    private final LayerContents contents;
    private final Bounds bounds;

    private Layers(final LayerContents contents, final Bounds bounds) {
        this.contents = contents;
        this.bounds = bounds;
    }

    /**
     * The layers with the block of each policy; those of policies for which there is no room are left out. Where others
     * had to go that would have found room if all were placed anew, all are. That is not tried again before a block has
     * come or gone.
     *
     * @param blocks the blocks
     * @param rest those that are not in the layers
     * @param former the layers that some of these had
     * @param bounds how many layers there are
     * @param contents what is in the layers, of the blocks and of no others; it is changed
     */
    static LayerContents of(final Supplier<Map<PolicyId, Block>> blocks, final Map<PolicyId, Block> rest,
            final Map<PolicyId, Allotment.Place> former, final Bounds bounds, final LayerContents contents) {
        final int wanted = contents.policies().size() + rest.size();
        final boolean isAnew = contents.policies().isEmpty() && former.isEmpty();
        final var kept = place(rest, former, bounds, contents);
        if (kept.policies().size() == wanted || isAnew) {
            return kept;
        }
        final var outside = Maps.filterKeys(rest, policy -> !kept.policies().contains(policy));
        if (kept.isTriedInVain(outside)) {
            return kept;
        }
        final var anew = place(blocks.get(), ImmutableMap.of(), bounds, new LayerContents());
        if (anew.policies().size() > kept.policies().size()) {
            return anew;
        }
        kept.tryInVain(outside);
        return kept;
    }

    private static LayerContents place(final Map<PolicyId, Block> blocks,
            final Map<PolicyId, Allotment.Place> former, final Bounds bounds, final LayerContents contents) {
        final var layers = new Layers(contents, bounds);
        final var rest = new LinkedHashMap<>(blocks);
        // Whoever has changed makes way for those that have not, and those found room beside each other before
        layers.keep(rest, former, policy -> former.get(policy).isKnownToBeOf(blocks.get(policy)), true);
        layers.keep(rest, former, policy -> former.get(policy).isOf(blocks.get(policy)), false);
        layers.keep(rest, former, policy -> true, false);
        rest.forEach((policy, block) -> layers.find(block)
            .ifPresent(placement -> contents.put(policy, block, placement)));
        return contents;
    }

    /** Puts some blocks where they were, and takes these out of the rest. */
    private void keep(final Map<PolicyId, Block> rest, final Map<PolicyId, Allotment.Place> former,
            final Predicate<PolicyId> which, final boolean together) {
        rest.entrySet().removeIf(entry -> {
            final var policy = entry.getKey();
            final var block = entry.getValue();
            final var placement = former.containsKey(policy) && which.test(policy)
                ? former.get(policy).placement(block).filter(this::exist)
                    .filter(known -> together || isRoom(block, known)) : Optional.<Placement>empty();
            placement.ifPresent(known -> contents.put(policy, block, known));
            return placement.isPresent();
        });
    }

    private boolean exist(final Placement placement) {
        return suffice(placement) && placement.layers().entrySet().stream().allMatch(entry ->
            exists(entry.getValue()) && entry.getValue().admits(entry.getKey()));
    }

    private boolean isRoom(final Block block, final Placement placement) {
        return placement.layers().entrySet().stream().allMatch(entry ->
            contents.hasRoom(entry.getValue(), placement.entries(block, entry.getKey())));
    }

    /** Whether there are as many numbered layers more as would be needed. */
    private boolean suffice(final Placement placement) {
        return contents.numbered() + placement.distinct().stream().filter(layer -> layer.isNumbered()
            && !contents.layers().contains(layer)).count() <= bounds.numbered();
    }

    private boolean exists(final Layer layer) {
        return contents.layers().contains(layer) || (layer.isNumbered() ? contents.numbered() < bounds.numbered()
            : layer.index() < bounds.tables());
    }

    private Optional<Placement> find(final Block block) {
        if (!block.isDivisible()) {
            return findWhole(block, Layer.Kind.TABLE, bounds.tables())
                .or(() -> findWhole(block, Layer.Kind.NUMBERED, bounds.numbered()));
        }
        return findWhole(block, Layer.Kind.TABLE, Math.min(bounds.whole(), bounds.tables()))
            .or(() -> findDivided(block));
    }

    private Optional<Placement> findWhole(final Block block, final Layer.Kind kind, final int bound) {
        final var entries = block.entries().toList();
        return Optional.ofNullable(first(kind, bound, entries, Set.of())).map(layer -> Placement.whole(block, layer));
    }

    /** Parts of one policy are not in one layer: what others send would not fit in beside what this one hears. */
    private Optional<Placement> findDivided(final Block block) {
        final var layers = new EnumMap<Part, Layer>(Part.class);
        final var taken = new HashSet<Layer>();
        for (var part : block.parts().keySet()) {
            final var entries = block.divided(part);
            final var inTable = part == Part.GROUP ? null : first(Layer.Kind.TABLE, bounds.tables(), entries, taken);
            final var layer = inTable != null ? inTable : first(part == Part.GROUP ? Layer.Kind.NUMBERED_GROUP
                : Layer.Kind.NUMBERED, bounds.numbered(), entries, taken);
            if (layer == null) {
                return Optional.empty();
            }
            layers.put(part, layer);
            taken.add(layer);
        }
        return Optional.of(new Placement(Maps.immutableEnumMap(layers))).filter(this::suffice);
    }

    private @Nullable Layer first(final Layer.Kind kind, final int bound, final Collection<Block.Entry> entries,
            final Set<Layer> taken) {
        for (int i = 0; i < bound; i++) {
            final var layer = new Layer(kind, i);
            if (exists(layer) && !taken.contains(layer) && contents.hasRoom(layer, entries)) {
                return layer;
            }
        }
        return null;
    }
}
