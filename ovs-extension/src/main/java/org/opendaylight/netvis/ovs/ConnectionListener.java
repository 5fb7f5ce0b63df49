/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs;

import com.google.common.collect.ImmutableSet;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Who hears of the connections of switches.
 */
@FunctionalInterface
@NonNullByDefault
public interface ConnectionListener {
    /**
     * Hears of a change. Runs on the thread that serves a connection, so it must be quick.
     *
     * @param datapathId the switch, unsigned
     * @param connection its connection, null if it has none
     * @param rivals address and port of each other switch that came with the same datapath id while this connection was
     *               alive, and gets nothing
     */
    void onConnection(long datapathId, @Nullable SwitchConnection connection, ImmutableSet<String> rivals);
}
