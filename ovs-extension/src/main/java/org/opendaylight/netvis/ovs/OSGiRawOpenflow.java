/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.mdsal.eos.binding.api.EntityOwnershipService;
import org.opendaylight.openflowjava.protocol.spi.connection.SwitchConnectionProvider;
import org.opendaylight.openflowplugin.api.openflow.mastership.MastershipChangeServiceManager;
import org.opendaylight.yangtools.concepts.Registration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the connections of openflowplugin, on each port that it listens on, and offers them as a service.
 */
@NonNullByDefault
@Component(service = RawOpenflow.class)
public final class OSGiRawOpenflow implements RawOpenflow, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OSGiRawOpenflow.class);

    private final PacketIns packetIns = new PacketIns();
    private final Map<SwitchConnectionProvider, ProviderTaps> providers = new ConcurrentHashMap<>();
    private final Mastering mastering;
    private final Connections connections;
    private final ConnectionAdoption adoption;

    /**
     * Starts to look for connections.
     *
     * @param ownership who elects masters in the cluster
     * @param masterships who knows of which switches this controller is master
     */
    @Activate
    public OSGiRawOpenflow(@Reference final EntityOwnershipService ownership,
            @Reference final MastershipChangeServiceManager masterships) {
        this(new Elections(ownership, masterships));
    }

    OSGiRawOpenflow(final Mastering mastering) {
        this(mastering, new Connections(mastering));
    }

    OSGiRawOpenflow(final Mastering mastering, final Connections connections) {
        this.mastering = requireNonNull(mastering);
        this.connections = requireNonNull(connections);
        adoption = new ConnectionAdoption(connections, packetIns);
    }

    @Reference(cardinality = ReferenceCardinality.AT_LEAST_ONE, policy = ReferencePolicy.DYNAMIC,
        policyOption = ReferencePolicyOption.GREEDY)
    void bindProvider(final SwitchConnectionProvider provider) {
        providers.computeIfAbsent(provider, key -> new ProviderTaps(key, adoption));
        LOG.info("connections of switches are known on {} port(s)", providers.size());
    }

    void unbindProvider(final SwitchConnectionProvider provider) {
        final var taps = providers.remove(provider);
        if (taps != null) {
            taps.close();
        }
    }

    @Override
    public @Nullable SwitchConnection connection(final long datapathId) {
        return connections.get(datapathId);
    }

    @Override
    public Registration packetIns(final long datapathId, final long cookie, final PacketInListener listener) {
        return packetIns.register(datapathId, cookie, listener);
    }

    @Override
    public Registration listen(final ConnectionListener listener) {
        return connections.listen(listener);
    }

    @Deactivate
    @Override
    public void close() {
        providers.values().forEach(ProviderTaps::close);
        providers.clear();
        adoption.close();
        mastering.close();
    }
}
