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
    /** Checks for null. */
    public MatchField {
        requireNonNull(name);
        requireNonNull(fieldClass);
    }

    /**
     * {@return the field of a name}
     *
     * @param name name in capitals
     * @throws IllegalArgumentException if Open vSwitch 3.1 has no such field
     */
    public static MatchField of(final String name) {
        final var field = NxmField.of(name);
        return new MatchField(name, field.fieldClass(), field.number(), field.isVariable() ? 0 : field.bytes());
    }

    /** {@return whether its header goes on with an experimenter} */
    public boolean isExperimenter() {
        return fieldClass.experimenter() != 0;
    }

    /** {@return whether a value may have a length in bytes} */
    boolean fits(final int valueLength) {
        return length == 0 ? valueLength > 0 && valueLength <= NxmField.TUN_METADATA_MAX_BYTES : valueLength == length;
    }

    @Override
    public String toString() {
        return name;
    }
}
