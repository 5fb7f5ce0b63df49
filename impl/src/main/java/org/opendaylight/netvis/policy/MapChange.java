/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.policy;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;

/**
 * The difference of two maps.
 *
 * @param put keys that are new, or whose value is another
 * @param removed keys that are gone
 * @param <K> the keys
 */
public record MapChange<K>(ImmutableSet<K> put, ImmutableSet<K> removed) {
    public MapChange {
        requireNonNull(put);
        requireNonNull(removed);
    }

    /**
     * {@return what differs} Both maps are walked side by side: where they share keys and values in the same order,
     * that takes one comparison of references for each.
     *
     * @param before one map
     * @param after the other
     * @param <K> the keys
     * @param <V> the values
     */
    public static <K, V> MapChange<K> between(final ImmutableMap<K, V> before, final ImmutableMap<K, V> after) {
        final var put = ImmutableSet.<K>builder();
        final var removed = ImmutableSet.<K>builder();
        if (before != after) {
            final var others = before.entrySet().iterator();
            var beside = next(others);
            for (var entry : after.entrySet()) {
                final var key = entry.getKey();
                while (beside != null && !isOf(beside, key) && !after.containsKey(beside.getKey())) {
                    removed.add(beside.getKey());
                    beside = next(others);
                }
                final V former;
                if (beside != null && isOf(beside, key)) {
                    former = beside.getValue();
                    beside = next(others);
                } else {
                    former = before.get(key);
                }
                if (former != entry.getValue() && !entry.getValue().equals(former)) {
                    put.add(key);
                }
            }
            for (; beside != null; beside = next(others)) {
                if (!after.containsKey(beside.getKey())) {
                    removed.add(beside.getKey());
                }
            }
        }
        return new MapChange<>(put.build(), removed.build());
    }

    private static <K, V> Map.@Nullable Entry<K, V> next(final Iterator<Map.Entry<K, V>> entries) {
        return entries.hasNext() ? entries.next() : null;
    }

    private static <K> boolean isOf(final Map.Entry<K, ?> entry, final K key) {
        return entry.getKey() == key || entry.getKey().equals(key);
    }

    /** {@return whether nothing differs} */
    public boolean isEmpty() {
        return put.isEmpty() && removed.isEmpty();
    }

    /** {@return all keys whose values differ, those of one map alone among them} */
    public Set<K> keys() {
        return Sets.union(put, removed);
    }
}
