/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

import static java.util.Objects.requireNonNull;

/**
 * A value that some or all bits of a field must have.
 *
 * @param value the bits; those that the mask leaves out are zero
 * @param mask the bits that are compared; at least one
 */
public record FieldMatch(Word value, Word mask) {
    /**
     * Checks that the value lies within the mask.
     *
     * @param value the bits
     * @param mask the bits that are compared
     */
    public FieldMatch {
        requireNonNull(value);
        if (mask.isZero()) {
            throw new IllegalArgumentException("a match of a field compares at least one bit");
        }
        if (!value.andNot(mask).isZero()) {
            throw new IllegalArgumentException("value " + value + " has bits outside of mask " + mask);
        }
    }

    /**
     * {@return whether a packet can satisfy both}
     *
     * @param other a match of the same field
     */
    boolean overlaps(final FieldMatch other) {
        return value.isEqualIn(other.value, mask, other.mask);
    }

    /**
     * {@return what satisfies both; they must overlap}
     *
     * @param other a match of the same field
     */
    FieldMatch and(final FieldMatch other) {
        return new FieldMatch(value.or(other.value), mask.or(other.mask));
    }

    /**
     * {@return whether whatever satisfies this one satisfies the other}
     *
     * @param other a match of the same field
     */
    public boolean isWithin(final FieldMatch other) {
        return other.mask.andNot(mask).isZero() && value.and(other.mask).equals(other.value);
    }
}
