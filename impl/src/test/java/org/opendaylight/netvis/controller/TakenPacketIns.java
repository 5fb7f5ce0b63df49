/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.controller;

import com.google.common.collect.ImmutableSet;
import io.netty.buffer.Unpooled;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.netvis.ovs.ConnectionListener;
import org.opendaylight.netvis.ovs.PacketInListener;
import org.opendaylight.netvis.ovs.RawOpenflow;
import org.opendaylight.netvis.ovs.SwitchConnection;
import org.opendaylight.yangtools.concepts.AbstractRegistration;
import org.opendaylight.yangtools.concepts.Registration;

/**
 * Knows which packet-ins are taken.
 */
final class TakenPacketIns implements RawOpenflow {
    /** The shortest without its check sequence. */
    private static final int FRAME_LENGTH = 60;

    private final Map<Long, PacketInListener> listeners = new HashMap<>();
    private int registrations;

    Set<Long> cookies() {
        return ImmutableSet.copyOf(listeners.keySet());
    }

    int registrations() {
        return registrations;
    }

    /** Has a switch send a frame, from a flow with a cookie and with some metadata. */
    void receive(final long cookie, final long metadata) {
        final var fields = Unpooled.buffer().writeInt(0x80000004).writeInt(1).writeInt(0x80000408).writeLong(metadata);
        final int length = Integer.BYTES + fields.readableBytes();
        listeners.get(cookie).onPacketIn(Unpooled.buffer().writeInt(-1).writeShort(FRAME_LENGTH).writeByte(1)
            .writeByte(200).writeLong(cookie).writeShort(1).writeShort(length).writeBytes(fields)
            .writeZero(-length & Long.BYTES - 1).writeZero(Short.BYTES + FRAME_LENGTH));
    }

    @Override
    public @Nullable SwitchConnection connection(final long datapathId) {
        return null;
    }

    @Override
    public Registration listen(final ConnectionListener listener) {
        return () -> { };
    }

    @Override
    public Registration packetIns(final long datapathId, final long cookie, final PacketInListener listener) {
        if (listeners.putIfAbsent(cookie, listener) != null) {
            throw new IllegalStateException("taken already: " + cookie);
        }
        registrations++;
        return new AbstractRegistration() {
            @Override
            protected void removeRegistration() {
                listeners.remove(cookie);
            }
        };
    }
}
