/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs;

import java.net.InetAddress;
import org.opendaylight.openflowjava.protocol.api.connection.ConnectionAdapter;
import org.opendaylight.openflowjava.protocol.api.connection.ConnectionConfiguration;
import org.opendaylight.openflowjava.protocol.api.connection.ThreadConfiguration;
import org.opendaylight.openflowjava.protocol.api.connection.TlsConfiguration;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.config.rev140630.TransportProtocol;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.system.rev130927.DisconnectEvent;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.system.rev130927.SslConnectionError;
import org.opendaylight.yang.gen.v1.urn.opendaylight.openflow.system.rev130927.SwitchIdleEvent;

/**
 * Connections from this machine, as the distribution configures them.
 *
 * @param port TCP port
 */
record LocalConnections(int port) implements ConnectionConfiguration {
    private static final long IDLE_MILLISECONDS = 15_000;
    private static final int OUTBOUND_QUEUE = 1024;

    /** Does nothing when a connection is idle or ends. */
    static final class Ignorant implements ConnectionAdapter.SystemListener {
        @Override
        public void onDisconnect(final DisconnectEvent event) {
            // The benchmark ends as well.
        }

        @Override
        public void onSwitchIdle(final SwitchIdleEvent event) {
            // Of no interest
        }

        @Override
        public void onSslConnectionError(final SslConnectionError event) {
            // There is no TLS.
        }
    }

    @Override
    public InetAddress getAddress() {
        return InetAddress.getLoopbackAddress();
    }

    @Override
    public int getPort() {
        return port;
    }

    @Override
    public Object getTransferProtocol() {
        return TransportProtocol.TCP;
    }

    @Override
    public TlsConfiguration getTlsConfiguration() {
        return null;
    }

    @Override
    public long getSwitchIdleTimeout() {
        return IDLE_MILLISECONDS;
    }

    @Override
    public Object getSslContext() {
        return null;
    }

    @Override
    public ThreadConfiguration getThreadConfiguration() {
        return null;
    }

    @Override
    public boolean useBarrier() {
        return true;
    }

    @Override
    public boolean isGroupAddModEnabled() {
        return false;
    }

    @Override
    public int getChannelOutboundQueueSize() {
        return OUTBOUND_QUEUE;
    }
}
