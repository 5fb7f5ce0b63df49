/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.packet;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.opendaylight.netvis.program.Field;

/**
 * What Open vSwitch reads of a frame, written down plainly: each step cuts off what it has read.
 */
final class SlowReading {
    private final Map<Field, BigInteger> values = new EnumMap<>(Field.class);

    private SlowReading() {
        for (var field : Field.values()) {
            values.put(field, BigInteger.ZERO);
        }
    }

    static Map<Field, BigInteger> of(final byte[] frame) {
        final var reading = new SlowReading();
        if (frame.length >= 14) {
            reading.ethernet(frame);
        }
        return reading.values;
    }

    private void ethernet(final byte[] frame) {
        put(Field.ETH_DST, frame, 0, 6);
        put(Field.ETH_SRC, frame, 6, 6);
        var rest = cut(frame, 12);
        for (var tags = 0; tags < 2 && rest.length >= 6 && (u16(rest, 0) == 0x8100 || u16(rest, 0) == 0x88a8); tags++) {
            if (tags == 0) {
                values.put(Field.VLAN_VID, BigInteger.valueOf(0x1000 + u16(rest, 2) % 0x1000));
            }
            rest = cut(rest, 4);
        }
        var type = u16(rest, 0);
        rest = cut(rest, 2);
        if (type < 0x600) {
            final var isSnap = rest.length >= 8 && number(rest, 0, 6).equals(BigInteger.valueOf(0xaaaa03000000L));
            type = isSnap && u16(rest, 6) >= 0x600 ? u16(rest, 6) : 0x5ff;
            rest = isSnap ? cut(rest, 8) : rest;
        }
        values.put(Field.ETH_TYPE, BigInteger.valueOf(type));
        switch (type) {
            case 0x0800 -> ipv4(rest);
            case 0x86dd -> ipv6(rest);
            case 0x8847, 0x8848 -> values.put(Field.MPLS_BOS, BigInteger.valueOf(rest.length < 4 ? 0 : rest[2] & 1));
            default -> {
                // nothing more
            }
        }
    }

    private void ipv4(final byte[] packet) {
        if (packet.length < 20) {
            return;
        }
        final var header = (packet[0] & 15) * 4;
        final var total = u16(packet, 2);
        if (header < 20 || total < header || packet.length < total) {
            return;
        }
        put(Field.IPV4_SRC, packet, 12, 4);
        put(Field.IPV4_DST, packet, 16, 4);
        values.put(Field.IP_DSCP, BigInteger.valueOf((packet[1] & 0xff) / 4));
        put(Field.IP_TTL, packet, 8, 1);
        final var isLater = u16(packet, 6) % 0x2000 != 0;
        final var isFragment = isLater || u16(packet, 6) / 0x2000 % 2 == 1;
        transport(packet[9] & 0xff, Arrays.copyOfRange(packet, header, total), isFragment, isLater);
    }

    private void ipv6(final byte[] packet) {
        if (packet.length < 40 || packet.length < 40 + u16(packet, 4)) {
            return;
        }
        put(Field.IPV6_SRC, packet, 8, 16);
        put(Field.IPV6_DST, packet, 24, 16);
        extensions(packet, packet[6] & 0xff, Arrays.copyOfRange(packet, 40, 40 + u16(packet, 4)));
    }

    private void extensions(final byte[] packet, final int first, final byte[] all) {
        var next = first;
        var rest = all;
        var isFragment = false;
        while (next == 0 || next == 43 || next == 60 || next == 51 || next == 44) {
            if (rest.length < 8) {
                return;
            }
            final var units = rest[1] & 0xff;
            final var length = next == 44 ? 8 : next == 51 ? units * 4 + 8 : units * 8 + 8;
            if (rest.length < length) {
                return;
            }
            if (next == 44) {
                isFragment |= u16(rest, 2) != 0;
                if (u16(rest, 2) >= 8) {
                    flow(packet);
                    transport(44, new byte[0], true, true);
                    return;
                }
            }
            next = rest[0] & 0xff;
            rest = cut(rest, length);
        }
        flow(packet);
        transport(next, rest, isFragment, false);
    }

    private void flow(final byte[] packet) {
        final var first = number(packet, 0, 4).longValueExact();
        values.put(Field.IPV6_FLABEL, BigInteger.valueOf(first % 0x100000));
        values.put(Field.IP_DSCP, BigInteger.valueOf(first / 0x400000 % 64));
        put(Field.IP_TTL, packet, 7, 1);
    }

    private void transport(final int protocol, final byte[] segment, final boolean isFragment, final boolean isLater) {
        values.put(Field.IP_PROTO, BigInteger.valueOf(protocol));
        values.put(Field.IP_FRAG, BigInteger.valueOf((isFragment ? 1 : 0) + (isLater ? 2 : 0)));
        final var isTcp = protocol == 6 && segment.length >= 20 && (segment[12] >> 4 & 15) >= 5
            && segment.length >= (segment[12] >> 4 & 15) * 4;
        if (isTcp && !isLater) {
            values.put(Field.TCP_FLAGS, BigInteger.valueOf(u16(segment, 12) % 0x1000));
        }
        if (isFragment) {
            return;
        }
        if (isTcp) {
            put(Field.TCP_SRC, segment, 0, 2);
            put(Field.TCP_DST, segment, 2, 2);
        } else if (protocol == 17 && segment.length >= 8) {
            put(Field.UDP_SRC, segment, 0, 2);
            put(Field.UDP_DST, segment, 2, 2);
        } else if (protocol == 132 && segment.length >= 12) {
            put(Field.SCTP_SRC, segment, 0, 2);
            put(Field.SCTP_DST, segment, 2, 2);
        } else if (protocol == 1 && segment.length >= 8) {
            put(Field.ICMPV4_TYPE, segment, 0, 1);
            put(Field.ICMPV4_CODE, segment, 1, 1);
        } else if (protocol == 58 && segment.length >= 8) {
            put(Field.ICMPV6_TYPE, segment, 0, 1);
            put(Field.ICMPV6_CODE, segment, 1, 1);
        }
    }

    private void put(final Field field, final byte[] bytes, final int at, final int length) {
        values.put(field, number(bytes, at, length));
    }

    private static BigInteger number(final byte[] bytes, final int at, final int length) {
        return new BigInteger(1, Arrays.copyOfRange(bytes, at, at + length));
    }

    private static int u16(final byte[] bytes, final int at) {
        return number(bytes, at, 2).intValueExact();
    }

    private static byte[] cut(final byte[] bytes, final int length) {
        return Arrays.copyOfRange(bytes, length, bytes.length);
    }
}
