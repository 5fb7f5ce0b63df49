/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.packet;

import java.io.Serial;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.opendaylight.netvis.program.GroupId;

/**
 * An outlet that keeps what it gets, message by message, in hexadecimal digits. It can wait, refuse and fail.
 */
final class SentPackets implements PacketOutlet {
    /** Who delivers to it has handled everything before. */
    static final GroupId END = new GroupId(0xffffff);

    private static final String END_DIGITS = Integer.toHexString(END.value());

    /** Without a stack trace, which would only clutter the log of the tests. */
    private static final class Fault extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1;

        Fault() {
            super("a fault that a test made", null, false, false);
        }
    }

    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final CountDownLatch held = new CountDownLatch(1);
    private final CountDownLatch failed = new CountDownLatch(1);
    private volatile Runnable end = () -> { };
    private volatile CountDownLatch gate;
    private volatile Fault fault;
    private volatile boolean refusing;

    @Override
    public boolean send(final byte[] batch) {
        final var wait = gate;
        if (wait != null) {
            held.countDown();
            await(wait);
        }
        final var thrown = fault;
        if (thrown != null) {
            fault = null;
            failed.countDown();
            throw thrown;
        }
        if (!refusing) {
            split(batch);
        }
        return !refusing;
    }

    private void split(final byte[] batch) {
        final var bytes = ByteBuffer.wrap(batch);
        while (bytes.hasRemaining()) {
            final var message = new byte[Short.toUnsignedInt(bytes.getShort(bytes.position() + 2))];
            bytes.get(message);
            messages.add(HexFormat.of().formatHex(message));
        }
    }

    /** Says how to bring about a message to the last group. */
    void sayEnd(final Runnable way) {
        end = way;
    }

    List<String> untilEnd() {
        end.run();
        final var before = new ArrayList<String>();
        for (var message = take(); !message.startsWith(END_DIGITS, 56); message = take()) {
            before.add(message);
        }
        return before;
    }

    List<String> awaitMessages(final int count) {
        final var taken = new ArrayList<String>();
        while (taken.size() < count) {
            taken.add(take());
        }
        return taken;
    }

    private String take() {
        try {
            return messages.take();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    void holdAt(final CountDownLatch latch) {
        gate = latch;
    }

    void awaitHold() {
        await(held);
    }

    /** The next call fails. */
    void fail() {
        fault = new Fault();
    }

    void awaitFault() {
        await(failed);
    }

    void refuse(final boolean refuses) {
        refusing = refuses;
    }

    private static void await(final CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
