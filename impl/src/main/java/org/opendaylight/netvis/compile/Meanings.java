/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.program.Cookie;
import org.opendaylight.netvis.program.FieldMatch;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.punt.PuntPlan;

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
     * @param bridge the bridge: meanings of two bridges differ, whatever they say
     * @param meaning the meaning
     * @param inUse the cookies that packets may bear, with what they mean
     */
    static long cookie(final BridgeId bridge, final PuntPlan.Meaning meaning,
            final Map<Long, PuntPlan.Meaning> inUse) {
        int number = hash(bridge, meaning);
        final long first = cookie(number);
        if (!inUse.containsKey(first) || meaning.equals(inUse.get(first))) {
            return first;
        }
        final var same = inUse.entrySet().stream().filter(entry -> meaning.equals(entry.getValue()))
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

    static int hash(final BridgeId bridge, final PuntPlan.Meaning meaning) {
        final var hasher = Hashing.murmur3_32_fixed().newHasher();
        putText(hasher, bridge);
        meaning.delivered().forEach((group, bits) -> hasher.putInt(group.value()).putLong(bits));
        meaning.unread().forEach((kind, bits) -> {
            putText(hasher, kind);
            hasher.putLong(bits);
        });
        meaning.punts().forEach(task -> put(hasher, task));
        return hasher.hash().asInt();
    }

    private static void put(final Hasher hasher, final PuntPlan.Task task) {
        putText(hasher, task.policy());
        hasher.putLong(task.punted());
        putText(hasher, task.view());
        task.clauses().forEach(clause -> {
            hasher.putBoolean(clause.forward()).putInt(clause.matches().size());
            clause.matches().forEach(match -> put(hasher, match));
            putText(hasher, clause.conditions());
        });
        putText(hasher, task.copies());
    }

    /** Not by its text, which takes long to write where there are a hundred thousand. */
    private static void put(final Hasher hasher, final Match match) {
        hasher.putInt(match.size());
        match.forEach((field, value) -> {
            putText(hasher, field.name());
            put(hasher, value);
        });
        match.option().ifPresent(option -> putText(hasher, option));
    }

    private static void put(final Hasher hasher, final FieldMatch match) {
        Stream.of(match.value(), match.mask()).forEach(word -> hasher.putLong(word.high()).putLong(word.low()));
    }

    private static void putText(final Hasher hasher, final Object object) {
        final var text = object.toString();
        hasher.putInt(text.length()).putUnencodedChars(text);
    }
}
