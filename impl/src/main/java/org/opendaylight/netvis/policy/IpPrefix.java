/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.policy;

/**
 * An address prefix. IPv4 addresses stand in the low 32 bits.
 *
 * @param high the upper 64 bits of the address, 0 for IPv4
 * @param low the lower 64 bits of the address
 * @param length number of leading bits that are compared, 0 to 32 or 128
 */
public record IpPrefix(long high, long low, int length) {
    /**
     * Checks the length.
     *
     * @param high the upper 64 bits of the address
     * @param low the lower 64 bits of the address
     * @param length number of leading bits that are compared
     */
    public IpPrefix {
        if (length < 0 || length > 128) {
            throw new IllegalArgumentException("a prefix length of " + length + " is not within 0..128");
        }
    }
}
