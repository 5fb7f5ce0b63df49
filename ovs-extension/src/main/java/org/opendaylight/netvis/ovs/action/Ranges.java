/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs.action;

/**
 * Checks of numbers.
 */
final class Ranges {
    private static final int MAX_8 = 0xff;
    private static final int MAX_16 = 0xffff;

    private Ranges() {
        // Hidden on purpose
    }

    static void require8(final String name, final int value) {
        require(name, value, 0, MAX_8);
    }

    static void require16(final String name, final int value) {
        require(name, value, 0, MAX_16);
    }

    static void require(final String name, final long value, final long min, final long max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException("%s %d is not in %d..%d".formatted(name, value, min, max));
        }
    }
}
