/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.pipeline;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import org.opendaylight.netvis.ovs.field.NxmField;
import org.opendaylight.netvis.ovs.field.Subfield;
import org.opendaylight.netvis.program.Action;
import org.opendaylight.netvis.program.Field;
import org.opendaylight.netvis.program.FieldMatch;
import org.opendaylight.netvis.program.TunnelOption;
import org.opendaylight.netvis.program.Word;

/**
 * Bits of the metadata or of a register by which one table tells another something, each with what they mean. Within a
 * {@link Scope} marks do not overlap.
 */
public enum Mark {
    TAP_PORT(Field.METADATA, 0, 16, Scope.FRAME, "tap port where the tunnel was seen that the packet came out of; 0:"
        + " it came out of none; 0xffff: its VN-tag was removed"),
    DUE(Field.METADATA, 16, 48, Scope.FRAME, "one bit each for shared deliveries, punts to the controller, and kinds of"
        + " frames that Open vSwitch does not read as what they are"),
    VN_TAG(Field.REG0, 0, 32, Scope.FRAME, "the VN-tag that was removed"),
    LAYER_NUMBER(Field.REG1, 0, 32, Scope.FRAME, "number of a round, then of a numbered layer"),
    DESTINATION_HIGH(Field.REG1, 0, 16, Scope.VN_TAG, "first 16 bits of the destination address, by registers"),
    DESTINATION_LOW(Field.PKT_MARK, 0, 32, Scope.VN_TAG, "the other 32 bits, by registers"),
    DESTINATION(Field.TUN_METADATA0, 0, 48, Scope.VN_TAG, "destination address, by the tunnel"),
    GROUP(Field.METADATA, 0, 32, Scope.COPY, "group of the delivery"),
    CALLED_IPV4(Field.METADATA, 32, 1, Scope.COPY, "labels were removed, and the packet is called IPv4"),
    RENEWAL(Field.CT_MARK, 0, 32, Scope.EVERYWHERE, "another bit is looked at after each change; nothing writes it");

    private final Field field;
    private final int first;
    private final int bits;
    private final Scope scope;
    private final String purpose;

    Mark(final Field field, final int first, final int bits, final Scope scope, final String purpose) {
        this.field = requireNonNull(field);
        this.first = first;
        this.bits = bits;
        this.scope = requireNonNull(scope);
        this.purpose = requireNonNull(purpose);
    }

    /** {@return its name in text} */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@return the field that it is in} */
    public Field field() {
        return field;
    }

    /** {@return the number of its lowest bit} */
    public int first() {
        return first;
    }

    /** {@return how many bits it has} */
    public int bits() {
        return bits;
    }

    /** {@return where it has this meaning} */
    public Scope scope() {
        return scope;
    }

    /** {@return what it means} */
    public String purpose() {
        return purpose;
    }

    /** Its bits in their places. */
    long mask() {
        return Bits.of(first, bits);
    }

    /**
     * {@return the mark with a value, to be matched or written}
     *
     * @param value the value, of as many bits as the mark has
     */
    public FieldMatch of(final long value) {
        if ((value & ~Bits.of(0, bits)) != 0) {
            throw new IllegalArgumentException(this + " has " + bits + " bits, too few for 0x"
                + Long.toHexString(value));
        }
        return new FieldMatch(Word.of(value << first), Word.of(mask()));
    }

    /**
     * {@return one bit of the mark, set}
     *
     * @param index which, from 0
     */
    public FieldMatch bit(final int index) {
        if (index < 0 || index >= bits) {
            throw new IllegalArgumentException(this + " has " + bits + " bits, and none of number " + index);
        }
        final var bit = Word.of(1L << first + index);
        return new FieldMatch(bit, bit);
    }

    /**
     * {@return which bit of the mark a match of one is of}
     *
     * @param bit what {@link #bit} gives
     */
    public int indexOf(final FieldMatch bit) {
        return Long.numberOfTrailingZeros(bit.mask().low()) - first;
    }

    /**
     * {@return an action that sets the mark, which must be a whole field}
     *
     * @param value the value
     */
    public Action set(final long value) {
        if (bits != field.bits()) {
            throw new IllegalArgumentException(this + " is not the whole of " + field);
        }
        return new Action.SetField(field, Word.of(value));
    }

    /** {@return its bits as Open vSwitch's actions name them} */
    public Subfield subfield() {
        final var whole = NxmField.of("NXM_NX_" + field.name());
        return (field == Field.TUN_METADATA0 ? whole.ofLength(TunnelOption.FRAME_DESTINATION.length()) : whole)
            .range(first, first + bits - 1);
    }
}
