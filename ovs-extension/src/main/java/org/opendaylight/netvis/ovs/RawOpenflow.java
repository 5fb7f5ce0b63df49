/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.yangtools.concepts.Registration;

/**
 * Complete OpenFlow 1.3 messages on the connections that openflowplugin keeps, as bytes.
 *
 * <p>What comes in counts only from the connection that it came by: an answer is for who asked on that connection, a
 * packet-in for who wants those of the switch at its other end. Everything else goes to openflowplugin as if nothing
 * were here. Thread-safe.
 */
@NonNullByDefault
public interface RawOpenflow {
    /**
     * {@return the connection of a switch, null if it has none, or none that speaks OpenFlow 1.3} A switch has one at
     * most: a later one with the same datapath id waits for the end of the first.
     *
     * @param datapathId the switch, unsigned
     */
    @Nullable SwitchConnection connection(long datapathId);

    /**
     * Takes packet-ins with a certain cookie from one switch; openflowplugin does not see those that the listener
     * wants. It goes on when the switch reconnects.
     *
     * @param datapathId the switch, unsigned
     * @param cookie cookie of the flow that sent the packet to the controller; all ones when a packet-out did
     * @param listener who is told
     * @return the registration, to be closed when no more packets matter
     * @throws IllegalStateException if packet-ins of this switch with this cookie are being taken already
     */
    Registration packetIns(long datapathId, long cookie, PacketInListener listener);

    /**
     * Tells of connections: at once of those that there are, later of all changes.
     *
     * @param listener who is told
     * @return the registration, to be closed when no more changes matter
     */
    Registration listen(ConnectionListener listener);
}
