/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.packet;

import io.netty.buffer.ByteBuf;
import org.opendaylight.netvis.net.HeaderField;

/**
 * Reads fields of headers where they are.
 */
final class HeaderFieldReader {
    private HeaderFieldReader() {
        // Hidden on purpose
    }

    /**
     * {@return whether a header has the field; only GRE's key is optional}
     *
     * @param field the field
     * @param dissection the headers
     * @param header number of a header of the field's kind
     */
    static boolean isPresent(final HeaderField field, final Dissection dissection, final int header) {
        return field != HeaderField.GRE_KEY || (greFlags(dissection, header) & GreHeaders.KEY_PRESENT) != 0;
    }

    /**
     * {@return the value, 0 if the header does not have the field}
     *
     * @param field the field
     * @param dissection the headers
     * @param header number of a header of the field's kind
     */
    static long read(final HeaderField field, final Dissection dissection, final int header) {
        if (!isPresent(field, dissection, header)) {
            return 0;
        }
        final var frame = dissection.frame();
        final var start = dissection.start(header)
            + (field == HeaderField.GRE_KEY ? keyShift(dissection, header) : 0);
        final var low = number(frame, start, field.lowOffset(), field.lowBits());
        return field.highBits() == 0 ? low
            : number(frame, start, field.highOffset(), field.highBits()) << field.lowBits() | low;
    }

    /** The key comes behind the checksum, if there is one. */
    private static int keyShift(final Dissection dissection, final int header) {
        return (greFlags(dissection, header) & GreHeaders.CHECKSUM_PRESENT) == 0 ? 0 : Integer.BYTES;
    }

    private static int greFlags(final Dissection dissection, final int header) {
        return dissection.frame().getUnsignedShort(dissection.start(header));
    }

    private static long number(final ByteBuf frame, final int start, final int offset, final int count) {
        final var last = offset + count - 1;
        var value = 0L;
        for (var index = offset / Byte.SIZE; index <= last / Byte.SIZE; index++) {
            value = value << Byte.SIZE | frame.getUnsignedByte(start + index);
        }
        return value >>> Byte.SIZE - 1 - last % Byte.SIZE & (1L << count) - 1;
    }
}
