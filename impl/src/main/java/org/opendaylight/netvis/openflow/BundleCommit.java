/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.openflow;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.netvis.ovs.protocol.OpenFlow13;
import org.opendaylight.yangtools.yang.common.Empty;

/**
 * One bundle on its way: open, add the messages, wait for a barrier, commit.
 *
 * <p>Open vSwitch keeps a bundle in which it has refused a message, and would commit the others. So the commit is sent
 * only after the barrier has shown that every message was taken, and otherwise the bundle is discarded. Each message
 * has its own transaction id, by which errors are told apart, those while adding and those while committing.
 */
final class BundleCommit {
    /** Bytes handed over at once: enough that calls do not count, and few enough that the switch begins early. */
    private static final int CHUNK_LENGTH = 128 * 1024;

    private final Exchange<Empty> exchange;
    private final List<byte[]> messages;
    private final int bundle;
    private final int open;
    private final int barrier;
    private final int end;

    /** What was refused; all of this is only used on the thread that serves the connection. */
    private final List<RefusedMessage> refused = new ArrayList<>();
    private @Nullable String bundleError;

    private BundleCommit(final Wire wire, final int bundle, final List<byte[]> messages) {
        this.messages = requireNonNull(messages);
        this.bundle = bundle;
        open = messages.size();
        barrier = open + 1;
        end = open + 2;
        exchange = new Exchange<>(wire, messages.size() + 3, this::onAnswer);
    }

    /**
     * Starts to commit messages.
     *
     * @param wire the way to the switch
     * @param bundle id of the bundle, which no other bundle on the connection may have at the time
     * @param messages what to commit
     * @return what comes of it
     */
    static Exchange<Empty> start(final Wire wire, final int bundle, final List<byte[]> messages) {
        final var commit = new BundleCommit(wire, bundle, messages);
        commit.sendMessages();
        return commit.exchange;
    }

    private void sendMessages() {
        exchange.send(Frames.bundleControl(exchange.xid(open), bundle, OpenFlow13.OFPBCT_OPEN_REQUEST));
        for (int from = 0; from < messages.size();) {
            final var to = chunkEnd(from);
            exchange.send(chunk(from, to));
            from = to;
        }
        exchange.send(Frames.barrier(exchange.xid(barrier)));
    }

    private int chunkEnd(final int from) {
        var length = 0;
        var to = from;
        do {
            length += Frames.BUNDLE_ADD_LENGTH + messages.get(to++).length;
        } while (to < messages.size() && length < CHUNK_LENGTH);
        return to;
    }

    private byte[] chunk(final int from, final int to) {
        var length = 0;
        for (var message : messages.subList(from, to)) {
            length += Frames.BUNDLE_ADD_LENGTH + message.length;
        }
        final var buffer = ByteBuffer.allocate(length);
        for (int i = from; i < to; i++) {
            Frames.putBundleAdd(buffer, exchange.xid(i), bundle, messages.get(i));
        }
        return buffer.array();
    }

    private void onAnswer(final int index, final int type, final ByteBuf body) {
        if (type == OpenFlow13.OFPT_ERROR) {
            refuse(index, OpenflowError.from(body));
        } else if (index == barrier) {
            exchange.send(Frames.bundleControl(exchange.xid(end), bundle,
                isRefused() ? OpenFlow13.OFPBCT_DISCARD_REQUEST : OpenFlow13.OFPBCT_COMMIT_REQUEST));
        }
        if (index == end) {
            finish();
        }
    }

    private void refuse(final int index, final OpenflowError error) {
        if (bundleError != null) {
            // What is refused after the bundle is refused because of that
            return;
        }
        if (index < messages.size()) {
            refused.add(new RefusedMessage(index, error.toString(), error.isTableFull()));
        } else if (refused.isEmpty()) {
            bundleError = error.toString();
        }
    }

    private boolean isRefused() {
        return bundleError != null || !refused.isEmpty();
    }

    private void finish() {
        final var error = bundleError;
        if (!refused.isEmpty()) {
            exchange.fail(new BundleRejectedException(ImmutableList.copyOf(refused)));
        } else if (error != null) {
            exchange.fail(new BundleRejectedException(error));
        } else {
            exchange.complete(Empty.value());
        }
    }
}
