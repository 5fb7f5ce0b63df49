/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs;

import com.google.common.util.concurrent.ListenableFuture;
import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * One connection of a switch, from its features reply to its end. A switch that reconnects has another one. Compared by
 * identity. Thread-safe.
 */
@NonNullByDefault
public interface SwitchConnection {
    /**
     * {@return the datapath id that the switch told in its features reply, unsigned}
     */
    long datapathId();

    /**
     * {@return address and port of the switch, for people}
     */
    String remoteAddress();

    /**
     * Sends messages on this connection and no other.
     *
     * @param messages complete OpenFlow messages with their headers, one after the other; must not change afterwards
     * @return a future that completes when the messages are with the operating system, and fails if the connection has
     *         ended
     */
    ListenableFuture<?> send(byte[] messages);

    /**
     * Reserves transaction ids which no one else uses on this connection.
     *
     * @param count how many transaction ids, at least one
     * @param listener who is told of the answers that bear them
     * @return the conversation, to be closed when no more answers matter
     */
    Conversation converse(int count, AnswerListener listener);

    /**
     * Ends the connection. The switch will come back with another one.
     */
    void disconnect();
}
