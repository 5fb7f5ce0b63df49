/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.controller;

/**
 * How many packets went in and did not come out, by two counters that are not of one instant. As long as the counter of
 * what comes out is not behind that of what goes in, it is a lower bound: it never counts what came out, and reaches
 * the number that did not when the traffic pauses. Used from one thread.
 */
final class Shortfall {
    private long before;
    private long in;
    private long out;
    private long underWay;
    private long missing;
    private boolean looked;

    /**
     * Takes in a look at both counters.
     *
     * @param entered how many went in since the last look
     * @param left how many came out since the last look
     * @param old how many of those that went in may have come out before the first look
     * @param restarted whether both counters began at zero since the last look
     */
    void look(final long entered, final long left, final long old, final boolean restarted) {
        if (entered == 0 && left == 0 || restarted) {
            // Nothing of before can be in what is counted from here on
            before = missing;
            in = 0;
            out = 0;
            underWay = 0;
        }
        in += entered;
        out += left;
        if (!looked) {
            underWay = old;
        }
        missing = Math.max(missing, before + in - out - underWay);
        looked = true;
    }

    /** {@return how many did not come out, at least} */
    long missing() {
        return missing;
    }
}
