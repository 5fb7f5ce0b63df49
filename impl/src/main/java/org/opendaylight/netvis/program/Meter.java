/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

/**
 * A meter that lets so many packets pass, and drops the others (OpenFlow 1.3.5, section 5.7).
 *
 * @param id identifier on the switch, 1 or more
 * @param packetsPerSecond how many packets pass in a second, 1 or more
 * @param burstPackets how many more may come at once, 1 or more
 */
public record Meter(int id, int packetsPerSecond, int burstPackets) {
    /** So much of the rate may come at once, in seconds, without the queue of the inspector being full. */
    private static final int BURST_FRACTION = 20;

    /**
     * Checks ranges.
     *
     * @param id identifier on the switch
     * @param packetsPerSecond how many packets pass
     * @param burstPackets how many more may come at once
     */
    public Meter {
        if (id < 1 || packetsPerSecond < 1 || burstPackets < 1) {
            throw new IllegalArgumentException("meter " + id + " with " + packetsPerSecond + " packets per second and "
                + burstPackets + " at once: each must be 1 or more");
        }
    }

    /** {@return the meter as {@code ovs-ofctl add-meter} takes it} */
    @Override
    public String toString() {
        return FlowText.meter(this);
    }

    /**
     * {@return a meter with the burst that netvis gives every meter of a rate}
     *
     * @param id identifier on the switch
     * @param packetsPerSecond how many packets pass
     */
    public static Meter ofRate(final int id, final int packetsPerSecond) {
        return new Meter(id, packetsPerSecond, Math.max(1, packetsPerSecond / BURST_FRACTION));
    }
}
