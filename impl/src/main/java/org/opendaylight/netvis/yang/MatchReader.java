/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.yang;

import com.google.common.collect.ImmutableList;
import com.google.common.net.InetAddresses;
import com.google.common.primitives.Bytes;
import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.netvis.net.TunnelType;
import org.opendaylight.netvis.policy.IpPrefix;
import org.opendaylight.netvis.policy.MaskedMac;
import org.opendaylight.netvis.policy.PacketMatch;
import org.opendaylight.netvis.policy.Range;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.MacAddress;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.IpHeaderFields;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.L4Ports;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.Match;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.PortRangeOrOperator;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.TcpFlags;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.TtlOrRange;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.VlanIdOrRange;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.VlanTagging;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.match.Eth;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.match.L3;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.match.L4;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.match.l3.Ipv4;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.match.l3.Ipv6;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.match.l4.Icmp;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.match.l4.Sctp;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.match.l4.Tcp;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.match.l4.Udp;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.port.range.or.operator.port.range.or.operator.Operator;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.vlan.tagging.tagging.Tagged;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.vlan.tagging.tagging.Untagged;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.common.Uint8;

/**
 * Reads the match of a rule. Throws {@link IllegalArgumentException} with a sentence for the operator where a value
 * cannot mean anything.
 */
final class MatchReader {
    private static final int MAX_VLAN_ID = 4095;
    private static final int MAX_PORT = 0xffff;
    private static final int MAX_TTL = 0xff;
    /** What precedes an IPv4 address in an IPv4-mapped IPv6 address (RFC 4291, section 2.5.5.2). */
    private static final byte[] IPV4_MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xff, (byte) 0xff};

    private MatchReader() {
        // Hidden on purpose
    }

    static PacketMatch read(final @Nullable Match match) {
        return match == null ? PacketMatch.ANY : new PacketMatch(Optional.ofNullable(match.getTunnel())
            .map(TunnelReader::read), Optional.ofNullable(match.getVnTag()).map(VnTagReader::read),
            Optional.ofNullable(match.getETag()).map(PayloadReader::etag),
            ethernet(match.getEth()), vlan("vlan-id", match.getVlan()), vlan("vlan-id of cvlan", match.getCvlan()),
            Optional.ofNullable(match.getL3()).map(MatchReader::network),
            Optional.ofNullable(match.getL4()).map(MatchReader::transport), PayloadReader.read(match.getPayload()));
    }

    static TunnelType tunnelType(final org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.TunnelType type) {
        return switch (type) {
            case Vxlan -> TunnelType.VXLAN;
            case Geneve -> TunnelType.GENEVE;
            case Gre -> TunnelType.GRE;
            case GtpU -> TunnelType.GTP_U;
            case Nvgre -> TunnelType.NVGRE;
            case Erspan -> TunnelType.ERSPAN;
            case Pseudowire -> TunnelType.PSEUDOWIRE;
            case Pbb -> TunnelType.PBB;
        };
    }

    static long mac(final MacAddress address) {
        return Long.parseLong(address.getValue().replace(":", ""), 16);
    }

    private static PacketMatch.Ethernet ethernet(final @Nullable Eth eth) {
        return eth == null ? PacketMatch.Ethernet.ANY : new PacketMatch.Ethernet(
            maskedMac("destination-mac-address", eth.getDestinationMacAddress(), eth.getDestinationMacAddressMask()),
            maskedMac("source-mac-address", eth.getSourceMacAddress(), eth.getSourceMacAddressMask()),
            number(eth.getEthertype()));
    }

    private static Optional<MaskedMac> maskedMac(final String name, final @Nullable MacAddress address,
            final @Nullable MacAddress mask) {
        if (address == null) {
            if (mask != null) {
                throw new IllegalArgumentException(name + "-mask needs " + name + " beside it");
            }
            return Optional.empty();
        }
        return Optional.of(new MaskedMac(mac(address), mask == null ? MaskedMac.ALL_BITS : mac(mask)));
    }

    static PacketMatch.Vlan vlan(final String name, final @Nullable VlanTagging vlan) {
        return switch (vlan == null ? null : vlan.getTagging()) {
            case null -> new PacketMatch.Vlan.Any();
            case Untagged untagged -> new PacketMatch.Vlan.Untagged();
            case Tagged tagged -> new PacketMatch.Vlan.Tagged(ranges(tagged.getVlanId(), name, MAX_VLAN_ID,
                id -> id.getUint16() == null ? null : id.getUint16().toUint32(), VlanIdOrRange::getString));
            default -> throw new IllegalArgumentException("unknown tagging " + vlan.getTagging());
        };
    }

    private static PacketMatch.Network network(final L3 l3) {
        return switch (l3) {
            case Ipv4 it -> {
                final var ipv4 = it.getIpv4();
                yield new PacketMatch.Ipv4(dscp(ipv4), number(ipv4.getProtocol()),
                    Optional.ofNullable(ipv4.getSourceIpv4Network()).map(prefix -> ipv4Prefix(prefix.getValue())),
                    Optional.ofNullable(ipv4.getDestinationIpv4Network()).map(prefix -> ipv4Prefix(prefix.getValue())),
                    ttl(ipv4));
            }
            case Ipv6 it -> {
                final var ipv6 = it.getIpv6();
                yield new PacketMatch.Ipv6(dscp(ipv6), number(ipv6.getProtocol()),
                    Optional.ofNullable(ipv6.getSourceIpv6Network()).map(prefix -> ipv6Prefix(prefix.getValue())),
                    Optional.ofNullable(ipv6.getDestinationIpv6Network()).map(prefix -> ipv6Prefix(prefix.getValue())),
                    ipv6.getFlowLabel() == null ? OptionalInt.empty()
                        : OptionalInt.of(ipv6.getFlowLabel().getValue().intValue()), ttl(ipv6));
            }
            default -> throw new IllegalArgumentException("unknown network layer " + l3);
        };
    }

    private static OptionalInt dscp(final IpHeaderFields ip) {
        return ip.getDscp() == null ? OptionalInt.empty() : OptionalInt.of(ip.getDscp().getValue().toJava());
    }

    private static ImmutableList<Range> ttl(final IpHeaderFields ip) {
        return ranges(ip.getTtl(), "ttl", MAX_TTL,
            ttl -> ttl.getUint8() == null ? null : ttl.getUint8().toUint32(), TtlOrRange::getString);
    }

    static IpPrefix ipv4Prefix(final String prefix) {
        return prefix(prefix, address(prefix).getAddress());
    }

    /**
     * {@return an IPv6 prefix, whatever its text looks like}
     *
     * <p>Guava and the JDK take the text of an IPv4-mapped address (RFC 4291, section 2.5.5.2) for the IPv4 address.
     *
     * @param prefix the text of an {@code inet:ipv6-prefix}
     */
    static IpPrefix ipv6Prefix(final String prefix) {
        return prefix(prefix, switch (address(prefix)) {
            case Inet4Address mapped -> Bytes.concat(IPV4_MAPPED, mapped.getAddress());
            case InetAddress ipv6 -> ipv6.getAddress();
        });
    }

    private static InetAddress address(final String prefix) {
        return InetAddresses.forString(prefix.substring(0, prefix.indexOf('/')));
    }

    private static IpPrefix prefix(final String prefix, final byte[] address) {
        final var bits = new BigInteger(1, address);
        return new IpPrefix(bits.shiftRight(Long.SIZE).longValue(), bits.longValue(),
            Integer.parseInt(prefix.substring(prefix.indexOf('/') + 1)));
    }

    private static PacketMatch.Transport transport(final L4 l4) {
        return switch (l4) {
            case Tcp it -> {
                final var tcp = it.getTcp();
                final int flags = flags(tcp.getFlags());
                yield new PacketMatch.Tcp(ports(tcp), flags,
                    tcp.getFlagsMask() == null ? flags : flags(tcp.getFlagsMask()));
            }
            case Udp it -> new PacketMatch.Udp(ports(it.getUdp()));
            case Sctp it -> new PacketMatch.Sctp(ports(it.getSctp()));
            case Icmp it -> new PacketMatch.Icmp(number(it.getIcmp().getType()),
                number(it.getIcmp().getCode()));
            default -> throw new IllegalArgumentException("unknown transport layer " + l4);
        };
    }

    private static int flags(final @Nullable TcpFlags flags) {
        int result = 0;
        if (flags != null) {
            // The bits of the model stand at the positions of the header
            final boolean[] bits = {flags.getFin(), flags.getSyn(), flags.getRst(), flags.getPsh(), flags.getAck(),
                flags.getUrg(), flags.getEce(), flags.getCwr()};
            for (int i = 0; i < bits.length; i++) {
                result |= bits[i] ? 1 << i : 0;
            }
        }
        return result;
    }

    static PacketMatch.Ports ports(final L4Ports ports) {
        return new PacketMatch.Ports(ports("source-port", ports.getSourcePort()),
            ports("destination-port", ports.getDestinationPort()));
    }

    private static ImmutableList<Range> ports(final String name, final @Nullable PortRangeOrOperator ports) {
        return switch (ports == null ? null : ports.getPortRangeOrOperator()) {
            case null -> ImmutableList.of();
            case org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.port.range.or.operator.port
                    .range.or.operator.Range range -> ImmutableList.of(range(name,
                range.requireLowerPort().getValue().toJava(), range.requireUpperPort().getValue().toJava(), MAX_PORT));
            case Operator operator -> ports(operator);
            default -> throw new IllegalArgumentException("unknown form of " + name);
        };
    }

    private static ImmutableList<Range> ports(final Operator operator) {
        final int port = operator.requirePort().getValue().toJava();
        return switch (operator.getOperator() == null ? Operator.Operator$.Eq : operator.getOperator()) {
            case Eq -> ImmutableList.of(new Range(port, port));
            case Lte -> ImmutableList.of(new Range(0, port));
            case Gte -> ImmutableList.of(new Range(port, MAX_PORT));
            case Neq -> {
                final var result = ImmutableList.<Range>builder();
                if (port > 0) {
                    result.add(new Range(0, port - 1));
                }
                if (port < MAX_PORT) {
                    result.add(new Range(port + 1, MAX_PORT));
                }
                yield result.build();
            }
        };
    }

    static <T> ImmutableList<Range> ranges(final @Nullable Set<T> values, final String name, final long max,
            final Function<T, @Nullable Uint32> number, final Function<T, String> text) {
        return values == null ? ImmutableList.of() : values.stream().map(value -> {
            final var single = number.apply(value);
            return single != null ? new Range(single.toJava(), single.toJava()) : range(name, text.apply(value), max);
        }).collect(ImmutableList.toImmutableList());
    }

    private static Range range(final String name, final String text, final long max) {
        final int dots = text.indexOf("..");
        return range(name, Long.parseLong(text.substring(0, dots)), Long.parseLong(text.substring(dots + 2)), max);
    }

    private static Range range(final String name, final long lower, final long upper, final long max) {
        if (lower > upper) {
            throw new IllegalArgumentException(
                name + " " + lower + ".." + upper + " is empty: the lower bound comes first");
        }
        if (upper > max) {
            throw new IllegalArgumentException(name + " " + upper + " is beyond the largest, " + max);
        }
        return new Range(lower, upper);
    }

    private static OptionalInt number(final @Nullable Uint8 value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(value.toJava());
    }

    private static OptionalInt number(final @Nullable Uint16 value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(value.toJava());
    }
}
