/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.net;

import java.util.Locale;

/**
 * What is removed from a packet before delivery.
 */
public enum Strip {
    /** The VXLAN encapsulation. */
    VXLAN,
    /** The Geneve encapsulation. */
    GENEVE,
    /** The GRE encapsulation, of NVGRE too, but not of ERSPAN. */
    GRE,
    /** The GTP-U encapsulation. */
    GTP_U,
    /** The NVGRE encapsulation. */
    NVGRE,
    /** The ERSPAN encapsulation: GRE, and the header of types II and III. */
    ERSPAN,
    /** Labels and control word in front of an Ethernet frame. */
    PSEUDOWIRE,
    /** What a provider's backbone has put around a frame. */
    PBB,
    /** The VN-tag. */
    VN_TAG,
    /** The E-TAG. */
    E_TAG,
    /** The outermost VLAN tag. */
    VLAN,
    /** Up to two VLAN tags. */
    QINQ,
    /** The whole MPLS label stack, and of a pseudowire what is around its frame: what follows is looked at. */
    MPLS,
    /** The whole MPLS label stack, where nothing but IP is known to follow. */
    MPLS_IP;

    /** {@return whether it is something around the frame that a tool is to see, which only a tap port has} */
    public boolean isEncapsulation() {
        return switch (this) {
            case VXLAN, GENEVE, GRE, GTP_U, NVGRE, ERSPAN, PSEUDOWIRE, PBB, VN_TAG, E_TAG -> true;
            case VLAN, QINQ, MPLS, MPLS_IP -> false;
        };
    }

    /** {@return the name in the model} */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
