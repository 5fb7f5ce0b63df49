/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.packet;

import static java.util.Objects.requireNonNull;

/**
 * A value that some or all bits of a header field must have.
 *
 * @param field the field
 * @param occurrence which header of that kind in the packet, from 0, such as 1 for the second VLAN tag
 * @param value the bits; those that the mask leaves out are zero
 * @param mask the bits that are compared; none: the field must only be there
 */
public record HeaderMatch(HeaderField field, int occurrence, long value, long mask) implements HeaderCondition {
    /**
     * Checks widths.
     *
     * @param field the field
     * @param occurrence which header
     * @param value the bits
     * @param mask the bits that are compared
     */
    public HeaderMatch {
        requireNonNull(field);
        if (occurrence < 0 || occurrence >= Dissection.MAX_HEADERS) {
            throw new IllegalArgumentException(field + " " + occurrence + " is not 0 to " + Dissection.MAX_HEADERS);
        }
        if ((mask & ~field.exactMask()) != 0 || (value & ~mask) != 0) {
            throw new IllegalArgumentException(field + " has " + field.bits() + " bits; value "
                + Long.toHexString(value) + " or mask " + Long.toHexString(mask) + " has others");
        }
    }

    /**
     * A match of all bits of a field in the first header of its kind.
     *
     * @param field the field
     * @param value its value
     * @return the match
     */
    public static HeaderMatch exact(final HeaderField field, final long value) {
        return new HeaderMatch(field, 0, value, field.exactMask());
    }

    @Override
    public boolean matches(final Dissection dissection, final int base) {
        var header = dissection.find(field.kind(), base);
        for (var skipped = 0; header >= 0 && skipped < occurrence; skipped++) {
            header = header + 1 < dissection.size() && dissection.depth(header + 1) == dissection.depth(base)
                ? dissection.find(field.kind(), header + 1) : -1;
        }
        return header >= 0 && field.isPresent(dissection, header)
            && ((field.read(dissection, header) ^ value) & mask) == 0;
    }
}
