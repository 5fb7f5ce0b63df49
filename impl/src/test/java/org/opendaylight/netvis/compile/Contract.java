/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.opendaylight.netvis.net.TunnelType;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.policy.IpPrefix;
import org.opendaylight.netvis.policy.MaskedMac;
import org.opendaylight.netvis.policy.OuterHeaders;
import org.opendaylight.netvis.policy.PacketMatch;
import org.opendaylight.netvis.policy.Policy;
import org.opendaylight.netvis.policy.PolicySet;
import org.opendaylight.netvis.policy.Range;
import org.opendaylight.netvis.policy.Rule;
import org.opendaylight.netvis.policy.Source;
import org.opendaylight.netvis.program.Field;
import org.opendaylight.netvis.program.PortNo;
import org.opendaylight.netvis.program.Word;

/**
 * What a policy means, read word by word and packet by packet; nothing here knows of flows.
 */
final class Contract {
    private final PolicySet set;
    private final BridgeId bridge;
    private final Map<String, PortNo> ports;

    Contract(final PolicySet set, final BridgeId bridge, final Map<String, PortNo> ports) {
        this.set = set;
        this.bridge = bridge;
        this.ports = ports;
    }

    /** Whether the rules of a policy select a frame. */
    boolean selects(final Policy policy, final Frame frame) {
        return !comesFromATool(frame) && isUnwrapped(policy, frame) && policy.sources().stream().map(set.sources()::get)
            .anyMatch(source -> source.bridge().equals(bridge) && sees(source, frame)) && policy.rules().stream()
            .filter(rule -> speaksOf(rule.match(), frame)).findFirst()
            .map(rule -> rule.action() == Rule.Action.FORWARD).orElse(false);
    }

    /** A tunnel that the switch is to unwrap, and cannot yet, as it has no such port, is told to be missing. */
    private boolean isUnwrapped(final Policy policy, final Frame frame) {
        final var at = set.bridges().get(bridge);
        return frame.tunnel().filter(carried -> carried.type().isEnded()
            && policy.rules().stream().flatMap(rule -> rule.match().tunnel().stream())
                .filter(tunnel -> tunnel.type() == carried.type()).allMatch(tunnel -> tunnel.outer().isAny())
            && policy.strips().contains(carried.type().strip()) && at.ipv4Address().isPresent())
            .map(carried -> at.tunnelPorts().entrySet().stream()
                .anyMatch(port -> port.getValue().type() == carried.type() && ports.containsKey(port.getKey())))
            .orElse(true);
    }

    boolean comesFromATool(final Frame frame) {
        return set.tools().values().stream().flatMap(tool -> tool.ports().stream())
            .anyMatch(port -> port.bridge().equals(bridge) && frame.port().equals(ports.get(port.port())));
    }

    private boolean sees(final Source source, final Frame frame) {
        return switch (source) {
            case Source.Vm vm -> {
                final boolean own = number(frame.fields(), Field.ETH_SRC) == vm.mac();
                yield vm.direction().sent() && own
                    || vm.direction().received() && !own && isTo(frame, List.of(vm.mac()));
            }
            case Source.Port port -> {
                if (!ports.containsKey(port.port())) {
                    yield false;
                }
                final boolean own = frame.port().equals(ports.get(port.port()));
                final var at = set.bridges().get(bridge);
                yield at.role() == org.opendaylight.netvis.policy.Bridge.Role.TAP
                    || at.tunnelPorts().containsKey(port.port()) ? own
                    : port.direction().sent() && own
                        || port.direction().received() && !own && isTo(frame, port.macs());
            }
        };
    }

    private static boolean isTo(final Frame frame, final List<Long> macs) {
        final long destination = number(frame.fields(), Field.ETH_DST);
        return (destination & MaskedMac.GROUP_BIT) != 0 && !isReserved(destination) || macs.contains(destination);
    }

    /** Frames to spanning tree, LLDP, CDP and the like, which a bridge does not forward. */
    private static boolean isReserved(final long destination) {
        return destination >= 0x0180_c200_0000L && destination <= 0x0180_c200_000fL
            || destination >= 0x0100_0ccc_ccc0L && destination <= 0x0100_0ccc_ccc7L
            || List.of(0x0100_0c00_0000L, 0x0100_0ccc_ccccL, 0x0100_0ccc_cccdL, 0x0100_0ccd_cdcdL)
                .contains(destination);
    }

    private boolean speaksOf(final PacketMatch match, final Frame frame) {
        if (match.tunnel().isEmpty()) {
            return matches(match, frame.fields(), frame.secondTag());
        }
        final var tunnel = match.tunnel().orElseThrow();
        if (frame.tunnel().isPresent()) {
            final var carried = frame.tunnel().orElseThrow();
            return carried.type() == tunnel.type() && within(tunnel.ids(), carried.id())
                && isAround(tunnel.outer(), frame.fields())
                && matches(match, carried.fields(), carried.secondTag());
        }
        return endsHere(frame.port()).filter(type -> type == tunnel.type()).isPresent()
            && within(tunnel.ids(), number(frame.fields(), Field.TUNNEL_ID))
            && isAround(tunnel.outer(), ends(frame.fields()))
            && matches(match, frame.fields(), frame.secondTag());
    }

    private static boolean isAround(final OuterHeaders outer, final Map<Field, Word> packet) {
        return vlan(outer.vlan(), number(packet, Field.VLAN_VID))
            && (outer.networks().isEmpty() || outer.networks().stream().anyMatch(network -> network(network, packet)))
            && within(outer.ports().source(), number(packet, Field.UDP_SRC))
            && within(outer.ports().destination(), number(packet, Field.UDP_DST));
    }

    /** What is known of the headers that were around a frame from a tunnel that ends here. */
    private static Map<Field, Word> ends(final Map<Field, Word> packet) {
        final boolean ipv6 = !packet.getOrDefault(Field.TUN_IPV6_DST, Word.ZERO).isZero();
        return ipv6 ? Map.of(Field.ETH_TYPE, Word.of(0x86dd), Field.IPV6_SRC, packet.get(Field.TUN_IPV6_SRC),
                Field.IPV6_DST, packet.get(Field.TUN_IPV6_DST))
            : Map.of(Field.ETH_TYPE, Word.of(0x0800), Field.IPV4_SRC, packet.get(Field.TUN_IPV4_SRC),
                Field.IPV4_DST, packet.get(Field.TUN_IPV4_DST));
    }

    private Optional<TunnelType> endsHere(final PortNo port) {
        return set.bridges().get(bridge).tunnelPorts().entrySet().stream()
            .filter(entry -> port.equals(ports.get(entry.getKey()))).map(entry -> entry.getValue().type()).findFirst();
    }

    private static boolean matches(final PacketMatch match, final Map<Field, Word> packet,
            final OptionalInt secondTag) {
        final var ethernet = match.ethernet();
        return ethernet.destination().map(mac -> mac.contains(number(packet, Field.ETH_DST))).orElse(true)
            && ethernet.source().map(mac -> mac.contains(number(packet, Field.ETH_SRC))).orElse(true)
            && (ethernet.etherType().isEmpty() || ethernet.etherType().getAsInt() == number(packet, Field.ETH_TYPE))
            && vlan(match.vlan(), number(packet, Field.VLAN_VID))
            && vlan(match.cvlan(), secondTag.isPresent() ? 0x1000 + secondTag.getAsInt() : 0)
            && match.network().map(network -> network(network, packet)).orElse(true)
            && match.transport().map(transport -> transport(transport, packet)).orElse(true);
    }

    private static boolean vlan(final PacketMatch.Vlan vlan, final long vid) {
        return switch (vlan) {
            case PacketMatch.Vlan.Any any -> true;
            case PacketMatch.Vlan.Untagged untagged -> vid == 0;
            case PacketMatch.Vlan.Tagged tagged -> vid != 0 && within(tagged.ids(), vid - 0x1000);
        };
    }

    private static boolean network(final PacketMatch.Network network, final Map<Field, Word> packet) {
        final boolean common = (network.dscp().isEmpty() || network.dscp().getAsInt() == number(packet, Field.IP_DSCP))
            && (network.protocol().isEmpty() || network.protocol().getAsInt() == number(packet, Field.IP_PROTO))
            && within(network.ttl(), number(packet, Field.IP_TTL));
        return switch (network) {
            case PacketMatch.Ipv4 ipv4 -> number(packet, Field.ETH_TYPE) == 0x0800 && common
                && within(ipv4.source(), packet.get(Field.IPV4_SRC), 32)
                && within(ipv4.destination(), packet.get(Field.IPV4_DST), 32);
            case PacketMatch.Ipv6 ipv6 -> number(packet, Field.ETH_TYPE) == 0x86dd && common
                && within(ipv6.source(), packet.get(Field.IPV6_SRC), 128)
                && within(ipv6.destination(), packet.get(Field.IPV6_DST), 128)
                && (ipv6.flowLabel().isEmpty() || ipv6.flowLabel().getAsInt() == number(packet, Field.IPV6_FLABEL));
        };
    }

    private static boolean transport(final PacketMatch.Transport transport, final Map<Field, Word> packet) {
        final long protocol = packet.containsKey(Field.IP_PROTO) ? number(packet, Field.IP_PROTO) : -1;
        if (number(packet, Field.IP_FRAG) != 0 && looksAtPorts(transport)) {
            return false;
        }
        return switch (transport) {
            case PacketMatch.Tcp tcp -> protocol == 6 && ports(tcp.ports(), packet, Field.TCP_SRC, Field.TCP_DST)
                && (number(packet, Field.TCP_FLAGS) & tcp.flagsMask()) == tcp.flags();
            case PacketMatch.Udp udp -> protocol == 17 && ports(udp.ports(), packet, Field.UDP_SRC, Field.UDP_DST);
            case PacketMatch.Sctp sctp -> protocol == 132
                && ports(sctp.ports(), packet, Field.SCTP_SRC, Field.SCTP_DST);
            case PacketMatch.Icmp icmp -> icmp(icmp, protocol, packet);
        };
    }

    /** Whether a match asks for what a fragment does not tell. */
    private static boolean looksAtPorts(final PacketMatch.Transport transport) {
        return switch (transport) {
            case PacketMatch.Tcp tcp -> !tcp.ports().equals(PacketMatch.Ports.ANY)
                || tcp.flagsMask() != 0 && tcp.flags() == 0;
            case PacketMatch.Udp udp -> !udp.ports().equals(PacketMatch.Ports.ANY);
            case PacketMatch.Sctp sctp -> !sctp.ports().equals(PacketMatch.Ports.ANY);
            case PacketMatch.Icmp icmp -> icmp.type().isPresent();
        };
    }

    private static boolean icmp(final PacketMatch.Icmp icmp, final long protocol, final Map<Field, Word> packet) {
        final boolean ipv6 = number(packet, Field.ETH_TYPE) == 0x86dd;
        return protocol == (ipv6 ? 58 : 1)
            && (icmp.type().isEmpty()
                || icmp.type().getAsInt() == number(packet, ipv6 ? Field.ICMPV6_TYPE : Field.ICMPV4_TYPE))
            && (icmp.code().isEmpty()
                || icmp.code().getAsInt() == number(packet, ipv6 ? Field.ICMPV6_CODE : Field.ICMPV4_CODE));
    }

    private static boolean ports(final PacketMatch.Ports ports, final Map<Field, Word> packet, final Field source,
            final Field destination) {
        return within(ports.source(), number(packet, source)) && within(ports.destination(), number(packet,
            destination));
    }

    private static boolean within(final ImmutableList<Range> ranges, final long value) {
        return ranges.isEmpty() || ranges.stream().anyMatch(range -> range.contains(value));
    }

    private static boolean within(final Optional<IpPrefix> prefix, final Word address, final int width) {
        return prefix.map(it -> {
            for (int bit = 0; bit < it.length(); bit++) {
                final int position = width - 1 - bit;
                if (bit(it.high(), it.low(), position) != bit(address.high(), address.low(), position)) {
                    return false;
                }
            }
            return true;
        }).orElse(true);
    }

    private static long bit(final long high, final long low, final int position) {
        return (position < 64 ? low >>> position : high >>> position - 64) & 1;
    }

    private static long number(final Map<Field, Word> packet, final Field field) {
        return packet.getOrDefault(field, Word.ZERO).low();
    }
}
