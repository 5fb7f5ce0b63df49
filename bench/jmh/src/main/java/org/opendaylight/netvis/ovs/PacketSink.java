/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A controller that only reads and counts packet-ins: what a switch can send at most on this machine.
 */
final class PacketSink implements Runnable {
    private static final int VERSION = 4;
    private static final int OFPT_HELLO = 0;
    private static final int OFPT_ECHO_REQUEST = 2;
    private static final int OFPT_ECHO_REPLY = 3;
    private static final int OFPT_PACKET_IN = 10;
    private static final int HEADER_LENGTH = 8;
    private static final int BUFFER = 4 << 20;
    private static final long PAUSE_NANOSECONDS = 100_000;

    private final AtomicLong packets = new AtomicLong();
    private final ServerSocketChannel server;

    PacketSink(final int port) throws IOException {
        server = ServerSocketChannel.open().bind(new InetSocketAddress("127.0.0.1", port));
    }

    long packets() {
        return packets.get();
    }

    @Override
    public void run() {
        try (var channel = server.accept()) {
            final var hello = ByteBuffer.allocate(HEADER_LENGTH).put((byte) VERSION).put((byte) OFPT_HELLO)
                .putShort((short) HEADER_LENGTH).putInt(0).flip();
            channel.write(hello);
            final var buffer = ByteBuffer.allocateDirect(BUFFER);
            while (channel.read(buffer) >= 0) {
                buffer.flip();
                take(channel, buffer);
                buffer.compact();
                // Woken for each few packets, it would take the switch's processor
                LockSupport.parkNanos(PAUSE_NANOSECONDS);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void take(final SocketChannel channel, final ByteBuffer buffer) throws IOException {
        var counted = 0;
        while (buffer.remaining() >= HEADER_LENGTH) {
            final var start = buffer.position();
            final var length = Short.toUnsignedInt(buffer.getShort(start + 2));
            if (buffer.remaining() < length) {
                break;
            }
            if (buffer.get(start + 1) == OFPT_PACKET_IN) {
                counted++;
            } else if (buffer.get(start + 1) == OFPT_ECHO_REQUEST) {
                channel.write(buffer.put(start + 1, (byte) OFPT_ECHO_REPLY).slice(start, length));
            }
            buffer.position(start + length);
        }
        packets.addAndGet(counted);
    }
}
