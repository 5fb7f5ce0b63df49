/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

/**
 * An unsigned number of up to 128 bits, the widest match field there is (an IPv6 address).
 *
 * @param high the 64 most significant bits
 * @param low the 64 least significant bits
 */
public record Word(long high, long low) {
    /** All bits clear. */
    public static final Word ZERO = new Word(0, 0);

    /**
     * A number of up to 64 bits.
     *
     * @param value the number, unsigned
     * @return the word
     */
    public static Word of(final long value) {
        return new Word(0, value);
    }

    /**
     * A number whose {@code count} most significant of {@code width} bits are set, such as a prefix mask.
     *
     * @param count bits to set, 0 to {@code width}
     * @param width bits of the field, 0 to 128
     * @return the word
     */
    public static Word leadingOnes(final int count, final int width) {
        if (width < 0 || width > 128 || count < 0 || count > width) {
            throw new IllegalArgumentException("cannot set the first " + count + " of " + width + " bits");
        }
        return ones(width).andNot(ones(width - count));
    }

    /**
     * A number whose {@code count} least significant bits are set.
     *
     * @param count bits to set, 0 to 128
     * @return the word
     */
    public static Word ones(final int count) {
        if (count < 0 || count > 128) {
            throw new IllegalArgumentException("cannot set " + count + " bits of 128");
        }
        if (count <= 64) {
            return new Word(0, lowOnes(count));
        }
        return new Word(lowOnes(count - 64), -1L);
    }

    private static long lowOnes(final int count) {
        return count == 64 ? -1L : (1L << count) - 1;
    }

    /**
     * {@return the bits that are set in both}
     *
     * @param other another word
     */
    public Word and(final Word other) {
        return new Word(high & other.high, low & other.low);
    }

    /**
     * {@return the bits that are set in this word and not in the other}
     *
     * @param other another word
     */
    public Word andNot(final Word other) {
        return new Word(high & ~other.high, low & ~other.low);
    }

    /**
     * {@return the bits that are set in either}
     *
     * @param other another word
     */
    public Word or(final Word other) {
        return new Word(high | other.high, low | other.low);
    }

    /**
     * {@return the bits that differ}
     *
     * @param other another word
     */
    public Word xor(final Word other) {
        return new Word(high ^ other.high, low ^ other.low);
    }

    /**
     * Compares two words as numbers without a sign.
     *
     * @param first one
     * @param second another one
     * @return less than, equal to or greater than 0, as the first is less than, equal to or greater than the second
     */
    public static int compareUnsigned(final Word first, final Word second) {
        final int byHigh = Long.compareUnsigned(first.high, second.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(first.low, second.low);
    }

    /**
     * {@return whether it has the same bits as another word where both of two masks have ones}
     *
     * @param other the other word
     * @param first a mask
     * @param second another one
     */
    public boolean isEqualIn(final Word other, final Word first, final Word second) {
        return ((high ^ other.high) & first.high & second.high | (low ^ other.low) & first.low & second.low) == 0;
    }

    /** {@return whether no bit is set} */
    public boolean isZero() {
        return (high | low) == 0;
    }
}
