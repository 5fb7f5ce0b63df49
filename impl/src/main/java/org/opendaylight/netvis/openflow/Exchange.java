/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.openflow;

import static java.util.Objects.requireNonNull;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import com.google.common.util.concurrent.SettableFuture;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.opendaylight.netvis.ovs.AnswerListener;
import org.opendaylight.netvis.ovs.Conversation;

/**
 * What every request to a switch has: transaction ids, a way to send, and a result. It ends with the result, or as soon
 * as sending fails. Thread-safe.
 *
 * @param <T> type of the result
 */
@NonNullByDefault
final class Exchange<T> {
    private final SettableFuture<T> result = SettableFuture.create();
    private final Wire wire;
    private final Conversation conversation;

    Exchange(final Wire wire, final int xids, final AnswerListener listener) {
        this.wire = requireNonNull(wire);
        conversation = wire.converse(xids, listener);
        result.addListener(conversation::close, MoreExecutors.directExecutor());
    }

    ListenableFuture<T> result() {
        return result;
    }

    int xid(final int index) {
        return conversation.xid(index);
    }

    void complete(final T value) {
        result.set(value);
    }

    void fail(final Throwable cause) {
        result.setException(cause);
    }

    /**
     * Sends messages.
     *
     * @param messages complete OpenFlow messages
     * @return what ends when they are on their way, or cannot be sent
     */
    ListenableFuture<?> send(final byte[] messages) {
        final var sent = wire.send(messages);
        Futures.addCallback(sent, new FutureCallback<Object>() {
            @Override
            public void onSuccess(final Object done) {
                // Now it is up to the switch
            }

            @Override
            public void onFailure(final Throwable cause) {
                fail(cause);
            }
        }, MoreExecutors.directExecutor());
        return sent;
    }
}
