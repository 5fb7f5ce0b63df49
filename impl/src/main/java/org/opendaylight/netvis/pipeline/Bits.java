/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.pipeline;

/**
 * Bits of a field of up to 64.
 */
final class Bits {
    /** Every bit, of fields of any width. */
    static final long ALL = -1L;

    private Bits() {
        // Hidden on purpose
    }

    static long of(final int first, final int count) {
        return (count >= Long.SIZE ? ALL : (1L << count) - 1) << first;
    }
}
