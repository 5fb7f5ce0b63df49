/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.packet;

import static java.util.Objects.requireNonNull;

import com.google.common.primitives.ImmutableIntArray;

/**
 * Bytes that must be somewhere in what follows a header.
 *
 * @param after the last header of this kind in the packet, so that of several tags or labels all are left out
 * @param literal the bytes, 0 to 255, 1 to {@link #MAX_LENGTH} of them
 * @param within how many bytes behind the header are searched, 1 to {@link #MAX_WITHIN}; the literal lies wholly in
 *        them
 */
public record LiteralSearch(HeaderKind after, ImmutableIntArray literal, int within) implements HeaderCondition {
    /** The longest literal. */
    public static final int MAX_LENGTH = 255;
    /** The longest search. The time of a search grows with the product of both lengths at worst. */
    public static final int MAX_WITHIN = 2048;

    /**
     * Checks ranges.
     *
     * @param after a kind of header
     * @param literal the bytes
     * @param within how many bytes are searched
     */
    public LiteralSearch {
        requireNonNull(after);
        if (literal.isEmpty() || literal.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("a literal of " + literal.length() + " bytes is not 1 to " + MAX_LENGTH);
        }
        if (within < literal.length() || within > MAX_WITHIN) {
            throw new IllegalArgumentException("a literal of " + literal.length() + " bytes cannot be searched in "
                + within + " bytes; between its length and " + MAX_WITHIN + " is possible");
        }
        literal.forEach(value -> {
            if (value < 0 || value > 0xff) {
                throw new IllegalArgumentException(value + " in a literal is no byte");
            }
        });
    }

    @Override
    public boolean matches(final Dissection dissection, final int base) {
        final var header = last(dissection, base);
        if (header < 0) {
            return false;
        }
        final var start = dissection.end(header);
        final var end = Math.min(dissection.limit(header), start + within) - literal.length();
        for (var index = start; index <= end; index++) {
            if (isAt(dissection, index)) {
                return true;
            }
        }
        return false;
    }

    private int last(final Dissection dissection, final int base) {
        var found = -1;
        for (var i = base; i < dissection.size() && dissection.depth(i) == dissection.depth(base); i++) {
            if (dissection.kind(i) == after) {
                found = i;
            }
        }
        return found;
    }

    private boolean isAt(final Dissection dissection, final int start) {
        final var frame = dissection.frame();
        for (var i = 0; i < literal.length(); i++) {
            if (frame.getUnsignedByte(start + i) != literal.get(i)) {
                return false;
            }
        }
        return true;
    }
}
