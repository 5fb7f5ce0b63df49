/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableSet;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.yangtools.concepts.AbstractRegistration;
import org.opendaylight.yangtools.concepts.Registration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which connection is whose: each datapath id has one at most. Thread-safe.
 *
 * <p>openflowplugin gives the place to whoever came last, and ends the connection before. So two switches with one
 * datapath id would throw each other out for ever. Here the first keeps its place as long as it answers. The second is
 * held where it has told its datapath id and openflowplugin does not know it: it gets nothing, and its presence is
 * told. A switch that reconnects while its old connection is half dead is no second one: the old one does not answer.
 */
final class Connections {
    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);
    /** So long has a switch to answer an echo request, as it has from openflowplugin. */
    static final long ECHO_MILLISECONDS = 2000;
    /** So long a second switch is told after it has gone: it may just be coming again. */
    private static final long RIVAL_MILLISECONDS = 5000;

    private final long echoMilliseconds;
    private final Executor later;
    private final Mastering mastering;
    private final Admission admission;
    private final Map<Long, Place> places = new HashMap<>();
    private final Set<ConnectionListener> listeners = new CopyOnWriteArraySet<>();

    /** The place of one datapath id. */
    private static final class Place {
        private final Deque<ChannelConnection> waiting = new ArrayDeque<>();
        private final Map<ChannelConnection, String> rivals = new LinkedHashMap<>();
        private @Nullable ChannelConnection current;

        boolean isEmpty() {
            return current == null && waiting.isEmpty() && rivals.isEmpty();
        }

        /** {@return the first that waits, now that nobody is here; null if nobody comes in} */
        @Nullable ChannelConnection next() {
            if (current != null || waiting.isEmpty()) {
                return null;
            }
            current = waiting.removeFirst();
            return current;
        }
    }

    Connections(final Mastering mastering) {
        this(mastering, ECHO_MILLISECONDS,
            task -> GlobalEventExecutor.INSTANCE.schedule(task, RIVAL_MILLISECONDS, TimeUnit.MILLISECONDS));
    }

    /** With the time that a switch has to answer, and a way to run what is to be done a while later. */
    Connections(final Mastering mastering, final long echoMilliseconds, final Executor later) {
        this.echoMilliseconds = echoMilliseconds;
        this.mastering = requireNonNull(mastering);
        this.later = requireNonNull(later);
        admission = new Admission(mastering);
    }

    synchronized @Nullable SwitchConnection get(final long datapathId) {
        final var place = places.get(datapathId);
        return place == null ? null : usable(place);
    }

    Registration listen(final ConnectionListener listener) {
        listeners.add(requireNonNull(listener));
        final Set<Long> known;
        synchronized (this) {
            known = ImmutableSet.copyOf(places.keySet());
        }
        known.forEach(this::tell);
        return new AbstractRegistration() {
            @Override
            protected void removeRegistration() {
                listeners.remove(listener);
            }
        };
    }

    /** A connection has told its datapath id. */
    void arrive(final ChannelConnection arriving) {
        final ChannelConnection first;
        final ChannelConnection next;
        synchronized (this) {
            final var place = places.computeIfAbsent(arriving.datapathId(), id -> new Place());
            place.waiting.addLast(arriving);
            first = place.current;
            next = place.next();
        }
        admit(next);
        if (first != null) {
            first.ping(echoMilliseconds, answers -> decide(first, arriving, answers));
        }
    }

    /** A connection is gone. */
    void leave(final ChannelConnection gone) {
        if (!gone.isKnown()) {
            return;
        }
        final var datapathId = gone.datapathId();
        final ChannelConnection next;
        synchronized (this) {
            final var place = places.get(datapathId);
            if (place == null) {
                return;
            }
            place.waiting.remove(gone);
            if (place.rivals.containsKey(gone)) {
                later.execute(() -> forget(gone));
            }
            if (place.current == gone) {
                place.current = null;
                // They have waited too long for openflowplugin, and come again at once
                place.rivals.keySet().forEach(ChannelConnection::disconnect);
            }
            next = place.next();
            if (place.isEmpty()) {
                places.remove(datapathId);
            }
        }
        if (gone.isInterrupted()) {
            admission.interrupted(datapathId);
            later.execute(() -> tidy(datapathId));
        }
        tell(datapathId);
        admit(next);
    }

    /** Keeps nothing of a switch that does not come back. */
    private void tidy(final long datapathId) {
        synchronized (this) {
            if (places.containsKey(datapathId)) {
                return;
            }
        }
        admission.forget(datapathId);
    }

    /** {@return whether openflowplugin is about to become master of a switch} */
    boolean isUnderWay(final ChannelConnection connection) {
        return mastering.isUnderWay(connection.datapathId());
    }

    private void admit(final @Nullable ChannelConnection next) {
        if (next != null) {
            admission.admit(next, () -> tell(next.datapathId()));
        }
    }

    private void decide(final ChannelConnection first, final ChannelConnection second, final boolean answers) {
        if (!answers) {
            LOG.info("Switch {}: {} does not answer, {} takes its place", hex(first.datapathId()),
                first.remoteAddress(), second.remoteAddress());
            first.disconnect();
        } else {
            refuse(first, second);
        }
    }

    private void refuse(final ChannelConnection first, final ChannelConnection second) {
        final boolean known;
        synchronized (this) {
            final var place = places.get(first.datapathId());
            if (place == null || place.current != first || !place.waiting.remove(second)) {
                return;
            }
            // It comes again and again, and it is enough to say so once
            known = !place.rivals.isEmpty();
            place.rivals.put(second, second.remoteAddress());
        }
        if (!known) {
            LOG.warn("Two switches with datapath id {}: {} keeps its place, {} gets nothing; give one another id",
                hex(first.datapathId()), first.remoteAddress(), second.remoteAddress());
        }
        tell(first.datapathId());
    }

    private void forget(final ChannelConnection rival) {
        final var datapathId = rival.datapathId();
        synchronized (this) {
            final var place = places.get(datapathId);
            if (place == null || place.rivals.remove(rival) == null) {
                return;
            }
            if (place.isEmpty()) {
                places.remove(datapathId);
            }
        }
        tell(datapathId);
    }

    /** Under a lock of its own, so that nobody hears what is past after what is. */
    private void tell(final long datapathId) {
        synchronized (listeners) {
            final SwitchConnection connection;
            final ImmutableSet<String> rivals;
            synchronized (this) {
                final var place = places.get(datapathId);
                connection = place == null ? null : usable(place);
                rivals = place == null ? ImmutableSet.of() : ImmutableSet.copyOf(place.rivals.values());
            }
            listeners.forEach(listener -> listener.onConnection(datapathId, connection, rivals));
        }
    }

    private static @Nullable SwitchConnection usable(final Place place) {
        final var current = place.current;
        return current != null && current.speaksOpenflow13() ? current : null;
    }

    static String hex(final long datapathId) {
        return String.format("%016x", datapathId);
    }
}
