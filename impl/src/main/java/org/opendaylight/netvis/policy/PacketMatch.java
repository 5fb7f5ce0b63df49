/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.policy;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import java.util.OptionalInt;
import org.opendaylight.netvis.net.CarrierCondition;
import org.opendaylight.netvis.net.Payload;
import org.opendaylight.netvis.net.TunnelType;

/**
 * What a packet must look like: every part must hold.
 *
 * @param tunnel the tunnel that carries the packet; empty: the packet is looked at as it is seen at the source
 * @param vnTag the VN-tag of the frame, which the rest is looked at without; empty: tagged or not, and the rest is
 *        looked at as it is
 * @param etag the E-TAG of the frame, which the rest is looked at without; empty: as with the VN-tag
 * @param ethernet the Ethernet header
 * @param vlan the outermost VLAN tag
 * @param cvlan the VLAN tag directly behind the outermost
 * @param network the network layer; empty: any
 * @param transport the transport layer; empty: any
 * @param payload what else is in the packet
 */
public record PacketMatch(Optional<Tunnel> tunnel, Optional<VnTag> vnTag, Optional<ETag> etag, Ethernet ethernet,
        Vlan vlan, Vlan cvlan, Optional<Network> network, Optional<Transport> transport,
        ImmutableList<Payload> payload) {
    /** Every packet. */
    public static final PacketMatch ANY = new PacketMatch(Optional.empty(), Optional.empty(), Ethernet.ANY,
        new Vlan.Any(), Optional.empty(), Optional.empty());

    /**
     * Checks that ICMP, whose numbers mean different things over IPv4 and IPv6, says which.
     *
     * @param tunnel the tunnel
     * @param vnTag the VN-tag
     * @param etag the E-TAG
     * @param ethernet the Ethernet header
     * @param vlan the outermost VLAN tag
     * @param cvlan the VLAN tag directly behind it
     * @param network the network layer
     * @param transport the transport layer
     * @param payload what else is in the packet
     */
    public PacketMatch {
        requireNonNull(tunnel);
        requireNonNull(vnTag);
        requireNonNull(etag);
        requireNonNull(payload);
        requireNonNull(ethernet);
        requireNonNull(vlan);
        requireNonNull(cvlan);
        if (transport.isPresent() && transport.orElseThrow() instanceof Icmp && network.isEmpty()) {
            throw new IllegalArgumentException("icmp needs ipv4 or ipv6 beside it, to say which ICMP is meant");
        }
    }

    /**
     * What says nothing of a second VLAN tag.
     *
     * @param tunnel the tunnel
     * @param vnTag the VN-tag
     * @param etag the E-TAG
     * @param ethernet the Ethernet header
     * @param vlan the outermost VLAN tag
     * @param network the network layer
     * @param transport the transport layer
     * @param payload what else is in the packet
     */
    public PacketMatch(final Optional<Tunnel> tunnel, final Optional<VnTag> vnTag, final Optional<ETag> etag,
            final Ethernet ethernet, final Vlan vlan, final Optional<Network> network,
            final Optional<Transport> transport, final ImmutableList<Payload> payload) {
        this(tunnel, vnTag, etag, ethernet, vlan, new Vlan.Any(), network, transport, payload);
    }

    /**
     * What a switch can match.
     *
     * @param tunnel the tunnel
     * @param vnTag the VN-tag
     * @param ethernet the Ethernet header
     * @param vlan the VLAN tag
     * @param network the network layer
     * @param transport the transport layer
     */
    public PacketMatch(final Optional<Tunnel> tunnel, final Optional<VnTag> vnTag, final Ethernet ethernet,
            final Vlan vlan, final Optional<Network> network, final Optional<Transport> transport) {
        this(tunnel, vnTag, Optional.empty(), ethernet, vlan, network, transport, ImmutableList.of());
    }

    /** {@return whether the frame is looked at without a tag that it has} */
    public boolean looksBehindTag() {
        return vnTag.isPresent() || etag.isPresent();
    }

    /**
     * A tunnel.
     *
     * @param type the encapsulation
     * @param ids the virtual network identifiers, or GRE keys; none: any
     * @param outer the headers around
     * @param header what else is in the header of the encapsulation
     */
    public record Tunnel(TunnelType type, ImmutableList<Range> ids, OuterHeaders outer,
            ImmutableList<CarrierCondition> header) {
        /**
         * Checks the presence.
         *
         * @param type the encapsulation
         * @param ids the identifiers
         * @param outer the headers around
         * @param header what else is in the header of the encapsulation
         */
        public Tunnel {
            requireNonNull(type);
            requireNonNull(ids);
            requireNonNull(outer);
            requireNonNull(header);
        }

        /**
         * A tunnel of whose header nothing but the identifier is asked for.
         *
         * @param type the encapsulation
         * @param ids the identifiers
         * @param outer the headers around
         */
        public Tunnel(final TunnelType type, final ImmutableList<Range> ids, final OuterHeaders outer) {
            this(type, ids, outer, ImmutableList.of());
        }

        /**
         * A tunnel between any ends.
         *
         * @param type the encapsulation
         * @param ids the identifiers
         */
        public Tunnel(final TunnelType type, final ImmutableList<Range> ids) {
            this(type, ids, OuterHeaders.ANY);
        }
    }

    /**
     * Ethernet header.
     *
     * @param destination destination addresses; empty: any
     * @param source source addresses; empty: any
     * @param etherType ethertype behind the VLAN tags; empty: any
     */
    public record Ethernet(Optional<MaskedMac> destination, Optional<MaskedMac> source, OptionalInt etherType) {
        /** Every frame. */
        public static final Ethernet ANY = new Ethernet(Optional.empty(), Optional.empty(), OptionalInt.empty());
    }

    /** Whether a frame has a VLAN tag in a certain place, and which. */
    public sealed interface Vlan {
        /** {@return whether frames with and without the tag match} */
        default boolean isAny() {
            return this instanceof Any;
        }

        /** Tagged and untagged frames. */
        record Any() implements Vlan {
        }

        /** Frames without a tag. */
        record Untagged() implements Vlan {
        }

        /**
         * Frames with a tag.
         *
         * @param ids identifiers of the tag
         */
        record Tagged(ImmutableList<Range> ids) implements Vlan {
            private static final int MAX_ID = 0xfff;

            /**
             * Checks the width: beyond it lie bits that a switch takes for something else.
             *
             * @param ids identifiers of the tag
             */
            public Tagged {
                if (ids.isEmpty()) {
                    throw new IllegalArgumentException("vlan-id is an empty list, which no frame matches: name an"
                        + " identifier, or leave vlan out");
                }
                if (ids.stream().anyMatch(range -> range.upper() > MAX_ID)) {
                    throw new IllegalArgumentException("vlan-id " + ids + " is not within 0.." + MAX_ID);
                }
            }
        }
    }

    /** Network layer. */
    public sealed interface Network {
        /** {@return the Differentiated Services Code Point, 0 to 63; empty: any} */
        OptionalInt dscp();

        /** {@return the protocol, 0 to 255; empty: any} */
        OptionalInt protocol();

        /** {@return times to live, of IPv6 hop limits, 0 to 255; none: any} */
        ImmutableList<Range> ttl();
    }

    /**
     * IPv4 header.
     *
     * @param dscp Differentiated Services Code Point
     * @param protocol protocol
     * @param source source prefix; empty: any
     * @param destination destination prefix; empty: any
     * @param ttl times to live; none: any
     */
    public record Ipv4(OptionalInt dscp, OptionalInt protocol, Optional<IpPrefix> source,
        Optional<IpPrefix> destination, ImmutableList<Range> ttl)
            implements Network {
        /** Every IPv4 packet. */
        public static final Ipv4 ANY = new Ipv4(OptionalInt.empty(), OptionalInt.empty(), Optional.empty(),
            Optional.empty());

        /** An IPv4 header. */
        public Ipv4 {
            requireNonNull(ttl);
        }

        /**
         * Of any time to live.
         *
         * @param dscp Differentiated Services Code Point
         * @param protocol protocol
         * @param source source prefix
         * @param destination destination prefix
         */
        public Ipv4(final OptionalInt dscp, final OptionalInt protocol, final Optional<IpPrefix> source,
                final Optional<IpPrefix> destination) {
            this(dscp, protocol, source, destination, ImmutableList.of());
        }
    }

    /**
     * IPv6 header.
     *
     * @param dscp Differentiated Services Code Point
     * @param protocol last next header
     * @param source source prefix; empty: any
     * @param destination destination prefix; empty: any
     * @param flowLabel flow label, 20 bits; empty: any
     * @param ttl hop limits; none: any
     */
    public record Ipv6(OptionalInt dscp, OptionalInt protocol, Optional<IpPrefix> source,
        Optional<IpPrefix> destination,
            OptionalInt flowLabel, ImmutableList<Range> ttl) implements Network {
        /** Every IPv6 packet. */
        public static final Ipv6 ANY = new Ipv6(OptionalInt.empty(), OptionalInt.empty(), Optional.empty(),
            Optional.empty(), OptionalInt.empty());

        /** An IPv6 header. */
        public Ipv6 {
            requireNonNull(ttl);
        }

        /**
         * Of any hop limit.
         *
         * @param dscp Differentiated Services Code Point
         * @param protocol last next header
         * @param source source prefix
         * @param destination destination prefix
         * @param flowLabel flow label
         */
        public Ipv6(final OptionalInt dscp, final OptionalInt protocol, final Optional<IpPrefix> source,
                final Optional<IpPrefix> destination, final OptionalInt flowLabel) {
            this(dscp, protocol, source, destination, flowLabel, ImmutableList.of());
        }
    }

    /** Transport layer. */
    public sealed interface Transport {
    }

    /**
     * Source and destination ports.
     *
     * @param source source ports; none: any
     * @param destination destination ports; none: any
     */
    public record Ports(ImmutableList<Range> source, ImmutableList<Range> destination) {
        /** Any ports. */
        public static final Ports ANY = new Ports(ImmutableList.of(), ImmutableList.of());
    }

    /**
     * TCP header.
     *
     * @param ports the ports
     * @param flags control bits that must be set, 8 bits
     * @param flagsMask control bits that are compared, 8 bits
     */
    public record Tcp(Ports ports, int flags, int flagsMask) implements Transport {
        /**
         * Checks the bits.
         *
         * @param ports the ports
         * @param flags control bits that must be set
         * @param flagsMask control bits that are compared
         */
        public Tcp {
            if ((flags & ~flagsMask) != 0) {
                throw new IllegalArgumentException("flags-mask leaves out a bit that flags demands: add it to"
                    + " flags-mask");
            }
        }
    }

    /**
     * UDP header.
     *
     * @param ports the ports
     */
    public record Udp(Ports ports) implements Transport {
    }

    /**
     * SCTP header.
     *
     * @param ports the ports
     */
    public record Sctp(Ports ports) implements Transport {
    }

    /**
     * ICMP or ICMPv6 header.
     *
     * @param type message type; empty: any
     * @param code message code; empty: any
     */
    public record Icmp(OptionalInt type, OptionalInt code) implements Transport {
        /**
         * Checks that a code, which has a meaning only within its type, has one.
         *
         * @param type message type
         * @param code message code
         */
        public Icmp {
            if (code.isPresent() && type.isEmpty()) {
                throw new IllegalArgumentException("an icmp code needs the type that it belongs to");
            }
        }
    }
}
