/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.google.common.collect.ImmutableSet;
import com.google.common.util.concurrent.SettableFuture;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opendaylight.infrautils.diagstatus.DiagStatusService;
import org.opendaylight.infrautils.diagstatus.ServiceRegistration;
import org.opendaylight.openflowjava.protocol.api.connection.ConnectionAdapter;
import org.opendaylight.openflowjava.protocol.api.connection.ConnectionConfiguration;
import org.opendaylight.openflowjava.protocol.api.connection.SwitchConnectionHandler;
import org.opendaylight.openflowjava.protocol.impl.core.SwitchConnectionProviderImpl;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.config.rev140630.TransportProtocol;

/**
 * openflowplugin's own server on a port of this machine, and switches that are played with sockets.
 */
class OSGiRawOpenflowTest {
    private static final int PATIENCE_SECONDS = 60;
    private static final String FEATURES = "00000000fe000000" + "0000004f00000000";

    private final ExecutorService executor = Executors.newSingleThreadExecutor();
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final FakeMastering mastering = new FakeMastering();
    /** However slow this machine is, the first switch is in time to answer. */
    private final OSGiRawOpenflow raw = new OSGiRawOpenflow(mastering,
        new Connections(mastering, TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS), Runnable::run));
    private SwitchConnectionProviderImpl provider;
    private InetSocketAddress address;

    /** A switch that says what it is told to say. */
    private record Peer(Socket socket) implements AutoCloseable {
        void send(final String hex) throws IOException {
            socket.getOutputStream().write(HexFormat.of().parseHex(hex));
        }

        /** {@return the next message, as hex} */
        String receive() throws IOException {
            final var in = new DataInputStream(socket.getInputStream());
            final var header = in.readNBytes(8);
            assertEquals(8, header.length, "the connection has ended");
            final var body = in.readNBytes(Short.toUnsignedInt(ByteBuffer.wrap(header).getShort(2)) - 8);
            return HexFormat.of().formatHex(header) + HexFormat.of().formatHex(body);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    @BeforeEach
    void beforeEach() throws Exception {
        final var configuration = mock(ConnectionConfiguration.class);
        when(configuration.getAddress()).thenReturn(InetAddress.getLoopbackAddress());
        when(configuration.getTransferProtocol()).thenReturn(TransportProtocol.TCP);
        when(configuration.getSwitchIdleTimeout()).thenReturn(15_000L);
        when(configuration.useBarrier()).thenReturn(true);
        when(configuration.getChannelOutboundQueueSize()).thenReturn(1024);
        final var diagnosis = mock(DiagStatusService.class);
        when(diagnosis.register(any())).thenReturn(mock(ServiceRegistration.class));
        provider = new SwitchConnectionProviderImpl(diagnosis, configuration);
    }

    @AfterEach
    void afterEach() throws Exception {
        raw.close();
        provider.close();
        executor.shutdown();
    }

    @Test
    void secondSwitchCannotAnswer() throws Exception {
        start(true);
        try (var one = connect(17); var other = connect(18)) {
            final var answer = SettableFuture.<String>create();
            final var conversation = raw.connection(17).converse(1, (index, type, body) -> answer.set("answer"));
            final var barrier = String.format("04150008%08x", conversation.xid(0));
            other.send(barrier);
            // Something that is answered, so that the message before it has been handled
            other.send("0402000800000007");
            assertEquals("0403000800000007", other.receive());
            assertEquals(false, answer.isDone());
            one.send(barrier);
            assertEquals("answer", answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        }
        assertNull(awaitEnd(17));
    }

    @Test
    void secondSwitchWithTheSameDatapathIdGetsNothing() throws Exception {
        start(true);
        try (var one = connect(17); var other = socket()) {
            other.send("0400000800000001" + "0406002000000015" + "0000000000000011" + FEATURES);
            final var echo = one.receive();
            assertEquals("04020008", echo.substring(0, 8));
            one.send("04030008" + echo.substring(8));
            raw.listen((id, connection, rivals) -> told.add(rivals.toString()));
            final var rivals = ImmutableSet.of("127.0.0.1:" + other.socket.getLocalPort()).toString();
            for (var text = poll(); !text.equals(rivals); text = poll()) {
                assertEquals("[]", text);
            }
        }
    }

    @Test
    void connectionIsFoundThoughItWasThereBefore() throws Exception {
        start(false);
        try (var one = socket()) {
            one.send("0400000800000001");
            one.receive();
            raw.bindProvider(provider);
            raw.listen((id, connection, rivals) -> told.add(id + " " + (connection != null)));
            one.send("0402000800000007");
            final var messages = new String[] {one.receive(), one.receive()};
            Arrays.sort(messages);
            assertEquals("0403000800000007", messages[0]);
            assertEquals("04050008", messages[1].substring(0, 8));
            one.send("04060020" + messages[1].substring(8) + "0000000000000011" + FEATURES);
            assertEquals("17 true", poll());
        }
    }

    @Test
    void closeLeavesNoTrace() throws Exception {
        start(true);
        try (var one = connect(17)) {
            raw.close();
            assertNull(awaitEnd(17));
            one.send("0402000800000007");
            assertEquals("0403000800000007", one.receive());
        }
    }

    private void start(final boolean bound) throws Exception {
        if (bound) {
            raw.bindProvider(provider);
        }
        provider.startup(new SwitchConnectionHandler() {
            @Override
            public boolean accept(final InetAddress switchAddress) {
                return true;
            }

            @Override
            public void onSwitchConnected(final ConnectionAdapter connection) {
                final var listener = new PoliteListener(connection);
                connection.setMessageListener(listener);
                connection.setSystemListener(listener);
                connection.setConnectionReadyListener(() -> { });
                connection.setExecutorService(executor);
            }
        }).get();
        address = provider.getServerFacade().localAddress();
    }

    private Peer socket() throws IOException {
        final var socket = new Socket(address.getAddress(), address.getPort());
        socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        return new Peer(socket);
    }

    private Peer connect(final long datapathId) throws Exception {
        final var peer = socket();
        try (var registration = raw.listen((id, connection, rivals) -> told.add(id + " " + (connection != null)))) {
            peer.send("0400000800000001" + String.format("0406002000000015%016x", datapathId) + FEATURES);
            assertTrue(peer.receive().startsWith("0400"));
            while (!poll().equals(datapathId + " true")) {
                assertTrue(told.size() <= 1);
            }
        }
        return peer;
    }

    private String poll() throws InterruptedException {
        return requireNonNull(told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS), "nothing was told");
    }

    private SwitchConnection awaitEnd(final long datapathId) throws InterruptedException {
        told.clear();
        try (var registration = raw.listen((id, connection, rivals) -> told.add(id + " " + (connection != null)))) {
            while (raw.connection(datapathId) != null) {
                poll();
            }
        }
        return raw.connection(datapathId);
    }
}
