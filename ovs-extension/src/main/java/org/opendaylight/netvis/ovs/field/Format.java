/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs.field;

/**
 * How ovs-ofctl writes the values of a field (Open vSwitch's lib/meta-flow.c, and lib/match.c of matches), see
 * ovs-fields(7).
 */
public enum Format {
    /** A decimal number; where it is masked, value and mask in hexadecimal. */
    DECIMAL,
    /** A hexadecimal number, of which zero has no prefix. */
    HEX,
    /** Six bytes with colons. */
    MAC,
    /** A dotted quad; a mask as length of the prefix where it is one. */
    IPV4,
    /** RFC 5952; a mask as length of the prefix where it is one. */
    IPV6,
    /** A port of OpenFlow 1.1 and later, 32 bits. */
    PORT,
    /** A port of OpenFlow 1.0, 16 bits. */
    SHORT_PORT,
    /** Four hexadecimal digits. */
    ETHER_TYPE,
    /** Of a match five hexadecimal digits, of an action a hexadecimal number. */
    FLOW_LABEL,
    /** Of a match {@code dl_vlan=5}, or {@code vlan_tci} with a mask; of an action a decimal number. */
    VLAN,
    /** Of a match as nw_tos, in the upper six bits of a byte; of an action a decimal number. */
    DSCP,
    /** Whether a packet is a fragment, and which: {@code no}, {@code first}, {@code later} and so on. */
    FRAGMENT,
    /** Names of flags. */
    TCP_FLAGS,
    /** Names of flags. */
    CT_STATE,
    /** Names of flags. */
    TUNNEL_FLAGS,
    /** Namespace and type. */
    PACKET_TYPE
}
