/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.openflow;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * How many bytes may be under way to a switch. Thread-safe.
 *
 * <p>A switch that has more to do than it can reads its connection slowly, and what others send to it, such as flows,
 * waits behind all that is under way. So each batch that took long halves the window, and each other one opens it by
 * its own length.
 */
@NonNullByDefault
final class SendWindow {
    /** At most: 400 MB/s if a switch answers within 10 ms. */
    static final int MAX_BYTES = 1 << 22;
    /** At least: one full batch. */
    static final int MIN_BYTES = 1 << 16;
    /** What is long. A switch in no need answers within a few milliseconds and the way there and back. */
    static final long SLOW_NANOSECONDS = TimeUnit.MILLISECONDS.toNanos(100);

    private final AtomicInteger bytes = new AtomicInteger(MAX_BYTES);

    /** {@return how many bytes may be under way, {@value #MIN_BYTES} to {@value #MAX_BYTES}} */
    int bytes() {
        return bytes.get();
    }

    /**
     * Hears that the switch has done with a batch.
     *
     * @param length its bytes
     * @param nanoseconds since it was sent
     */
    void confirmed(final int length, final long nanoseconds) {
        if (nanoseconds > SLOW_NANOSECONDS) {
            bytes.updateAndGet(before -> Math.max(MIN_BYTES, before / 2));
        } else {
            bytes.updateAndGet(before -> Math.min(MAX_BYTES, before + length));
        }
    }
}
