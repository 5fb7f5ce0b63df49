/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.policy;

/**
 * MAC addresses that agree in some bits.
 *
 * @param value 48 bits; those outside of the mask are zero
 * @param mask 48 bits
 */
public record MaskedMac(long value, long mask) {
    /** The bits of a MAC address. */
    public static final long ALL_BITS = 0xffff_ffff_ffffL;
    /** The bit that tells group addresses, broadcast among them, from individual ones (IEEE 802, section 8.2). */
    public static final long GROUP_BIT = 0x0100_0000_0000L;

    /**
     * Checks the width and clears the bits that are not compared.
     *
     * @param value the address
     * @param mask the bits that are compared
     */
    public MaskedMac {
        if ((value & ~ALL_BITS) != 0 || (mask & ~ALL_BITS) != 0) {
            throw new IllegalArgumentException("a MAC address has 48 bits");
        }
        value &= mask;
    }

    /**
     * {@return whether an address is one of these}
     *
     * @param address 48 bits
     */
    public boolean contains(final long address) {
        return (address & mask) == value;
    }
}
