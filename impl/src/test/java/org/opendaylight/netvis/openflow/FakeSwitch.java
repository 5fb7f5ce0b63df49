/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.openflow;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.SettableFuture;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.opendaylight.mdsal.binding.api.RpcService;
import org.opendaylight.netvis.ovs.AnswerListener;
import org.opendaylight.netvis.ovs.Conversation;
import org.opendaylight.netvis.ovs.PacketInListener;
import org.opendaylight.netvis.ovs.RawOpenflow;
import org.opendaylight.yang.gen.v1.urn.opendaylight.experimenter.message.service.rev151020.SendExperimenter;
import org.opendaylight.yang.gen.v1.urn.opendaylight.experimenter.message.service.rev151020.SendExperimenterInput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.experimenter.message.service.rev151020.SendExperimenterOutput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.raw.openflow.rev261124.send.experimenter.input.experimenter.message.of.choice.RawMessagesSal;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.raw.openflow.rev261124.send.experimenter.input.experimenter.message.of.choice.RawMessagesSalBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.raw.openflow.rev261124.send.experimenter.input.experimenter.message.of.choice.raw.messages.sal.SalRawMessagesBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflowplugin.experimenter.types.rev151020.experimenter.core.message.ExperimenterMessageOfChoice;
import org.opendaylight.yangtools.binding.Rpc;
import org.opendaylight.yangtools.concepts.Registration;
import org.opendaylight.yangtools.yang.common.ErrorType;
import org.opendaylight.yangtools.yang.common.RpcResult;
import org.opendaylight.yangtools.yang.common.RpcResultBuilder;

/**
 * A switch behind a fake of openflowplugin. It notes what it gets, as hex without the xid, and lets the test answer.
 * One conversation at a time has the xids from 0x80000000 on.
 */
final class FakeSwitch implements RawOpenflow, RpcService {
    static final int FIRST_XID = 0x80000000;

    private final List<String> received = new ArrayList<>();
    private final List<String> nodes = new ArrayList<>();
    private AnswerListener listener;
    private PacketInListener packetIns;
    private int open;
    private boolean refusing;

    /** {@return messages received since the last call, each "index type body", the index from its xid} */
    List<String> received() {
        final var copy = List.copyOf(received);
        received.clear();
        return copy;
    }

    List<String> nodes() {
        return nodes;
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
    public ExperimenterMessageOfChoice messages(final byte[] messages) {
        return new RawMessagesSalBuilder()
            .setSalRawMessages(new SalRawMessagesBuilder().setMessages(messages).build())
            .build();
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
    public Registration packetIns(final long cookie, final PacketInListener taker) {
        packetIns = taker;
        return () -> packetIns = null;
    }

    /** {@return whether the packet-in was taken} */
    boolean packetIn(final String body) {
        return packetIns.onPacketIn(Unpooled.wrappedBuffer(HexFormat.of().parseHex(body)));
    }

    @Override
    public <R extends Rpc<?, ?>> R getRpc(final Class<R> type) {
        final SendExperimenter rpc = this::send;
        return type.cast(rpc);
    }

    private ListenableFuture<RpcResult<SendExperimenterOutput>> send(final SendExperimenterInput input) {
        if (refusing) {
            return Futures.immediateFuture(RpcResultBuilder.<SendExperimenterOutput>failed()
                .withError(ErrorType.APPLICATION, "Request quota exceeded").build());
        }
        nodes.add(input.getNode().getValue().toString());
        final var messages = ByteBuffer.wrap(((RawMessagesSal) input.getExperimenterMessageOfChoice())
            .getSalRawMessages().getMessages());
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
