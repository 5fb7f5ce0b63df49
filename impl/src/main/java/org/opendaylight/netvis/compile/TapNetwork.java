/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import org.opendaylight.netvis.program.Field;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.program.PortNo;

/**
 * Source addresses that tell, behind a tunnel to the bridge itself, where a packet was tapped: the one thing of a
 * frame's own that crosses the tunnel and that a flow can match. A {@link Way} has a network of its own:
 * <pre>
 *   127.NETWORK.N.N    loopback (RFC 1122, section 3.2.1.3), with the number of the tap port in its last two bytes
 * </pre>
 * No real tunnel comes from there. And should Open vSwitch not end one, then the frame goes to the host, whose IP stack
 * discards what has such a source and comes from outside.
 *
 * @param network the second byte of the addresses
 */
public record TapNetwork(int network) {
    private static final int LOOPBACK = 127 << 24;
    private static final int NETWORK_BIT = 16;

    /**
     * {@return the address of a tap port}
     *
     * @param port the port
     */
    public int address(final PortNo port) {
        if (!TapFrames.hasRoom(port)) {
            throw new IllegalArgumentException("tap port " + Integer.toUnsignedString(port.value())
                + " exceeds 16 bits");
        }
        return LOOPBACK | network << NETWORK_BIT | port.value();
    }

    /** {@return the address of no port, where a test seems to come from} */
    public int testAddress() {
        return LOOPBACK | network << NETWORK_BIT | TapFrames.MAX_PORT + 1;
    }

    /**
     * {@return what comes out of a tunnel}
     *
     * @param tunnelPort where the tunnel ends
     * @param address where it seems to come from
     */
    public static Match outOf(final PortNo tunnelPort, final int address) {
        return TapFrames.ingress(tunnelPort).with(Field.TUN_IPV4_SRC, Integer.toUnsignedLong(address)).orElseThrow();
    }
}
