/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.collect.ImmutableList;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.opendaylight.netvis.net.EtherType;
import org.opendaylight.netvis.net.TunnelType;
import org.opendaylight.netvis.packet.SwitchFields;
import org.opendaylight.netvis.policy.IpPrefix;
import org.opendaylight.netvis.policy.MaskedMac;
import org.opendaylight.netvis.policy.PacketMatch;
import org.opendaylight.netvis.policy.PacketMatch.Ethernet;
import org.opendaylight.netvis.policy.PacketMatch.Network;
import org.opendaylight.netvis.policy.PacketMatch.Ports;
import org.opendaylight.netvis.policy.PacketMatch.Transport;
import org.opendaylight.netvis.policy.PacketMatch.Vlan;
import org.opendaylight.netvis.policy.Range;
import org.opendaylight.netvis.policy.VnTag;
import org.opendaylight.netvis.program.Field;

/**
 * What a policy can match on, the controller reads of a frame: an exclude by anything else would exclude nothing.
 */
class RuleFieldsTest {
    private static final ImmutableList<Range> RANGE = ImmutableList.of(new Range(5, 5));
    private static final Ports PORTS = new Ports(RANGE, RANGE);
    private static final Optional<IpPrefix> PREFIX = Optional.of(new IpPrefix(1, 1, 32));
    private static final OptionalInt ONE = OptionalInt.of(1);
    private static final Network IPV4 = new PacketMatch.Ipv4(ONE, OptionalInt.empty(), PREFIX, PREFIX,
        RANGE);
    private static final Network IPV6 = new PacketMatch.Ipv6(ONE, OptionalInt.empty(), PREFIX, PREFIX, ONE,
        RANGE);

    /** Together they say something of all that there is. */
    private static Stream<PacketMatch> matches() {
        final var mac = Optional.of(new MaskedMac(0x020000000001L, 0xffffffffffffL));
        return Stream.concat(Stream.of(
                match(new Ethernet(mac, mac, OptionalInt.of(EtherType.ARP)), Optional.empty(), Optional.empty()),
                match(Ethernet.ANY, Optional.of(new PacketMatch.Ipv4(ONE, ONE, PREFIX, PREFIX)), Optional.empty())),
            Stream.of(IPV4, IPV6).flatMap(network -> Stream.<Transport>of(new PacketMatch.Tcp(PORTS, 2, 2),
                new PacketMatch.Udp(PORTS), new PacketMatch.Sctp(PORTS), new PacketMatch.Icmp(ONE, ONE))
                .map(transport -> match(Ethernet.ANY, Optional.of(network), Optional.of(transport)))));
    }

    private static PacketMatch match(final Ethernet ethernet, final Optional<Network> network,
            final Optional<Transport> transport) {
        final var tag = new VnTag(new VnTag.Interfaces(RANGE, ImmutableList.of()),
            new VnTag.Interfaces(RANGE, ImmutableList.of()), ONE, ONE, ONE, ONE);
        return new PacketMatch(Optional.of(new PacketMatch.Tunnel(TunnelType.VXLAN, RANGE)), Optional.of(tag),
            ethernet, new Vlan.Tagged(RANGE), network, transport);
    }

    @Test
    void eachIsReadOfAFrame() {
        // Ports of 0 are those of no fragment
        final var withoutFragments = match(Ethernet.ANY, Optional.empty(), Optional.of(new PacketMatch.Udp(
            new Ports(ImmutableList.of(new Range(0, 0)), ImmutableList.of()))));
        final var matched = Stream.concat(matches(), Stream.of(withoutFragments))
            .flatMap(match -> RuleMatches.of(match).multiply().stream())
            .flatMap(match -> match.fields().keySet().stream())
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Field.class)));
        final var unread = EnumSet.copyOf(matched);
        unread.removeAll(SwitchFields.fields());
        assertEquals(EnumSet.noneOf(Field.class), unread);
        // What the compiler adds says where a packet came from, and what is under the labels that it pops
        final var unmatched = EnumSet.copyOf(SwitchFields.fields());
        unmatched.removeAll(matched);
        assertEquals(EnumSet.of(Field.IN_PORT, Field.TUN_IPV4_SRC, Field.TUN_IPV4_DST, Field.TUN_IPV6_SRC,
            Field.TUN_IPV6_DST, Field.METADATA, Field.MPLS_BOS), unmatched);
    }
}
