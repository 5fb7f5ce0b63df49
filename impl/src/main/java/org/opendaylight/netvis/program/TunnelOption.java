/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

import java.util.OptionalInt;

/**
 * An option of Geneve (RFC 8926, section 3.5). Open vSwitch's tunnel ports drop frames with a critical option that the
 * switch has not been told of.
 *
 * @param optionClass who defined the type, 16 bits
 * @param type its type, 8 bits
 * @param length bytes of its data, a multiple of 4, up to 124
 */
public record TunnelOption(int optionClass, int type, int length) {
    /**
     * What {@link Field#TUN_METADATA0} shows: two zeros and the destination address of a frame. The class is one of
     * those for experiments (RFC 8926, section 7), and the type not the first that others would take: Open vSwitch
     * drops a frame that has an option which it knows with another length.
     */
    public static final TunnelOption FRAME_DESTINATION = new TunnelOption(0xffff, 0x4e, Long.BYTES);

    /** Added to the words of data, the type of an option of the same class whose data is headers of a frame. */
    public static final int HEADERS_TYPE = 0x50;

    /** Added to the words of data, the number of the field that shows them. */
    private static final int HEADERS_FIELD = 32;

    /** {@return the number of the field that flows of netvis's name for it; empty if none does} */
    public OptionalInt field() {
        return equals(FRAME_DESTINATION) ? OptionalInt.of(0)
            : hasHeaders() ? OptionalInt.of(HEADERS_FIELD + words()) : OptionalInt.empty();
    }

    private boolean hasHeaders() {
        return optionClass == FRAME_DESTINATION.optionClass && type == HEADERS_TYPE + words();
    }

    private int words() {
        return length / Integer.BYTES;
    }

    /**
     * {@return whether it is another's class and type, so that a switch can know one of the two only}
     *
     * @param other another option
     */
    boolean isSameType(final TunnelOption other) {
        return optionClass == other.optionClass && type == other.type;
    }

    @Override
    public String toString() {
        return "class 0x%04x, type %d and %d bytes".formatted(optionClass, type, length);
    }
}
