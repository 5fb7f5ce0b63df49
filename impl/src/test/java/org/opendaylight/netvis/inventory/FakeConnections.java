/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.inventory;

import com.google.common.collect.ImmutableSet;
import com.google.common.util.concurrent.ListenableFuture;
import java.util.ArrayList;
import java.util.List;
import org.opendaylight.netvis.ovs.AnswerListener;
import org.opendaylight.netvis.ovs.ConnectionListener;
import org.opendaylight.netvis.ovs.Conversation;
import org.opendaylight.netvis.ovs.PacketInListener;
import org.opendaylight.netvis.ovs.RawOpenflow;
import org.opendaylight.netvis.ovs.SwitchConnection;
import org.opendaylight.yangtools.concepts.Registration;

/**
 * Connections that come and go as a test tells.
 */
final class FakeConnections implements RawOpenflow {
    private final List<ConnectionListener> listeners = new ArrayList<>();

    /** A connection on which nothing is sent. */
    record Fake(long datapathId, String remoteAddress) implements SwitchConnection {
        @Override
        public ListenableFuture<?> send(final byte[] messages) {
            throw new UnsupportedOperationException("the inventory sends nothing");
        }

        @Override
        public Conversation converse(final int count, final AnswerListener listener) {
            throw new UnsupportedOperationException("the inventory asks nothing");
        }

        @Override
        public void disconnect() {
            throw new UnsupportedOperationException("the inventory ends no connection");
        }
    }

    Fake connect(final long datapathId, final int port) {
        final var connection = new Fake(datapathId, "192.0.2.1:" + port);
        tell(connection);
        return connection;
    }

    void tell(final SwitchConnection connection, final String... rivals) {
        listeners.forEach(listener -> listener.onConnection(connection.datapathId(), connection,
            ImmutableSet.copyOf(rivals)));
    }

    void disconnect(final long datapathId) {
        listeners.forEach(listener -> listener.onConnection(datapathId, null, ImmutableSet.of()));
    }

    @Override
    public Registration listen(final ConnectionListener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public SwitchConnection connection(final long datapathId) {
        throw new UnsupportedOperationException("the inventory listens");
    }

    @Override
    public Registration packetIns(final long datapathId, final long cookie, final PacketInListener listener) {
        throw new UnsupportedOperationException("the inventory takes no packet-ins");
    }
}
