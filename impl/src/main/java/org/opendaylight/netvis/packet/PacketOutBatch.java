/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.packet;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Packet-outs that are sent together. When the way to the switch has no room, the thread waits a while, so that packets
 * are counted where they are dropped: in the queue, by policy. Not thread-safe.
 */
final class PacketOutBatch {
    /** Bytes of a batch at most. One message is shorter. */
    static final int MAX_LENGTH = 0x10000;
    /** What the length in the OpenFlow header can tell. */
    private static final int MAX_MESSAGE = 0xffff;
    private static final int MAX_TRIES = 100;
    private static final long WAIT_NANOSECONDS = 1_000_000;
    private static final long MIN_INTERVAL_NANOSECONDS = 200_000;

    private final byte[] bytes = new byte[MAX_LENGTH];
    private final PacketOutlet outlet;
    private final BooleanSupplier isWanted;
    private int length;
    private int count;
    private long sentAt = System.nanoTime();

    PacketOutBatch(final PacketOutlet outlet, final BooleanSupplier isWanted) {
        this.outlet = requireNonNull(outlet);
        this.isWanted = requireNonNull(isWanted);
    }

    /** Adds a message, and returns how many could not be sent. */
    int add(final PacketOut message, final byte[] frame, final int frameStart, final int frameLength) {
        final var added = message.length(frameLength);
        if (added > MAX_MESSAGE) {
            return 1;
        }
        final var lost = length + added > MAX_LENGTH ? flush() : 0;
        length = message.put(bytes, length, frame, frameStart, frameLength);
        count++;
        return lost;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /**
     * {@return how long to wait before a batch that is not full is sent, in nanoseconds} Each batch is a call of
     * openflowplugin that is open for up to half a second, and there are not many.
     */
    long nanosecondsToNext() {
        return sentAt + MIN_INTERVAL_NANOSECONDS - System.nanoTime();
    }

    /** Sends what was added, and returns how many messages could not be. */
    int flush() {
        if (count == 0) {
            return 0;
        }
        final var messages = Arrays.copyOf(bytes, length);
        final var lost = count;
        length = 0;
        count = 0;
        sentAt = System.nanoTime();
        return send(messages) ? 0 : lost;
    }

    private boolean send(final byte[] messages) {
        for (var i = 0; i < MAX_TRIES && isWanted.getAsBoolean(); i++) {
            if (outlet.send(messages)) {
                return true;
            }
            LockSupport.parkNanos(WAIT_NANOSECONDS);
        }
        return false;
    }
}
