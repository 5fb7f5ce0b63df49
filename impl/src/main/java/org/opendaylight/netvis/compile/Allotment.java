/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Maps;
import java.util.Map;
import java.util.Optional;
import org.opendaylight.netvis.program.GroupId;
import org.opendaylight.netvis.program.Installed;

/**
 * What the parts of a bridge's program were given of what there is a limited number of. The next compilation gives them
 * the same, so that a policy that comes or goes changes nothing of the others.
 *
 * @param places the layers of each policy, by its number
 * @param due the metadata bit of each shared delivery, by its group
 * @param punted the metadata bits of each policy's punts to the controller, by its number
 * @param unread the metadata bit of each kind of frames that the switch does not read as what they are
 * @param groups the group of each delivery, by its label; empty where it is known from the switch alone
 */
public record Allotment(Map<Integer, Place> places, ImmutableMap<GroupId, Integer> due,
        ImmutableMap<Integer, ImmutableSortedSet<Integer>> punted, ImmutableMap<Unread, Integer> unread,
        ImmutableMap<String, Integer> groups) {
    /** Nothing. */
    public static final Allotment NONE = new Allotment(ImmutableMap.of(), ImmutableMap.of(), ImmutableMap.of(),
        ImmutableMap.of(), ImmutableMap.of());

    /**
     * Checks the presence.
     *
     * @param places the layers of each policy
     * @param due the bit of each shared delivery
     * @param punted the bits of each policy's punts
     * @param unread the bit of each kind of frames
     * @param groups the group of each delivery
     */
    public Allotment {
        requireNonNull(places);
        requireNonNull(due);
        requireNonNull(punted);
        requireNonNull(unread);
        requireNonNull(groups);
    }

    /**
     * Where a policy was.
     *
     * @param layers the layers of its parts; some of those of one that has changed may be missing
     * @param block what was there; empty where it is known from the switch alone
     */
    record Place(ImmutableMap<Part, Layer> layers, Optional<Block> block) {
        /** Whether a policy has not changed, and found room here beside all others of the allotment. */
        boolean isKnownToBeOf(final Block present) {
            return block.map(present::equals).orElse(false);
        }

        /** Whether a policy has not changed, as far as is known. */
        boolean isOf(final Block present) {
            return block.map(present::equals).orElse(true);
        }

        /** Where a block can stay that is there now; empty, if it has parts that had no place. */
        Optional<Placement> placement(final Block present) {
            final var distinct = ImmutableSet.copyOf(layers.values());
            if (distinct.size() == 1) {
                return Optional.of(Placement.whole(present, distinct.iterator().next()));
            }
            return present.isDivisible() && layers.keySet().containsAll(present.parts().keySet())
                ? Optional.of(new Placement(Maps.immutableEnumMap(Maps.filterKeys(layers,
                    present.parts()::containsKey)))) : Optional.empty();
        }
    }

    /**
     * {@return what the flows in a switch say of it} So a controller that starts anew finds what the one before gave.
     *
     * @param installed what the switch holds
     */
    public static Allotment of(final Installed installed) {
        return installed.legible() ? new AllotmentReader(installed).read() : NONE;
    }
}
