/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.policy;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.util.OptionalInt;

/**
 * What a Cisco VN-tag must look like. It stands behind the MAC addresses:
 * <pre>
 *   31  30  29            16  15  14  13    12 11         0
 *  +---+---+----------------+---+---+---------+------------+
 *  | D | P |  destination   | L | R | version |   source   |   before it ethertype 0x8926, behind it the frame's own
 *  +---+---+----------------+---+---+---------+------------+
 * </pre>
 *
 * @param destination destination virtual interfaces, 14 bits
 * @param source source virtual interfaces, 12 bits
 * @param direction bit D: 0 towards the bridge, 1 from it; empty: any
 * @param pointer bit P: 0 one interface, 1 a list of interfaces; empty: any
 * @param looped bit L: 1 when the frame goes back to where it came from; empty: any
 * @param version 2 bits; empty: any
 */
public record VnTag(Interfaces destination, Interfaces source, OptionalInt direction, OptionalInt pointer,
        OptionalInt looped, OptionalInt version) {
    /** Every tag. */
    public static final VnTag ANY = new VnTag(Interfaces.ANY, Interfaces.ANY, OptionalInt.empty(), OptionalInt.empty(),
        OptionalInt.empty(), OptionalInt.empty());

    /**
     * Virtual interfaces: those in a range and those that a mask admits; neither given: all.
     *
     * @param ranges ranges
     * @param masked numbers that agree in some bits
     */
    public record Interfaces(ImmutableList<Range> ranges, ImmutableList<MaskedNumber> masked) {
        /** All virtual interfaces. */
        public static final Interfaces ANY = new Interfaces(ImmutableList.of(), ImmutableList.of());

        /**
         * Checks the presence.
         *
         * @param ranges ranges
         * @param masked numbers that agree in some bits
         */
        public Interfaces {
            requireNonNull(ranges);
            requireNonNull(masked);
        }

        /** {@return whether every interface is admitted} */
        public boolean isAny() {
            return ranges.isEmpty() && masked.isEmpty();
        }
    }

    /**
     * Checks the presence.
     *
     * @param destination destination virtual interfaces
     * @param source source virtual interfaces
     * @param direction bit D
     * @param pointer bit P
     * @param looped bit L
     * @param version the version
     */
    public VnTag {
        requireNonNull(destination);
        requireNonNull(source);
        requireNonNull(direction);
        requireNonNull(pointer);
        requireNonNull(looped);
        requireNonNull(version);
    }
}
