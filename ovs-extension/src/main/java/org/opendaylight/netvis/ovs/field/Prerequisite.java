/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs.field;

import com.google.common.collect.ImmutableList;
import java.util.OptionalInt;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.opendaylight.netvis.net.EtherType;
import org.opendaylight.netvis.net.IpProtocol;

/**
 * What must be matched beside a field (OpenFlow 1.3.5, section 7.2.3.8, table 12; ovs-fields(7)). Open vSwitch looks at
 * a field only in packets that meet its prerequisite, and drops one from a match where that is missing.
 */
@NonNullByDefault
public enum Prerequisite {
    /** Nothing. */
    NONE(ImmutableList.of()),
    /** That it is an Ethernet frame, as each is on a bridge of OpenFlow 1.3. */
    ETHERNET(ImmutableList.of()),
    /** A VLAN tag. */
    VLAN,
    /** MPLS. */
    MPLS(ImmutableList.of(EtherType.MPLS_UNICAST, EtherType.MPLS_MULTICAST)),
    /** ARP or RARP. */
    ARP(ImmutableList.of(EtherType.ARP, EtherType.RARP)),
    /** Network Service Header. */
    NSH(ImmutableList.of(EtherType.NSH)),
    /** IPv4. */
    IPV4(ImmutableList.of(EtherType.IPV4)),
    /** IPv6. */
    IPV6(ImmutableList.of(EtherType.IPV6)),
    /** IPv4 or IPv6. */
    IP(ImmutableList.of(EtherType.IPV4, EtherType.IPV6)),
    /** TCP. */
    TCP(IP, IpProtocol.TCP),
    /** UDP. */
    UDP(IP, IpProtocol.UDP),
    /** SCTP. */
    SCTP(IP, IpProtocol.SCTP),
    /** ICMP for IPv4. */
    ICMPV4(IPV4, IpProtocol.ICMP),
    /** ICMP for IPv6. */
    ICMPV6(IPV6, IpProtocol.ICMPV6),
    /** A message of neighbour discovery. */
    ND,
    /** A neighbour solicitation. */
    ND_SOLICIT,
    /** A neighbour advertisement. */
    ND_ADVERT,
    /** A packet that connection tracking knows. */
    CT;

    /** Where a match does not say which ethertype or protocol. */
    public static final int ABSENT = -1;

    private final ImmutableList<Integer> etherTypes;
    private final int protocol;
    /** Whether the two tell all. */
    private final boolean isWhole;

    Prerequisite() {
        this(ImmutableList.of(), ABSENT, false);
    }

    Prerequisite(final ImmutableList<Integer> etherTypes) {
        this(etherTypes, ABSENT, true);
    }

    Prerequisite(final Prerequisite below, final int protocol) {
        this(below.etherTypes, protocol, true);
    }

    Prerequisite(final ImmutableList<Integer> etherTypes, final int protocol, final boolean isWhole) {
        this.etherTypes = etherTypes;
        this.protocol = protocol;
        this.isWhole = isWhole;
    }

    /** {@return the ethertypes of which one must be matched; any if there is none} */
    public ImmutableList<Integer> etherTypes() {
        return etherTypes;
    }

    /** {@return the IP protocol that must be matched, if any must} */
    public OptionalInt ipProtocol() {
        return protocol == ABSENT ? OptionalInt.empty() : OptionalInt.of(protocol);
    }

    /**
     * {@return whether a match meets it} One of more than ethertype and protocol is never met, so that no field passes
     * unchecked.
     *
     * @param etherType the ethertype that is matched, or {@link #ABSENT}
     * @param ipProtocol the IP protocol that is matched, or {@link #ABSENT}
     */
    public boolean isMet(final int etherType, final int ipProtocol) {
        return isWhole && (protocol == ABSENT || protocol == ipProtocol) && isAmong(etherType);
    }

    private boolean isAmong(final int etherType) {
        if (etherTypes.isEmpty()) {
            return true;
        }
        for (int i = 0; i < etherTypes.size(); i++) {
            if (etherTypes.get(i) == etherType) {
                return true;
            }
        }
        return false;
    }
}
