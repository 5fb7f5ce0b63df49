/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.openflow;

import static java.util.Objects.requireNonNull;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.opendaylight.netvis.ovs.AnswerListener;
import org.opendaylight.netvis.ovs.Conversation;
import org.opendaylight.netvis.ovs.SwitchConnection;

/**
 * The way to one switch and back: one connection, and only as long as the session lasts. Thread-safe.
 */
@NonNullByDefault
final class Wire {
    private final SwitchConnection connection;
    private volatile boolean closed;

    Wire(final SwitchConnection connection) {
        this.connection = requireNonNull(connection);
    }

    /**
     * {@return what {@link SwitchConnection#send} returns; after the end nothing is sent}
     *
     * @param messages complete OpenFlow messages, one after the other
     */
    ListenableFuture<?> send(final byte[] messages) {
        return closed ? Futures.immediateFailedFuture(ended()) : connection.send(messages);
    }

    Conversation converse(final int count, final AnswerListener listener) {
        return connection.converse(count, listener);
    }

    boolean isClosed() {
        return closed;
    }

    /** Sends no more. */
    void close() {
        closed = true;
    }

    SessionEndedException ended() {
        return new SessionEndedException(connection.datapathId());
    }
}
