/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.checkIndex;
import static java.util.Objects.requireNonNull;

import io.netty.buffer.ByteBuf;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * The open conversations on one connection by their first transaction id.
 *
 * <p>Their ids are the upper half of the 32 bits, that is the negative {@code int}s. openflowplugin counts the ids of a
 * connection from 0 up, so it would have to send two thousand million messages on one connection to get there.
 */
@NonNullByDefault
final class Conversations {
    private static final int FIRST_XID = Integer.MIN_VALUE;

    private final ConcurrentNavigableMap<Integer, Range> open = new ConcurrentSkipListMap<>();
    private int nextXid = FIRST_XID;

    Conversation open(final int count, final AnswerListener listener) {
        checkArgument(count > 0, "count must be positive, not %s", count);
        final var range = new Range(reserve(count), count, requireNonNull(listener));
        open.put(range.first, range);
        return range;
    }

    /**
     * {@return whether the answer belonged to a conversation, which has then been told}
     *
     * @param xid transaction id of the answer
     * @param type type of the message
     * @param body what follows the OpenFlow header
     */
    boolean answer(final int xid, final int type, final ByteBuf body) {
        final var entry = open.floorEntry(xid);
        if (entry == null) {
            return false;
        }
        final var range = entry.getValue();
        // Unsigned: the ids of openflowplugin are more than 2^31 away
        if (Integer.compareUnsigned(xid - range.first, range.count) >= 0) {
            return false;
        }
        range.listener.onAnswer(xid - range.first, type, body);
        return true;
    }

    private synchronized int reserve(final int count) {
        if (nextXid > -count) {
            nextXid = FIRST_XID;
        }
        final var first = nextXid;
        nextXid += count;
        return first;
    }

    private final class Range implements Conversation {
        private final int first;
        private final int count;
        private final AnswerListener listener;

        Range(final int first, final int count, final AnswerListener listener) {
            this.first = first;
            this.count = count;
            this.listener = listener;
        }

        @Override
        public int xid(final int index) {
            return first + checkIndex(index, count);
        }

        @Override
        public void close() {
            open.remove(first, this);
        }
    }
}
