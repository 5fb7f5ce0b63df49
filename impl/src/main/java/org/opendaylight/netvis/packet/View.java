/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.packet;

import static java.util.Objects.requireNonNull;

import org.opendaylight.netvis.net.EtherType;
import org.opendaylight.netvis.net.HeaderField;
import org.opendaylight.netvis.net.HeaderKind;

/**
 * As what a packet is looked at that a switch sent to the controller.
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
    }

    /**
     * The frame in the outermost tunnel; what is not of such a tunnel, or carries no Ethernet, is not looked at, as an
     * end of tunnels in Open vSwitch does not take it either. The virtual network identifier or key of the tunnel is
     * the tunnel id of the frame.
     *
     * @param tunnel the kind of the header that carries the packet: VXLAN, Geneve or GRE
     * @param udpPort the UDP destination port, 0 for GRE
     */
    record InTunnel(HeaderKind tunnel, int udpPort) implements View {
        private static final int MAX_PORT = 0xffff;

        /**
         * Checks the presence.
         *
         * @param tunnel the kind of the header
         * @param udpPort the UDP destination port
         */
        public InTunnel {
            requireNonNull(tunnel);
            if (tunnel != HeaderKind.VXLAN && tunnel != HeaderKind.GENEVE && tunnel != HeaderKind.GRE) {
                throw new IllegalArgumentException(tunnel + " is no tunnel that can be looked into");
            }
            if (udpPort < 0 || udpPort > MAX_PORT || (udpPort == 0) != (tunnel == HeaderKind.GRE)) {
                throw new IllegalArgumentException(tunnel + " does not use UDP port " + udpPort
                    + "; GRE has 0, the others 1 to " + MAX_PORT);
            }
        }

        /** Whether a header that carries a packet is one of this tunnel, and the packet is an Ethernet frame. */
        boolean isCarriedBy(final Dissection frame, final int carrier) {
            if (frame.kind(carrier) != tunnel || frame.kind(carrier + 1) != HeaderKind.ETHERNET) {
                return false;
            }
            return tunnel == HeaderKind.GRE
                // Type I of ERSPAN has no header that would tell it from GRE.
                ? HeaderFieldReader.read(HeaderField.GRE_PROTOCOL, frame, carrier) != EtherType.ERSPAN_I_II
                : udpPort == TransportHeaders.destinationPort(frame, carrier - 1);
        }

        /** The virtual network identifier or key in a header of this tunnel, 0 without one. */
        long key(final Dissection frame, final int carrier) {
            return switch (tunnel) {
                case VXLAN -> HeaderFieldReader.read(HeaderField.VXLAN_VNI, frame, carrier);
                case GENEVE -> HeaderFieldReader.read(HeaderField.GENEVE_VNI, frame, carrier);
                default -> HeaderFieldReader.read(HeaderField.GRE_KEY, frame, carrier);
            };
        }
    }
}
