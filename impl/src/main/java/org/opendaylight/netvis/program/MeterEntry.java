/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

import java.util.Optional;
import org.opendaylight.netvis.ovs.protocol.OpenFlow13;

/**
 * Reads a meter as a switch reports it: {@code ofp_meter_config} with its bands (OpenFlow 1.3.5, section 7.3.5.11).
 */
public final class MeterEntry {
    private static final int FLAGS = OpenFlow13.OFPMF_PKTPS | OpenFlow13.OFPMF_BURST | OpenFlow13.OFPMF_STATS;

    private MeterEntry() {
        // Hidden on purpose
    }

    /**
     * {@return the meter, if it is as netvis makes them} A meter bears no mark but its number, which another
     * application may have chosen too. But netvis's have one band, which drops, and a burst that is a certain part of
     * their rate.
     *
     * @param entry the entry, its length field included
     */
    public static Optional<Meter> decode(final byte[] entry) {
        try {
            final var in = MessageReader.of(entry);
            final var length = in.get16();
            final var flags = in.get16();
            final var id = in.get32();
            final var type = in.get16();
            final var bandLength = in.get16();
            final var meter = new Meter(id, in.get32(), in.get32());
            return length == entry.length && flags == FLAGS && type == OpenFlow13.OFPMBT_DROP
                && bandLength == OpenFlow13.DROP_BAND_LENGTH && in.remaining() == Integer.BYTES
                && meter.equals(Meter.ofRate(id, meter.packetsPerSecond())) ? Optional.of(meter) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
