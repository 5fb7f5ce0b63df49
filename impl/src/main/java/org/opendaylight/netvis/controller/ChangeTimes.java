/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.controller;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Since when objects have been as they are.
 *
 * @param <K> what identifies an object
 * @param <V> what it is like
 */
final class ChangeTimes<K, V> {
    private final Map<K, Dated<V>> dates = new HashMap<>();
    private final Clock clock;

    private record Dated<V>(V value, Instant since) {
    }

    ChangeTimes(final Clock clock) {
        this.clock = requireNonNull(clock);
    }

    /** Takes in what an object is like. */
    Instant since(final K object, final V value) {
        final var before = dates.get(object);
        if (before != null && Objects.equals(before.value, value)) {
            return before.since;
        }
        final var now = clock.instant();
        dates.put(object, new Dated<>(value, now));
        return now;
    }

    /** Forgets an object. */
    void forget(final K object) {
        dates.remove(object);
    }
}
