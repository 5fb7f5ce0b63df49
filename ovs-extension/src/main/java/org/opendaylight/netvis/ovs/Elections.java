/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs;

import static java.util.Objects.requireNonNull;

import io.netty.util.concurrent.GlobalEventExecutor;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.mdsal.eos.binding.api.Entity;
import org.opendaylight.mdsal.eos.binding.api.EntityOwnershipListener;
import org.opendaylight.mdsal.eos.binding.api.EntityOwnershipService;
import org.opendaylight.mdsal.eos.common.api.CandidateAlreadyRegisteredException;
import org.opendaylight.mdsal.eos.common.api.EntityOwnershipStateChange;
import org.opendaylight.openflowplugin.api.openflow.device.DeviceInfo;
import org.opendaylight.openflowplugin.api.openflow.mastership.MastershipChangeService;
import org.opendaylight.openflowplugin.api.openflow.mastership.MastershipChangeServiceManager;
import org.opendaylight.yangtools.concepts.Registration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The elections by which openflowplugin becomes master, as seen in the entity ownership service.
 *
 * <p>MD-SAL's singleton service makes two candidatures for each switch: one to be chosen, then one that is kept until
 * everything has been cleaned up. If the second is withdrawn before the service has told of its outcome, it may never
 * tell, and the singleton service waits for ever: the switch stays without master until a restart. The same happens if
 * the service loses a message, as it does when the process is paused for longer than 5 seconds. Then a candidature of
 * ours, made and withdrawn, makes it tell.
 */
@NonNullByDefault
final class Elections implements Mastering, EntityOwnershipListener, MastershipChangeService {
    private static final Logger LOG = LoggerFactory.getLogger(Elections.class);
    /** The types of entity of MD-SAL's EOSClusterSingletonServiceProvider. */
    private static final String SERVICE = "org.opendaylight.mdsal.ServiceEntityType";
    private static final String CLEANUP = "org.opendaylight.mdsal.AsyncServiceCloseEntityType";
    private static final String NODE_PREFIX = "openflow:";
    /** So long a candidature of ours may take, if nothing is told of it. */
    private static final long CLEAR_MILLISECONDS = 1000;

    private final EntityOwnershipService ownership;
    private final Registration listener;
    private final Registration masterships;
    private final Map<String, EntityOwnershipStateChange> outcomes = new ConcurrentHashMap<>();
    private final Map<String, Registration> clearing = new ConcurrentHashMap<>();
    private final Set<String> mastered = ConcurrentHashMap.newKeySet();

    Elections(final EntityOwnershipService ownership, final MastershipChangeServiceManager masterships) {
        this.ownership = requireNonNull(ownership);
        listener = ownership.registerListener(CLEANUP, this);
        this.masterships = masterships.register(this);
    }

    @Override
    public boolean isUnderWay(final long datapathId) {
        final var name = name(datapathId);
        final var outcome = outcomes.get(name);
        return isCandidate(name) && (outcome == null || !outcome.hasOwner());
    }

    @Override
    public boolean isOver(final long datapathId) {
        final var name = name(datapathId);
        final var outcome = outcomes.get(name);
        return !isCandidate(name) && (outcome == null || !outcome.isOwner());
    }

    @Override
    public boolean isDone(final long datapathId) {
        final var name = name(datapathId);
        final var outcome = outcomes.get(name);
        return mastered.contains(name) || outcome != null && outcome.hasOwner() && !outcome.isOwner();
    }

    @Override
    public boolean clear(final long datapathId) {
        final var name = name(datapathId);
        final var registration = candidature(name);
        if (registration == null) {
            return false;
        }
        clearing.put(name, registration);
        GlobalEventExecutor.INSTANCE.schedule(() -> withdraw(name), CLEAR_MILLISECONDS, TimeUnit.MILLISECONDS);
        return true;
    }

    @Override
    public void ownershipChanged(final Entity entity, final EntityOwnershipStateChange change,
            final boolean inJeopardy) {
        final var name = entity.getIdentifier().firstKeyOf(org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns
            .yang.mdsal.core.general.entity.rev150930.Entity.class).getName();
        if (name.startsWith(NODE_PREFIX)) {
            if (change.hasOwner()) {
                outcomes.put(name, change);
            } else {
                outcomes.remove(name);
            }
            if (change.isOwner()) {
                withdraw(name);
            }
        }
    }

    @Override
    public void onBecomeOwner(final DeviceInfo device) {
        mastered.add(name(device.getDatapathId().longValue()));
    }

    @Override
    public void onLoseOwnership(final DeviceInfo device) {
        mastered.remove(name(device.getDatapathId().longValue()));
    }

    @Override
    public void close() {
        masterships.close();
        listener.close();
        clearing.keySet().forEach(this::withdraw);
    }

    private @Nullable Registration candidature(final String name) {
        final var entity = new Entity(CLEANUP, name);
        if (isCandidate(name)) {
            return null;
        }
        try {
            return ownership.registerCandidate(entity);
        } catch (CandidateAlreadyRegisteredException e) {
            LOG.debug("{} has come to life meanwhile", name, e);
            return null;
        }
    }

    private void withdraw(final String name) {
        final var registration = clearing.remove(name);
        if (registration != null) {
            registration.close();
        }
    }

    private boolean isCandidate(final String name) {
        return ownership.isCandidateRegistered(new Entity(SERVICE, name))
            || ownership.isCandidateRegistered(new Entity(CLEANUP, name));
    }

    private static String name(final long datapathId) {
        return NODE_PREFIX + Long.toUnsignedString(datapathId);
    }
}
