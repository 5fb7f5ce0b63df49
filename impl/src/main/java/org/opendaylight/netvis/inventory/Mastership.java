/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.inventory;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.LongFunction;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.netvis.openflow.OwnedSession;
import org.opendaylight.netvis.openflow.SwitchSession;
import org.opendaylight.openflowplugin.api.openflow.device.DeviceInfo;
import org.opendaylight.openflowplugin.api.openflow.mastership.MastershipChangeService;
import org.opendaylight.openflowplugin.api.openflow.mastership.MastershipChangeServiceManager;
import org.opendaylight.yangtools.concepts.Registration;

/**
 * The sessions with the switches of which this controller is master. Used on the inventory's thread only, to which it
 * posts what openflowplugin tells it.
 *
 * <p>openflowplugin calls a controller master after it has registered the RPCs of the switch. It tells those who come
 * late of the switches that they missed, but not of one that is being set up at that very moment. Hence
 * {@link #check(long)}, which asks again.
 */
@NonNullByDefault
final class Mastership implements MastershipChangeService, AutoCloseable {
    /** A session and the connection that it is for. */
    private record Owned(DeviceInfo connection, OwnedSession session) {
        // Just a pair
    }

    private final Map<Long, Owned> owned = new HashMap<>();
    private final MastershipChangeServiceManager masterships;
    private final LongFunction<? extends OwnedSession> sessions;
    private final Executor thread;
    private Registration registration;

    Mastership(final MastershipChangeServiceManager masterships, final LongFunction<? extends OwnedSession> sessions,
            final Executor thread) {
        this.masterships = requireNonNull(masterships);
        this.sessions = requireNonNull(sessions);
        this.thread = requireNonNull(thread);
        registration = masterships.register(this);
    }

    @Override
    public void onBecomeOwner(final DeviceInfo deviceInfo) {
        thread.execute(() -> begin(deviceInfo));
    }

    @Override
    public void onLoseOwnership(final DeviceInfo deviceInfo) {
        thread.execute(() -> end(deviceInfo.getDatapathId().longValue()));
    }

    @Nullable SwitchSession session(final long datapathId) {
        final var known = owned.get(datapathId);
        return known == null ? null : known.session;
    }

    /**
     * Asks openflowplugin whether this controller is master of a switch, unless that is known.
     *
     * @param datapathId the switch
     */
    void check(final long datapathId) {
        if (!owned.containsKey(datapathId)) {
            registration.close();
            registration = masterships.register(this);
        }
    }

    @Override
    public void close() {
        registration.close();
        owned.values().forEach(known -> known.session.close());
        owned.clear();
    }

    private void begin(final DeviceInfo connection) {
        final var datapathId = connection.getDatapathId().longValue();
        final var known = owned.get(datapathId);
        // Each connection has an object of its own, equal to that of the connection before it
        if (known == null || known.connection != connection) {
            end(datapathId);
            owned.put(datapathId, new Owned(connection, sessions.apply(datapathId)));
        }
    }

    private void end(final long datapathId) {
        final var known = owned.remove(datapathId);
        if (known != null) {
            known.session.close();
        }
    }
}
