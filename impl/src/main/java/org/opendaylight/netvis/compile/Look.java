/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import static java.util.Objects.requireNonNull;

import org.opendaylight.netvis.net.Strip;
import org.opendaylight.netvis.net.TunnelType;

/**
 * As what the controller looks at a packet that a switch sent it.
 */
public sealed interface Look {
    /** As the switch sent it. */
    record AsReceived() implements Look {
    }

    /** As the frame is, where Open vSwitch reads it otherwise, see {@link Unread}. */
    record Leniently() implements Look {
    }

    /**
     * As the frame is without a tag.
     *
     * @param tag what removes the tag
     */
    record BehindTag(Strip tag) implements Look {
        /**
         * Checks the presence.
         *
         * @param tag what removes the tag
         */
        public BehindTag {
            requireNonNull(tag);
        }
    }

    /**
     * As the packet in a tunnel.
     *
     * @param type the encapsulation
     * @param udpPort the UDP destination port, 0 for GRE
     */
    record InTunnel(TunnelType type, int udpPort) implements Look {
        /**
         * Checks the presence.
         *
         * @param type the encapsulation
         * @param udpPort the UDP destination port
         */
        public InTunnel {
            requireNonNull(type);
        }
    }

    /**
     * {@return whether the controller removes what a strip removes}
     *
     * <p>Otherwise the group of the delivery does, to which the copy goes.
     *
     * @param strip what is to be removed
     */
    default boolean removes(final Strip strip) {
        return switch (this) {
            case AsReceived asReceived -> strip == Strip.MPLS;
            // The switch removes VLAN tags once their type is one that it knows
            case Leniently leniently -> !strip.isEncapsulation();
            case BehindTag behind -> strip == Strip.MPLS || behind.tag == strip;
            case InTunnel tunnel -> strip == Strip.MPLS || tunnel.type.strip() == strip;
        };
    }
}
