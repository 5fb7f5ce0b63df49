/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.openflow;

/**
 * What a flow or a group of a switch has counted since it was made.
 *
 * @param packets number of packets, unsigned
 * @param bytes number of bytes of these packets, unsigned
 */
public record PacketCount(long packets, long bytes) {
    /** Nothing counted yet. */
    public static final PacketCount ZERO = new PacketCount(0, 0);

    /**
     * {@return the sum of this count and another}
     *
     * @param other the count to add
     */
    public PacketCount plus(final PacketCount other) {
        return new PacketCount(packets + other.packets, bytes + other.bytes);
    }
}
