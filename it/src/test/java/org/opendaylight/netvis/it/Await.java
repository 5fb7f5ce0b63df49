/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.it;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * Waits for what must come true.
 */
final class Await {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(25);

    private Await() {
        // Hidden on purpose
    }

    /**
     * Waits until a condition holds.
     *
     * @param condition the condition
     * @param otherwise tells, when it does not hold in time, how things are instead
     */
    static void until(final Callable<Boolean> condition, final Supplier<String> otherwise) throws Exception {
        until(PATIENCE, condition, otherwise);
    }

    static void until(final Duration patience, final Callable<Boolean> condition, final Supplier<String> otherwise)
            throws Exception {
        final long end = System.nanoTime() + patience.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + patience.toSeconds() + " s: " + otherwise.get());
            }
            Thread.sleep(PAUSE.toMillis());
        }
    }
}
