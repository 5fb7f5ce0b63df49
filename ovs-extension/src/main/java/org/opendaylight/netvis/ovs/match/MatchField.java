/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs.match;

import static java.util.Objects.requireNonNull;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.opendaylight.netvis.ovs.action.FieldClass;
import org.opendaylight.netvis.ovs.action.NxmField;

/**
 * A field that can be compared or set, as Open vSwitch names and numbers it (ovs-fields(7)).
 *
 * @param name name in capitals, such as NXM_NX_REG0
 * @param fieldClass class of the number
 * @param number number, 0 to 127
 * @param length length of a value in bytes, 0 where each switch has its own
 * @see NxmField
 */
@NonNullByDefault
public record MatchField(String name, FieldClass fieldClass, int number, int length) {
    /** How many options of tunnels a switch can tell apart (Open vSwitch, TUN_METADATA_NUM_OPTS). */
    public static final int TUNNEL_METADATA_COUNT = 64;

    private static final String TUNNEL_METADATA = "NXM_NX_TUN_METADATA";
    /** Number of NXM_NX_TUN_METADATA0 (Open vSwitch, meta-flow.h). */
    private static final int TUNNEL_METADATA_NUMBER = 40;
    /** Longest value of a field of variable length (Open vSwitch, TLV_MAX_OPT_SIZE). */
    private static final int MAX_LENGTH = 124;

    /** Checks for null. */
    public MatchField {
        requireNonNull(name);
        requireNonNull(fieldClass);
    }

    /**
     * {@return a field of fixed length}
     *
     * @param name name in capitals
     * @throws IllegalArgumentException if Open vSwitch 3.1 has no such field
     */
    public static MatchField of(final String name) {
        final var field = NxmField.of(name);
        return new MatchField(name, field.fieldClass(), field.number(), field.bytes());
    }

    /**
     * {@return the field of a tunnel's option}
     *
     * @param number 0 to 63
     * @throws IndexOutOfBoundsException if there is no such option
     */
    public static MatchField tunnelMetadata(final int number) {
        if (number < 0 || number >= TUNNEL_METADATA_COUNT) {
            throw new IndexOutOfBoundsException("tun_metadata has numbers 0 to 63, not " + number);
        }
        return new MatchField(TUNNEL_METADATA + number, FieldClass.NXM_1, TUNNEL_METADATA_NUMBER + number, 0);
    }

    /** {@return whether its header goes on with an experimenter} */
    public boolean isExperimenter() {
        return fieldClass.experimenter() != 0;
    }

    /** {@return whether a value may have a length in bytes} */
    boolean fits(final int valueLength) {
        return length == 0 ? valueLength > 0 && valueLength <= MAX_LENGTH : valueLength == length;
    }

    @Override
    public String toString() {
        return name;
    }
}
