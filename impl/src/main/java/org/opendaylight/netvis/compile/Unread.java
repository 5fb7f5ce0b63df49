/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.opendaylight.netvis.net.EtherType;
import org.opendaylight.netvis.net.IpProtocol;
import org.opendaylight.netvis.net.Strip;
import org.opendaylight.netvis.net.VlanType;
import org.opendaylight.netvis.policy.PacketMatch;
import org.opendaylight.netvis.policy.PacketMatch.Network;
import org.opendaylight.netvis.policy.PacketMatch.Ports;
import org.opendaylight.netvis.policy.PacketMatch.Transport;
import org.opendaylight.netvis.policy.Policy;
import org.opendaylight.netvis.program.Field;
import org.opendaylight.netvis.program.Match;

/**
 * Frames that Open vSwitch does not read as what they are. A policy whose rules depend on what it does not read leaves
 * such frames at its tap ports to the controller, and so does one that has something removed from them that the switch
 * cannot rightly remove; other policies leave them to the switch. What Open vSwitch reads of them tells them from all
 * others, so each kind has flows of its own in the first table.
 *
 * @see <a href="https://github.com/openvswitch/ovs/blob/v3.1.0/lib/flow.c">miniflow_extract() in lib/flow.c</a>
 */
enum Unread {
    /** A VLAN tag of another type than 0x8100 and 0x88a8: to Open vSwitch an unknown ethertype. */
    OTHER_TAG("frames with a VLAN tag of type 0x8200, 0x9100, 0x9200 or 0x9300") {
        @Override
        ImmutableList<Match> matches() {
            return VlanType.OTHERS.stream().map(type -> with(Match.ANY, Field.ETH_TYPE, type))
                .collect(ImmutableList.toImmutableList());
        }

        @Override
        boolean concerns(final PacketMatch rule) {
            return !rule.vlan().isAny() || !rule.cvlan().isAny() || rule.ethernet().etherType().isPresent()
                || rule.network().isPresent() || rule.transport().isPresent();
        }

        @Override
        boolean concerns(final Policy policy) {
            return policy.strips().contains(Strip.VLAN) || policy.strips().contains(Strip.QINQ)
                || policy.strips().contains(Strip.MPLS) || policy.strips().contains(Strip.MPLS_IP);
        }

        @Override
        boolean isMeant(final PacketMatch rule) {
            final var type = rule.ethernet().etherType();
            return type.isPresent() && VlanType.OTHERS.contains(type.getAsInt());
        }
    },

    /** Not the first fragment of an IPv6 packet: its protocol is that of the fragment header to Open vSwitch. */
    LATER_FRAGMENT("later fragments of IPv6") {
        @Override
        ImmutableList<Match> matches() {
            return ImmutableList.of(with(IPV6, Field.IP_FRAG, LATER));
        }

        @Override
        boolean concerns(final PacketMatch rule) {
            return mayBeIpv6(rule) && (protocol(rule).isPresent()
                || rule.transport().isPresent() && isWithoutHeader(rule.transport().orElseThrow()));
        }

        @Override
        boolean isMeant(final PacketMatch rule) {
            return mayBeIpv6(rule) && protocol(rule).filter(protocol -> protocol == IpProtocol.FRAGMENT).isPresent();
        }
    },

    /** An IP packet whose length is not that of the frame, as in a sliced one: Open vSwitch reads nothing of it. */
    WRONG_LENGTH("IP packets that are longer, or shorter than their header, by their length field") {
        @Override
        ImmutableList<Match> matches() {
            // No packet has 0 as its last protocol otherwise: in IPv4 it is reserved, and in IPv6 more follows it
            return ImmutableList.of(with(IPV4, Field.IP_PROTO, 0), with(IPV6, Field.IP_PROTO, 0));
        }

        @Override
        boolean concerns(final PacketMatch rule) {
            return rule.transport().isPresent() || rule.network().map(network -> looksAtFields(network)).orElse(false);
        }
    },

    /** TCP in an IPv6 packet with the length 0, as segmentation offload leaves it: it has no ports to Open vSwitch. */
    NO_LENGTH("TCP segments in IPv6 packets of length 0") {
        @Override
        ImmutableList<Match> matches() {
            final var tcp = with(with(IPV6, Field.IP_PROTO, IpProtocol.TCP), Field.IP_FRAG, 0);
            return ImmutableList.of(with(with(tcp, Field.TCP_SRC, 0), Field.TCP_DST, 0));
        }

        @Override
        boolean concerns(final PacketMatch rule) {
            return mayBeIpv6(rule) && rule.transport().filter(PacketMatch.Tcp.class::isInstance)
                .filter(transport -> !isWithoutHeader(transport)).isPresent();
        }
    },

    /** MPLS, whose labels do not tell what follows them: Open vSwitch has no field of that. */
    LABELS("frames with MPLS labels") {
        @Override
        ImmutableList<Match> matches() {
            return TYPES.stream().map(type -> with(Match.ANY, Field.ETH_TYPE, type))
                .collect(ImmutableList.toImmutableList());
        }

        @Override
        boolean concerns(final PacketMatch rule) {
            return false;
        }

        @Override
        boolean isLeft(final Policy policy, final ImmutableList<CompiledRule> rules) {
            return policy.strips().contains(Strip.MPLS) && rules.stream().filter(CompiledRule::forwards)
                .map(CompiledRule::match).anyMatch(Unread::mayBeLabelled);
        }

        @Override
        String otherwise() {
            return "keep their labels";
        }
    };

    /** Ethertypes of MPLS. */
    private static final ImmutableSet<Integer> TYPES =
        ImmutableSet.of(EtherType.MPLS_UNICAST, EtherType.MPLS_MULTICAST);

    private static final Match IPV4 = with(Match.ANY, Field.ETH_TYPE, EtherType.IPV4);
    private static final Match IPV6 = with(Match.ANY, Field.ETH_TYPE, EtherType.IPV6);
    /** FLOW_NW_FRAG_ANY and FLOW_NW_FRAG_LATER. */
    private static final int LATER = 3;

    private final String label;

    Unread(final String label) {
        this.label = label;
    }

    /** What Open vSwitch reads of such frames, and of no others. */
    abstract ImmutableList<Match> matches();

    /** Whether Open vSwitch may take such a frame wrongly for one that a rule matches or does not match. */
    abstract boolean concerns(PacketMatch rule);

    /** Whether the switch could not remove what a policy wants removed of such a frame. */
    boolean concerns(final Policy policy) {
        return false;
    }

    /** Whether a rule speaks of such frames in the way in which Open vSwitch reads them. */
    boolean isMeant(final PacketMatch rule) {
        return false;
    }

    /** In a sentence. */
    String label() {
        return label;
    }

    /** What becomes of such frames when they are not sent to the controller, in a sentence. */
    String otherwise() {
        return "may be missing or too many";
    }

    /** The kinds that a policy leaves to the controller at a tap port, where some of its rules are looked at. */
    static ImmutableSet<Unread> of(final Policy policy, final ImmutableList<CompiledRule> rules) {
        return rules.stream().noneMatch(CompiledRule::forwards) ? ImmutableSet.of()
            : Arrays.stream(values()).filter(kind -> kind.isLeft(policy, rules))
                .collect(ImmutableSet.toImmutableSet());
    }

    /** Whether a policy leaves such frames to the controller, where some of its rules are looked at. */
    boolean isLeft(final Policy policy, final ImmutableList<CompiledRule> rules) {
        return matching(rules).noneMatch(this::isMeant)
            && (concerns(policy) || matching(rules).anyMatch(this::concerns));
    }

    private static Stream<PacketMatch> matching(final ImmutableList<CompiledRule> rules) {
        return rules.stream().map(CompiledRule::match);
    }

    private static boolean mayBeLabelled(final PacketMatch rule) {
        return rule.network().isEmpty() && rule.transport().isEmpty()
            && rule.ethernet().etherType().stream().allMatch(TYPES::contains);
    }

    private static boolean mayBeIpv6(final PacketMatch rule) {
        return rule.network().map(PacketMatch.Ipv6.class::isInstance).orElse(true);
    }

    private static Optional<Integer> protocol(final PacketMatch rule) {
        return rule.network().map(Network::protocol).filter(protocol -> protocol.isPresent())
            .map(protocol -> protocol.getAsInt());
    }

    private static boolean looksAtFields(final Network network) {
        return !network.equals(PacketMatch.Ipv4.ANY) && !network.equals(PacketMatch.Ipv6.ANY);
    }

    /** Whether it is known from the protocol alone, without its header. */
    private static boolean isWithoutHeader(final Transport transport) {
        return switch (transport) {
            case PacketMatch.Tcp tcp -> tcp.ports().equals(Ports.ANY) && tcp.flagsMask() == 0;
            case PacketMatch.Udp udp -> udp.ports().equals(Ports.ANY);
            case PacketMatch.Sctp sctp -> sctp.ports().equals(Ports.ANY);
            case PacketMatch.Icmp icmp -> icmp.type().isEmpty() && icmp.code().isEmpty();
        };
    }

    private static Match with(final Match match, final Field field, final long value) {
        return match.with(field, value).orElseThrow();
    }
}
