/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs;

import static java.util.Objects.requireNonNull;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import com.google.common.util.concurrent.SettableFuture;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jdt.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection as seen from its Netty pipeline, where this handler stands between the one that cuts the stream into
 * messages and those that decode them.
 *
 * <p>It takes out what is not for openflowplugin. And it holds the features reply, from which openflowplugin learns the
 * datapath id, until {@link Connections} lets it pass.
 */
final class ChannelConnection extends ChannelInboundHandlerAdapter implements SwitchConnection {
    /** Name in the pipeline. */
    static final String NAME = "NETVIS";

    private static final Logger LOG = LoggerFactory.getLogger(ChannelConnection.class);
    /** Place of the auxiliary id behind the header of a features reply (OpenFlow 1.3.5, section 7.3.1). */
    private static final int AUXILIARY_OFFSET = 13;

    private final Conversations conversations = new Conversations();
    private final Channel channel;
    private final Connections connections;
    private final PacketIns packetIns;
    private final String remoteAddress;

    /** As an object, so that looking for who takes a packet-in makes none. Set on the thread of the channel, once. */
    private volatile @Nullable Long datapathId;
    /** Whether packet-ins are for netvis: only once the switch has got its place. */
    private volatile boolean admitted;
    /** The features reply that waits; changed on the thread of the channel only. */
    private volatile @Nullable ByteBuf held;
    private volatile boolean openflow13;
    /** Whether openflowplugin knows the switch. */
    private boolean passedOn;
    /** Whether the connection ended before openflowplugin had become master, so that something may be left of it. */
    private volatile boolean interrupted;

    ChannelConnection(final Channel channel, final Connections connections, final PacketIns packetIns) {
        this.channel = requireNonNull(channel);
        this.connections = requireNonNull(connections);
        this.packetIns = requireNonNull(packetIns);
        remoteAddress = channel.remoteAddress() instanceof InetSocketAddress address && !address.isUnresolved()
            ? address.getAddress().getHostAddress() + ':' + address.getPort() : String.valueOf(channel.remoteAddress());
    }

    @Override
    public long datapathId() {
        return requireNonNull(datapathId, "the switch has not told its datapath id yet");
    }

    @Override
    public String remoteAddress() {
        return remoteAddress;
    }

    @Override
    public ListenableFuture<?> send(final byte[] messages) {
        final var sent = SettableFuture.<Void>create();
        channel.writeAndFlush(Unpooled.wrappedBuffer(messages)).addListener(written -> {
            if (written.isSuccess()) {
                sent.set(null);
            } else {
                sent.setException(written.cause());
            }
        });
        return sent;
    }

    @Override
    public Conversation converse(final int count, final AnswerListener listener) {
        return conversations.open(count, listener);
    }

    @Override
    public void disconnect() {
        channel.close();
    }

    /** {@return whether the switch has told its datapath id} */
    boolean isKnown() {
        return datapathId != null;
    }

    /** {@return whether netvis can talk to the switch} */
    boolean speaksOpenflow13() {
        return openflow13;
    }

    /** Asks for the datapath id, as openflowplugin has done so before this handler was here. */
    void askForFeatures() {
        final var conversation = converse(1, (index, type, body) -> { });
        send(Header.alone(Header.FEATURES_REQUEST, conversation.xid(0)));
    }

    /** Lets the switch have its place. */
    void admit() {
        admitted = openflow13;
        channel.eventLoop().execute(this::letGo);
    }

    /**
     * Finds out whether the switch still answers.
     *
     * @param milliseconds how long it has
     * @param then what to do when that is known, on the thread of the channel
     */
    void ping(final long milliseconds, final BooleanConsumer then) {
        final var known = new AtomicBoolean();
        final var conversation = converse(1, (index, type, body) -> {
            if (type == Header.ECHO_REPLY && !known.getAndSet(true)) {
                then.accept(true);
            }
        });
        channel.eventLoop().schedule(() -> {
            conversation.close();
            if (!known.getAndSet(true)) {
                then.accept(false);
            }
        }, milliseconds, TimeUnit.MILLISECONDS);
        Futures.addCallback(send(Header.alone(Header.ECHO_REQUEST, conversation.xid(0))), new FutureCallback<Object>() {
            @Override
            public void onSuccess(final Object sent) {
                // Now it is up to the switch
            }

            @Override
            public void onFailure(final Throwable cause) {
                if (!known.getAndSet(true)) {
                    then.accept(false);
                }
            }
        }, MoreExecutors.directExecutor());
    }

    /** Who hears whether something is so. */
    @FunctionalInterface
    interface BooleanConsumer {
        void accept(boolean so);
    }

    /** {@return whether openflowplugin waits for this connection's features reply} */
    boolean isHeld() {
        return held != null;
    }

    /** {@return whether openflowplugin was not done with becoming master when the connection ended} */
    boolean isInterrupted() {
        return interrupted;
    }

    /** Ends the connection so that openflowplugin begins anew with the next one. */
    void renew() {
        interrupted = true;
        disconnect();
    }

    /** {@return whether the connection has not ended} */
    boolean isOpen() {
        return channel.isOpen();
    }

    /**
     * Does something later, on the thread of the channel.
     *
     * @param milliseconds when
     * @param task what to do
     */
    void schedule(final long milliseconds, final Runnable task) {
        channel.eventLoop().schedule(task, milliseconds, TimeUnit.MILLISECONDS);
    }

    /** Leaves the pipeline. What waits goes on its way. */
    void leave() {
        channel.eventLoop().execute(() -> {
            connections.leave(this);
            letGo();
            if (channel.pipeline().get(NAME) == this) {
                channel.pipeline().remove(this);
            }
        });
    }

    @Override
    public void channelRead(final ChannelHandlerContext context, final Object message) {
        if (message instanceof ByteBuf frame && frame.readableBytes() >= Header.LENGTH && isTaken(frame)) {
            frame.release();
        } else {
            context.fireChannelRead(message);
        }
    }

    @Override
    public void channelInactive(final ChannelHandlerContext context) {
        final var reply = held;
        if (reply != null) {
            held = null;
            reply.release();
        }
        interrupted |= passedOn && connections.isUnderWay(this);
        // openflowplugin first: it ends what belongs to this connection before another one of the switch may begin
        context.fireChannelInactive();
        connections.leave(this);
    }

    @SuppressWarnings("checkstyle:IllegalCatch")
    private boolean isTaken(final ByteBuf frame) {
        try {
            return take(frame, frame.getByte(frame.readerIndex() + Header.TYPE_OFFSET));
        } catch (RuntimeException e) {
            LOG.warn("A message from {} could not be handled", remoteAddress(), e);
            return true;
        }
    }

    private boolean take(final ByteBuf frame, final byte type) {
        final var known = datapathId;
        return switch (type) {
            case Header.PACKET_IN -> known != null && admitted
                && packetIns.take(known, frame, frame.readerIndex() + Header.LENGTH);
            case Header.ERROR, Header.ECHO_REPLY, Header.EXPERIMENTER, Header.MULTIPART_REPLY, Header.BARRIER_REPLY,
                Header.ROLE_REPLY -> isAnswer(frame, type);
            case Header.FEATURES_REPLY -> isAnswer(frame, type) ? isAskedFor(frame)
                : known == null ? hold(frame) : isRefused(frame, known);
            case Header.ECHO_REQUEST -> held != null && echo(frame);
            default -> false;
        };
    }

    private boolean isAnswer(final ByteBuf frame, final byte type) {
        final int start = frame.readerIndex();
        final int xid = frame.getInt(start + Header.XID_OFFSET);
        // openflowplugin's are positive, see Conversations
        return xid < 0 && conversations.answer(xid, type,
            frame.slice(start + Header.LENGTH, frame.readableBytes() - Header.LENGTH));
    }

    /** The reply to {@link #askForFeatures}: openflowplugin has had its own long ago, there is nothing to hold. */
    private boolean isAskedFor(final ByteBuf frame) {
        if (datapathId == null && readFeatures(frame)) {
            connections.arrive(this);
        }
        return true;
    }

    private boolean hold(final ByteBuf frame) {
        if (!readFeatures(frame)) {
            return false;
        }
        held = frame.retain();
        connections.arrive(this);
        return true;
    }

    /** Nobody takes another's place by telling another datapath id later. */
    private boolean isRefused(final ByteBuf frame, final long known) {
        final boolean same = frame.readableBytes() >= Header.LENGTH + Long.BYTES
            && frame.getLong(frame.readerIndex() + Header.LENGTH) == known;
        if (!same) {
            LOG.warn("{} has told datapath id {} and now tells another: its connection is closed", remoteAddress,
                String.format("%016x", known));
            disconnect();
        }
        return !same || held != null;
    }

    /** {@return whether the reply makes this the main connection of a switch} */
    private boolean readFeatures(final ByteBuf frame) {
        final int body = frame.readerIndex() + Header.LENGTH;
        if (frame.readableBytes() < Header.LENGTH + AUXILIARY_OFFSET + 1) {
            return false;
        }
        openflow13 = frame.getByte(frame.readerIndex()) == Header.VERSION_1_3;
        // Before OpenFlow 1.3 there was padding here
        if (openflow13 && frame.getByte(body + AUXILIARY_OFFSET) != 0) {
            return false;
        }
        datapathId = frame.getLong(body);
        return true;
    }

    /** openflowplugin answers none before it has the features. */
    private boolean echo(final ByteBuf request) {
        final var reply = channel.alloc().buffer(request.readableBytes());
        reply.writeBytes(request, request.readerIndex(), request.readableBytes())
            .setByte(Header.TYPE_OFFSET, Header.ECHO_REPLY);
        channel.writeAndFlush(reply);
        return true;
    }

    private void letGo() {
        final var reply = held;
        held = null;
        final var context = channel.pipeline().context(this);
        if (reply != null && context != null) {
            passedOn = true;
            context.fireChannelRead(reply);
        } else if (reply != null) {
            reply.release();
        }
    }
}
