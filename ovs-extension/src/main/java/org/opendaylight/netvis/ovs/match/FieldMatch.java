/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs.match;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.netvis.ovs.action.Bytes;

/**
 * What a field is compared with, or set to. On the wire it is an OXM (OpenFlow 1.3.5, section 7.2.3.2):
 * <pre>
 *   31             16 15       9  8   7        0
 *  +-----------------+----------+---+-----------+
 *  |      class      |  number  | M |  length   |  if the class is 0xffff: experimenter, 32 bits; value; mask if M
 *  +-----------------+----------+---+-----------+
 * </pre>
 *
 * @param field the field
 * @param value the value, in the field's length
 * @param mask the bits that are compared, in the field's length; all if null
 */
public record FieldMatch(MatchField field, Bytes value, @Nullable Bytes mask) {
    private static final int CLASS_SHIFT = 16;
    private static final int NUMBER_SHIFT = 9;
    private static final int MASK_BIT = 1 << 8;
    private static final int LENGTH_MASK = 0xff;

    /** Checks the lengths. */
    public FieldMatch {
        requireNonNull(field);
        if (!field.fits(value.length()) || mask != null && mask.length() != value.length()) {
            throw new IllegalArgumentException("%s cannot have value %s and mask %s: it has %s bytes".formatted(field,
                value, mask, field.length() == 0 ? "1 to 124" : field.length()));
        }
    }

    /** {@return how many bytes follow a header} */
    public static int lengthOf(final int header) {
        return header & LENGTH_MASK;
    }

    /**
     * Reads what follows a header. Bits of the value that are not in the mask are left as they are.
     *
     * @param field the field of the header
     * @param header the first 32 bits
     * @param content what follows them, in the length of the header
     * @throws IllegalArgumentException if the length is not that of the field
     */
    public static FieldMatch decode(final MatchField field, final int header, final byte[] content) {
        final var in = ByteBuffer.wrap(content);
        if (field.isExperimenter()) {
            if (content.length < Integer.BYTES) {
                throw new IllegalArgumentException(field + " has no room for its experimenter");
            }
            in.getInt();
        }
        if ((header & MASK_BIT) == 0) {
            return new FieldMatch(field, bytes(in, in.remaining()), null);
        }
        final var value = bytes(in, in.remaining() / 2);
        return new FieldMatch(field, value, bytes(in, in.remaining()));
    }

    private static Bytes bytes(final ByteBuffer in, final int count) {
        final var bytes = new byte[count];
        in.get(bytes);
        return Bytes.of(bytes);
    }

    /** {@return header, experimenter, value, and mask} */
    public byte[] encode() {
        final var masked = mask == null ? new byte[0] : mask.toArray();
        final var experimenter = field.isExperimenter() ? Integer.BYTES : 0;
        final var length = experimenter + value.length() + masked.length;
        final var out = ByteBuffer.allocate(Integer.BYTES + length)
            .putInt(field.fieldClass().code() << CLASS_SHIFT | field.number() << NUMBER_SHIFT
                | (mask == null ? 0 : MASK_BIT) | length);
        if (field.isExperimenter()) {
            out.putInt(field.fieldClass().experimenter());
        }
        return out.put(value.toArray()).put(masked).array();
    }
}
