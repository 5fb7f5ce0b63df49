/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.yang;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.netvis.net.TunnelType;
import org.opendaylight.netvis.policy.OuterHeaders;
import org.opendaylight.netvis.policy.PacketMatch;
import org.opendaylight.netvis.policy.PacketMatch.Network;
import org.opendaylight.netvis.policy.PacketMatch.Ports;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IpPrefix;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.match.tunnel.Outer;

/**
 * Reads what a rule says about the headers around a tunnel.
 */
final class OuterReader {
    private OuterReader() {
        // Hidden on purpose
    }

    /** Reads it for tunnels of some type. */
    static OuterHeaders read(final @Nullable Outer outer, final TunnelType type) {
        if (outer == null) {
            return OuterHeaders.ANY;
        }
        final var ports = MatchReader.ports(outer);
        if (type.udpPort().isEmpty() && !ports.equals(Ports.ANY)) {
            throw new IllegalArgumentException(type.label() + " does not go over UDP: remove source-port and"
                + " destination-port of outer");
        }
        final var networks = networks(outer);
        if (!type.carriage().isIp() && !networks.isEmpty()) {
            throw new IllegalArgumentException(type.label() + " does not go over IP: remove source-network,"
                + " destination-network and dscp of outer");
        }
        return new OuterHeaders(MatchReader.vlan("vlan-id of outer", outer.getVlan()), networks, ports);
    }

    private static ImmutableList<Network> networks(final Outer outer) {
        final var source = outer.getSourceNetwork();
        final var destination = outer.getDestinationNetwork();
        if (isIpv4(source) && isIpv6(destination) || isIpv6(source) && isIpv4(destination)) {
            throw new IllegalArgumentException("outer source-network and destination-network are of different versions"
                + " of IP, and no packet has both: give two of one");
        }
        if (isIpv4(source) || isIpv4(destination)) {
            return ImmutableList.of(ipv4(outer));
        } else if (isIpv6(source) || isIpv6(destination)) {
            return ImmutableList.of(ipv6(outer));
        }
        return outer.getDscp() == null ? ImmutableList.of() : ImmutableList.of(ipv4(outer), ipv6(outer));
    }

    private static Network ipv4(final Outer outer) {
        return new PacketMatch.Ipv4(dscp(outer), OptionalInt.empty(), ipv4Prefix(outer.getSourceNetwork()),
            ipv4Prefix(outer.getDestinationNetwork()));
    }

    private static Network ipv6(final Outer outer) {
        return new PacketMatch.Ipv6(dscp(outer), OptionalInt.empty(), ipv6Prefix(outer.getSourceNetwork()),
            ipv6Prefix(outer.getDestinationNetwork()), OptionalInt.empty());
    }

    private static OptionalInt dscp(final Outer outer) {
        return outer.getDscp() == null ? OptionalInt.empty() : OptionalInt.of(outer.getDscp().getValue().toJava());
    }

    private static Optional<org.opendaylight.netvis.policy.IpPrefix> ipv4Prefix(
            final @Nullable IpPrefix prefix) {
        return isIpv4(prefix) ? Optional.of(MatchReader.ipv4Prefix(prefix.getIpv4Prefix().getValue()))
            : Optional.empty();
    }

    private static Optional<org.opendaylight.netvis.policy.IpPrefix> ipv6Prefix(
            final @Nullable IpPrefix prefix) {
        return isIpv6(prefix) ? Optional.of(MatchReader.ipv6Prefix(prefix.getIpv6Prefix().getValue()))
            : Optional.empty();
    }

    private static boolean isIpv4(final @Nullable IpPrefix prefix) {
        return prefix != null && prefix.getIpv4Prefix() != null;
    }

    private static boolean isIpv6(final @Nullable IpPrefix prefix) {
        return prefix != null && prefix.getIpv6Prefix() != null;
    }
}
