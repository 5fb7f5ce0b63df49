/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.openflow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.SettableFuture;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.opendaylight.netvis.ovs.AnswerListener;
import org.opendaylight.netvis.ovs.ConnectionListener;
import org.opendaylight.netvis.ovs.Conversation;
import org.opendaylight.netvis.ovs.PacketInListener;
import org.opendaylight.netvis.ovs.RawOpenflow;
import org.opendaylight.netvis.ovs.SwitchConnection;
import org.opendaylight.yangtools.concepts.Registration;

/**
 * A switch at the other end of a fake of a connection. It notes what it gets, as hex without the xid, and lets the test
 * answer. One conversation at a time has the xids from 0x80000000 on.
 */
final class FakeSwitch implements RawOpenflow, SwitchConnection {
    static final long DATAPATH_ID = 0x8000000000000011L;
    static final int FIRST_XID = 0x80000000;

    private final List<String> received = new ArrayList<>();
    private AnswerListener listener;
    private PacketInListener packetIns;
    private int open;
    private int calls;
    private boolean refusing;

    /** {@return messages received since the last call, each "index type body", the index from its xid} */
    List<String> received() {
        final var copy = List.copyOf(received);
        received.clear();
        return copy;
    }

    /** {@return how often something was sent} */
    int calls() {
        return calls;
    }

    int openConversations() {
        return open;
    }

    void refuseToSend() {
        refusing = true;
    }

    void answer(final int index, final int type, final String body) {
        listener.onAnswer(index, type, Unpooled.wrappedBuffer(HexFormat.of().parseHex(body)));
    }

    @Override
    public SwitchConnection connection(final long datapathId) {
        return datapathId == DATAPATH_ID ? this : null;
    }

    @Override
    public Registration listen(final ConnectionListener connections) {
        throw new UnsupportedOperationException("a session does not listen");
    }

    @Override
    public long datapathId() {
        return DATAPATH_ID;
    }

    @Override
    public String remoteAddress() {
        return "192.0.2.1:40000";
    }

    @Override
    public void disconnect() {
        throw new UnsupportedOperationException("a session does not end its connection");
    }

    @Override
    public Conversation converse(final int count, final AnswerListener answers) {
        listener = answers;
        open++;
        return new Conversation() {
            @Override
            public int xid(final int index) {
                return FIRST_XID + index;
            }

            @Override
            public void close() {
                open--;
            }
        };
    }

    @Override
    public Registration packetIns(final long datapathId, final long cookie, final PacketInListener taker) {
        assertEquals(DATAPATH_ID, datapathId);
        packetIns = taker;
        return () -> packetIns = null;
    }

    /** {@return whether the packet-in was taken} */
    boolean packetIn(final String body) {
        return packetIns != null && packetIns.onPacketIn(Unpooled.wrappedBuffer(HexFormat.of().parseHex(body)));
    }

    @Override
    public ListenableFuture<?> send(final byte[] bytes) {
        if (refusing) {
            return Futures.immediateFailedFuture(new IOException("Broken pipe"));
        }
        calls++;
        final var messages = ByteBuffer.wrap(bytes);
        while (messages.hasRemaining()) {
            receive(messages);
        }
        return SettableFuture.create();
    }

    private void receive(final ByteBuffer messages) {
        final var type = messages.get(messages.position() + 1);
        final var message = new byte[Short.toUnsignedInt(messages.getShort(messages.position() + 2))];
        final var index = messages.getInt(messages.position() + 4) - FIRST_XID;
        messages.get(message);
        received.add(index + " " + type + " " + HexFormat.of().formatHex(message, 8, message.length));
    }
}
