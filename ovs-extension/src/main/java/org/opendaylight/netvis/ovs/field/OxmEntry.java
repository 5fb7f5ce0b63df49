/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs.field;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import org.eclipse.jdt.annotation.Nullable;

/**
 * A field with what it is compared with, or set to, as it is sent; see {@link OxmHeader}.
 *
 * @param field the field; of an option of tunnels any length, that of the value counts
 * @param value the value, in the field's length
 * @param mask the bits that are compared, in the field's length; all if null
 */
public record OxmEntry(NxmField field, Bytes value, @Nullable Bytes mask) {
    /** Checks the lengths. */
    public OxmEntry {
        requireNonNull(field);
        if (!fits(field, value.length()) || mask != null && mask.length() != value.length()) {
            throw new IllegalArgumentException("%s cannot have value %s and mask %s: it has %s bytes".formatted(field,
                value, mask, field.isVariable() ? "1 to " + NxmField.TUN_METADATA_MAX_BYTES : field.bytes()));
        }
    }

    private static boolean fits(final NxmField field, final int length) {
        return field.isVariable() ? length > 0 && length <= NxmField.TUN_METADATA_MAX_BYTES : length == field.bytes();
    }

    /**
     * Reads what follows a header. Bits of the value that are not in the mask are left as they are.
     *
     * @param field the field of the header
     * @param header the first 32 bits
     * @param content what follows them, in the length of the header
     * @throws IllegalArgumentException if the length is not that of the field
     */
    public static OxmEntry decode(final NxmField field, final int header, final byte[] content) {
        final var in = ByteBuffer.wrap(content);
        if (field.isExperimenter()) {
            if (content.length < Integer.BYTES) {
                throw new IllegalArgumentException(field + " has no room for its experimenter");
            }
            in.getInt();
        }
        if (!OxmHeader.isMasked(header)) {
            return new OxmEntry(field, bytes(in, in.remaining()), null);
        }
        final var value = bytes(in, in.remaining() / 2);
        return new OxmEntry(field, value, bytes(in, in.remaining()));
    }

    private static Bytes bytes(final ByteBuffer in, final int count) {
        final var bytes = new byte[count];
        in.get(bytes);
        return Bytes.of(bytes);
    }

    /** {@return header, experimenter, value, and mask} */
    public byte[] encode() {
        return encode(field.ofLength(value.length()), value, mask);
    }

    /**
     * {@return header, experimenter, value, and mask}
     *
     * @param field a field
     * @param value the value, in the field's length
     * @param mask the bits that matter, in the field's length; all if null
     */
    public static byte[] encode(final NxmField field, final Bytes value, final @Nullable Bytes mask) {
        final var header = field.header(mask != null);
        final var out = ByteBuffer.allocate(Integer.BYTES + OxmHeader.length(header)).putInt(header);
        if (field.isExperimenter()) {
            out.putInt(field.experimenter());
        }
        out.put(value.toArray());
        if (mask != null) {
            out.put(mask.toArray());
        }
        return out.array();
    }
}
