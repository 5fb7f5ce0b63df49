/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.policy;

/**
 * An encapsulation that Open vSwitch terminates.
 */
public enum TunnelType {
    /** Virtual eXtensible LAN (RFC 7348). */
    VXLAN(Strip.VXLAN),
    /** Generic Network Virtualization Encapsulation (RFC 8926). */
    GENEVE(Strip.GENEVE),
    /** Generic Routing Encapsulation (RFC 2784). */
    GRE(Strip.GRE);

    private final Strip strip;

    TunnelType(final Strip strip) {
        this.strip = strip;
    }

    /** {@return what removes this encapsulation} */
    public Strip strip() {
        return strip;
    }

    /** {@return the name in the model} */
    public String label() {
        return strip.label();
    }
}
