/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile.loop;

import com.google.common.io.ByteArrayDataOutput;
import com.google.common.io.ByteStreams;
import io.netty.buffer.Unpooled;
import java.util.Arrays;
import java.util.Random;
import org.opendaylight.netvis.net.EtherType;
import org.opendaylight.netvis.net.HeaderKind;
import org.opendaylight.netvis.net.IpProtocol;
import org.opendaylight.netvis.net.TunnelType;
import org.opendaylight.netvis.net.UdpPort;
import org.opendaylight.netvis.packet.Dissection;
import org.opendaylight.netvis.packet.Malformation;

/**
 * Random Geneve and GRE over IPv4 and IPv6: with any options, flags, checksums and contents, some with options of IPv4,
 * and every third damaged.
 *
 * @param random where it comes from
 */
record RandomTunnels(Random random) {
    private static final int ETHERNET = 14;
    private static final int IPV4 = 20;
    private static final int UDP = 8;
    private static final int MAX_FRAME = 120;

    byte[] packet(final TunnelType type) {
        final var tunnel = ByteStreams.newDataOutput();
        put(tunnel, type == TunnelType.GRE ? gre() : geneve());
        final var frame = bytes(ETHERNET + random.nextInt(MAX_FRAME));
        put(tunnel, frame);
        final var packet = ByteStreams.newDataOutput();
        put(packet, bytes(12));
        final var behind = type == TunnelType.GRE ? tunnel.toByteArray() : udp(tunnel.toByteArray());
        final int protocol = type == TunnelType.GRE ? IpProtocol.GRE : IpProtocol.UDP;
        put(packet, random.nextBoolean() ? ipv4(protocol, behind.length) : ipv6(protocol, behind.length));
        final int headers = packet.toByteArray().length + behind.length - frame.length;
        put(packet, behind);
        return damaged(packet.toByteArray(), headers);
    }

    /** One wrong bit in the headers, or less than there should be. */
    private byte[] damaged(final byte[] packet, final int headers) {
        switch (random.nextInt(6)) {
            case 0 -> packet[random.nextInt(headers)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
            case 1 -> {
                return Arrays.copyOf(packet, ETHERNET + random.nextInt(packet.length - ETHERNET));
            }
            default -> {
                // As it is
            }
        }
        return packet;
    }

    private byte[] ipv4(final int protocol, final int length) {
        final var header = ByteStreams.newDataOutput();
        final int words = random.nextInt(8) == 0 ? 1 + random.nextInt(3) : 0;
        header.writeShort(EtherType.IPV4);
        header.writeByte(0x45 + words);
        header.writeByte(random.nextInt());
        header.writeShort(IPV4 + Integer.BYTES * words + length);
        header.writeShort(random.nextInt());
        header.writeShort(random.nextBoolean() ? 0x4000 : 0);
        header.writeByte(random.nextInt());
        header.writeByte(protocol);
        put(header, bytes(10 + Integer.BYTES * words));
        return header.toByteArray();
    }

    private byte[] ipv6(final int protocol, final int length) {
        final var header = ByteStreams.newDataOutput();
        header.writeShort(EtherType.IPV6);
        header.writeInt(0x6000_0000 | random.nextInt() & 0x0fff_ffff);
        header.writeShort(length);
        header.writeByte(protocol);
        header.writeByte(random.nextInt());
        put(header, bytes(32));
        return header.toByteArray();
    }

    private byte[] udp(final byte[] data) {
        final var datagram = ByteStreams.newDataOutput();
        datagram.writeShort(random.nextInt());
        datagram.writeShort(UdpPort.GENEVE);
        datagram.writeShort(UDP + data.length);
        datagram.writeShort(random.nextInt());
        put(datagram, data);
        return datagram.toByteArray();
    }

    private byte[] geneve() {
        final var header = ByteStreams.newDataOutput();
        final int words = random.nextInt(15);
        header.writeByte(words);
        header.writeByte(random.nextInt());
        header.writeShort(EtherType.TRANSPARENT_BRIDGING);
        put(header, bytes(Integer.BYTES + Integer.BYTES * words));
        return header.toByteArray();
    }

    private byte[] gre() {
        final var header = ByteStreams.newDataOutput();
        final int flags = random.nextInt(8);
        header.writeByte((flags & 4) << 5 | (flags & 2) << 4 | (flags & 1) << 4);
        header.writeByte(0);
        header.writeShort(EtherType.TRANSPARENT_BRIDGING);
        put(header, bytes(Integer.BYTES * Integer.bitCount(flags)));
        return header.toByteArray();
    }

    /** Where the frame begins that a packet carries; 0 where it carries none, and -1 where its lengths are wrong. */
    static int carried(final byte[] packet, final TunnelType type) {
        final var headers = new Dissection().dissect(Unpooled.wrappedBuffer(packet));
        final int carrier = headers.size() == 0 ? -1 : headers.find(type.header(), 0);
        if (carrier >= 0 && carrier + 1 < headers.size() && headers.kind(carrier + 1) == HeaderKind.ETHERNET) {
            return headers.start(carrier + 1);
        }
        return headers.malformation() == Malformation.NONE ? 0 : -1;
    }

    /** The option for a packet that carries a frame from somewhere on; one that nobody has, where there is none. */
    static LoopOption option(final byte[] packet, final TunnelType type, final int start) {
        final boolean ipv4 = packet[ETHERNET - 2] == 0x08;
        final boolean plain = ipv4 ? packet[ETHERNET] == 0x45
            : packet[ETHERNET + 6] == (type == TunnelType.GRE ? IpProtocol.GRE : IpProtocol.UDP);
        final int length = start + (ipv4 ? 6 : 2);
        // Over IPv4 there would be room for more words of options than are asked for
        final int most = type == TunnelType.GRE || !ipv4 ? 124 : 6 + ETHERNET + IPV4 + UDP + 8 + 13 * Integer.BYTES;
        return plain && length <= most ? new LoopOption(length) : new LoopOption(Integer.BYTES);
    }

    private byte[] bytes(final int length) {
        final var result = new byte[length];
        random.nextBytes(result);
        return result;
    }

    private static void put(final ByteArrayDataOutput to, final byte[] bytes) {
        to.write(bytes);
    }
}
