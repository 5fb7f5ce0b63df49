/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs.action;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.opendaylight.netvis.ovs.field.Bytes;

/**
 * The installed ovs-ofctl, talking to a switch that only listens.
 */
public final class Ofctl {
    private static final int OFPT_FLOW_MOD = 14;
    private static final int OFPT_BARRIER_REQUEST = 20;
    private static final String HELLO = "0400000800000001";
    private static final String BARRIER_REPLY = "04150008";
    /** Where a flow-mod has its match, without the OpenFlow header (OpenFlow 1.3.5, section 7.3.4.1). */
    private static final int MATCH_OFFSET = 40;
    /** Type and length of a match. */
    private static final int MATCH_HEADER_LENGTH = 4;
    /** What an instruction has before the actions. */
    private static final int INSTRUCTION_LENGTH = 8;

    private Ofctl() {
        // Hidden on purpose
    }

    /** {@return whether there is an ovs-ofctl} */
    public static boolean isInstalled() {
        return List.of(System.getenv("PATH").split(":")).stream()
            .anyMatch(directory -> Files.isExecutable(Path.of(directory, "ovs-ofctl")));
    }

    /** {@return the actions that ovs-ofctl sends when it adds a flow} */
    static Bytes actions(final Path directory, final String flow) throws IOException, InterruptedException {
        return actionsOf(flowMod(directory, flow));
    }

    /** {@return the fields of the match that ovs-ofctl sends when it adds a flow} */
    public static Bytes match(final Path directory, final String flow) throws IOException, InterruptedException {
        final var in = ByteBuffer.wrap(flowMod(directory, flow));
        final var match = new byte[in.getShort(MATCH_OFFSET + Short.BYTES) - MATCH_HEADER_LENGTH];
        in.get(MATCH_OFFSET + MATCH_HEADER_LENGTH, match);
        return Bytes.of(match);
    }

    private static byte[] flowMod(final Path directory, final String flow) throws IOException, InterruptedException {
        final var socket = Files.createTempDirectory(directory, "ofctl").resolve("socket");
        try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            final var process = new ProcessBuilder("ovs-ofctl", "-O", "OpenFlow13", "--no-names", "--timeout=10",
                "add-flow", "unix:" + socket, flow).inheritIO().start();
            // A flow that ovs-ofctl does not take makes no connection
            process.onExit().thenRun(() -> close(server));
            try (var channel = server.accept()) {
                return readFlowMod(new DataInputStream(Channels.newInputStream(channel)),
                    Channels.newOutputStream(channel));
            }
        }
    }

    private static void close(final ServerSocketChannel server) {
        try {
            server.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] readFlowMod(final DataInputStream in, final OutputStream out) throws IOException {
        out.write(Bytes.parse(HELLO).toArray());
        byte[] flowMod = {};
        while (true) {
            in.readByte();
            final var type = in.readByte();
            final var length = in.readUnsignedShort();
            final var xid = in.readInt();
            final var body = in.readNBytes(length - 2 * Integer.BYTES);
            if (type == OFPT_FLOW_MOD) {
                flowMod = body;
            } else if (type == OFPT_BARRIER_REQUEST) {
                out.write(ByteBuffer.allocate(2 * Integer.BYTES).put(Bytes.parse(BARRIER_REPLY).toArray()).putInt(xid)
                    .array());
                return flowMod;
            }
        }
    }

    private static Bytes actionsOf(final byte[] flowMod) {
        final var in = ByteBuffer.wrap(flowMod);
        final var matchLength = in.getShort(MATCH_OFFSET + Short.BYTES);
        in.position(MATCH_OFFSET + matchLength + Subtypes.padding(matchLength) + INSTRUCTION_LENGTH);
        final var actions = new byte[in.remaining()];
        in.get(actions);
        return Bytes.of(actions);
    }
}
