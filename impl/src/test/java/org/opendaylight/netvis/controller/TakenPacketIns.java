/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.controller;

import com.google.common.collect.ImmutableSet;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.netvis.ovs.ConnectionListener;
import org.opendaylight.netvis.ovs.PacketInListener;
import org.opendaylight.netvis.ovs.RawOpenflow;
import org.opendaylight.netvis.ovs.SwitchConnection;
import org.opendaylight.yangtools.concepts.AbstractRegistration;
import org.opendaylight.yangtools.concepts.Registration;

/**
 * Knows which packet-ins are taken.
 */
final class TakenPacketIns implements RawOpenflow {
    private final Set<Long> cookies = new HashSet<>();
    private int registrations;

    Set<Long> cookies() {
        return ImmutableSet.copyOf(cookies);
    }

    int registrations() {
        return registrations;
    }

    @Override
    public @Nullable SwitchConnection connection(final long datapathId) {
        return null;
    }

    @Override
    public Registration listen(final ConnectionListener listener) {
        return () -> { };
    }

    @Override
    public Registration packetIns(final long datapathId, final long cookie, final PacketInListener listener) {
        if (!cookies.add(cookie)) {
            throw new IllegalStateException("taken already: " + cookie);
        }
        registrations++;
        return new AbstractRegistration() {
            @Override
            protected void removeRegistration() {
                cookies.remove(cookie);
            }
        };
    }
}
