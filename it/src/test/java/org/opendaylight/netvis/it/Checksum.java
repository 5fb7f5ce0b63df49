/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.it;

import com.google.common.net.InetAddresses;
import java.nio.ByteBuffer;

/**
 * The checksum of the Internet protocols (RFC 1071).
 */
final class Checksum {
    private Checksum() {
        // Hidden on purpose
    }

    static byte[] address(final String text) {
        final var address = InetAddresses.forString(text).getAddress();
        // Guava takes the text of an IPv4-mapped IPv6 address for the IPv4 address
        return address.length == 4 && text.contains(":")
            ? ByteBuffer.allocate(16).putShort(10, (short) 0xffff).put(12, address).array() : address;
    }

    /** {@return the checksum of the first bytes} */
    static short of(final byte[] bytes, final int length) {
        long sum = 0;
        for (int i = 0; i < length; i++) {
            sum += (bytes[i] & 0xff) << (i % 2 == 0 ? 8 : 0);
        }
        while (sum > 0xffff) {
            sum = (sum & 0xffff) + (sum >> 16);
        }
        return (short) ~sum;
    }

    /** {@return the checksum of a transport header and its payload, with the addresses of the IP header} */
    static short withPseudoHeader(final Header ip, final int protocol, final byte[] segment) {
        final var source = address(ip instanceof Header.Ipv4 ipv4 ? ipv4.source() : ((Header.Ipv6) ip).source());
        final var destination = address(ip instanceof Header.Ipv4 ipv4 ? ipv4.destination()
            : ((Header.Ipv6) ip).destination());
        final var bytes = ByteBuffer.allocate(2 * source.length + 8 + segment.length).put(source).put(destination)
            .putInt(segment.length).putInt(protocol).put(segment);
        final short sum = of(bytes.array(), bytes.capacity());
        return sum == 0 ? (short) 0xffff : sum;
    }
}
