/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.openflow;

import static java.util.Objects.requireNonNull;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.MoreExecutors;
import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.opendaylight.netvis.ovs.protocol.OpenFlow13;

/**
 * Sends messages that have no answer, as many as one switch can take. Thread-safe.
 *
 * <p>Behind each batch goes a barrier, whose reply says that the switch has done with the batch. The bytes of batches
 * without such a reply are bounded by a {@link SendWindow}, and so is what a dead or slow switch can fill: Netty's
 * queue and the connection. The calls that the operating system has not taken are bounded as well, as each is an entry
 * in that queue.
 */
@NonNullByDefault
final class Transmitter {
    /** Calls under way; small ones do not fill the window. */
    static final int MAX_CALLS = 10_000;

    private static final int MESSAGES = 0;
    private static final int BARRIER = 1;
    /** Place of the length in the OpenFlow header (OpenFlow 1.3.5, section 7.1). */
    private static final int LENGTH_OFFSET = 2;
    private static final int XID_OFFSET = 4;

    private final Wire wire;
    private final SendWindow window = new SendWindow();
    private final AtomicInteger bytes = new AtomicInteger();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private final AtomicLong errors = new AtomicLong();

    Transmitter(final Wire wire) {
        this.wire = requireNonNull(wire);
    }

    /**
     * Reserves room for messages.
     *
     * @param length how many bytes they are
     * @return whether there was room; if so, {@link #send} must follow
     */
    boolean reserve(final int length) {
        while (true) {
            final var before = bytes.get();
            // Whatever is longer than all room goes alone.
            if (before > 0 && before + length > window.bytes() || calls.get() >= MAX_CALLS) {
                refused.addAndGet(length);
                return false;
            }
            if (bytes.compareAndSet(before, before + length)) {
                return true;
            }
        }
    }

    /**
     * Sends messages for which there is room.
     *
     * @param messages complete OpenFlow messages
     * @return what ends when the switch has done with them, or they are lost
     */
    Exchange<Boolean> send(final byte[] messages) {
        taken.addAndGet(messages.length);
        calls.incrementAndGet();
        final var batch = new Batch(messages.length);
        final var sent = batch.exchange.send(withBarrier(messages, batch.exchange));
        sent.addListener(calls::decrementAndGet, MoreExecutors.directExecutor());
        return batch.exchange;
    }

    TransmitCount count() {
        return new TransmitCount(taken.get(), bytes.get(), refused.get(), lost.get(), errors.get());
    }

    private static byte[] withBarrier(final byte[] messages, final Exchange<?> exchange) {
        final var all = ByteBuffer.allocate(messages.length + OpenFlow13.HEADER_LENGTH).put(messages);
        for (int at = 0; at < messages.length;) {
            all.putInt(at + XID_OFFSET, exchange.xid(MESSAGES));
            at += Math.max(OpenFlow13.HEADER_LENGTH, Short.toUnsignedInt(all.getShort(at + LENGTH_OFFSET)));
        }
        return all.put(Frames.barrier(exchange.xid(BARRIER))).array();
    }

    private final class Batch {
        private final Exchange<Boolean> exchange;

        Batch(final int length) {
            final var start = System.nanoTime();
            exchange = new Exchange<>(wire, 2, this::onAnswer);
            Futures.addCallback(exchange.result(), new FutureCallback<>() {
                @Override
                public void onSuccess(final Boolean done) {
                    window.confirmed(length, System.nanoTime() - start);
                    bytes.addAndGet(-length);
                }

                @Override
                public void onFailure(final Throwable cause) {
                    bytes.addAndGet(-length);
                    lost.addAndGet(length);
                }
            }, MoreExecutors.directExecutor());
        }

        private void onAnswer(final int index, final int type, final ByteBuf body) {
            if (index == BARRIER) {
                exchange.complete(Boolean.TRUE);
            } else {
                errors.incrementAndGet();
            }
        }
    }
}
