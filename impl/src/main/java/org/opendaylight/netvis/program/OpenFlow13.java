/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

/**
 * Numbers of the OpenFlow 1.3 protocol, under the names of its specification.
 *
 * @see <a href="https://opennetworking.org/wp-content/uploads/2014/10/openflow-switch-v1.3.5.pdf">OpenFlow 1.3.5, section
 *      7</a>
 */
final class OpenFlow13 {
    /** Version in the header of a message (section 7.1). */
    static final int VERSION = 0x04;
    /** A message, and every structure within it, ends on a multiple of so many bytes (section 7). */
    static final int ALIGNMENT = 8;

    /** Messages (section 7.1). */
    static final int OFPT_EXPERIMENTER = 4;
    static final int OFPT_PACKET_OUT = 13;
    static final int OFPT_FLOW_MOD = 14;
    static final int OFPT_GROUP_MOD = 15;
    static final int OFPT_METER_MOD = 29;

    /** Commands of a flow-mod (section 7.3.4.1). */
    static final int OFPFC_ADD = 0;
    static final int OFPFC_MODIFY_STRICT = 2;
    static final int OFPFC_DELETE = 3;
    static final int OFPFC_DELETE_STRICT = 4;

    /** Commands of a group-mod (section 7.3.4.2). */
    static final int OFPGC_ADD = 0;
    static final int OFPGC_MODIFY = 1;
    static final int OFPGC_DELETE = 2;
    /** Type of a group whose every bucket is executed (section 7.3.4.2). */
    static final int OFPGT_ALL = 0;
    /** Type of a group of which one bucket is executed (section 7.3.4.2). */
    static final int OFPGT_SELECT = 1;

    /** Commands of a meter-mod (section 7.3.4.4). */
    static final int OFPMC_ADD = 0;
    static final int OFPMC_MODIFY = 1;
    static final int OFPMC_DELETE = 2;
    /** Flags of a meter: the rate is in packets per second, there is a burst, and statistics (section 7.3.4.4). */
    static final int OFPMF_PKTPS = 1 << 1;
    static final int OFPMF_BURST = 1 << 2;
    static final int OFPMF_STATS = 1 << 3;
    /** Type of a band that drops, and its length (section 7.3.4.4). */
    static final int OFPMBT_DROP = 1;
    static final int DROP_BAND_LENGTH = 16;

    /** A change of the options of tunnels, and its command to add some (Open vSwitch's openflow/nicira-ext.h). */
    static final int NXT_TLV_TABLE_MOD = 24;
    static final int NXTTMC_ADD = 0;

    /** The priority of a flow when none is told (Open vSwitch, include/openflow/openflow-common.h). */
    static final int OFP_DEFAULT_PRIORITY = 0x8000;
    /** All tables (section 7.3.4.1). */
    static final int OFPTT_ALL = 0xff;
    /** No buffered packet (section 7.3.4.1). */
    static final int OFP_NO_BUFFER = 0xffffffff;
    /** The controller as a port (section 7.2.1). */
    static final int OFPP_CONTROLLER = 0xfffffffd;
    /** The whole packet, and no buffer (section 7.2.5). */
    static final int OFPCML_NO_BUFFER = 0xffff;
    /** No restriction by output port (section 7.2.1). */
    static final int OFPP_ANY = 0xffffffff;
    /** No restriction by group (section 7.3.4.2). */
    static final int OFPG_ANY = 0xffffffff;

    /** A match of OXM fields (section 7.2.3.1). */
    static final int OFPMT_OXM = 1;

    /** Instructions (section 7.2.4). */
    static final int OFPIT_GOTO_TABLE = 1;
    static final int OFPIT_WRITE_METADATA = 2;
    static final int OFPIT_WRITE_ACTIONS = 3;
    static final int OFPIT_APPLY_ACTIONS = 4;

    /** Actions (section 7.2.5). */
    static final int OFPAT_OUTPUT = 0;
    static final int OFPAT_POP_VLAN = 18;
    static final int OFPAT_PUSH_MPLS = 19;
    static final int OFPAT_POP_MPLS = 20;
    static final int OFPAT_GROUP = 22;
    static final int OFPAT_SET_FIELD = 25;
    static final int OFPAT_EXPERIMENTER = 0xffff;

    /** The experimenter that owns ONF's extensions (EXT-109). */
    static final int ONF_EXPERIMENTER_ID = 0x4f4e4600;
    /** Open vSwitch's action to the controller (its lib/ofp-actions.c). */
    static final int NXAST_CONTROLLER2 = 37;
    /** Its padding, and its property that names a meter (include/openflow/nicira-ext.h). */
    static final int NXAST_CONTROLLER2_PADDING = 6;
    static final int NXAC2PT_METER_ID = 5;
    static final int NXAC2PT_METER_ID_LENGTH = 8;

    private OpenFlow13() {
        // Hidden on purpose
    }
}
