/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs.action;

import java.util.stream.Collectors;

/**
 * Actions as ovs-ofctl prints them (Open vSwitch, lib/ofp-actions.c).
 */
final class NiciraText {
    private NiciraText() {
        // Hidden on purpose
    }

    static String encap(final NiciraAction.Encap encap) {
        final var properties = encap.properties().stream().map(Object::toString).collect(Collectors.joining(","));
        return "encap(" + header(encap.packetType()) + (properties.isEmpty() ? "" : '(' + properties + ')') + ')';
    }

    private static String header(final PacketType type) {
        if (type.equals(PacketType.ETHERNET)) {
            return "ethernet";
        } else if (type.equals(PacketType.NSH)) {
            return "nsh";
        } else if (type.equals(PacketType.MPLS)) {
            return "mpls";
        }
        return type.equals(PacketType.MPLS_MULTICAST) ? "mpls_mc" : type.toString();
    }

    static String resubmit(final int port, final int table) {
        if (port != NiciraAction.IN_PORT && table == NiciraAction.THIS_TABLE) {
            return "resubmit:" + PortText.ofShort(port);
        }
        return "resubmit(" + (port == NiciraAction.IN_PORT ? "" : PortText.ofShort(port)) + ','
            + (table == NiciraAction.THIS_TABLE ? "" : table) + ')';
    }
}
