/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.controller;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A frame that is to come out of a tunnel as it went in.
 *
 * @param destination destination address, 48 bits
 * @param source source address, 48 bits
 * @param number what it ends with, to recognise it
 */
record TestFrame(long destination, long source, long number) {
    /** Locally administered addresses of individual interfaces (IEEE 802, section 8.4). */
    private static final long LOCAL = 0x0200_0000_0000L;
    private static final long ADDRESS_BITS = 0x00ff_ffff_ffffL;
    /** IEEE 802's second ethertype for local experiments. */
    private static final int EXPERIMENT = 0x88b6;
    /** The shortest frame without its check sequence (IEEE 802.3). */
    private static final int LENGTH = 60;

    static TestFrame random() {
        final var random = ThreadLocalRandom.current();
        return new TestFrame(LOCAL | random.nextLong() & ADDRESS_BITS, LOCAL | random.nextLong() & ADDRESS_BITS,
            random.nextLong());
    }

    byte[] bytes() {
        final var frame = ByteBuffer.allocate(LENGTH);
        put(frame, destination);
        put(frame, source);
        return frame.putShort((short) EXPERIMENT).putLong(LENGTH - Long.BYTES, number).array();
    }

    private static void put(final ByteBuffer frame, final long address) {
        frame.putShort((short) (address >>> Integer.SIZE)).putInt((int) address);
    }

    /** What is wrong with a frame that came out; empty: nothing. */
    Optional<String> difference(final byte[] received) {
        final var frame = bytes();
        return Arrays.equals(frame, received) ? Optional.empty() : Optional.of("it made "
            + HexFormat.of().formatHex(received) + " of what should have become " + HexFormat.of().formatHex(frame));
    }

    /**
     * Why it may not have come out at all.
     *
     * @param cause what is known of it
     * @param port what the configuration calls the tunnel port
     */
    static String lost(final String cause, final String port) {
        return "a test frame does not come back" + cause + ": check that the LOCAL port has the ipv4-address, and that"
            + " the " + port + " has remote_ip=flow and key=flow";
    }
}
