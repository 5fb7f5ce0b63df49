/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.openflow;

import com.google.common.primitives.Bytes;
import io.netty.buffer.ByteBuf;
import org.eclipse.jdt.annotation.Nullable;

/**
 * One change of a meter on its way. A barrier follows it, whose reply says that the switch has not refused.
 */
final class SingleChange {
    private static final int MESSAGE = 0;
    private static final int BARRIER = 1;

    private final Exchange<Boolean> exchange;
    private @Nullable OpenflowError refused;

    private SingleChange(final Wire wire) {
        exchange = new Exchange<>(wire, 2, this::onAnswer);
    }

    /**
     * Sends a change.
     *
     * @param wire the way to the switch
     * @param message a message that no other belongs to
     * @return true, as soon as the switch has done it
     */
    static Exchange<Boolean> start(final Wire wire, final byte[] message) {
        final var change = new SingleChange(wire);
        change.exchange.send(Bytes.concat(Frames.withXid(message, change.exchange.xid(MESSAGE)),
            Frames.barrier(change.exchange.xid(BARRIER))));
        return change.exchange;
    }

    /** Answers of one connection come one after the other. */
    private void onAnswer(final int index, final int type, final ByteBuf body) {
        final var error = refused;
        if (index == MESSAGE) {
            refused = OpenflowError.from(body);
        } else if (error == null) {
            exchange.complete(Boolean.TRUE);
        } else {
            exchange.fail(new OpenflowErrorException(error));
        }
    }
}
