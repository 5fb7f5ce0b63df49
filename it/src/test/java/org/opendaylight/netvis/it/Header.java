/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.it;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * A header of a frame. It is given what comes behind it, and the headers around that, and gives the bytes of both.
 */
sealed interface Header {
    /** What the header in front says that follows: an ethertype. */
    default int etherType() {
        throw new IllegalStateException(this + " does not follow an Ethernet header");
    }

    /** What the IP header in front says that follows: a protocol. */
    default int protocol() {
        throw new IllegalStateException(this + " does not follow an IP header");
    }

    /**
     * {@return the header and what is behind it}
     *
     * @param before the header in front of this one, or this itself when it is the first
     * @param next the header behind this one
     * @param behind the bytes from there on
     */
    byte[] around(Header before, Header next, byte[] behind);

    record Ethernet(String source, String destination) implements Header {
        @Override
        public int etherType() {
            return 0x6558;
        }

        @Override
        public byte[] around(final Header before, final Header next, final byte[] behind) {
            return ByteBuffer.allocate(14 + behind.length).put(mac(destination)).put(mac(source))
                .putShort((short) next.etherType()).put(behind).array();
        }

        private static byte[] mac(final String text) {
            return HexFormat.ofDelimiter(":").parseHex(text);
        }
    }

    record Vlan(int etherType, int id) implements Header {
        @Override
        public byte[] around(final Header before, final Header next, final byte[] behind) {
            return ByteBuffer.allocate(4 + behind.length).putShort((short) id).putShort((short) next.etherType())
                .put(behind).array();
        }
    }

    record VnTag(int tag) implements Header {
        @Override
        public int etherType() {
            return 0x8926;
        }

        @Override
        public byte[] around(final Header before, final Header next, final byte[] behind) {
            return ByteBuffer.allocate(6 + behind.length).putInt(tag).putShort((short) next.etherType()).put(behind)
                .array();
        }
    }

    /**
     * E-TAG (IEEE 802.1BR).
     *
     * @param ingress E-channel identifier of the ingress, 12 bits
     * @param ecid E-channel identifier, 20 bits
     */
    record ETag(int ingress, int ecid) implements Header {
        @Override
        public int etherType() {
            return 0x893f;
        }

        @Override
        public byte[] around(final Header before, final Header next, final byte[] behind) {
            return ByteBuffer.allocate(8 + behind.length).putShort((short) ingress).putShort((short) (ecid & 0xfff))
                .put((byte) 0).put((byte) (ecid >> 12)).putShort((short) next.etherType()).put(behind).array();
        }
    }

    record Mpls(int label) implements Header {
        @Override
        public int etherType() {
            return 0x8847;
        }

        @Override
        public byte[] around(final Header before, final Header next, final byte[] behind) {
            final int bottom = next instanceof Mpls ? 0 : 1 << 8;
            return ByteBuffer.allocate(4 + behind.length).putInt(label << 12 | bottom | 64).put(behind).array();
        }
    }

    record Ipv4(String source, String destination, int dscp, int ttl) implements Header {
        @Override
        public int etherType() {
            return 0x0800;
        }

        @Override
        public byte[] around(final Header before, final Header next, final byte[] behind) {
            final var bytes = ByteBuffer.allocate(20 + behind.length).put((byte) 0x45).put((byte) (dscp << 2))
                .putShort((short) (20 + behind.length)).putShort((short) 0x1234).putShort((short) 0x4000)
                .put((byte) ttl).put((byte) next.protocol()).putShort((short) 0).put(Checksum.address(source))
                .put(Checksum.address(destination)).put(behind);
            return bytes.putShort(10, Checksum.of(bytes.array(), 20)).array();
        }
    }

    record Ipv6(String source, String destination, int dscp, int hopLimit) implements Header {
        @Override
        public int etherType() {
            return 0x86dd;
        }

        @Override
        public byte[] around(final Header before, final Header next, final byte[] behind) {
            return ByteBuffer.allocate(40 + behind.length).putInt(6 << 28 | dscp << 22)
                .putShort((short) behind.length).put((byte) next.protocol()).put((byte) hopLimit)
                .put(Checksum.address(source)).put(Checksum.address(destination)).put(behind).array();
        }
    }

    record Udp(int source, int destination) implements Header {
        @Override
        public int protocol() {
            return 17;
        }

        @Override
        public byte[] around(final Header before, final Header next, final byte[] behind) {
            final var bytes = ByteBuffer.allocate(8 + behind.length).putShort((short) source)
                .putShort((short) destination).putShort((short) (8 + behind.length)).putShort((short) 0).put(behind);
            return bytes.putShort(6, Checksum.withPseudoHeader(before, 17, bytes.array())).array();
        }
    }

    record Tcp(int source, int destination, int flags) implements Header {
        @Override
        public int protocol() {
            return 6;
        }

        @Override
        public byte[] around(final Header before, final Header next, final byte[] behind) {
            final var bytes = ByteBuffer.allocate(20 + behind.length).putShort((short) source)
                .putShort((short) destination).putInt(1).putInt(2).put((byte) 0x50).put((byte) flags)
                .putShort((short) 0x2000).putShort((short) 0).putShort((short) 0).put(behind);
            return bytes.putShort(16, Checksum.withPseudoHeader(before, 6, bytes.array())).array();
        }
    }

    record Icmp(int protocol, int type, int code) implements Header {
        @Override
        public byte[] around(final Header before, final Header next, final byte[] behind) {
            final var bytes = ByteBuffer.allocate(8 + behind.length).put((byte) type).put((byte) code)
                .putShort((short) 0).putInt(1).put(behind);
            return bytes.putShort(2, protocol == 1 ? Checksum.of(bytes.array(), bytes.capacity())
                : Checksum.withPseudoHeader(before, protocol, bytes.array())).array();
        }
    }

    record Vxlan(int vni) implements Header {
        @Override
        public byte[] around(final Header before, final Header next, final byte[] behind) {
            return ByteBuffer.allocate(8 + behind.length).putInt(0x0800_0000).putInt(vni << 8).put(behind).array();
        }
    }

    /** With options, a multiple of four bytes in hexadecimal; flag C is set when one is critical (RFC 8926). */
    record Geneve(int vni, boolean critical, String options) implements Header {
        @Override
        public byte[] around(final Header before, final Header next, final byte[] behind) {
            final var bytes = HexFormat.of().parseHex(options);
            return ByteBuffer.allocate(8 + bytes.length + behind.length)
                .putInt(bytes.length / 4 << 24 | (critical ? 0x40_0000 : 0) | next.etherType()).putInt(vni << 8)
                .put(bytes).put(behind).array();
        }
    }

    record Gre(int key) implements Header {
        @Override
        public int protocol() {
            return 47;
        }

        @Override
        public byte[] around(final Header before, final Header next, final byte[] behind) {
            return ByteBuffer.allocate(8 + behind.length).putInt(0x2000_0000 | next.etherType()).putInt(key)
                .put(behind).array();
        }
    }

    /** GTP-U (3GPP TS 29.281), with a sequence number if it is not negative. */
    record GtpU(int teid, int messageType, int sequence) implements Header {
        @Override
        public byte[] around(final Header before, final Header next, final byte[] behind) {
            final int optional = sequence < 0 ? 0 : 4;
            final var bytes = ByteBuffer.allocate(8 + optional + behind.length)
                .put((byte) (sequence < 0 ? 0x30 : 0x32)).put((byte) messageType)
                .putShort((short) (optional + behind.length)).putInt(teid);
            return (sequence < 0 ? bytes : bytes.putShort((short) sequence).putShort((short) 0)).put(behind).array();
        }
    }

    record Data(int etherType, int protocol, String text) implements Header {
        @Override
        public byte[] around(final Header before, final Header next, final byte[] behind) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }
}
