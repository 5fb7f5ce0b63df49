/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import com.google.common.collect.ImmutableList;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Map;
import org.opendaylight.netvis.program.Cookie;

/**
 * Cookies of the packets that a bridge sends to the controller. A cookie says what the bits of the metadata mean: with
 * another meaning packets come with another cookie, and none that is still under way is taken for what it is not.
 *
 * <p>The number is a hash, so that a controller that starts anew finds it in the switch. That two meanings have the
 * same hash is no matter as long as only one of them is in use; if both are, the later one takes the next number.
 */
final class Meanings {
    private Meanings() {
        // Hidden on purpose
    }

    /**
     * The cookie for a meaning.
     *
     * @param bridge name of the bridge: meanings of two bridges differ, whatever they say
     * @param tasks the meaning
     * @param inUse the cookies that packets may bear, with what they mean
     */
    static long cookie(final String bridge, final ImmutableList<Referral.Task> tasks,
            final Map<Long, ImmutableList<Referral.Task>> inUse) {
        int number = hash(bridge, tasks);
        final long first = cookie(number);
        if (!inUse.containsKey(first) || tasks.equals(inUse.get(first))) {
            return first;
        }
        final var same = inUse.entrySet().stream().filter(entry -> tasks.equals(entry.getValue()))
            .map(Map.Entry::getKey).min(Comparator.naturalOrder());
        if (same.isPresent()) {
            return same.orElseThrow();
        }
        while (inUse.containsKey(cookie(number))) {
            number++;
        }
        return cookie(number);
    }

    private static long cookie(final int number) {
        return new Cookie(Cookie.Kind.CONTROLLER, number).value();
    }

    static int hash(final String bridge, final ImmutableList<Referral.Task> tasks) {
        final var hasher = Hashing.murmur3_32_fixed().newHasher().putString(bridge, StandardCharsets.UTF_8);
        tasks.forEach(task -> hasher.putChar('\n').putString(task.toString(), StandardCharsets.UTF_8));
        return hasher.hash().asInt();
    }
}
