/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Iterators;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Numbers for names, which stay the same when other names come and go and when the controller restarts, without
 * anything being stored: a hash of the name and, should two names collide, the next free number for the later one.
 */
final class Numbers {
    private Numbers() {
        // Hidden on purpose
    }

    static <T extends Comparable<T>> ImmutableMap<T, Integer> of(final Collection<T> names, final int bits) {
        return of(names, bits, ImmutableMap.of());
    }

    /** The same, where some names may have numbers already, which they keep. */
    static <T extends Comparable<T>> ImmutableMap<T, Integer> of(final Collection<T> names, final int bits,
            final ImmutableMap<T, Integer> former) {
        final var result = ImmutableMap.<T, Integer>builderWithExpectedSize(names.size());
        final var known = IntStream.builder();
        final var fresh = new TreeSet<T>();
        // As a rule both are in the same order, so that they are walked side by side
        final var beside = Iterators.peekingIterator(former.entrySet().iterator());
        for (var name : names) {
            final Integer number;
            if (beside.hasNext() && beside.peek().getKey().equals(name)) {
                number = beside.next().getValue();
            } else {
                number = former.get(name);
                while (beside.hasNext() && !names.contains(beside.peek().getKey())) {
                    beside.next();
                }
            }
            if (number == null) {
                fresh.add(name);
            } else {
                known.add(number);
                result.put(name, number);
            }
        }
        if (fresh.isEmpty() && names.size() == former.size()) {
            return former;
        }
        final int mask = bits == Integer.SIZE ? -1 : (1 << bits) - 1;
        final var taken = known.build().sorted().toArray();
        final var given = new HashSet<Integer>();
        fresh.forEach(name -> {
            int number = Hashing.murmur3_32_fixed().hashString(name.toString(), StandardCharsets.UTF_8).asInt() & mask;
            while (Arrays.binarySearch(taken, number) >= 0 || !given.add(number)) {
                number = number + 1 & mask;
            }
            result.put(name, number);
        });
        return result.buildOrThrow();
    }
}
