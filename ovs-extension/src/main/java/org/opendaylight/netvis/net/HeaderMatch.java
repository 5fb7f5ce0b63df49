/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.net;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;

/**
 * Values of which a header field must have one.
 *
 * @param field the field
 * @param occurrence which of the headers of its kind that follow one another, 0 for the first
 * @param anyOf the values, at least one
 */
public record HeaderMatch(HeaderField field, int occurrence, ImmutableList<Bits> anyOf) implements HeaderCondition {
    /**
     * A value that some or all bits must have.
     *
     * @param value the bits; those that the mask leaves out are zero
     * @param mask the bits that are compared; none: the field must only be there
     */
    public record Bits(long value, long mask) {
    }

    /**
     * Checks widths.
     *
     * @param field the field
     * @param occurrence which header
     * @param anyOf the values
     */
    public HeaderMatch {
        requireNonNull(field);
        if (occurrence < 0) {
            throw new IllegalArgumentException("there is no header " + occurrence + " with " + field);
        }
        if (anyOf.isEmpty()) {
            throw new IllegalArgumentException(field + " has no value of none");
        }
        anyOf.forEach(bits -> {
            if ((bits.mask & ~field.exactMask()) != 0 || (bits.value & ~bits.mask) != 0) {
                throw new IllegalArgumentException(field + " has " + field.bits() + " bits; value "
                    + Long.toHexString(bits.value) + " or mask " + Long.toHexString(bits.mask) + " has others");
            }
        });
    }

    /**
     * A match of the first header of a field's kind.
     *
     * @param field the field
     * @param anyOf the values, at least one
     */
    public HeaderMatch(final HeaderField field, final ImmutableList<Bits> anyOf) {
        this(field, 0, anyOf);
    }

    /**
     * A match of all bits of a field.
     *
     * @param field the field
     * @param value its value
     * @return the match
     */
    public static HeaderMatch exact(final HeaderField field, final long value) {
        return new HeaderMatch(field, ImmutableList.of(new Bits(value, field.exactMask())));
    }
}
