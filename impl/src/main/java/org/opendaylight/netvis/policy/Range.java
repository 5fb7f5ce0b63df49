/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.policy;

/**
 * An inclusive range of unsigned numbers.
 *
 * @param lower the smallest
 * @param upper the largest, not less than the smallest
 */
public record Range(long lower, long upper) {
    /**
     * Checks the order.
     *
     * @param lower the smallest
     * @param upper the largest
     */
    public Range {
        if (lower < 0 || upper < lower) {
            throw new IllegalArgumentException(lower + ".." + upper + " is not a range: the lower bound comes first");
        }
    }

    /**
     * {@return whether a number lies within}
     *
     * @param value the number
     */
    public boolean contains(final long value) {
        return lower <= value && value <= upper;
    }
}
