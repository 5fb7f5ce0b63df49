/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.status;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * How netvis is, for whoever keeps an eye on it.
 *
 * @param status what came of the configuration
 * @param published when that was found out; empty: not yet, as the configuration is not read
 * @param datastoreProblem why no change of the configuration is stored
 * @param activity how the controller gets on
 */
public record Vitals(Status status, Optional<Instant> published, Optional<String> datastoreProblem,
        Activity activity) {
    /** How netvis is. */
    public Vitals {
        requireNonNull(status);
        requireNonNull(published);
        requireNonNull(datastoreProblem);
        requireNonNull(activity);
    }

    /** Tells how netvis is. Thread-safe, and costs little. */
    @FunctionalInterface
    public interface Source {
        /** {@return how it is now} */
        Vitals vitals();
    }
}
