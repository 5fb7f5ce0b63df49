/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.status;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;

/**
 * How long something took, each time: a histogram.
 *
 * @param counts how often it took at most as long as each of {@link #BOUNDS}, and longer than the one before; the last
 *        one is for whatever took longer than all
 * @param nanos all times together, in nanoseconds
 */
public record Timing(ImmutableList<Long> counts, long nanos) {
    /** Upper bounds in seconds, inclusive: from what nobody notices to what somebody should look into. */
    public static final ImmutableList<Double> BOUNDS =
        ImmutableList.of(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0);

    /** A histogram. */
    public Timing {
        requireNonNull(counts);
    }
}
