/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs.action;

import org.opendaylight.netvis.ovs.protocol.OpenFlow13;

/**
 * Ports as ovs-ofctl prints them (Open vSwitch, lib/ofp-port.c): those that are reserved have names.
 */
public final class PortText {
    private static final int SHORT_MASK = 0xffff;

    private PortText() {
        // Hidden on purpose
    }

    /**
     * {@return the text of a port}
     *
     * @param port its number, unsigned
     */
    public static String of(final int port) {
        return switch (port) {
            case OpenFlow13.OFPP_IN_PORT -> "IN_PORT";
            case OpenFlow13.OFPP_TABLE -> "TABLE";
            case OpenFlow13.OFPP_NORMAL -> "NORMAL";
            case OpenFlow13.OFPP_FLOOD -> "FLOOD";
            case OpenFlow13.OFPP_ALL -> "ALL";
            case OpenFlow13.OFPP_CONTROLLER -> "CONTROLLER";
            case OpenFlow13.OFPP_LOCAL -> "LOCAL";
            case OpenFlow13.OFPP_ANY -> "ANY";
            default -> Integer.toUnsignedString(port);
        };
    }

    /** The text of a port of OpenFlow 1.0, of which the upper half is missing where it is reserved. */
    static String ofShort(final int port) {
        return of(port < NiciraAction.IN_PORT ? port : port | ~SHORT_MASK);
    }
}
