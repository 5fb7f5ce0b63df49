/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.controller;

import com.google.common.collect.ImmutableList;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import org.opendaylight.netvis.status.Timing;

/**
 * Collects a {@link Timing}. Thread-safe.
 */
final class Durations {
    private static final double NANOS = 1e9;

    private final AtomicLongArray counts = new AtomicLongArray(Timing.BOUNDS.size() + 1);
    private final LongAdder sum = new LongAdder();

    void add(final long nanos) {
        int index = 0;
        while (index < Timing.BOUNDS.size() && nanos / NANOS > Timing.BOUNDS.get(index)) {
            index++;
        }
        counts.incrementAndGet(index);
        sum.add(nanos);
    }

    Timing timing() {
        final var result = ImmutableList.<Long>builder();
        for (int i = 0; i < counts.length(); i++) {
            result.add(counts.get(i));
        }
        return new Timing(result.build(), sum.sum());
    }
}
