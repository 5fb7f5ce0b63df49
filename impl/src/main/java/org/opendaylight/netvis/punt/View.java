/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.punt;

import static java.util.Objects.requireNonNull;

import org.opendaylight.netvis.net.HeaderKind;
import org.opendaylight.netvis.net.Strip;
import org.opendaylight.netvis.net.TunnelType;

/**
 * How the controller interprets a packet that a switch punted: which fields and headers are those of the packet.
 */
public sealed interface View {
    /** As the switch sent it. */
    record AsReceived() implements View {
    }

    /**
     * As the switch sent it, and read further than Open vSwitch reads it: VLAN tags of other types are tags, a later
     * fragment of IPv6 has the protocol that its fragment header names, and an IP packet whose length does not fit goes
     * on to the end of what was captured.
     */
    record Leniently() implements View {
    }

    /**
     * The frame as it is without a tag; a frame that does not have it is not looked at. Conditions on the tag's own
     * fields hold as if it were there, and a VN-tag is register 0 of the packet.
     *
     * @param tag the kind of the tag, directly behind the MAC addresses
     */
    record BehindTag(HeaderKind tag) implements View {
        /**
         * Checks the kind.
         *
         * @param tag the kind of the tag
         */
        public BehindTag {
            if (tag != HeaderKind.VN_TAG && tag != HeaderKind.E_TAG) {
                throw new IllegalArgumentException(tag + " is no tag that can be looked behind");
            }
        }

        private Strip strip() {
            return tag == HeaderKind.VN_TAG ? Strip.VN_TAG : Strip.E_TAG;
        }
    }

    /**
     * The frame in the outermost tunnel, or the packet where a tunnel carries none. What is not of such a tunnel, or
     * carries something else, is not looked at, as an end of tunnels in Open vSwitch does not take it either. A packet
     * has zero MAC addresses and no VLAN tag. The virtual network identifier or key of the tunnel is the tunnel id.
     *
     * @param type the encapsulation
     * @param udpPort the UDP destination port, 0 for what does not go over UDP
     */
    record InTunnel(TunnelType type, int udpPort) implements View {
        private static final int MAX_PORT = 0xffff;

        /**
         * Checks the port.
         *
         * @param type the encapsulation
         * @param udpPort the UDP destination port
         */
        public InTunnel {
            requireNonNull(type);
            if (udpPort < 0 || udpPort > MAX_PORT || (udpPort == 0) != type.udpPort().isEmpty()) {
                throw new IllegalArgumentException(type + " does not use UDP port " + udpPort
                    + "; what does not go over UDP has 0, the others 1 to " + MAX_PORT);
            }
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
            case BehindTag behind -> strip == Strip.MPLS || behind.strip() == strip;
            case InTunnel tunnel -> strip == Strip.MPLS || tunnel.type.strip() == strip;
        };
    }
}
