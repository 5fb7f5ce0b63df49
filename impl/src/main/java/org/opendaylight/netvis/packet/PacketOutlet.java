/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.packet;

/**
 * The way back to the switch.
 */
@FunctionalInterface
public interface PacketOutlet {
    /**
     * Sends messages, without waiting.
     *
     * @param messages complete OpenFlow messages, one after the other; they do not change any more
     * @return whether they are on their way; if not, there is no room for now, and nothing was sent
     */
    boolean send(byte[] messages);
}
