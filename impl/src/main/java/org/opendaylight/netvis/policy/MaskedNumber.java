/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.policy;

/**
 * Unsigned numbers that agree in some bits.
 *
 * @param value the bits; none outside of the mask
 * @param mask the bits that are compared
 */
public record MaskedNumber(long value, long mask) {
    /**
     * Checks that the value lies within the mask.
     *
     * @param value the bits
     * @param mask the bits that are compared
     */
    public MaskedNumber {
        if ((value & ~mask) != 0) {
            throw new IllegalArgumentException(
                "value 0x%x has bits outside of mask 0x%x, so nothing matches: clear them".formatted(value, mask));
        }
    }
}
