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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets openflowplugin have the next connection of a switch when it has done with the last, as it takes them for one
 * another, and sees to it that it becomes master. Thread-safe.
 */
@NonNullByDefault
final class Admission {
    private static final Logger LOG = LoggerFactory.getLogger(Admission.class);
    private static final long STEP_MILLISECONDS = 20;
    /** So long a switch waits until openflowplugin has done with its last connection, before something is done. */
    private static final long CLEAR_MILLISECONDS = 2000;
    /** So long it waits at all: openflowplugin may have other ways in a later version. */
    private static final long MAX_WAIT_MILLISECONDS = 5000;
    /** So long openflowplugin has to become master of a switch; on an idle machine it takes a tenth of a second. */
    static final long MASTER_MILLISECONDS = 6000;
    /** The second time it has twice as long, and so on, as the machine may be slow. */
    private static final int MAX_DOUBLINGS = 4;

    private final Mastering mastering;
    private final Map<Long, Integer> renewals = new ConcurrentHashMap<>();
    /** Switches of whose last connection something may be left. */
    private final Set<Long> unclear = ConcurrentHashMap.newKeySet();

    Admission(final Mastering mastering) {
        this.mastering = requireNonNull(mastering);
    }

    /**
     * Admits the one connection of a switch, now or when it can be.
     *
     * @param next the connection
     * @param then what to do when it has been admitted
     */
    void admit(final ChannelConnection next, final Runnable then) {
        tryToAdmit(next, then, 0);
    }

    /** The last connection of a switch ended before openflowplugin had become master. */
    void interrupted(final long datapathId) {
        unclear.add(datapathId);
    }

    /** A switch has not come back. */
    void forget(final long datapathId) {
        renewals.remove(datapathId);
        if (unclear.remove(datapathId)) {
            mastering.clear(datapathId);
        }
    }

    private void tryToAdmit(final ChannelConnection next, final Runnable then, final long waited) {
        if (!next.isOpen()) {
            return;
        }
        final boolean isHeld = next.isHeld();
        if (isHeld && waited < MAX_WAIT_MILLISECONDS && !isOver(next.datapathId(), waited)) {
            next.schedule(STEP_MILLISECONDS, () -> tryToAdmit(next, then, waited + STEP_MILLISECONDS));
            return;
        }
        if (isHeld && next.speaksOpenflow13()) {
            watch(next);
        }
        next.admit();
        then.run();
    }

    /** {@return whether openflowplugin has done with the last connection} If it takes too long, that is helped on. */
    private boolean isOver(final long datapathId, final long waited) {
        if ((unclear.contains(datapathId) || waited == CLEAR_MILLISECONDS) && mastering.clear(datapathId)) {
            unclear.remove(datapathId);
        }
        return !unclear.contains(datapathId) && mastering.isOver(datapathId);
    }

    /** Sometimes openflowplugin never becomes master, until the connection is renewed. */
    private void watch(final ChannelConnection connection) {
        final var datapathId = connection.datapathId();
        final int before = renewals.getOrDefault(datapathId, 0);
        connection.schedule(MASTER_MILLISECONDS << Math.min(before, MAX_DOUBLINGS), () -> {
            if (mastering.isDone(datapathId)) {
                renewals.remove(datapathId);
            } else if (connection.isOpen()) {
                LOG.warn("Switch {} still has no master: its connection {} is renewed", Connections.hex(datapathId),
                    connection.remoteAddress());
                renewals.merge(datapathId, 1, Integer::sum);
                connection.renew();
            }
        });
    }
}
