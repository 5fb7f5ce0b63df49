/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.packet;

import java.util.concurrent.atomic.AtomicLong;

/**
 * What came of packets for one policy. Thread-safe.
 */
final class PolicyCounter {
    private final AtomicLong lookedAt = new AtomicLong();
    private final AtomicLong forwardedPackets = new AtomicLong();
    private final AtomicLong forwardedBytes = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();

    void lookAt() {
        lookedAt.incrementAndGet();
    }

    void forward(final int length) {
        forwardedPackets.incrementAndGet();
        forwardedBytes.addAndGet(length);
    }

    void drop() {
        dropped.incrementAndGet();
    }

    InspectionCounts.Policy counts() {
        return new InspectionCounts.Policy(lookedAt.get(), forwardedPackets.get(), forwardedBytes.get(), dropped.get());
    }
}
