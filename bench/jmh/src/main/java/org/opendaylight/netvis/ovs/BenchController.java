/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs;

import java.net.InetAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.opendaylight.openflowjava.protocol.api.connection.ConnectionAdapter;
import org.opendaylight.openflowjava.protocol.api.connection.SwitchConnectionHandler;
import org.opendaylight.openflowjava.protocol.api.util.EncodeConstants;
import org.opendaylight.openflowjava.protocol.impl.core.SwitchConnectionProviderImpl;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.protocol.rev130731.EchoReplyInputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.protocol.rev130731.EchoRequestMessage;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.protocol.rev130731.ErrorMessage;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.protocol.rev130731.ExperimenterMessage;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.protocol.rev130731.FlowRemovedMessage;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.protocol.rev130731.GetFeaturesInputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.protocol.rev130731.HelloInputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.protocol.rev130731.HelloMessage;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.protocol.rev130731.MultipartReplyMessage;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.protocol.rev130731.PacketInMessage;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.protocol.rev130731.PortStatusMessage;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * openflowplugin's connections and codecs with netvis's hook in them. What the hook leaves to openflowplugin is
 * counted; what openflowplugin does above its codecs is not here.
 */
final class BenchController implements SwitchConnectionHandler, ConnectionAdapter.MessageListener {
    private static final Logger LOG = LoggerFactory.getLogger(BenchController.class);

    private final OSGiRawOpenflow raw = new OSGiRawOpenflow(new SoleMaster());
    private final Consumer<PacketInMessage> decoded;
    /** The last one that came; a switch in a hurry may have given up others. */
    private volatile ConnectionAdapter connection;

    /** A controller that tells of packet-ins that went all the way through openflowplugin's decoder. */
    BenchController(final int port, final Consumer<PacketInMessage> decoded)
            throws InterruptedException, ExecutionException {
        this.decoded = decoded;
        final var provider = new SwitchConnectionProviderImpl(new NoDiagnosis(), new LocalConnections(port));
        raw.bindProvider(provider);
        provider.startup(this).get();
    }

    RawOpenflow raw() {
        return raw;
    }

    /** {@return the connection of the first switch} */
    SwitchConnection awaitSwitch() throws InterruptedException, ExecutionException {
        final var first = new CompletableFuture<SwitchConnection>();
        try (var registration = raw.listen((datapathId, known, rivals) -> {
            if (known != null) {
                first.complete(known);
            }
        })) {
            return first.get();
        }
    }

    @Override
    public boolean accept(final InetAddress address) {
        return true;
    }

    @Override
    public void onSwitchConnected(final ConnectionAdapter adapter) {
        adapter.setMessageListener(this);
        adapter.setSystemListener(new LocalConnections.Ignorant());
        adapter.setConnectionReadyListener(() -> { });
        adapter.setExecutorService(Executors.newSingleThreadExecutor());
        connection = adapter;
    }

    @Override
    public void onHello(final HelloMessage hello) {
        connection.hello(new HelloInputBuilder().setVersion(EncodeConstants.OF_VERSION_1_3)
            .setXid(Uint32.ONE).build());
        connection.getFeatures(new GetFeaturesInputBuilder().setVersion(EncodeConstants.OF_VERSION_1_3)
            .setXid(Uint32.TWO).build());
    }

    @Override
    public void onEchoRequest(final EchoRequestMessage request) {
        connection.echoReply(new EchoReplyInputBuilder()
            .setVersion(EncodeConstants.OF_VERSION_1_3).setXid(request.getXid()).setData(request.getData()).build());
    }

    @Override
    public void onPacketIn(final PacketInMessage packetIn) {
        decoded.accept(packetIn);
    }

    @Override
    public void onError(final ErrorMessage error) {
        LOG.warn("The switch has refused a message: {}", error);
    }

    @Override
    public void onExperimenter(final ExperimenterMessage message) {
        // Of no interest
    }

    @Override
    public void onFlowRemoved(final FlowRemovedMessage message) {
        // Of no interest
    }

    @Override
    public void onPortStatus(final PortStatusMessage message) {
        // Of no interest
    }

    @Override
    public void onMultipartReply(final MultipartReplyMessage message) {
        // Of no interest
    }
}
