/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.openflow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SendWindowTest {
    private static final long QUICK = SendWindow.SLOW_NANOSECONDS;
    private static final long SLOW = QUICK + 1;

    private final SendWindow window = new SendWindow();

    @Test
    void beginsOpenAndStaysSo() {
        window.confirmed(1000, QUICK);
        assertEquals(SendWindow.MAX_BYTES, window.bytes());
    }

    @Test
    void slowSwitchHalvesItToOneBatch() {
        window.confirmed(1000, SLOW);
        assertEquals(SendWindow.MAX_BYTES / 2, window.bytes());
        for (int i = 0; i < 20; i++) {
            window.confirmed(1000, SLOW);
        }
        assertEquals(SendWindow.MIN_BYTES, window.bytes());
    }

    @Test
    void quickSwitchOpensItAgainByWhatItTook() {
        for (int i = 0; i < 20; i++) {
            window.confirmed(1000, SLOW);
        }
        window.confirmed(1000, QUICK);
        assertEquals(SendWindow.MIN_BYTES + 1000, window.bytes());
        window.confirmed(SendWindow.MAX_BYTES, QUICK);
        assertEquals(SendWindow.MAX_BYTES, window.bytes());
    }
}
