/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs;

import io.netty.buffer.ByteBuf;
import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * Who takes packets that switches send to the controller.
 */
@FunctionalInterface
@NonNullByDefault
public interface PacketInListener {
    /**
     * Hears one packet-in. Runs on the thread that serves the connection, so it must be quick; the packet-ins of one
     * connection come in their order, those of several at the same time.
     *
     * @param body an {@code ofp_packet_in} behind its OpenFlow header (OpenFlow 1.3.5, section 7.4.1): total length at
     *             4, reason at 6, table at 7, cookie at 8, match from 16, then two bytes of padding and the frame. Only
     *             valid during the call, unless it is retained
     * @return whether the packet was for this listener; if not, openflowplugin gets it
     */
    boolean onPacketIn(ByteBuf body);
}
