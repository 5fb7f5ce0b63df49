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
 * Bytes that must be at a place counted from the start of a header. The place may be behind the header, but not behind
 * what the header carries.
 *
 * @param from the first header of this kind in the packet
 * @param offset bytes from its start, 0 to {@link #MAX_OFFSET}
 * @param value the bytes, 0 to 255; bits that the mask leaves out are zero
 * @param mask the bits that are compared, as many bytes
 */
public record BytePattern(HeaderKind from, int offset, ImmutableIntArray value, ImmutableIntArray mask)
        implements HeaderCondition {
    /** The farthest place, more than any frame has bytes. */
    public static final int MAX_OFFSET = 0xffff;

    private static final int BYTE = 0xff;

    /**
     * Checks ranges.
     *
     * @param from a kind of header
     * @param offset bytes from its start
     * @param value the bytes
     * @param mask the bits that are compared
     */
    public BytePattern {
        requireNonNull(from);
        if (offset < 0 || offset > MAX_OFFSET) {
            throw new IllegalArgumentException("offset " + offset + " of a pattern is not 0 to " + MAX_OFFSET);
        }
        if (value.isEmpty() || value.length() != mask.length()) {
            throw new IllegalArgumentException("a pattern of " + value.length() + " bytes has a mask of "
                + mask.length() + "; both must have the same number, at least one");
        }
        for (var i = 0; i < value.length(); i++) {
            if ((mask.get(i) & ~BYTE) != 0 || (value.get(i) & ~mask.get(i)) != 0) {
                throw new IllegalArgumentException("byte " + i + " of a pattern, " + value.get(i) + ", has bits outside"
                    + " of its mask " + mask.get(i) + ", or is no byte");
            }
        }
    }

    @Override
    public boolean matches(final Dissection dissection, final int base) {
        final var header = dissection.find(from, base);
        if (header < 0) {
            return false;
        }
        final var start = dissection.start(header) + offset;
        return start + value.length() <= dissection.limit(header) && isAt(dissection, start);
    }

    private boolean isAt(final Dissection dissection, final int start) {
        final var frame = dissection.frame();
        for (var i = 0; i < value.length(); i++) {
            if ((frame.getByte(start + i) & mask.get(i)) != value.get(i)) {
                return false;
            }
        }
        return true;
    }
}
