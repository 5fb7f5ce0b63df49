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
 * Numbers of Open vSwitch's actions and properties, under the names of its lib/ofp-actions.c and
 * include/openvswitch/ofp-ed-props.h.
 */
final class Subtypes {
    static final int NXAST_RESUBMIT = 1;
    static final int NXAST_REG_MOVE = 6;
    static final int NXAST_REG_LOAD = 7;
    static final int NXAST_RESUBMIT_TABLE = 14;
    static final int NXAST_REG_LOAD2 = 33;
    static final int NXAST_CONTROLLER2 = 37;
    static final int NXAST_OUTPUT_TRUNC = 39;
    static final int NXAST_RAW_ENCAP = 46;
    static final int NXAST_RAW_DECAP = 47;

    /** Zeros before the properties of NXAST_CONTROLLER2, and its property that names a meter (nicira-ext.h). */
    static final int CONTROLLER2_PADDING = 6;
    static final int NXAC2PT_METER_ID = 5;
    static final int METER_ID_LENGTH = 8;

    /** The property class of the Network Service Header. */
    static final int OFPPPC_NSH = 4;
    static final int OFPPPT_PROP_NSH_MDTYPE = 1;
    static final int OFPPPT_PROP_NSH_TLV = 2;
    /** Length of a metadata type's property, without its padding. */
    static final int NSH_MDTYPE_LENGTH = 5;
    /** Length of a TLV's property before the value. */
    static final int NSH_TLV_LENGTH = 8;

    private Subtypes() {
        // Hidden on purpose
    }

    /** {@return how many bytes pad a structure} */
    static int padding(final int length) {
        return Math.floorMod(-length, OpenFlow13.ALIGNMENT);
    }
}
