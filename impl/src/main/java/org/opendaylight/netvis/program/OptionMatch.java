/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import org.opendaylight.netvis.ovs.field.Bytes;
import org.opendaylight.netvis.ovs.field.FieldRow;
import org.opendaylight.netvis.ovs.field.NxmField;

/**
 * Bits that the data of a tunnel's option must have (NXM_NX_TUN_METADATA0 to 63). Too wide for {@link FieldMatch}, and
 * as a packet of netvis's own tunnels has one such option, a match looks at one: packets with another are others.
 *
 * <p>Open vSwitch counts the data from its end, so it is written from the first byte that is compared on. Leading bytes
 * that are not compared are not there: two that compare the same are equal.
 *
 * @param field number of the field, 0 to 63
 * @param value the data from the first byte that is compared; bits that the mask leaves out are zero
 * @param mask the bits that are compared; its first byte is not zero
 */
public record OptionMatch(int field, Bytes value, Bytes mask) {
    /**
     * Checks lengths and bits.
     *
     * @param field number of the field
     * @param value the data
     * @param mask the bits that are compared
     */
    public OptionMatch {
        requireNonNull(value);
        if (field < 0 || field >= NxmField.TUN_METADATA_COUNT) {
            throw new IllegalArgumentException("there is no tun_metadata" + field);
        }
        if (mask.length() == 0 || mask.length() > NxmField.TUN_METADATA_MAX_BYTES
                || mask.length() != value.length() || mask.toArray()[0] == 0) {
            throw new IllegalArgumentException("mask " + mask + " does not begin with a bit that is compared, or is as"
                + " long as no data is, or not as long as " + value);
        }
        if (value.exceeds(mask)) {
            throw new IllegalArgumentException("value " + value + " has bits outside of mask " + mask);
        }
    }

    /**
     * {@return a match of some bits of an option's data}
     *
     * @param field number of the field
     * @param value the data, from any byte on to its end; bits that the mask leaves out are not looked at
     * @param mask the bits that are compared, as many; at least one
     */
    public static OptionMatch of(final int field, final byte[] value, final byte[] mask) {
        int first = 0;
        while (first < mask.length - 1 && mask[first] == 0) {
            first++;
        }
        final var bits = Arrays.copyOfRange(mask, first, mask.length);
        final var compared = Arrays.copyOfRange(value, first, mask.length);
        for (int i = 0; i < bits.length; i++) {
            compared[i] &= bits[i];
        }
        return new OptionMatch(field, Bytes.of(compared), Bytes.of(bits));
    }

    /**
     * {@return whether a packet can satisfy both}
     *
     * @param other another match
     */
    boolean overlaps(final OptionMatch other) {
        if (field != other.field) {
            return false;
        }
        final var mine = value.toArray();
        final var theirs = other.value.toArray();
        final var myMask = mask.toArray();
        final var theirMask = other.mask.toArray();
        for (int i = 1; i <= Math.min(mine.length, theirs.length); i++) {
            if (((mine[mine.length - i] ^ theirs[theirs.length - i]) & myMask[mine.length - i]
                    & theirMask[theirs.length - i]) != 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * {@return what satisfies both; they must overlap}
     *
     * @param other another match
     */
    OptionMatch and(final OptionMatch other) {
        return new OptionMatch(field, or(value, other.value), or(mask, other.mask));
    }

    /** Both end together. */
    private static Bytes or(final Bytes one, final Bytes other) {
        final var result = one.length() < other.length() ? other.toArray() : one.toArray();
        final var added = one.length() < other.length() ? one.toArray() : other.toArray();
        for (int i = 1; i <= added.length; i++) {
            result[result.length - i] |= added[added.length - i];
        }
        return Bytes.of(result);
    }

    /**
     * {@return whether whatever satisfies this one satisfies the other}
     *
     * @param other another match
     */
    boolean isWithin(final OptionMatch other) {
        return overlaps(other) && or(mask, other.mask).equals(mask);
    }

    /** {@return the field as it is sent, in the length of what is compared} */
    NxmField wire() {
        return NxmField.tunnelMetadata(field).ofLength(mask.length());
    }

    /** {@return the row of the field in the table of fields} */
    FieldRow row() {
        return NxmField.tunnelMetadata(field).row();
    }

    /** {@return the text of ovs-ofctl where not all of the data is compared} */
    @Override
    public String toString() {
        return row().matchName() + "=" + number(value) + "/" + number(mask);
    }

    /** C's {@code %#x}: without leading zeros, and zero without prefix. */
    private static String number(final Bytes bytes) {
        final var digits = bytes.toString().replaceFirst("^0+", "");
        return digits.isEmpty() ? "0" : "0x" + digits;
    }
}
