/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.controller;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.opendaylight.netvis.openflow.PacketCount;

/**
 * Adds up counters that may start again: a switch that lost its flows counts from zero, and so does a flow that was
 * made anew. What had been counted before stays counted. Not thread-safe.
 *
 * @param <K> what is counted
 */
final class CounterLedger<K> {
    private final Map<K, PacketCount> last = new HashMap<>();

    /** What has been counted since the last call, given what the counter shows now. */
    PacketCount advance(final K key, final PacketCount now) {
        final var before = last.put(key, now);
        return before == null || now.packets() < before.packets() || now.bytes() < before.bytes() ? now
            : new PacketCount(now.packets() - before.packets(), now.bytes() - before.bytes());
    }

    /** Forgets counters that are gone. */
    void retain(final Set<K> keys) {
        last.keySet().retainAll(keys);
    }
}
