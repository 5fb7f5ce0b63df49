/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.net;

import com.google.common.collect.ImmutableSet;

/**
 * Ethertypes of VLAN tags (TPID) beside those of IEEE 802.1Q, 0x8100 and 0x88a8. They were in use for outer tags before
 * IEEE 802.1ad, and still are, as switches let one configure them.
 */
public final class VlanType {
    /** The others. */
    public static final ImmutableSet<Integer> OTHERS = ImmutableSet.of(0x8200, 0x9100, 0x9200, 0x9300);

    private VlanType() {
        // Hidden on purpose
    }

    /**
     * {@return whether an ethertype is one of the others}
     *
     * @param type the ethertype
     */
    public static boolean isOther(final int type) {
        return switch (type) {
            case 0x8200, 0x9100, 0x9200, 0x9300 -> true;
            default -> false;
        };
    }
}
