/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs.action;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.opendaylight.netvis.net.EtherType;

/**
 * What a packet begins with (OpenFlow 1.5.1, section 7.2.3.11).
 *
 * @param namespace what the type is a number of: 0 ONF's own, 1 ethertypes; 0 to 0xffff
 * @param type the type, 0 to 0xffff
 */
@NonNullByDefault
public record PacketType(int namespace, int type) {
    /** An Ethernet frame. */
    public static final PacketType ETHERNET = new PacketType(0, 0);
    /** Of decap only: what the removed header says that follows (Open vSwitch, PT_USE_NEXT_PROTO). */
    public static final PacketType NEXT_PROTO = new PacketType(0, 0xfffe);
    /** Network Service Header (RFC 8300). */
    public static final PacketType NSH = ofEtherType(EtherType.NSH);
    /** MPLS. */
    public static final PacketType MPLS = ofEtherType(EtherType.MPLS_UNICAST);
    /** MPLS multicast. */
    public static final PacketType MPLS_MULTICAST = ofEtherType(EtherType.MPLS_MULTICAST);
    /** IPv4. */
    public static final PacketType IPV4 = ofEtherType(EtherType.IPV4);

    private static final int ETHERTYPES = 1;

    /** Checks the ranges. */
    public PacketType {
        Ranges.require16("namespace", namespace);
        Ranges.require16("packet type", type);
    }

    /**
     * {@return the type of a packet that begins with what an ethertype announces}
     *
     * @param etherType the ethertype, 0 to 0xffff
     */
    public static PacketType ofEtherType(final int etherType) {
        return new PacketType(ETHERTYPES, etherType);
    }

    static PacketType ofWord(final int word) {
        return new PacketType(word >>> Short.SIZE, word & 0xffff);
    }

    int toWord() {
        return namespace << Short.SIZE | type;
    }

    /** {@return the text of ovs-ofctl in decap} */
    @Override
    public String toString() {
        return type == 0 ? "packet_type(ns=%d,type=0)".formatted(namespace)
            : "packet_type(ns=%d,type=0x%x)".formatted(namespace, type);
    }
}
