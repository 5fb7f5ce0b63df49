/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.inventory;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.netvis.openflow.OwnedSession;
import org.opendaylight.netvis.openflow.SwitchSession;
import org.opendaylight.netvis.ovs.RawOpenflow;
import org.opendaylight.netvis.ovs.SwitchConnection;
import org.opendaylight.openflowplugin.api.OFConstants;
import org.opendaylight.openflowplugin.api.openflow.device.DeviceInfo;
import org.opendaylight.openflowplugin.api.openflow.mastership.MastershipChangeService;
import org.opendaylight.openflowplugin.api.openflow.mastership.MastershipChangeServiceManager;
import org.opendaylight.yangtools.concepts.Registration;

/**
 * The sessions with the switches of which this controller is master. Used on the inventory's thread only, to which it
 * posts what openflowplugin tells it.
 *
 * <p>A session is for one connection: it begins when that is known and openflowplugin has called this controller
 * master, which it does after it has registered the RPCs of the switch, and it ends with the first of the two that
 * goes. The switch of a session speaks OpenFlow 1.3, others have no {@link SwitchConnection}.
 *
 * <p>openflowplugin tells those who come late of the switches that they missed, but not of one that is being set up at
 * that very moment. Hence {@link #check(long)}, which asks again.
 */
final class Mastership implements MastershipChangeService, AutoCloseable {
    /** What is known of one switch. */
    private static final class Known {
        private @Nullable DeviceInfo owner;
        private @Nullable SwitchConnection connection;
        private @Nullable OwnedSession session;
        private ImmutableSet<String> rivals = ImmutableSet.of();

        void end() {
            final var ended = session;
            session = null;
            if (ended != null) {
                ended.close();
            }
        }

        boolean isEmpty() {
            return owner == null && connection == null && rivals.isEmpty();
        }
    }

    private final Map<Long, Known> switches = new HashMap<>();
    private final MastershipChangeServiceManager masterships;
    private final Function<SwitchConnection, ? extends OwnedSession> sessions;
    private final Executor thread;
    private final Registration connections;
    private Registration registration;

    Mastership(final MastershipChangeServiceManager masterships, final RawOpenflow raw,
            final Function<SwitchConnection, ? extends OwnedSession> sessions, final Executor thread) {
        this.masterships = requireNonNull(masterships);
        this.sessions = requireNonNull(sessions);
        this.thread = requireNonNull(thread);
        connections = raw.listen((datapathId, connection, rivals) ->
            thread.execute(() -> connect(datapathId, connection, rivals)));
        registration = masterships.register(this);
    }

    @Override
    public void onBecomeOwner(final DeviceInfo deviceInfo) {
        thread.execute(() -> own(deviceInfo.getDatapathId().longValue(), deviceInfo));
    }

    @Override
    public void onLoseOwnership(final DeviceInfo deviceInfo) {
        thread.execute(() -> own(deviceInfo.getDatapathId().longValue(), null));
    }

    @Nullable SwitchSession session(final long datapathId) {
        final var known = switches.get(datapathId);
        return known == null ? null : known.session;
    }

    /**
     * {@return what a person has to put right about a switch, if there is anything}
     *
     * @param datapathId the switch
     */
    Optional<String> problem(final long datapathId) {
        final var known = switches.get(datapathId);
        if (known == null) {
            return Optional.empty();
        }
        final var connection = known.connection;
        if (!known.rivals.isEmpty()) {
            return Optional.of(String.format("other switches come with its datapath id %016x and get nothing: %s, "
                + "while the bridge is %s; give each another datapath id", datapathId, String.join(", ", known.rivals),
                connection == null ? "gone" : connection.remoteAddress()));
        }
        final var owner = known.owner;
        return connection == null && owner != null && owner.getVersion() != null
            && !OFConstants.OFP_VERSION_1_3.equals(owner.getVersion())
            ? Optional.of("it speaks another OpenFlow version than 1.3: set protocols=OpenFlow13 at the bridge")
            : Optional.empty();
    }

    /**
     * Asks openflowplugin whether this controller is master of a switch, unless that is known.
     *
     * @param datapathId the switch
     */
    void check(final long datapathId) {
        final var known = switches.get(datapathId);
        if (known == null || known.owner == null) {
            registration.close();
            registration = masterships.register(this);
        }
    }

    @Override
    public void close() {
        connections.close();
        registration.close();
        switches.values().forEach(Known::end);
        switches.clear();
    }

    private void own(final long datapathId, final @Nullable DeviceInfo owner) {
        final var known = switches.computeIfAbsent(datapathId, id -> new Known());
        // Each connection has an object of its own, equal to that of the connection before it
        if (known.owner != owner) {
            known.end();
            known.owner = owner;
        }
        settle(datapathId, known);
    }

    private void connect(final long datapathId, final @Nullable SwitchConnection connection,
            final ImmutableSet<String> rivals) {
        final var known = switches.computeIfAbsent(datapathId, id -> new Known());
        known.rivals = rivals;
        if (known.connection != connection) {
            known.end();
            if (known.connection != null) {
                // That was for the connection which has gone, even if openflowplugin has not told yet
                known.owner = null;
            }
            known.connection = connection;
        }
        settle(datapathId, known);
    }

    private void settle(final long datapathId, final Known known) {
        final var connection = known.connection;
        if (known.session == null && known.owner != null && connection != null) {
            known.session = sessions.apply(connection);
        }
        if (known.isEmpty()) {
            switches.remove(datapathId);
        }
    }
}
