/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.policy;

import com.google.common.collect.ImmutableList;

/**
 * Where traffic is observed.
 */
public sealed interface Source {
    /** {@return whose it is, and its name} */
    SourceId id();

    /** {@return the bridge where it is} */
    BridgeId bridge();

    /** {@return the direction, as seen from the virtual machine or the tap port} */
    Direction direction();

    /** A direction of traffic. */
    enum Direction {
        /** What arrives. */
        RECEIVED,
        /** What leaves. */
        SENT,
        /** Both. */
        BOTH;

        /** {@return whether what arrives is observed} */
        public boolean received() {
            return this != SENT;
        }

        /** {@return whether what leaves is observed} */
        public boolean sent() {
            return this != RECEIVED;
        }
    }

    /**
     * A port of a bridge.
     *
     * @param id whose it is, and its name
     * @param bridge the bridge
     * @param port the name of the port
     * @param macs MAC addresses behind the port
     * @param direction the direction
     */
    record Port(SourceId id, BridgeId bridge, String port, ImmutableList<Long> macs, Direction direction)
            implements Source {
    }

    /**
     * An interface of a virtual machine on an inline bridge.
     *
     * @param id whose it is, and its name
     * @param bridge the bridge
     * @param mac its MAC address
     * @param direction the direction
     */
    record Vm(SourceId id, BridgeId bridge, long mac, Direction direction) implements Source {
    }
}
