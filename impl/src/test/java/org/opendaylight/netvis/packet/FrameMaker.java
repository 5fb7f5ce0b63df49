/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.packet;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Makes well-formed frames of all kinds, with random values. Payloads are zero, so that nobody sees a protocol in them.
 */
final class FrameMaker {
    private static final int ENOUGH = 4096;

    private final Random random;

    /** Bytes with the number by which what is around calls them: an ethertype, or an IP protocol. */
    private record Part(int number, byte[] bytes) {
    }

    FrameMaker(final Random random) {
        this.random = random;
    }

    byte[] frame() {
        return ethernet(random.nextInt(3));
    }

    private byte[] ethernet(final int tunnels) {
        final var tagged = tags(network(tunnels));
        return bytes(out -> {
            // Unicast, locally administered
            out.putShort((short) 0x0200).putInt(random.nextInt());
            out.putShort((short) 0x0200).putInt(random.nextInt());
            out.putShort((short) tagged.number).put(tagged.bytes);
        });
    }

    private Part tags(final Part carried) {
        return switch (random.nextInt(6)) {
            case 0 -> vlan(0x8100, carried);
            case 1 -> vlan(0x88a8, vlan(0x8100, carried));
            case 2 -> vnTag(carried);
            case 3 -> vnTag(vlan(0x8100, carried));
            case 4 -> eTag(carried);
            default -> carried;
        };
    }

    private Part vlan(final int type, final Part carried) {
        return new Part(type, bytes(out -> out.putShort((short) random.nextInt()).putShort((short) carried.number)
            .put(carried.bytes)));
    }

    private Part vnTag(final Part carried) {
        return new Part(0x8926, bytes(out -> out.putInt(random.nextInt()).putShort((short) carried.number)
            .put(carried.bytes)));
    }

    private Part eTag(final Part carried) {
        return new Part(0x893f, bytes(out -> out.putInt(random.nextInt()).putShort((short) random.nextInt())
            .putShort((short) carried.number).put(carried.bytes)));
    }

    private Part backbone(final byte[] frame) {
        return new Part(0x88e7, bytes(out -> out.putInt(random.nextInt()).put(frame)));
    }

    private Part network(final int tunnels) {
        if (tunnels > 0 && random.nextInt(16) == 0) {
            return backbone(ethernet(tunnels - 1));
        }
        return switch (tunnels == 0 ? random.nextInt(8) : random.nextInt(6)) {
            case 0, 1, 2 -> ip(4, tunnels);
            case 3, 4 -> ip(6, tunnels);
            case 5 -> labels(ip(random.nextBoolean() ? 4 : 6, tunnels).bytes);
            case 6 -> arp();
            default -> new Part(0x88b5, new byte[30]);
        };
    }

    private Part labels(final byte[] packet) {
        final var count = 1 + random.nextInt(3);
        return new Part(0x8847, bytes(out -> {
            for (var i = 1; i <= count; i++) {
                // Labels below 16 are special.
                out.putInt(16 + random.nextInt(1000) << 12 | random.nextInt(8) << 9 | (i == count ? 0x100 : 0) | 64);
            }
            out.put(packet);
        }));
    }

    private Part arp() {
        return new Part(0x0806, bytes(out -> out.putLong(0x0001080006040001L).put(noise(20))));
    }

    private Part ip(final int version, final int tunnels) {
        final var carried = tunnels == 0 ? transport(version) : tunnel(tunnels - 1);
        return version == 4 ? ipv4(carried) : ipv6(carried);
    }

    private Part ipv4(final Part carried) {
        final var options = 4 * random.nextInt(3);
        return new Part(0x0800, bytes(out -> out.put((byte) (0x45 + options / 4)).put((byte) random.nextInt())
            .putShort((short) (20 + options + carried.bytes.length)).putInt(0).put(timeToLive())
            .put((byte) carried.number).putShort((short) 0).putInt(0x0a000000 | random.nextInt(1 << 24))
            .putInt(0x0a000000 | random.nextInt(1 << 24)).put(noOperations(options)).put(carried.bytes)));
    }

    private byte timeToLive() {
        return (byte) (1 + random.nextInt(255));
    }

    private static byte[] noOperations(final int length) {
        final var options = new byte[length];
        Arrays.fill(options, (byte) 1);
        return options;
    }

    private Part ipv6(final Part carried) {
        final var withOptions = random.nextInt(3) == 0;
        return new Part(0x86dd, bytes(out -> {
            out.putInt(0x60000000 | random.nextInt(1 << 28));
            out.putShort((short) (carried.bytes.length + (withOptions ? 8 : 0)));
            out.put((byte) (withOptions ? 60 : carried.number)).put(timeToLive());
            out.putLong(0x20010db800000000L).putLong(random.nextLong()).putLong(0x20010db800000000L)
                .putLong(random.nextLong());
            if (withOptions) {
                out.put((byte) carried.number).put((byte) 0).putShort((short) 0x0104).putInt(0);
            }
            out.put(carried.bytes);
        }));
    }

    private Part transport(final int version) {
        return switch (random.nextInt(4)) {
            case 0 -> new Part(6, bytes(out -> out.putShort(port()).putShort(port()).putLong(random.nextLong())
                .putShort((short) (0x5000 | random.nextInt(0x40))).putShort((short) 512).putInt(0)));
            case 1 -> udp(Short.toUnsignedInt(port()), new byte[random.nextInt(20)]);
            case 2 -> new Part(132, bytes(out -> out.putShort(port()).putShort(port()).putLong(1).putInt(0x0e000004)));
            default -> version == 4 ? new Part(1, bytes(out -> out.putLong(0x0800000000010001L).putLong(0)))
                : new Part(58, bytes(out -> out.putLong(0x8000000000010001L).putLong(0)));
        };
    }

    private short port() {
        // Of the dynamic range, where nobody expects a protocol
        return (short) (61_001 + random.nextInt(4000));
    }

    private Part udp(final int port, final byte[] payload) {
        return new Part(17, bytes(out -> out.putShort(port()).putShort((short) port)
            .putShort((short) (8 + payload.length)).putShort((short) 0).put(payload)));
    }

    private Part tunnel(final int tunnels) {
        return switch (random.nextInt(8)) {
            case 0 -> udp(4789, bytes(out -> out.putInt(0x08000000).putInt(random.nextInt() << 8)
                .put(ethernet(tunnels))));
            case 1 -> geneve(tunnels);
            case 2 -> gre(ip(random.nextBoolean() ? 4 : 6, tunnels), random.nextInt(8));
            case 3 -> gre(new Part(0x6558, ethernet(tunnels)), random.nextInt(8));
            case 4 -> gre(new Part(0x88be, ethernet(tunnels)), 0);
            case 5 -> gre(new Part(0x88be, bytes(out -> out.putInt(0x10000000 | random.nextInt(1 << 28))
                .putInt(random.nextInt(1 << 20)).put(ethernet(tunnels)))), 1);
            case 6 -> gre(new Part(0x22eb, bytes(out -> out.putInt(0x20000000 | random.nextInt(1 << 28))
                .putInt(random.nextInt()).putInt(0).put(ethernet(tunnels)))), 1);
            default -> gtp(ip(random.nextBoolean() ? 4 : 6, tunnels).bytes);
        };
    }

    private Part geneve(final int tunnels) {
        final var options = random.nextInt(3);
        return udp(6081, bytes(out -> {
            out.put((byte) (options * 2)).put((byte) 0).putShort((short) 0x6558).putInt(random.nextInt() << 8);
            for (var i = 0; i < options; i++) {
                out.putShort((short) 0x0102).put((byte) 3).put((byte) 1).putInt(random.nextInt());
            }
            out.put(ethernet(tunnels));
        }));
    }

    /** Optional fields: bit 0 a sequence number, bit 1 a key, bit 2 a checksum. */
    private Part gre(final Part carried, final int optional) {
        final var flags = (optional & 1) << 12 | (optional & 2) << 12 | (optional & 4) << 13;
        return new Part(47, bytes(out -> {
            out.putShort((short) flags).putShort((short) carried.number);
            if ((optional & 4) != 0) {
                out.putInt(0);
            }
            if ((optional & 2) != 0) {
                out.putInt(random.nextInt());
            }
            if ((optional & 1) != 0) {
                out.putInt(random.nextInt(1000));
            }
            out.put(carried.bytes);
        }));
    }

    private Part gtp(final byte[] packet) {
        final var optional = random.nextInt(3);
        final var more = optional == 0 ? 0 : optional == 1 ? 4 : 8;
        return udp(2152, bytes(out -> {
            out.put((byte) (0x30 | (optional == 0 ? 0 : optional == 1 ? 2 : 4))).put((byte) 0xff);
            out.putShort((short) (packet.length + more)).putInt(random.nextInt());
            if (optional > 0) {
                // The extension is a PDU session container for uplink.
                out.putShort((short) 7).put((byte) 0).put((byte) (optional == 1 ? 0 : 0x85));
            }
            if (optional == 2) {
                out.putInt(0x01100900);
            }
            out.put(packet);
        }));
    }

    private byte[] noise(final int length) {
        final var noise = new byte[length];
        random.nextBytes(noise);
        return noise;
    }

    private static byte[] bytes(final Consumer<ByteBuffer> writer) {
        final var buffer = ByteBuffer.allocate(ENOUGH);
        writer.accept(buffer);
        final var bytes = new byte[buffer.position()];
        buffer.flip().get(bytes);
        return bytes;
    }
}
