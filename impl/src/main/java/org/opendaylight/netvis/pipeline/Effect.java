/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.pipeline;

import static java.util.Objects.requireNonNull;

import org.opendaylight.netvis.program.PortNo;

/**
 * What actions do to a packet beside setting fields and looking it up in another table.
 */
public enum Effect {
    /** Hands it to Open vSwitch's own forwarding. */
    NORMAL("output to NORMAL"),
    /** Hands it to the bridge itself, where tunnels end, and where a tool may be. */
    LOCAL("output to LOCAL"),
    /** Sends it out of any other port. */
    PORT("output to a port"),
    /** Hands a copy to a group. */
    GROUP("group"),
    /** Sends a copy to the controller. */
    CONTROLLER("controller"),
    /** Removes a VLAN tag. */
    POP_VLAN("pop_vlan"),
    /** Puts an MPLS label in front. */
    PUSH_MPLS("push_mpls"),
    /** Removes an MPLS label. */
    POP_MPLS("pop_mpls"),
    /** Puts a header in front. */
    ENCAP("encap"),
    /** Removes the first header. */
    DECAP("decap");

    private final String label;

    Effect(final String label) {
        this.label = requireNonNull(label);
    }

    /** {@return what it is in a table of effects} */
    public String label() {
        return label;
    }

    static Effect of(final PortNo port) {
        return port.equals(PortNo.NORMAL) ? NORMAL : port.equals(PortNo.LOCAL) ? LOCAL : PORT;
    }
}
