/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.openflow;

import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import com.google.common.util.concurrent.SettableFuture;
import io.netty.buffer.ByteBuf;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.opendaylight.netvis.ovs.RawOpenflow;
import org.opendaylight.netvis.packet.PacketIn;
import org.opendaylight.yangtools.concepts.Registration;

/**
 * Frames that were sent to a switch to see how they come back. Each ends in a number of 64 bits by which it is known
 * again. Thread-safe.
 */
@NonNullByDefault
final class Probes implements AutoCloseable {
    private final Map<Long, SettableFuture<byte[]>> expected = new ConcurrentHashMap<>();
    private final Registration packetIns;

    /**
     * Starts to look for frames that come back.
     *
     * @param raw who hands over packet-ins
     * @param datapathId the switch
     * @param cookie cookie of the flows that send them back
     */
    Probes(final RawOpenflow raw, final long datapathId, final long cookie) {
        packetIns = raw.packetIns(datapathId, cookie, this::onPacketIn);
    }

    /**
     * {@return the frame that comes back; cancelled, it is looked for no longer}
     *
     * @param number the last eight bytes of the frame
     */
    ListenableFuture<byte[]> expect(final long number) {
        final var result = SettableFuture.<byte[]>create();
        expected.put(number, result);
        result.addListener(() -> expected.remove(number), MoreExecutors.directExecutor());
        return result;
    }

    @Override
    public void close() {
        packetIns.close();
    }

    private boolean onPacketIn(final ByteBuf body) {
        final var packetIn = new PacketIn();
        final int end = body.writerIndex();
        if (!packetIn.read(body, body.readerIndex(), end)) {
            return false;
        }
        final int start = packetIn.frameStart();
        final var waiting = end - start < Long.BYTES ? null : expected.get(body.getLong(end - Long.BYTES));
        if (waiting == null) {
            return false;
        }
        final var frame = new byte[end - start];
        body.getBytes(start, frame);
        waiting.set(frame);
        return true;
    }
}
