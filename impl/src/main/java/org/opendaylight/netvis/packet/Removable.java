/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.packet;

/**
 * What can be removed from a copy of a frame.
 */
public enum Removable {
    /** The VN-tag. */
    VN_TAG,
    /** The E-TAG. */
    E_TAG,
    /** The outermost VLAN tag. */
    VLAN,
    /** Up to two VLAN tags. */
    QINQ,
    /** The unusual type of the outermost VLAN tag: it becomes 0x8100, so that the switch can remove the tag. */
    VLAN_TYPE,
    /** The unusual types of up to two VLAN tags: they become 0x8100. */
    QINQ_TYPES,
    /** The whole label stack, of a pseudowire with the Ethernet header around it. */
    MPLS,
    /** The VXLAN encapsulation. */
    VXLAN,
    /** The Geneve encapsulation. */
    GENEVE,
    /** The GRE encapsulation, of NVGRE too, but not of ERSPAN. */
    GRE,
    /** The encapsulation of ERSPAN, types I, II and III. */
    ERSPAN,
    /** The GTP-U encapsulation. */
    GTP_U
}
