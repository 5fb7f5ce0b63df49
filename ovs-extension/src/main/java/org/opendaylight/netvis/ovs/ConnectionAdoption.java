/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs;

import static java.util.Objects.requireNonNull;

import io.netty.channel.Channel;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.util.internal.ThreadExecutorMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a {@link ChannelConnection} into the pipeline of each connection.
 *
 * <p>openflowplugin shows its channels to nobody. But its deserializers run on the thread that serves the connection,
 * an event loop of Netty's, and Netty tells which channels that one has. So one of ours that stands before that of
 * {@code OFPT_HELLO}, the first message of every connection, comes in time: it finds the new channel and steps in
 * behind the frame that is being decoded.
 */
@NonNullByDefault
final class ConnectionAdoption {
    /** Name of openflowplugin's handler before which the messages are whole and still bytes. */
    static final String VERSION_DETECTOR = "OF_VERSION_DETECTOR";

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionAdoption.class);

    private final Set<ChannelConnection> adopted = ConcurrentHashMap.newKeySet();
    private final Connections connections;
    private final PacketIns packetIns;
    private volatile boolean closed;

    ConnectionAdoption(final Connections connections, final PacketIns packetIns) {
        this.connections = requireNonNull(connections);
        this.packetIns = requireNonNull(packetIns);
    }

    /** Adopts the new connection that this thread serves. */
    void onHello() {
        if (!adopt(false) && !closed) {
            LOG.error("The connection of a switch cannot be found: netvis will not drive it. openflowplugin or Netty "
                + "is of another version than netvis was built for");
        }
    }

    /** Adopts connections of this thread that were there before netvis, and past their hello. */
    void onLaterMessage() {
        adopt(true);
    }

    /** Leaves all connections. */
    void close() {
        closed = true;
        adopted.forEach(ChannelConnection::leave);
        adopted.clear();
    }

    /** {@return whether this thread has connections that are adopted, now or before} */
    private boolean adopt(final boolean late) {
        final var loop = ThreadExecutorMap.currentExecutor();
        if (closed || !(loop instanceof SingleThreadEventLoop eventLoop)) {
            return false;
        }
        boolean found = false;
        for (var channels = eventLoop.registeredChannelsIterator(); channels.hasNext();) {
            found |= adopt(channels.next(), late);
        }
        return found;
    }

    private boolean adopt(final Channel channel, final boolean late) {
        final var pipeline = channel.pipeline();
        if (pipeline.get(VERSION_DETECTOR) == null) {
            return false;
        }
        if (pipeline.get(ChannelConnection.NAME) == null) {
            final var connection = new ChannelConnection(channel, connections, packetIns);
            adopted.add(connection);
            channel.closeFuture().addListener(end -> adopted.remove(connection));
            pipeline.addBefore(VERSION_DETECTOR, ChannelConnection.NAME, connection);
            if (late) {
                connection.askForFeatures();
            }
        }
        return true;
    }
}
