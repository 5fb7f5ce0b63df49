/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs.field;

import java.util.Arrays;
import java.util.HexFormat;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Bytes that do not change, compared by their content.
 */
@NonNullByDefault
public final class Bytes {
    private static final HexFormat HEX = HexFormat.of();

    private final byte[] content;

    private Bytes(final byte[] content) {
        this.content = content;
    }

    /**
     * {@return a copy of bytes}
     *
     * @param bytes the bytes
     */
    public static Bytes of(final byte... bytes) {
        return new Bytes(bytes.clone());
    }

    /**
     * {@return the bytes of a hexadecimal number}
     *
     * @param hex two digits for each byte
     * @throws IllegalArgumentException if it is not hexadecimal
     */
    public static Bytes parse(final String hex) {
        return new Bytes(HEX.parseHex(hex));
    }

    /** {@return how many they are} */
    public int length() {
        return content.length;
    }

    /** {@return a copy} */
    public byte[] toArray() {
        return content.clone();
    }

    /**
     * {@return whether all bits from a number of bits up, counted from the end, are zero}
     *
     * @param bits the number
     */
    public boolean fits(final int bits) {
        for (int bit = bits; bit < Byte.SIZE * content.length; bit++) {
            if ((content[content.length - 1 - bit / Byte.SIZE] & 1 << bit % Byte.SIZE) != 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * {@return whether there is a bit that is set here and not there; both have the same length}
     *
     * @param other other bytes
     */
    public boolean exceeds(final Bytes other) {
        for (int i = 0; i < content.length; i++) {
            if ((content[i] & ~other.content[i]) != 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * {@return whether all bytes have a value}
     *
     * @param value the value
     */
    public boolean isAll(final int value) {
        for (var each : content) {
            if (each != (byte) value) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }

    @Override
    public boolean equals(final @Nullable Object obj) {
        return obj instanceof Bytes other && Arrays.equals(content, other.content);
    }

    /** {@return the bytes in hexadecimal} */
    @Override
    public String toString() {
        return HEX.formatHex(content);
    }
}
