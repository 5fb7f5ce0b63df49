/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs;

import static java.util.Objects.requireNonNull;

import org.opendaylight.openflowjava.protocol.api.connection.ConnectionAdapter;
import org.opendaylight.openflowjava.protocol.api.util.EncodeConstants;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.protocol.rev130731.EchoReplyInputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.protocol.rev130731.EchoRequestMessage;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.protocol.rev130731.ErrorMessage;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.protocol.rev130731.ExperimenterMessage;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.protocol.rev130731.FlowRemovedMessage;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.protocol.rev130731.HelloInputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.protocol.rev130731.HelloMessage;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.protocol.rev130731.MultipartReplyMessage;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.protocol.rev130731.PacketInMessage;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.protocol.rev130731.PortStatusMessage;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.system.rev130927.DisconnectEvent;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.system.rev130927.SslConnectionError;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.system.rev130927.SwitchIdleEvent;
import org.opendaylight.yangtools.yang.common.Uint32;

/**
 * What openflowplugin answers by itself: a hello and echo requests.
 */
final class PoliteListener implements ConnectionAdapter.MessageListener, ConnectionAdapter.SystemListener {
    private final ConnectionAdapter connection;

    PoliteListener(final ConnectionAdapter connection) {
        this.connection = requireNonNull(connection);
    }

    @Override
    public void onHello(final HelloMessage hello) {
        connection.hello(new HelloInputBuilder().setVersion(EncodeConstants.OF_VERSION_1_3).setXid(Uint32.ONE)
            .build());
    }

    @Override
    public void onEchoRequest(final EchoRequestMessage request) {
        connection.echoReply(new EchoReplyInputBuilder().setVersion(EncodeConstants.OF_VERSION_1_3)
            .setXid(request.getXid()).build());
    }

    @Override
    public void onError(final ErrorMessage event) {
        // Of no interest
    }

    @Override
    public void onExperimenter(final ExperimenterMessage event) {
        // Of no interest
    }

    @Override
    public void onPacketIn(final PacketInMessage event) {
        // Of no interest
    }

    @Override
    public void onFlowRemoved(final FlowRemovedMessage event) {
        // Of no interest
    }

    @Override
    public void onPortStatus(final PortStatusMessage event) {
        // Of no interest
    }

    @Override
    public void onMultipartReply(final MultipartReplyMessage event) {
        // Of no interest
    }

    @Override
    public void onDisconnect(final DisconnectEvent event) {
        // Of no interest
    }

    @Override
    public void onSwitchIdle(final SwitchIdleEvent event) {
        // Of no interest
    }

    @Override
    public void onSslConnectionError(final SslConnectionError event) {
        // Of no interest
    }
}
