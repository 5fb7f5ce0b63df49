/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs.action;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * A field of a packet, or a register, as Open vSwitch names and numbers it (ovs-fields(7)).
 *
 * <p>Its header is that of an OXM (OpenFlow 1.3.5, section 7.2.3.2):
 * <pre>
 *   31             16 15       9  8   7        0
 *  +-----------------+----------+---+-----------+
 *  |      class      |  number  | M |  length   |  if the class is 0xffff: experimenter, 32 bits
 *  +-----------------+----------+---+-----------+
 * </pre>
 *
 * <p>Some fields have two names, one of NXM and one of OXM, and so two of these. The options of tunnels,
 * NXM_NX_TUN_METADATA0 to 63, have a length that is told to each switch (its TLV map), and is that of the value where
 * they are set; see {@link #ofLength}.
 *
 * @param name name in capitals, such as NXM_NX_REG0
 * @param fieldClass class of the number
 * @param number number, 0 to 127
 * @param bits width, 1 to 128; of the options of tunnels whole bytes, 0 to 124
 * @param isWritable whether actions may change it
 * @see <a href="https://docs.openvswitch.org/en/latest/ref/ovs-fields.7/">ovs-fields(7)</a>
 */
@NonNullByDefault
public record NxmField(String name, FieldClass fieldClass, int number, int bits, boolean isWritable) {
    /** How many options of tunnels a switch can tell apart (Open vSwitch, TUN_METADATA_NUM_OPTS). */
    public static final int TUN_METADATA_COUNT = 64;
    /** Longest option of a tunnel in bytes (Open vSwitch, TLV_MAX_OPT_SIZE), and how ovs-ofctl sends them. */
    public static final int TUN_METADATA_MAX_BYTES = 124;

    private static final int NUMBER_SHIFT = 9;
    private static final int MASK_BIT = 1 << 8;
    private static final int CLASS_SHIFT = 16;
    private static final int MAX_NUMBER = 0x7f;
    private static final int MAX_BITS = 128;
    /** Number of NXM_NX_TUN_METADATA0 (Open vSwitch, meta-flow.h). */
    private static final int TUN_METADATA_NUMBER = 40;
    /** The only field that is sent in more bytes than its bits tell: be16, of which one bit is used (meta-flow.h). */
    private static final String TUN_FLAGS = "NXM_NX_TUN_FLAGS";

    /** Checks the ranges. */
    public NxmField {
        requireNonNull(name);
        requireNonNull(fieldClass);
        final var fits = isTunnelMetadata(fieldClass, number)
            ? bits >= 0 && bits <= Byte.SIZE * TUN_METADATA_MAX_BYTES && bits % Byte.SIZE == 0
            : bits >= 1 && bits <= MAX_BITS;
        if (number < 0 || number > MAX_NUMBER || !fits) {
            throw new IllegalArgumentException(name + " cannot have number " + number + " and " + bits + " bits");
        }
    }

    private static boolean isTunnelMetadata(final FieldClass fieldClass, final int number) {
        return fieldClass == FieldClass.NXM_1 && number >= TUN_METADATA_NUMBER
            && number < TUN_METADATA_NUMBER + TUN_METADATA_COUNT;
    }

    /**
     * {@return the field of a name} An option of tunnels has its greatest length.
     *
     * @param name name in capitals, such as NXM_NX_REG0
     * @throws IllegalArgumentException if Open vSwitch 3.1 has no such field
     */
    public static NxmField of(final String name) {
        return NxmFields.ofName(name);
    }

    /** {@return the names of all fields that there are} */
    public static ImmutableList<String> names() {
        return NxmFields.byName().keySet().asList();
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
     */
    public static NxmField tunnelMetadata(final int option) {
        return new NxmField("NXM_NX_TUN_METADATA" + option, FieldClass.NXM_1, TUN_METADATA_NUMBER + option,
            Byte.SIZE * TUN_METADATA_MAX_BYTES, true);
    }

    /** {@return whether each switch has its own length for the field} */
    public boolean isVariable() {
        return isTunnelMetadata(fieldClass, number);
    }

    /**
     * {@return an option of tunnels in another length, any other field as it is}
     *
     * @param bytes the length in bytes, 0 to 124
     * @throws IllegalArgumentException if an option cannot have that length
     */
    public NxmField ofLength(final int bytes) {
        return isVariable() ? new NxmField(name, fieldClass, number, Byte.SIZE * bytes, isWritable) : this;
    }

    /** {@return the width in bytes as it is sent, 1 to 16; of the options of tunnels 0 to 124} */
    public int bytes() {
        if (isVariable()) {
            return bits / Byte.SIZE;
        }
        if (name.equals(TUN_FLAGS)) {
            return Short.BYTES;
        }
        return bits > Short.SIZE && bits < Integer.SIZE ? Integer.BYTES : (bits + Byte.SIZE - 1) / Byte.SIZE;
    }

    /** {@return whether its header goes on with an experimenter} */
    public boolean isExperimenter() {
        return fieldClass.code() == FieldClass.OFPXMC_EXPERIMENTER;
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
        final var length = bytes() * (masked ? 2 : 1) + (isExperimenter() ? Integer.BYTES : 0);
        return fieldClass.code() << CLASS_SHIFT | number << NUMBER_SHIFT | (masked ? MASK_BIT : 0) | length;
    }

    /** {@return whether a header has a mask} */
    static boolean isMasked(final int header) {
        return (header & MASK_BIT) != 0;
    }

    /** Throws an {@link IllegalArgumentException} unless actions may change it. */
    void requireWritable() {
        if (!isWritable) {
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
