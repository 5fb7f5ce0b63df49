/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.explain;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.program.Word;

/**
 * A frame that enters a bridge.
 *
 * @param bridge the bridge
 * @param port name of the port where it enters; empty: not known, and none that is a source or a tool's
 * @param frame the bytes, without frame check sequence
 * @param tunnel at a tunnel port the tunnel that it has come out of
 */
public record Arrival(BridgeId bridge, Optional<String> port, byte[] frame, Tunnel tunnel) {
    /** As much as Ethernet's addresses and type. */
    public static final int MIN_LENGTH = 14;
    /** More than any frame has. */
    public static final int MAX_LENGTH = 0xffff;

    /**
     * A tunnel.
     *
     * @param id its number, unsigned
     * @param ipv6 whether its addresses are of IPv6
     * @param source source address of its outer header; zero: not known
     * @param destination destination address of its outer header; zero: not known
     */
    public record Tunnel(int id, boolean ipv6, Word source, Word destination) {
        /** A tunnel. */
        public Tunnel {
            requireNonNull(source);
            requireNonNull(destination);
        }
    }

    /** Checks the length. */
    public Arrival {
        requireNonNull(bridge);
        requireNonNull(port);
        requireNonNull(tunnel);
        if (frame.length < MIN_LENGTH || frame.length > MAX_LENGTH) {
            throw new IllegalArgumentException("the frame has " + frame.length + " bytes: give " + MIN_LENGTH + " to "
                + MAX_LENGTH + ", from the destination MAC address on");
        }
    }
}
