/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.Map;
import java.util.Optional;
import org.opendaylight.netvis.policy.Bridge;
import org.opendaylight.netvis.policy.PolicyId;

/**
 * How much of what a bridge has room for is in use, and which policies meet.
 *
 * @param layers layers that are in use
 * @param layersLeft layers that are free
 * @param bits metadata bits that shared deliveries and punts to the controller use
 * @param bitsLeft metadata bits that are free
 * @param blocks what each policy decides
 */
public record Occupancy(int layers, int layersLeft, int bits, int bitsLeft, ImmutableMap<PolicyId, Selection> blocks) {
    /** An occupancy. */
    public Occupancy {
        requireNonNull(blocks);
    }

    /**
     * What a policy decides on a bridge.
     */
    public static final class Selection {
        private final Block block;

        Selection(final Block block) {
            this.block = block;
        }

        private OverlapIndex index() {
            final var index = new OverlapIndex();
            block.entries().filter(Block.Entry::forward).forEach(entry -> index.add(entry.match()));
            return index;
        }

        private boolean meets(final OverlapIndex index) {
            return block.entries().filter(Block.Entry::forward).anyMatch(entry -> index.overlaps(entry.match()));
        }
    }

    /**
     * {@return how much is in use after a compilation}
     *
     * @param former what the compilation gave out
     * @param bridge the bridge
     */
    public static Occupancy of(final Former former, final Bridge bridge) {
        final var allotment = former.of(bridge.id());
        final var bounds = Pipeline.bounds(bridge.role());
        final int layers = (int) allotment.places().values().stream().flatMap(place -> place.layers().values().stream())
            .distinct().count();
        final int bits = allotment.due().size() + allotment.unread().size()
            + allotment.punted().values().stream().mapToInt(punts -> punts.size()).sum();
        final var numbers = former.numbers().entrySet();
        final var blocks = ImmutableMap.<PolicyId, Selection>builder();
        numbers.forEach(entry -> Optional.ofNullable(allotment.places().get(entry.getValue()))
            .flatMap(Allotment.Place::block).ifPresent(block -> blocks.put(entry.getKey(), new Selection(block))));
        return new Occupancy(layers, bounds.tables() + bounds.numbered() - layers, bits, Pipeline.MAX_DUE - bits,
            blocks.buildOrThrow());
    }

    /**
     * {@return the policies that have a match for a packet that a policy has one for, too} What their exclusions take
     * out of it is not looked at.
     *
     * @param policy the policy
     * @param limit the most that are looked for
     */
    public ImmutableList<PolicyId> overlaps(final PolicyId policy, final int limit) {
        final var mine = blocks.get(policy);
        if (mine == null) {
            return ImmutableList.of();
        }
        final var index = mine.index();
        return blocks.entrySet().stream().filter(other -> !other.getKey().equals(policy))
            .filter(other -> other.getKey().tenant().equals(policy.tenant()) && other.getValue().meets(index))
            .limit(limit).map(Map.Entry::getKey).collect(ImmutableList.toImmutableList());
    }
}
