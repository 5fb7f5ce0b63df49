/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.util.IllegalReferenceCountException;
import java.util.ArrayDeque;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What goes into the ring comes out of it.
 */
class PacketRingTest {
    private static final int WRITERS = 3;
    private static final int MESSAGES = 20_000;

    @Property
    void comesOutInOrderAndWhole(@ForAll final long seed) {
        final var random = new Random(seed);
        final var ring = new PacketRing(1024);
        final var inside = new ArrayDeque<ByteBuf>();
        for (var i = 0; i < 200; i++) {
            final var message = message(random, 1 + random.nextInt(300));
            if (random.nextBoolean() && ring.offer(message)) {
                inside.add(message);
            } else if (random.nextBoolean() && !inside.isEmpty()) {
                assertNext(inside.remove(), ring);
            }
        }
        while (!inside.isEmpty()) {
            assertNext(inside.remove(), ring);
        }
        assertEquals(0, ring.next());
    }

    private static void assertNext(final ByteBuf expected, final PacketRing ring) {
        final var length = ring.next();
        assertEquals(expected, ring.buffer().slice(ring.start(), length));
        ring.remove();
    }

    @Test
    void takesWhatFitsAndNoMore() {
        final var ring = new PacketRing(4 * PacketRing.UNIT);
        assertTrue(ring.offer(Unpooled.buffer().writeZero(4 * PacketRing.UNIT)));
        assertFalse(ring.offer(Unpooled.buffer().writeZero(1)));
        assertEquals(4 * PacketRing.UNIT, ring.next());
        ring.remove();
        assertFalse(ring.offer(Unpooled.buffer().writeZero(4 * PacketRing.UNIT + 1)));
        assertTrue(ring.offer(Unpooled.buffer().writeZero(1)));
    }

    @Test
    void messageThatCannotBeReadIsLeftOut() {
        final var ring = new PacketRing(1024);
        final var gone = Unpooled.buffer().writeZero(100);
        gone.release();
        assertThrows(IllegalReferenceCountException.class, () -> ring.offer(gone));
        assertTrue(ring.offer(Unpooled.buffer().writeByte(7)));
        assertEquals(1, ring.next());
        assertEquals(7, ring.buffer().getByte(ring.start()));
    }

    /** Each message has its writer, its number in that writer's order, and bytes that are made of both. */
    @Test
    @Timeout(60)
    void writersDoNotDisturbOneAnother() throws InterruptedException {
        final var ring = new PacketRing(1 << 16);
        final var threads = new Thread[WRITERS];
        for (var writer = 0; writer < WRITERS; writer++) {
            final var number = writer;
            threads[writer] = Thread.ofPlatform().start(() -> write(ring, number));
        }
        final var next = new int[WRITERS];
        for (var i = 0; i < WRITERS * MESSAGES; i++) {
            read(ring, next);
        }
        for (var thread : threads) {
            thread.join();
        }
        assertEquals(0, ring.next());
    }

    private static void write(final PacketRing ring, final int writer) {
        final var random = new Random(writer);
        for (var i = 0; i < MESSAGES; i++) {
            final var message = Unpooled.buffer().writeInt(writer).writeInt(i);
            for (var j = random.nextInt(100) == 0 ? 9216 : random.nextInt(300); j > 0; j--) {
                message.writeByte(writer + i);
            }
            while (!ring.offer(message)) {
                Thread.yield();
            }
        }
    }

    private static void read(final PacketRing ring, final int[] next) {
        var length = ring.next();
        while (length == 0) {
            Thread.yield();
            length = ring.next();
        }
        final var message = ring.buffer().slice(ring.start(), length);
        final var writer = message.readInt();
        final var number = message.readInt();
        assertEquals(next[writer]++, number);
        while (message.isReadable()) {
            assertEquals((byte) (writer + number), message.readByte());
        }
        ring.remove();
    }

    private static ByteBuf message(final Random random, final int length) {
        final var bytes = new byte[length];
        random.nextBytes(bytes);
        return Unpooled.wrappedBuffer(bytes);
    }
}
