/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.packet;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Messages on their way from several threads to one, each copied into a ring of bytes that is there from the start.
 * Nobody waits for anybody, and nothing makes garbage.
 *
 * <p>A message takes as many units of {@value #UNIT} bytes as it needs, one behind the other; where the ring ends
 * before, the rest of it is left out. A writer claims units by moving the tail, copies, and tells the length of the
 * message at the first unit; until then the reader stops there. The reader gives units back by moving the head.
 */
final class PacketRing {
    /** Of a cache line's size, so that writers do not disturb one another. */
    static final int UNIT = 64;

    private final int capacity;
    private final byte[] bytes;
    private final ByteBuf buffer;
    /** By first unit: length of the message, 0 if there is none yet, or minus the number of units to be left out. */
    private final AtomicIntegerArray lengths;
    /** Units that were ever claimed, and those of them that were given back. */
    private final AtomicLong tail = new AtomicLong();
    private final AtomicLong head = new AtomicLong();

    PacketRing(final int size) {
        capacity = size / UNIT;
        bytes = new byte[capacity * UNIT];
        buffer = Unpooled.wrappedBuffer(bytes);
        lengths = new AtomicIntegerArray(capacity);
    }

    /**
     * Takes a message. For any thread.
     *
     * @param message what is readable is the message, at least one byte
     * @return whether there was room
     */
    boolean offer(final ByteBuf message) {
        final var length = message.readableBytes();
        final var units = units(length);
        final var first = claim(units);
        if (first < 0) {
            return false;
        }
        var told = -units;
        try {
            message.getBytes(message.readerIndex(), bytes, first * UNIT, length);
            told = length;
        } finally {
            // Whatever happens, the reader must get over it.
            lengths.set(first, told);
        }
        return true;
    }

    /** Returns the first unit, or -1 if there is no room. */
    private int claim(final int units) {
        while (true) {
            final var claimed = tail.get();
            final var unit = (int) (claimed % capacity);
            final var left = unit + units > capacity ? capacity - unit : 0;
            if (claimed + left + units - head.get() > capacity) {
                return -1;
            }
            if (tail.compareAndSet(claimed, claimed + left + units)) {
                if (left == 0) {
                    return unit;
                }
                lengths.set(unit, -left);
                return 0;
            }
        }
    }

    private static int units(final int length) {
        return (length + UNIT - 1) / UNIT;
    }

    /**
     * {@return the length of the next message, or 0 if there is none yet} Only for the reader, like all that follows.
     */
    int next() {
        var length = lengths.get(first());
        while (length < 0) {
            giveBack(-length);
            length = lengths.get(first());
        }
        return length;
    }

    /** {@return where the next message begins in the buffer} */
    int start() {
        return first() * UNIT;
    }

    /** {@return where the messages are; the reader may change the one that it has} */
    ByteBuf buffer() {
        return buffer;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Gives the room of the next message back. */
    void remove() {
        giveBack(units(lengths.get(first())));
    }

    /** {@return whether nothing is in it} For any thread. */
    boolean isEmpty() {
        return head.get() == tail.get();
    }

    /** {@return whether it is at most half full} For any thread. */
    boolean hasRoom() {
        return tail.get() - head.get() <= capacity / 2;
    }

    private int first() {
        return (int) (head.get() % capacity);
    }

    private void giveBack(final int units) {
        lengths.set(first(), 0);
        head.set(head.get() + units);
    }
}
