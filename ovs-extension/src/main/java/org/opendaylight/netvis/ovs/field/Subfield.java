/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs.field;

import static java.util.Objects.requireNonNull;

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * Some bits of a field.
 *
 * @param field the field
 * @param offset lowest bit, from 0
 * @param width how many bits, at least 1; offset and width are within the field
 */
@NonNullByDefault
public record Subfield(NxmField field, int offset, int width) {
    /** Checks that the bits are in the field. */
    public Subfield {
        requireNonNull(field);
        if (offset < 0 || width < 1 || offset > field.bits() - width) {
            throw new IllegalArgumentException("%s has %d bits, and no %d from bit %d up".formatted(field, field.bits(),
                width, offset));
        }
    }

    /** {@return whether it is the whole field} */
    public boolean isWhole() {
        return width == field.bits();
    }

    /**
     * {@return itself}
     *
     * @throws IllegalArgumentException unless actions may change it
     */
    public Subfield requireWritable() {
        field.requireWritable();
        return this;
    }

    /** {@return the text of ovs-ofctl, such as {@code NXM_NX_REG0[0..7]}} */
    @Override
    public String toString() {
        return field + "[" + (isWhole() ? "" : width == 1 ? offset : offset + ".." + (offset + width - 1)) + "]";
    }
}
