/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.osgi;

import com.google.common.base.Ticker;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.opendaylight.mdsal.binding.api.ActionProviderService;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.dom.api.DOMDataBroker;
import org.opendaylight.netvis.compile.Probes;
import org.opendaylight.netvis.controller.VisibilityController;
import org.opendaylight.netvis.inventory.SwitchInventory;
import org.opendaylight.netvis.openflow.RawSession;
import org.opendaylight.netvis.ovs.RawOpenflow;
import org.opendaylight.netvis.status.Status;
import org.opendaylight.netvis.status.StatusSink;
import org.opendaylight.netvis.status.Vitals;
import org.opendaylight.netvis.yang.CommitWatch;
import org.opendaylight.netvis.yang.ConfigurationDatastore;
import org.opendaylight.netvis.yang.StatusWriter;
import org.opendaylight.netvis.yang.TenantActions;
import org.opendaylight.openflowplugin.api.openflow.mastership.MastershipChangeServiceManager;
import org.opendaylight.yangtools.binding.data.codec.api.BindingNormalizedNodeSerializer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * netvis in OpenDaylight: starts when everything that it needs is there, {@link RawOpenflow} among it, so that no
 * switch is ever programmed without knowing its connection.
 */
@Component(service = Vitals.Source.class, immediate = true)
public final class NetvisComponent implements Vitals.Source, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NetvisComponent.class);

    private final VisibilityController controller;
    private final SwitchInventory inventory;
    private final ConfigurationDatastore configuration;
    private final CommitWatch commits = new CommitWatch(Ticker.systemTicker());
    private final Clock clock = Clock.systemUTC();
    private final TenantActions actions;
    private volatile Published published = new Published(Status.EMPTY, Optional.empty());

    private record Published(Status status, Optional<Instant> when) {
    }

    /**
     * Starts netvis.
     *
     * @param broker the datastore
     * @param domBroker the datastore, for what the other has no way to offer
     * @param codec translates between the two
     * @param masterships who knows of which switches this controller is master
     * @param raw who carries OpenFlow messages
     * @param actionProvider who takes what answers questions
     */
    @Activate
    public NetvisComponent(@Reference final DataBroker broker, @Reference final DOMDataBroker domBroker,
            @Reference final BindingNormalizedNodeSerializer codec,
            @Reference final MastershipChangeServiceManager masterships, @Reference final RawOpenflow raw,
            @Reference final ActionProviderService actionProvider) {
        controller = new VisibilityController(
            thread -> noting(new StatusWriter(broker, thread, commits::problem)), raw, clock);
        inventory = new SwitchInventory(broker, masterships, raw,
            connection -> new RawSession(raw, connection, Probes.COOKIE), controller::onSwitches);
        configuration = new ConfigurationDatastore(domBroker, codec, commits, controller);
        actions = new TenantActions(actionProvider, controller);
        LOG.info("netvis started");
    }

    private StatusSink noting(final StatusSink sink) {
        return status -> {
            published = new Published(status, Optional.of(clock.instant()));
            return sink.write(status);
        };
    }

    @Override
    public Vitals vitals() {
        final var latest = published;
        return new Vitals(latest.status(), latest.when(), commits.problem(), controller.activity());
    }

    @Deactivate
    @Override
    public void close() {
        actions.close();
        configuration.close();
        inventory.close();
        controller.close();
        LOG.info("netvis stopped; switches keep what they have");
    }
}
