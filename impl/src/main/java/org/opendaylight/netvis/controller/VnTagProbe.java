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
import org.opendaylight.netvis.compile.vntag.VnTagSequence;
import org.opendaylight.netvis.net.EtherType;
import org.opendaylight.netvis.program.OpenFlowEncoder;

/**
 * A frame with a VN-tag that a switch is to give back without it, see {@link VnTagSequence#test()}.
 *
 * @param sequence what the switch does with it
 * @param destination destination address, 48 bits
 * @param source source address, 48 bits
 * @param tag the VN-tag
 * @param number what the frame ends with, to recognise it
 */
record VnTagProbe(VnTagSequence sequence, long destination, long source, int tag, long number)
        implements ProbeSender.Probe {
    /** Locally administered addresses of individual interfaces (IEEE 802, section 8.4). */
    private static final long LOCAL = 0x0200_0000_0000L;
    private static final long ADDRESS_BITS = 0x00ff_ffff_ffffL;
    /** IEEE 802's second ethertype for local experiments. */
    private static final int EXPERIMENT = 0x88b6;
    /** The shortest frame without its check sequence (IEEE 802.3). */
    private static final int LENGTH = 60;

    static VnTagProbe random(final VnTagSequence sequence) {
        final var random = ThreadLocalRandom.current();
        return new VnTagProbe(sequence, LOCAL | random.nextLong() & ADDRESS_BITS,
            LOCAL | random.nextLong() & ADDRESS_BITS, random.nextInt(), random.nextLong());
    }

    @Override
    public byte[] packetOut() {
        final var frame = ByteBuffer.allocate(LENGTH);
        put(frame, destination);
        put(frame, source);
        frame.putShort((short) EtherType.VN_TAG).putInt(tag);
        return OpenFlowEncoder.packetOut(sequence.test(), finish(frame));
    }

    @Override
    public Optional<String> difference(final byte[] frame) {
        final var expected = ByteBuffer.allocate(LENGTH - Short.BYTES - Integer.BYTES);
        put(expected, destination);
        expected.putShort((short) (source >>> Integer.SIZE)).putInt(tag);
        final var whole = finish(expected);
        return Arrays.equals(whole, frame) ? Optional.empty() : Optional.of("it made "
            + HexFormat.of().formatHex(frame) + " of what should have become " + HexFormat.of().formatHex(whole));
    }

    @Override
    public String lost(final String cause) {
        return "the test frame did not come back" + cause;
    }

    private byte[] finish(final ByteBuffer frame) {
        return frame.putShort((short) EXPERIMENT).putLong(frame.capacity() - Long.BYTES, number).array();
    }

    private static void put(final ByteBuffer frame, final long address) {
        frame.putShort((short) (address >>> Integer.SIZE)).putInt((int) address);
    }
}
