/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import com.google.common.collect.ImmutableMap;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;

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
        final var fresh = names.stream().filter(name -> !former.containsKey(name)).sorted().toList();
        if (fresh.isEmpty() && names.size() == former.size()) {
            return former;
        }
        final int mask = bits == Integer.SIZE ? -1 : (1 << bits) - 1;
        final var result = ImmutableMap.<T, Integer>builderWithExpectedSize(names.size());
        final var taken = new HashSet<Integer>();
        names.forEach(name -> {
            final var number = former.get(name);
            if (number != null) {
                taken.add(number);
                result.put(name, number);
            }
        });
        fresh.forEach(name -> {
            int number = Hashing.murmur3_32_fixed().hashString(name.toString(), StandardCharsets.UTF_8).asInt() & mask;
            while (!taken.add(number)) {
                number = number + 1 & mask;
            }
            result.put(name, number);
        });
        return result.buildOrThrow();
    }
}
