/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.net;

import static java.util.Objects.requireNonNull;

import com.google.common.primitives.ImmutableIntArray;

/**
 * Bytes that must be in a packet.
 */
public sealed interface Payload extends HeaderCondition {
    /**
     * Bytes at a place counted from the start of a header. The place may be behind the header, but not behind what the
     * header carries.
     *
     * @param from the first header of this kind
     * @param offset bytes from its start, 0 to {@link #MAX_OFFSET}
     * @param value the bytes, 0 to 255; bits that the mask leaves out are zero
     * @param mask the bits that are compared, as many bytes
     */
    record Bytes(HeaderKind from, int offset, ImmutableIntArray value, ImmutableIntArray mask) implements Payload {
        /** The farthest place, more than any frame has bytes. */
        public static final int MAX_OFFSET = 0xffff;

        /**
         * Checks ranges and lengths.
         *
         * @param from the header
         * @param offset bytes from its start
         * @param value the bytes
         * @param mask the bits that are compared
         */
        public Bytes {
            requireNonNull(from);
            if (offset < 0 || offset > MAX_OFFSET) {
                throw new IllegalArgumentException("offset " + offset + " is not within 0.." + MAX_OFFSET);
            }
            if (value.isEmpty() || value.length() != mask.length()) {
                throw new IllegalArgumentException("a value of " + value.length() + " bytes has a mask of "
                    + mask.length() + ": give as many, at least one");
            }
            checkBytes(value);
            checkBytes(mask);
            for (int i = 0; i < value.length(); i++) {
                if ((value.get(i) & ~mask.get(i)) != 0) {
                    throw new IllegalArgumentException("byte %d, %02x, has bits outside of its mask %02x, so nothing"
                        .formatted(i, value.get(i), mask.get(i)) + " matches: clear them");
                }
            }
        }

        static void checkBytes(final ImmutableIntArray bytes) {
            bytes.forEach(value -> {
                if (value < 0 || value > 0xff) {
                    throw new IllegalArgumentException(value + " is no byte");
                }
            });
        }
    }

    /**
     * Bytes somewhere behind a header.
     *
     * @param after the last header of this kind, so that of several tags or labels all are left out
     * @param bytes the bytes, 0 to 255, 1 to {@link #MAX_LENGTH} of them
     * @param within how many bytes behind the header are searched, 1 to {@link #MAX_WITHIN}; the literal lies wholly
     *        in them
     */
    record Literal(HeaderKind after, ImmutableIntArray bytes, int within) implements Payload {
        /** The longest literal. */
        public static final int MAX_LENGTH = 255;
        /** The longest search. The time of a search grows with the product of both lengths at worst. */
        public static final int MAX_WITHIN = 2048;

        /**
         * Checks ranges and lengths.
         *
         * @param after the header
         * @param bytes the bytes
         * @param within how many bytes are searched
         */
        public Literal {
            requireNonNull(after);
            if (bytes.isEmpty() || bytes.length() > MAX_LENGTH) {
                throw new IllegalArgumentException("a literal of " + bytes.length() + " bytes: give 1 to "
                    + MAX_LENGTH);
            }
            if (within < bytes.length()) {
                throw new IllegalArgumentException("a literal of " + bytes.length() + " bytes is never within "
                    + within + ": search in more");
            }
            if (within > MAX_WITHIN) {
                throw new IllegalArgumentException("a literal is searched in " + within + " bytes: give at most "
                    + MAX_WITHIN);
            }
            Bytes.checkBytes(bytes);
        }
    }
}
