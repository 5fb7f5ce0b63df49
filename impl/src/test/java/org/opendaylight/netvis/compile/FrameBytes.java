/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.OptionalInt;
import org.opendaylight.netvis.program.Field;
import org.opendaylight.netvis.program.Word;

/**
 * Writes random frames as bytes, with a number in their payload by which they can be told apart.
 */
final class FrameBytes {
    private static final int ENOUGH = 512;
    private static final int IPV6_FRAGMENT = 44;

    private final long number;

    FrameBytes(final long number) {
        this.number = number;
    }

    byte[] of(final Frame frame) {
        return ethernet(frame.fields(), frame.secondTag(), frame.tunnel().map(carried -> tunnel(frame, carried))
            .orElseGet(() -> transport(frame.fields())));
    }

    private byte[] ethernet(final Map<Field, Word> fields, final OptionalInt secondTag, final byte[] transport) {
        final int type = (int) number(fields, Field.ETH_TYPE);
        final var out = ByteBuffer.allocate(ENOUGH);
        mac(out, number(fields, Field.ETH_DST));
        mac(out, number(fields, Field.ETH_SRC));
        final long vlan = number(fields, Field.VLAN_VID);
        if (vlan != 0) {
            out.putShort((short) (secondTag.isPresent() ? 0x88a8 : 0x8100)).putShort((short) (vlan & 0xfff));
            secondTag.ifPresent(tag -> out.putShort((short) 0x8100).putShort((short) tag));
        }
        return taken(out.putShort((short) type).put(packet(fields, transport)));
    }

    private static void mac(final ByteBuffer out, final long mac) {
        out.putShort((short) (mac >>> 32)).putInt((int) mac);
    }

    private byte[] packet(final Map<Field, Word> fields, final byte[] transport) {
        return switch ((int) number(fields, Field.ETH_TYPE)) {
            case 0x0800 -> ipv4(fields, transport);
            case 0x86dd -> ipv6(fields, transport);
            case 0x8847, 0x8848, 0x88e7 -> transport;
            default -> taken(ByteBuffer.allocate(ENOUGH).putLong(0x0001_0800_0604_0001L).putLong(0).putInt(0)
                .putLong(number));
        };
    }

    private static byte[] ipv4(final Map<Field, Word> fields, final byte[] transport) {
        final int fragment = (int) number(fields, Field.IP_FRAG);
        final var header = ByteBuffer.allocate(20).put((byte) 0x45).put((byte) (number(fields, Field.IP_DSCP) << 2))
            .putShort((short) (20 + transport.length)).putShort((short) 1)
            .putShort((short) (fragment == 0 ? 0 : fragment == 1 ? 0x2000 : 3)).put((byte) number(fields, Field.IP_TTL))
            .put((byte) number(fields, Field.IP_PROTO)).putShort((short) 0)
            .putInt((int) number(fields, Field.IPV4_SRC)).putInt((int) number(fields, Field.IPV4_DST));
        header.putShort(10, checksum(header.array()));
        return taken(ByteBuffer.allocate(ENOUGH).put(header.array()).put(transport));
    }

    private static short checksum(final byte[] header) {
        int sum = 0;
        for (int i = 0; i < header.length; i += 2) {
            sum += Short.toUnsignedInt(ByteBuffer.wrap(header).getShort(i));
        }
        sum = (sum & 0xffff) + (sum >>> 16);
        return (short) ~((sum & 0xffff) + (sum >>> 16));
    }

    private static byte[] ipv6(final Map<Field, Word> fields, final byte[] transport) {
        final int fragment = (int) number(fields, Field.IP_FRAG);
        final int protocol = (int) number(fields, Field.IP_PROTO);
        final var out = ByteBuffer.allocate(ENOUGH).putInt(6 << 28 | (int) number(fields, Field.IP_DSCP) << 22)
            .putShort((short) (transport.length + (fragment == 0 ? 0 : 8)))
            .put((byte) (fragment == 0 ? protocol : IPV6_FRAGMENT)).put((byte) number(fields, Field.IP_TTL))
            .putLong(0).putLong(number(fields, Field.IPV6_SRC)).putLong(0).putLong(number(fields, Field.IPV6_DST));
        if (fragment != 0) {
            out.put((byte) protocol).put((byte) 0).putShort((short) (fragment == 1 ? 1 : 0x18)).putInt(7);
        }
        return taken(out.put(transport));
    }

    private byte[] transport(final Map<Field, Word> fields) {
        final var out = ByteBuffer.allocate(ENOUGH);
        switch ((int) number(fields, Field.IP_PROTO)) {
            case 6 -> ports(out, fields, Field.TCP_SRC, Field.TCP_DST).putLong(0)
                .putShort((short) (0x5000 | number(fields, Field.TCP_FLAGS))).putShort((short) 99).putInt(0);
            case 17 -> ports(out, fields, Field.UDP_SRC, Field.UDP_DST).putShort((short) 16).putShort((short) 0);
            case 132 -> ports(out, fields, Field.SCTP_SRC, Field.SCTP_DST).putLong(0);
            case 1 -> out.put((byte) number(fields, Field.ICMPV4_TYPE)).put((byte) number(fields, Field.ICMPV4_CODE))
                .putShort((short) 0).putInt(0);
            default -> out.put((byte) number(fields, Field.ICMPV6_TYPE)).put((byte) number(fields, Field.ICMPV6_CODE))
                .putShort((short) 0).putInt(0);
        }
        return taken(out.putLong(number));
    }

    private static ByteBuffer ports(final ByteBuffer out, final Map<Field, Word> fields, final Field source,
            final Field destination) {
        return out.putShort((short) number(fields, source)).putShort((short) number(fields, destination));
    }

    /** A carried frame with what is between it and the outer IP header. */
    private byte[] tunnel(final Frame frame, final Frame.Carried carried) {
        final var transport = transport(carried.fields());
        final var inner = carried.type().carriesFrames()
            ? ethernet(carried.fields(), carried.secondTag(), transport) : packet(carried.fields(), transport);
        final var out = ByteBuffer.allocate(2 * ENOUGH);
        final int from = (int) number(frame.fields(), Field.UDP_SRC);
        switch (carried.type()) {
            case VXLAN -> udp(out, from, 4789, 8 + inner.length).putInt(0x0800_0000).putInt((int) carried.id() << 8);
            case GENEVE -> udp(out, from, 6081, 8 + inner.length).putInt(0x6558).putInt((int) carried.id() << 8);
            case GRE -> out.putInt(0x2000_6558).putInt((int) carried.id());
            case GTP_U -> udp(out, from, 2152, 8 + inner.length).put((byte) 0x30).put((byte) 0xff)
                .putShort((short) inner.length).putInt((int) carried.id());
            // A label that ends the stack, and a control word (RFC 4385, section 3)
            case PSEUDOWIRE -> out.putInt((int) carried.id() << 12 | 0x140).putInt(0);
            // IEEE 802.1ah: the I-TAG with the I-SID
            case PBB -> out.putInt((int) carried.id());
            default -> throw new IllegalArgumentException(carried.type().toString());
        }
        return taken(out.put(inner));
    }

    private static ByteBuffer udp(final ByteBuffer out, final int from, final int port, final int length) {
        return out.putShort((short) from).putShort((short) port).putShort((short) (8 + length)).putShort((short) 0);
    }

    private static byte[] taken(final ByteBuffer out) {
        final var bytes = new byte[out.position()];
        out.flip().get(bytes);
        return bytes;
    }

    private static long number(final Map<Field, Word> fields, final Field field) {
        return fields.getOrDefault(field, Word.ZERO).low();
    }
}
