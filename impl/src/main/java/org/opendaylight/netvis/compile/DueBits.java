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
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Maps;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The metadata bits of what may be due to a packet. Whatever had a bit before keeps it, so that nothing moves when
 * something else comes or goes.
 *
 * @param shared the bit of each shared delivery
 * @param punted the bits of each policy's punts to the controller in their order, by its number
 * @param unread the bit of each kind of frames that the switch does not read as what they are, as far as there is one
 */
record DueBits(ImmutableMap<Delivery, Integer> shared, ImmutableMap<Integer, ImmutableSortedSet<Integer>> punted,
        ImmutableMap<Unread, Integer> unread) {
    /**
     * Gives out the bits.
     *
     * @param shared shared deliveries, each with the bit that it had, or -1
     * @param punts how many punts each policy has; with the shared deliveries not more than there are bits
     * @param kinds frames that the switch does not read as what they are
     * @param former what was given out before
     */
    static DueBits allot(final Map<Delivery, Integer> shared, final Map<Integer, Integer> punts,
            final Collection<Unread> kinds, final Allotment former) {
        final var free = new TreeSet<>(IntStream.range(0, Pipeline.MAX_DUE).boxed().toList());
        final var ofShared = new LinkedHashMap<Delivery, Integer>();
        shared.forEach((delivery, bit) -> {
            if (free.remove(bit)) {
                ofShared.put(delivery, bit);
            }
        });
        final var ofPunts = new LinkedHashMap<Integer, TreeSet<Integer>>();
        punts.forEach((policy, count) -> ofPunts.put(policy, former.punted()
            .getOrDefault(policy, ImmutableSortedSet.of()).stream().filter(free::contains).limit(count)
            .filter(free::remove).collect(TreeSet::new, TreeSet::add, TreeSet::addAll)));
        final var reserve = new HashSet<>(Maps.filterKeys(former.unread(), kinds::contains).values());
        shared.keySet().forEach(delivery -> ofShared.computeIfAbsent(delivery, key -> take(free, reserve)));
        punts.forEach((policy, count) -> {
            final var bits = ofPunts.get(policy);
            while (bits.size() < count) {
                bits.add(take(free, reserve));
            }
        });
        return new DueBits(inOrder(shared.keySet(), ofShared),
            ImmutableMap.copyOf(Maps.transformValues(ofPunts, ImmutableSortedSet::copyOfSorted)),
            unread(kinds, former.unread(), free));
    }

    private static ImmutableMap<Delivery, Integer> inOrder(final Set<Delivery> shared,
            final Map<Delivery, Integer> bits) {
        return ImmutableMap.copyOf(Maps.asMap(shared, bits::get));
    }

    /** The lowest bit that is left; of those of unread frames only if there is no other, as they can do without. */
    private static int take(final TreeSet<Integer> free, final Set<Integer> reserve) {
        final int bit = free.stream().filter(it -> !reserve.contains(it)).findFirst().orElseGet(free::first);
        free.remove(bit);
        return bit;
    }

    private static ImmutableMap<Unread, Integer> unread(final Collection<Unread> kinds,
            final Map<Unread, Integer> former, final TreeSet<Integer> free) {
        final var result = new LinkedHashMap<Unread, Integer>();
        final var known = ImmutableSet.copyOf(kinds);
        known.stream().filter(former::containsKey).filter(kind -> free.remove(former.get(kind)))
            .forEach(kind -> result.put(kind, former.get(kind)));
        known.stream().filter(kind -> !result.containsKey(kind) && !free.isEmpty())
            .forEach(kind -> result.put(kind, free.pollFirst()));
        return Maps.immutableEnumMap(result);
    }
}
