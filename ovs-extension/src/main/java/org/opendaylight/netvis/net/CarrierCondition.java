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
import com.google.common.collect.ImmutableSet;
import com.google.common.primitives.ImmutableIntArray;

/**
 * Something that is true of the header by which a packet is carried in a tunnel: the one directly before it.
 */
public sealed interface CarrierCondition extends HeaderCondition {
    /**
     * It is of one of some kinds.
     *
     * @param anyOf the kinds
     */
    record Kind(ImmutableSet<HeaderKind> anyOf) implements CarrierCondition {
        /** Kinds of a header. */
        public Kind {
            requireNonNull(anyOf);
        }
    }

    /**
     * A field of it has one of some values.
     *
     * @param field the field
     * @param anyOf the values
     */
    record Field(HeaderField field, ImmutableList<HeaderMatch.Bits> anyOf) implements CarrierCondition {
        /** Values of a field. */
        public Field {
            requireNonNull(field);
            requireNonNull(anyOf);
        }
    }

    /**
     * It is of Geneve and has an option (RFC 8926, section 3.5).
     *
     * @param optionClass its class, 16 bits
     * @param type its type, 8 bits
     * @param value the first bytes of its data, 0 to 255; bits that the mask leaves out are zero
     * @param mask the bits that are compared, as many bytes
     */
    record Option(int optionClass, int type, ImmutableIntArray value, ImmutableIntArray mask)
            implements CarrierCondition {
        /** Geneve counts the data in words of four bytes, at most 31. */
        public static final int MAX_LENGTH = 124;

        /**
         * Checks lengths and bits.
         *
         * @param optionClass its class
         * @param type its type
         * @param value the first bytes of its data
         * @param mask the bits that are compared
         */
        public Option {
            if (value.length() != mask.length() || value.length() > MAX_LENGTH) {
                throw new IllegalArgumentException("a value of " + value.length() + " bytes has a mask of "
                    + mask.length() + ": give as many, at most " + MAX_LENGTH);
            }
            for (int i = 0; i < value.length(); i++) {
                if ((value.get(i) & ~mask.get(i)) != 0) {
                    throw new IllegalArgumentException("byte %d, %02x, has bits outside of its mask %02x, so nothing"
                        .formatted(i, value.get(i), mask.get(i)) + " matches: clear them");
                }
            }
        }
    }
}
