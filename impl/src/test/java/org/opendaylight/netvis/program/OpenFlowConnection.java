/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

import com.google.common.collect.ImmutableList;
import java.io.EOFException;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.opendaylight.netvis.ovs.protocol.Experimenter;
import org.opendaylight.netvis.ovs.protocol.OpenFlow13;

/**
 * An OpenFlow 1.3 connection to the management socket of a bridge, as small as a test needs it.
 */
final class OpenFlowConnection implements AutoCloseable {
    private static final int OFPT_HELLO = 0;
    private static final int OFPT_ERROR = 1;
    private static final int OFPT_ECHO_REQUEST = 2;
    private static final int OFPT_ECHO_REPLY = 3;
    private static final int OFPT_EXPERIMENTER = 4;
    private static final int OFPT_MULTIPART_REQUEST = 18;
    private static final int OFPT_MULTIPART_REPLY = 19;
    private static final int OFPT_BARRIER_REQUEST = 20;
    private static final int OFPT_BARRIER_REPLY = 21;

    private static final int OFPMP_FLOW = 1;
    private static final int OFPMP_GROUP_DESC = 7;
    private static final int OFPMPF_REPLY_MORE = 1;
    private static final int ONFT_BUNDLE_CONTROL = 2300;
    private static final int ONFT_BUNDLE_ADD_MESSAGE = 2301;
    private static final int OFPBCT_OPEN_REQUEST = 0;
    private static final int OFPBCT_COMMIT_REQUEST = 4;
    private static final int OFPBF_ATOMIC_ORDERED = 3;
    private static final int BUNDLE_ID = 1;

    private static final int HEADER_LENGTH = 8;

    private final SocketChannel channel;

    private OpenFlowConnection(final SocketChannel channel) {
        this.channel = channel;
    }

    static OpenFlowConnection open(final Path socket) throws IOException {
        final var connection = new OpenFlowConnection(SocketChannel.open(UnixDomainSocketAddress.of(socket)));
        connection.write(message(OFPT_HELLO, 0));
        return connection;
    }

    /** Sends messages one by one, and returns the errors that come back. */
    List<String> send(final List<byte[]> messages) throws IOException {
        for (var message : messages) {
            write(ByteBuffer.wrap(message));
        }
        return barrier();
    }

    /** Sends messages as one ordered, atomic bundle, and returns the errors that come back. */
    List<String> commit(final List<byte[]> messages) throws IOException {
        write(bundleControl(OFPBCT_OPEN_REQUEST));
        for (var message : messages) {
            write(message(OFPT_EXPERIMENTER, 16 + message.length)
                .putInt(Experimenter.ONF).putInt(ONFT_BUNDLE_ADD_MESSAGE)
                .putInt(BUNDLE_ID).putInt(OFPBF_ATOMIC_ORDERED).put(message).flip());
        }
        write(bundleControl(OFPBCT_COMMIT_REQUEST));
        return barrier();
    }

    /** Returns all flows, each an {@code ofp_flow_stats}. */
    ImmutableList<byte[]> flowEntries() throws IOException {
        write(message(OFPT_MULTIPART_REQUEST, 48)
            .putShort((short) OFPMP_FLOW).putShort((short) 0).putInt(0)
            .putInt(OpenFlow13.OFPTT_ALL << 24).putInt(OpenFlow13.OFPP_ANY).putInt(OpenFlow13.OFPG_ANY).putInt(0)
            .putLong(0).putLong(0)
            .putShort((short) OpenFlow13.OFPMT_OXM).putShort((short) 4).putInt(0)
            .flip());
        return entries();
    }

    /** Returns all groups, each an {@code ofp_group_desc}. */
    ImmutableList<byte[]> groupEntries() throws IOException {
        write(message(OFPT_MULTIPART_REQUEST, 8)
            .putShort((short) OFPMP_GROUP_DESC).putShort((short) 0).putInt(0)
            .flip());
        return entries();
    }

    private ImmutableList<byte[]> entries() throws IOException {
        final var entries = ImmutableList.<byte[]>builder();
        var more = true;
        while (more) {
            final var reply = read(OFPT_MULTIPART_REPLY, new ArrayList<>());
            more = (reply.getShort(HEADER_LENGTH + 2) & OFPMPF_REPLY_MORE) != 0;
            reply.position(2 * HEADER_LENGTH);
            while (reply.hasRemaining()) {
                final var entry = new byte[Short.toUnsignedInt(reply.getShort(reply.position()))];
                reply.get(entry);
                entries.add(entry);
            }
        }
        return entries.build();
    }

    private List<String> barrier() throws IOException {
        final var errors = new ArrayList<String>();
        write(message(OFPT_BARRIER_REQUEST, 0));
        read(OFPT_BARRIER_REPLY, errors);
        return errors;
    }

    private static ByteBuffer bundleControl(final int type) {
        return message(OFPT_EXPERIMENTER, 16)
            .putInt(Experimenter.ONF).putInt(ONFT_BUNDLE_CONTROL)
            .putInt(BUNDLE_ID).putShort((short) type).putShort((short) OFPBF_ATOMIC_ORDERED).flip();
    }

    private static ByteBuffer message(final int type, final int bodyLength) {
        final var length = HEADER_LENGTH + bodyLength;
        final var message = ByteBuffer.allocate(length).put((byte) OpenFlow13.VERSION).put((byte) type)
            .putShort((short) length).putInt(0);
        return bodyLength == 0 ? message.flip() : message;
    }

    private ByteBuffer read(final int wanted, final List<String> errors) throws IOException {
        while (true) {
            final var message = readMessage();
            final int type = message.get(1);
            if (type == wanted) {
                return message;
            }
            if (type == OFPT_ERROR) {
                errors.add("type %d code %d of %s".formatted(message.getShort(HEADER_LENGTH),
                    message.getShort(HEADER_LENGTH + 2), HexFormat.of().formatHex(message.array())));
            } else if (type == OFPT_ECHO_REQUEST) {
                write(message.put(1, (byte) OFPT_ECHO_REPLY));
            }
        }
    }

    private ByteBuffer readMessage() throws IOException {
        final var header = readFully(ByteBuffer.allocate(HEADER_LENGTH));
        return readFully(ByteBuffer.allocate(Short.toUnsignedInt(header.getShort(2))).put(header)).rewind();
    }

    private ByteBuffer readFully(final ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new EOFException();
            }
        }
        return buffer.flip();
    }

    private void write(final ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
