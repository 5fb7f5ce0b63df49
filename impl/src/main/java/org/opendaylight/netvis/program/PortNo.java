/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

import org.opendaylight.netvis.ovs.protocol.OpenFlow13;

/**
 * An OpenFlow 1.3 port number.
 *
 * @param value 1 to 0xffffff00 (OFPP_MAX), or a reserved port; unsigned
 */
public record PortNo(int value) {
    /** OFPP_NORMAL: what a switch without a controller does. */
    public static final PortNo NORMAL = new PortNo(OpenFlow13.OFPP_NORMAL);
    /** OFPP_LOCAL: the bridge's own network device. */
    public static final PortNo LOCAL = new PortNo(OpenFlow13.OFPP_LOCAL);

    /**
     * Checks the range.
     *
     * @param value the number
     */
    public PortNo {
        if (value == 0 || Integer.compareUnsigned(value, OpenFlow13.OFPP_MAX) > 0 && value != OpenFlow13.OFPP_NORMAL
                && value != OpenFlow13.OFPP_LOCAL) {
            throw new IllegalArgumentException("port " + Integer.toUnsignedString(value)
                + " is not a port of a switch");
        }
    }
}
