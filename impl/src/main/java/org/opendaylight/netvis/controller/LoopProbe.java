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
import org.opendaylight.netvis.compile.loop.Loop;
import org.opendaylight.netvis.program.OpenFlowEncoder;

/**
 * A frame in VXLAN that a loop is to unwrap, see {@link Loop#test()}.
 *
 * @param loop the loop
 * @param vni the network identifier
 * @param destination destination address of the frame, 48 bits
 * @param source its source address, 48 bits
 * @param number what it ends with, to recognise it
 */
record LoopProbe(Loop loop, int vni, long destination, long source, long number) implements ProbeSender.Probe {
    private static final int VNI_BITS = 24;
    /** Locally administered addresses of individual interfaces (IEEE 802, section 8.4). */
    private static final long LOCAL = 0x0200_0000_0000L;
    private static final long ADDRESS_BITS = 0x00ff_ffff_ffffL;
    /** IEEE 802's second ethertype for local experiments. */
    private static final int EXPERIMENT = 0x88b6;
    /** The shortest frame without its check sequence (IEEE 802.3). */
    private static final int LENGTH = 60;

    static LoopProbe random(final Loop loop) {
        final var random = ThreadLocalRandom.current();
        return new LoopProbe(loop, random.nextInt(1 << VNI_BITS), LOCAL | random.nextLong() & ADDRESS_BITS,
            LOCAL | random.nextLong() & ADDRESS_BITS, random.nextLong());
    }

    @Override
    public byte[] packetOut() {
        return OpenFlowEncoder.packetOut(loop.test(), loop.wrap(frame(), vni));
    }

    private byte[] frame() {
        final var frame = ByteBuffer.allocate(LENGTH);
        put(frame, destination);
        put(frame, source);
        return frame.putShort((short) EXPERIMENT).putLong(LENGTH - Long.BYTES, number).array();
    }

    private static void put(final ByteBuffer frame, final long address) {
        frame.putShort((short) (address >>> Integer.SIZE)).putInt((int) address);
    }

    @Override
    public Optional<String> difference(final byte[] received) {
        final var frame = frame();
        return Arrays.equals(frame, received) ? Optional.empty() : Optional.of("it made "
            + HexFormat.of().formatHex(received) + " of what should have become " + HexFormat.of().formatHex(frame));
    }

    @Override
    public String lost(final String cause) {
        return "a test frame does not come back" + cause + ": check that the LOCAL port has the ipv4-address, and that"
            + " the loop-port has remote_ip=flow and key=flow";
    }
}
