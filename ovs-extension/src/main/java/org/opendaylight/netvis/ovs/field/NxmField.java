/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs.field;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;

/**
 * A field of a packet, or a register, by one of the names and numbers that Open vSwitch has for it (ovs-fields(7)).
 *
 * <p>Some fields have two names, one of NXM and one of OXM, and so two of these. The options of tunnels,
 * NXM_NX_TUN_METADATA0 to 63, have a length that is told to each switch (its TLV map), and is that of the value where
 * they are set; see {@link #ofLength}.
 *
 * @param name name in capitals, such as NXM_NX_REG0
 * @param row the field
 * @param fieldClass class of the number
 * @param number number, 0 to 127
 * @param bits width, 1 to 128; of the options of tunnels whole bytes, 0 to 124
 * @param since the first version of Open vSwitch that has it
 * @see OxmHeader
 * @see <a href="https://docs.openvswitch.org/en/latest/ref/ovs-fields.7/">ovs-fields(7)</a>
 */
@NonNullByDefault
public record NxmField(String name, FieldRow row, FieldClass fieldClass, int number, int bits, String since) {
    /** How many options of tunnels a switch can tell apart (Open vSwitch, TUN_METADATA_NUM_OPTS). */
    public static final int TUN_METADATA_COUNT = 64;
    /** Longest option of a tunnel in bytes (Open vSwitch, TLV_MAX_OPT_SIZE), and how ovs-ofctl sends them. */
    public static final int TUN_METADATA_MAX_BYTES = 124;

    /** Number of NXM_NX_TUN_METADATA0 (Open vSwitch, meta-flow.h). */
    static final int TUN_METADATA_NUMBER = 40;
    private static final int MAX_BITS = 128;

    /** Checks the ranges. */
    public NxmField {
        requireNonNull(name);
        requireNonNull(fieldClass);
        requireNonNull(since);
        final var fits = row.isVariable()
            ? bits >= 0 && bits <= Byte.SIZE * TUN_METADATA_MAX_BYTES && bits % Byte.SIZE == 0
            : bits >= 1 && bits <= MAX_BITS;
        if (number < 0 || number > OxmHeader.MAX_NUMBER || !fits) {
            throw new IllegalArgumentException(name + " cannot have number " + number + " and " + bits + " bits");
        }
    }

    /**
     * {@return the field of a name} An option of tunnels has its greatest length.
     *
     * @param name name in capitals, such as NXM_NX_REG0
     * @throws IllegalArgumentException if Open vSwitch 3.1 has no such field
     */
    public static NxmField of(final String name) {
        return FieldTable.ofName(name);
    }

    /** {@return the names of all fields that there are} */
    public static ImmutableList<String> names() {
        return FieldTable.byName().keySet().asList();
    }

    /**
     * {@return register n}
     *
     * @param register 0 to 15
     * @throws IllegalArgumentException if there is no such register
     */
    public static NxmField register(final int register) {
        return of("NXM_NX_REG" + register);
    }

    /**
     * {@return an option of tunnels, in its greatest length}
     *
     * @param option its number, 0 to 63
     * @throws IllegalArgumentException if there is no such option
     */
    public static NxmField tunnelMetadata(final int option) {
        return of("NXM_NX_TUN_METADATA" + option);
    }

    /**
     * {@return the field of a header, if there is one, and of that length}
     *
     * @param header the first 32 bits, without mask
     * @param experimenter what follows, 0 where nothing does
     */
    public static @Nullable NxmField ofHeader(final int header, final int experimenter) {
        return FieldTable.ofHeader(header, experimenter);
    }

    /** {@return whether each switch has its own length for the field} */
    public boolean isVariable() {
        return row.isVariable();
    }

    /** {@return whether actions may change it} */
    public boolean isWritable() {
        return row.access() != Access.READ_ONLY;
    }

    /**
     * {@return an option of tunnels in another length, any other field as it is}
     *
     * @param bytes the length in bytes, 0 to 124
     * @throws IllegalArgumentException if an option cannot have that length
     */
    public NxmField ofLength(final int bytes) {
        return isVariable() ? new NxmField(name, row, fieldClass, number, Byte.SIZE * bytes, since) : this;
    }

    /** {@return the width in bytes as it is sent, 1 to 16; of the options of tunnels 0 to 124} */
    public int bytes() {
        return isVariable() ? bits / Byte.SIZE : row.bytes();
    }

    /** {@return whether its header goes on with an experimenter} */
    public boolean isExperimenter() {
        return fieldClass.isExperimenter();
    }

    /** {@return the experimenter, 0 where there is none} */
    public int experimenter() {
        return fieldClass.experimenter();
    }

    /**
     * {@return the first 32 bits of the header}
     *
     * @param masked whether a mask follows the value
     */
    public int header(final boolean masked) {
        return OxmHeader.of(fieldClass, number, masked, bytes());
    }

    /**
     * Makes sure that actions may change it.
     *
     * @throws IllegalArgumentException unless they may
     */
    public void requireWritable() {
        if (!isWritable()) {
            throw new IllegalArgumentException(name + " is not writable");
        }
    }

    /** {@return the whole field} */
    public Subfield whole() {
        return new Subfield(this, 0, bits);
    }

    /**
     * {@return some bits of the field}
     *
     * @param from lowest bit, from 0
     * @param to highest bit, below the width
     * @throws IllegalArgumentException if they are not in the field
     */
    public Subfield range(final int from, final int to) {
        return new Subfield(this, from, to - from + 1);
    }

    @Override
    public String toString() {
        return name;
    }
}
