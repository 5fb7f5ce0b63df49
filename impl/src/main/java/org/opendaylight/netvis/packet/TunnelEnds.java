/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.packet;

import org.opendaylight.netvis.program.Field;

/**
 * The addresses between which a tunnel was that a packet came out of, as a switch tells them. Those of the version of
 * IP that the tunnel did not go over are zero. Can be used again. Not safe for use by several threads.
 */
final class TunnelEnds {
    private int ipv4Source;
    private int ipv4Destination;
    private long ipv6SourceHigh;
    private long ipv6SourceLow;
    private long ipv6DestinationHigh;
    private long ipv6DestinationLow;

    void clear() {
        setIpv4Source(0);
        setIpv4Destination(0);
        setIpv6Source(0, 0);
        setIpv6Destination(0, 0);
    }

    void setIpv4Source(final int address) {
        ipv4Source = address;
    }

    void setIpv4Destination(final int address) {
        ipv4Destination = address;
    }

    void setIpv6Source(final long high, final long low) {
        ipv6SourceHigh = high;
        ipv6SourceLow = low;
    }

    void setIpv6Destination(final long high, final long low) {
        ipv6DestinationHigh = high;
        ipv6DestinationLow = low;
    }

    /** Takes over what another one says. */
    void copy(final TunnelEnds other) {
        setIpv4Source(other.ipv4Source);
        setIpv4Destination(other.ipv4Destination);
        setIpv6Source(other.ipv6SourceHigh, other.ipv6SourceLow);
        setIpv6Destination(other.ipv6DestinationHigh, other.ipv6DestinationLow);
    }

    /** Puts them into the fields for them. */
    void fill(final SwitchFields fields) {
        fields.set(Field.TUN_IPV4_SRC, Integer.toUnsignedLong(ipv4Source));
        fields.set(Field.TUN_IPV4_DST, Integer.toUnsignedLong(ipv4Destination));
        fields.setHigh(Field.TUN_IPV6_SRC, ipv6SourceHigh);
        fields.set(Field.TUN_IPV6_SRC, ipv6SourceLow);
        fields.setHigh(Field.TUN_IPV6_DST, ipv6DestinationHigh);
        fields.set(Field.TUN_IPV6_DST, ipv6DestinationLow);
    }
}
