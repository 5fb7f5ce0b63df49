/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs.protocol;

/**
 * Numbers of the OpenFlow 1.3 protocol, under the names of its specification; those of fields are in
 * {@link org.opendaylight.netvis.ovs.field}.
 *
 * @see <a href="https://opennetworking.org/wp-content/uploads/2014/10/openflow-switch-v1.3.5.pdf">OpenFlow 1.3.5, section
 *      7</a>
 */
public final class OpenFlow13 {
    /** Version in the header of a message (section 7.1). */
    public static final int VERSION = 0x04;
    /** A message, and every structure within it, ends on a multiple of so many bytes (section 7). */
    public static final int ALIGNMENT = 8;

    /** The header of a message: where it has its type, its length and its transaction id, and how long it is. */
    public static final int TYPE_OFFSET = 1;
    public static final int LENGTH_OFFSET = 2;
    public static final int XID_OFFSET = 4;
    public static final int HEADER_LENGTH = 8;
    /** What stands before the body of an experimenter message (section 7.5.4). */
    public static final int EXPERIMENTER_HEADER_LENGTH = 16;

    /** Messages (section 7.1). */
    public static final int OFPT_ERROR = 1;
    public static final int OFPT_ECHO_REQUEST = 2;
    public static final int OFPT_ECHO_REPLY = 3;
    public static final int OFPT_EXPERIMENTER = 4;
    public static final int OFPT_FEATURES_REQUEST = 5;
    public static final int OFPT_FEATURES_REPLY = 6;
    public static final int OFPT_PACKET_IN = 10;
    public static final int OFPT_PACKET_OUT = 13;
    public static final int OFPT_FLOW_MOD = 14;
    public static final int OFPT_GROUP_MOD = 15;
    public static final int OFPT_MULTIPART_REQUEST = 18;
    public static final int OFPT_MULTIPART_REPLY = 19;
    public static final int OFPT_BARRIER_REQUEST = 20;
    public static final int OFPT_BARRIER_REPLY = 21;
    public static final int OFPT_ROLE_REPLY = 25;
    public static final int OFPT_METER_MOD = 29;

    /** Multipart messages (section 7.3.5). */
    public static final int OFPMP_FLOW = 1;
    public static final int OFPMP_AGGREGATE = 2;
    public static final int OFPMP_PORT_STATS = 4;
    public static final int OFPMP_GROUP = 6;
    public static final int OFPMP_GROUP_DESC = 7;
    public static final int OFPMP_METER = 9;
    public static final int OFPMP_METER_CONFIG = 10;

    /** Experimenter messages of bundles, kinds of bundle control, and flags (ONF extension 230). */
    public static final int ONFT_BUNDLE_CONTROL = 2300;
    public static final int ONFT_BUNDLE_ADD_MESSAGE = 2301;
    public static final int OFPBCT_OPEN_REQUEST = 0;
    public static final int OFPBCT_COMMIT_REQUEST = 4;
    public static final int OFPBCT_DISCARD_REQUEST = 6;
    public static final int OFPBF_ATOMIC = 1 << 0;
    public static final int OFPBF_ORDERED = 1 << 1;

    /** Commands of a flow-mod (section 7.3.4.1). */
    public static final int OFPFC_ADD = 0;
    public static final int OFPFC_MODIFY_STRICT = 2;
    public static final int OFPFC_DELETE = 3;
    public static final int OFPFC_DELETE_STRICT = 4;

    /** Commands of a group-mod (section 7.3.4.2). */
    public static final int OFPGC_ADD = 0;
    public static final int OFPGC_MODIFY = 1;
    public static final int OFPGC_DELETE = 2;
    /** Type of a group whose every bucket is executed (section 7.3.4.2). */
    public static final int OFPGT_ALL = 0;
    /** Type of a group of which one bucket is executed (section 7.3.4.2). */
    public static final int OFPGT_SELECT = 1;

    /** Commands of a meter-mod (section 7.3.4.4). */
    public static final int OFPMC_ADD = 0;
    public static final int OFPMC_MODIFY = 1;
    public static final int OFPMC_DELETE = 2;
    /** Flags of a meter: the rate is in packets per second, there is a burst, and statistics (section 7.3.4.4). */
    public static final int OFPMF_PKTPS = 1 << 1;
    public static final int OFPMF_BURST = 1 << 2;
    public static final int OFPMF_STATS = 1 << 3;
    /** Type of a band that drops, and its length (section 7.3.4.4). */
    public static final int OFPMBT_DROP = 1;
    public static final int DROP_BAND_LENGTH = 16;

    /** The priority of a flow when none is told (Open vSwitch, include/openflow/openflow-common.h). */
    public static final int OFP_DEFAULT_PRIORITY = 0x8000;
    /** All tables (section 7.3.4.1). */
    public static final int OFPTT_ALL = 0xff;
    /** No buffered packet (section 7.3.4.1). */
    public static final int OFP_NO_BUFFER = 0xffffffff;
    /** Reserved ports (section 7.2.1): the last that is none, and those that are. */
    public static final int OFPP_MAX = 0xffffff00;
    public static final int OFPP_IN_PORT = 0xfffffff8;
    public static final int OFPP_TABLE = 0xfffffff9;
    public static final int OFPP_NORMAL = 0xfffffffa;
    public static final int OFPP_FLOOD = 0xfffffffb;
    public static final int OFPP_ALL = 0xfffffffc;
    public static final int OFPP_CONTROLLER = 0xfffffffd;
    public static final int OFPP_LOCAL = 0xfffffffe;
    /** No restriction by output port. */
    public static final int OFPP_ANY = 0xffffffff;
    /** The whole packet, and no buffer (section 7.2.5). */
    public static final int OFPCML_NO_BUFFER = 0xffff;
    /** All groups, and no restriction by group (section 7.3.4.2). */
    public static final int OFPG_ALL = 0xfffffffc;
    public static final int OFPG_ANY = 0xffffffff;

    /** A match of OXM fields (section 7.2.3.1). */
    public static final int OFPMT_OXM = 1;

    /** Instructions (section 7.2.4). */
    public static final int OFPIT_GOTO_TABLE = 1;
    public static final int OFPIT_WRITE_METADATA = 2;
    public static final int OFPIT_WRITE_ACTIONS = 3;
    public static final int OFPIT_APPLY_ACTIONS = 4;

    /** Actions (section 7.2.5). */
    public static final int OFPAT_OUTPUT = 0;
    public static final int OFPAT_POP_VLAN = 18;
    public static final int OFPAT_PUSH_MPLS = 19;
    public static final int OFPAT_POP_MPLS = 20;
    public static final int OFPAT_GROUP = 22;
    public static final int OFPAT_SET_FIELD = 25;
    public static final int OFPAT_EXPERIMENTER = 0xffff;

    private OpenFlow13() {
        // Hidden on purpose
    }
}
