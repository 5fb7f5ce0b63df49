/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.it;

import com.google.common.collect.ImmutableList;

/**
 * Builds frames header by header, from the outside in. Each step gives a new builder, so that what frames have in
 * common is written once:
 * <pre>
 *   var request = Headers.ethernet(vm1, vm2).ipv4("10.0.0.1", "10.0.0.2").tcp(1024, 80);
 *   send(request.data("one"), request.data("two"));
 * </pre>
 */
final class Headers {
    static final String BROADCAST = "ff:ff:ff:ff:ff:ff";
    static final int FIN = 0x01;
    static final int SYN = 0x02;
    static final int RST = 0x04;
    static final int ACK = 0x10;

    private static final int TTL = 64;
    private static final int VLAN = 0x8100;
    private static final int SERVICE_VLAN = 0x88a8;
    /** For experiments (IEEE 802). */
    private static final int EXPERIMENTAL_ETHERTYPE = 0x88b5;
    /** For experiments (RFC 3692). */
    private static final int EXPERIMENTAL_PROTOCOL = 253;

    private final ImmutableList<Header> headers;

    private Headers(final ImmutableList<Header> headers) {
        this.headers = headers;
    }

    static Headers ethernet(final String source, final String destination) {
        return new Headers(ImmutableList.of(new Header.Ethernet(source, destination)));
    }

    Headers vlan(final int id) {
        return with(new Header.Vlan(VLAN, id));
    }

    Headers serviceVlan(final int id) {
        return with(new Header.Vlan(SERVICE_VLAN, id));
    }

    /** A VLAN tag of another type than those of IEEE 802.1Q. */
    Headers otherVlan(final int type, final int id) {
        return with(new Header.Vlan(type, id));
    }

    Headers vnTag(final int tag) {
        return with(new Header.VnTag(tag));
    }

    Headers etag(final int ingress, final int ecid) {
        return with(new Header.ETag(ingress, ecid));
    }

    Headers mpls(final int... labels) {
        var result = this;
        for (int label : labels) {
            result = result.with(new Header.Mpls(label));
        }
        return result;
    }

    Headers ipv4(final String source, final String destination) {
        return ipv4(source, destination, 0);
    }

    Headers ipv4(final String source, final String destination, final int dscp) {
        return with(new Header.Ipv4(source, destination, dscp, TTL));
    }

    Headers ipv6(final String source, final String destination) {
        return ipv6(source, destination, 0);
    }

    Headers ipv6(final String source, final String destination, final int dscp) {
        return with(new Header.Ipv6(source, destination, dscp, TTL));
    }

    /** With another time to live or hop limit of the IP header, which is the last one. */
    Headers ttl(final int ttl) {
        final int last = headers.size() - 1;
        return new Headers(headers.subList(0, last)).with(switch (headers.get(last)) {
            case Header.Ipv4(var source, var destination, var dscp, var old) ->
                new Header.Ipv4(source, destination, dscp, ttl);
            case Header.Ipv6(var source, var destination, var dscp, var old) ->
                new Header.Ipv6(source, destination, dscp, ttl);
            default -> throw new IllegalStateException("no IP header is the last of " + headers);
        });
    }

    Headers udp(final int source, final int destination) {
        return with(new Header.Udp(source, destination));
    }

    Headers tcp(final int source, final int destination) {
        return tcp(source, destination, ACK);
    }

    Headers tcp(final int source, final int destination, final int flags) {
        return with(new Header.Tcp(source, destination, flags));
    }

    Headers icmp(final int type, final int code) {
        return with(new Header.Icmp(1, type, code));
    }

    Headers icmpv6(final int type, final int code) {
        return with(new Header.Icmp(58, type, code));
    }

    /** A tunnel's headers, up to the inner frame. */
    Headers vxlan(final int vni) {
        return vxlan(4789, vni);
    }

    Headers vxlan(final int udpPort, final int vni) {
        return udp(50_000, udpPort).with(new Header.Vxlan(vni));
    }

    /** A tunnel's headers, up to the inner frame. */
    Headers geneve(final int vni) {
        return geneve(vni, false, "");
    }

    /** A tunnel's headers with options, up to the inner frame. */
    Headers geneve(final int vni, final boolean critical, final String options) {
        return udp(50_000, 6081).with(new Header.Geneve(vni, critical, options));
    }

    /** A tunnel's headers, up to the inner frame. */
    Headers gre(final int key) {
        return with(new Header.Gre(key));
    }

    /** A tunnel's headers, up to the inner packet. */
    Headers gtpU(final int teid) {
        return gtpU(teid, 255, -1);
    }

    /** The same with another type of message than that of data, or a sequence number. */
    Headers gtpU(final int teid, final int messageType, final int sequence) {
        return udp(2152, 2152).with(new Header.GtpU(teid, messageType, sequence));
    }

    /** The headers of an inner frame; its data is missing yet. */
    Headers carrying(final Headers inner) {
        return new Headers(ImmutableList.<Header>builder().addAll(headers).addAll(inner.headers).build());
    }

    Frame data(final String text) {
        return with(new Header.Data(EXPERIMENTAL_ETHERTYPE, EXPERIMENTAL_PROTOCOL, text)).build();
    }

    private Headers with(final Header header) {
        return new Headers(ImmutableList.<Header>builder().addAll(headers).add(header).build());
    }

    private Frame build() {
        byte[] bytes = {};
        for (int i = headers.size() - 1; i >= 0; i--) {
            bytes = headers.get(i).around(headers.get(Math.max(0, i - 1)),
                headers.get(Math.min(headers.size() - 1, i + 1)), bytes);
        }
        return Frame.of(bytes);
    }
}
