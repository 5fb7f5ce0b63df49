/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opendaylight.netvis.net.EtherType;
import org.opendaylight.netvis.net.HeaderField;
import org.opendaylight.netvis.net.HeaderKind;

/**
 * Whether Wireshark's dissectors read the same in the same frames.
 */
class TsharkTest {
    private static final long SEED = 20261124;
    private static final int FRAMES = 5_000;
    private static final int LIMIT_SECONDS = 120;
    /** pcap, version 2.4, Ethernet. */
    private static final int PCAP_MAGIC = 0xa1b2c3d4;
    private static final int PCAP_HEADER = 24;
    private static final int PCAP_RECORD = 16;
    private static final int LINK_TYPE_ETHERNET = 1;

    private static final Map<String, BiFunction<Dissection, Integer, List<String>>> FIELDS = fields();

    private final Dissection dissection = new Dissection();

    private static Map<String, BiFunction<Dissection, Integer, List<String>>> fields() {
        final var all = new LinkedHashMap<String, BiFunction<Dissection, Integer, List<String>>>();
        vlan(all, "vlan.id", 4, 12, false);
        vlan(all, "vlan.priority", 0, 3, false);
        vlan(all, "ieee8021ad.id", 4, 12, true);
        vlan(all, "ieee8021ad.priority", 0, 3, true);
        numbers(all, "vntag.dir", HeaderKind.VN_TAG, 0, 1);
        numbers(all, "vntag.ptr", HeaderKind.VN_TAG, 1, 1);
        numbers(all, "vntag.dst", HeaderKind.VN_TAG, 2, 14);
        numbers(all, "vntag.looped", HeaderKind.VN_TAG, 16, 1);
        numbers(all, "vntag.version", HeaderKind.VN_TAG, 18, 2);
        numbers(all, "vntag.src", HeaderKind.VN_TAG, 20, 12);
        numbers(all, "etag.pcp", HeaderField.E_TAG_PCP);
        numbers(all, "etag.dei", HeaderField.E_TAG_DEI);
        numbers(all, "etag.group", HeaderField.E_TAG_GROUP);
        part(all, "etag.iecid_base", HeaderField.E_TAG_INGRESS_ECID, 0, 0xfff);
        part(all, "etag.iecid_ext", HeaderField.E_TAG_INGRESS_ECID, 12, 0xff);
        part(all, "etag.ecid_base", HeaderField.E_TAG_ECID, 0, 0xfff);
        part(all, "etag.ecid_ext", HeaderField.E_TAG_ECID, 12, 0xff);
        numbers(all, "mpls.label", HeaderKind.MPLS, 0, 20);
        numbers(all, "mpls.exp", HeaderKind.MPLS, 20, 3);
        numbers(all, "mpls.bottom", HeaderKind.MPLS, 23, 1);
        numbers(all, "mpls.ttl", HeaderKind.MPLS, 24, 8);
        numbers(all, "ieee8021ah.isid", HeaderField.I_TAG_SID);
        numbers(all, "vxlan.vni", HeaderField.VXLAN_VNI);
        numbers(all, "geneve.vni", HeaderField.GENEVE_VNI);
        numbers(all, "gre.proto", HeaderField.GRE_PROTOCOL);
        numbers(all, "gre.key", HeaderField.GRE_KEY);
        all.put("erspan.spanid", (dissection, header) -> Stream.of(HeaderKind.ERSPAN_II, HeaderKind.ERSPAN_III)
            .filter(kind -> kind == dissection.kind(header)).map(kind -> bits(dissection, header, 22, 10)).toList());
        numbers(all, "erspan.index", HeaderKind.ERSPAN_II, 44, 20);
        numbers(all, "gtp.teid", HeaderField.GTP_U_TEID);
        numbers(all, "gtp.message", HeaderKind.GTP_U, 8, 8);
        addresses(all, "ip.src", HeaderKind.IPV4, 12, 4);
        addresses(all, "ip.dst", HeaderKind.IPV4, 16, 4);
        addresses(all, "ipv6.src", HeaderKind.IPV6, 8, 16);
        addresses(all, "ipv6.dst", HeaderKind.IPV6, 24, 16);
        bytes(all, "ip.ttl", HeaderKind.IPV4, 8);
        bytes(all, "ipv6.hlim", HeaderKind.IPV6, 7);
        ports(all, "tcp", HeaderKind.TCP);
        ports(all, "udp", HeaderKind.UDP);
        ports(all, "sctp", HeaderKind.SCTP);
        bytes(all, "icmp.type", HeaderKind.ICMP, 0);
        bytes(all, "icmpv6.type", HeaderKind.ICMPV6, 0);
        bytes(all, "arp.hw.size", HeaderKind.ARP, 4);
        return all;
    }

    /** tshark has other names for fields of a service tag. */
    private static void vlan(final Map<String, BiFunction<Dissection, Integer, List<String>>> all, final String name,
            final int offset, final int count, final boolean isService) {
        all.put(name, (dissection, header) -> dissection.kind(header) == HeaderKind.VLAN && isService
            == (dissection.frame().getUnsignedShort(dissection.start(header) - Short.BYTES) == EtherType.SERVICE_VLAN)
            ? List.of(bits(dissection, header, offset, count)) : List.of());
    }

    /** A field that nothing but this test reads. */
    private static void numbers(final Map<String, BiFunction<Dissection, Integer, List<String>>> all, final String name,
            final HeaderKind kind, final int offset, final int count) {
        all.put(name, (dissection, header) -> dissection.kind(header) == kind
            ? List.of(bits(dissection, header, offset, count)) : List.of());
    }

    private static void numbers(final Map<String, BiFunction<Dissection, Integer, List<String>>> all, final String name,
            final HeaderField field) {
        part(all, name, field, 0, field.exactMask());
    }

    private static String bits(final Dissection dissection, final int header, final int offset, final int count) {
        final var bytes = new byte[(offset + count + Byte.SIZE - 1) / Byte.SIZE];
        dissection.frame().getBytes(dissection.start(header), bytes);
        return new BigInteger(1, bytes).shiftRight(bytes.length * Byte.SIZE - offset - count)
            .mod(BigInteger.TWO.pow(count)).toString();
    }

    private static void part(final Map<String, BiFunction<Dissection, Integer, List<String>>> all, final String name,
            final HeaderField field, final int shift, final long mask) {
        all.put(name, (dissection, header) -> dissection.kind(header) == field.kind()
            && HeaderFieldReader.isPresent(field, dissection, header)
            ? List.of(Long.toString(HeaderFieldReader.read(field, dissection, header) >> shift & mask)) : List.of());
    }

    private static void addresses(final Map<String, BiFunction<Dissection, Integer, List<String>>> all,
            final String name, final HeaderKind kind, final int offset, final int length) {
        all.put(name, (dissection, header) -> dissection.kind(header) == kind
            ? List.of(address(dissection, dissection.start(header) + offset, length)) : List.of());
    }

    private static String address(final Dissection dissection, final int index, final int length) {
        final var bytes = new byte[length];
        dissection.frame().getBytes(index, bytes);
        try {
            return InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static void ports(final Map<String, BiFunction<Dissection, Integer, List<String>>> all, final String name,
            final HeaderKind kind) {
        all.put(name + ".srcport", (dissection, header) -> dissection.kind(header) == kind
            ? List.of(Integer.toString(dissection.frame().getUnsignedShort(dissection.start(header)))) : List.of());
        all.put(name + ".dstport", (dissection, header) -> dissection.kind(header) == kind
            ? List.of(Integer.toString(dissection.frame().getUnsignedShort(dissection.start(header) + 2))) : List.of());
    }

    private static void bytes(final Map<String, BiFunction<Dissection, Integer, List<String>>> all, final String name,
            final HeaderKind kind, final int offset) {
        all.put(name, (dissection, header) -> dissection.kind(header) == kind
            ? List.of(Integer.toString(dissection.frame().getUnsignedByte(dissection.start(header) + offset)))
            : List.of());
    }

    @Test
    void readsTheSameFields(@TempDir final Path directory) throws IOException, InterruptedException {
        Assumptions.assumeTrue(isInPath("tshark"), "tshark is not installed");
        final var maker = new FrameMaker(new Random(SEED));
        final var frames = Stream.generate(maker::frame).limit(FRAMES).toList();
        Files.write(directory.resolve("frames.pcap"), pcap(frames));
        final var lines = tshark(directory);
        assertEquals(FRAMES, lines.size());
        final var seen = new LinkedHashMap<String, Integer>();
        for (var i = 0; i < FRAMES; i++) {
            compare(frames.get(i), lines.get(i).split("\t", -1), seen);
        }
        FIELDS.keySet().forEach(name -> assertTrue(seen.getOrDefault(name, 0) > FRAMES / 100, () -> name + seen));
    }

    private void compare(final byte[] frame, final String[] theirs, final Map<String, Integer> seen) {
        dissection.dissect(Unpooled.wrappedBuffer(frame));
        assertEquals(Malformation.NONE, dissection.malformation());
        var column = 0;
        for (var field : FIELDS.entrySet()) {
            final var ours = IntStream.range(0, dissection.size()).boxed()
                .flatMap(header -> field.getValue().apply(dissection, header).stream()).toList();
            final var expected = theirs[column].isEmpty() ? List.of() : Stream.of(theirs[column].split(","))
                .map(value -> plain(field.getKey(), value)).toList();
            assertEquals(expected, ours, () -> field.getKey() + " of " + dissection + " in "
                + HexFormat.of().formatHex(frame));
            seen.merge(field.getKey(), ours.size(), Integer::sum);
            column++;
        }
    }

    /** tshark's text in our spelling: decimal numbers, of bits too, IPv6 without abbreviation. */
    private static String plain(final String field, final String value) {
        if (isAddress(field) && field.startsWith("ipv6.")) {
            try {
                return InetAddress.getByName(value).getHostAddress();
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(e);
            }
        }
        return switch (value) {
            // tshark 4.4; 4.0 prints 1 and 0
            case "True" -> "1";
            case "False" -> "0";
            default -> isAddress(field) ? value : Long.toString(Long.decode(value));
        };
    }

    private static boolean isAddress(final String field) {
        return field.startsWith("ip") && (field.endsWith(".src") || field.endsWith(".dst"));
    }

    private static List<String> tshark(final Path directory) throws IOException, InterruptedException {
        final var command = new ArrayList<>(List.of("tshark", "-n", "-r", "frames.pcap", "-T", "fields", "-E",
            "separator=/t", "-E", "occurrence=a", "-E", "aggregator=,"));
        FIELDS.keySet().forEach(name -> command.addAll(List.of("-e", name)));
        final var output = directory.resolve("fields.txt");
        final var process = new ProcessBuilder(command).directory(directory.toFile())
            .redirectError(directory.resolve("errors.txt").toFile()).redirectOutput(output.toFile()).start();
        try {
            assertTrue(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS), "tshark does not end");
        } finally {
            process.destroyForcibly();
        }
        assertEquals(0, process.exitValue(), Files.readString(directory.resolve("errors.txt")));
        return Files.readAllLines(output);
    }

    private static boolean isInPath(final String program) {
        return Stream.of(System.getenv("PATH").split(":"))
            .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    private static byte[] pcap(final List<byte[]> frames) {
        final var size = frames.stream().collect(Collectors.summingInt(frame -> PCAP_RECORD + frame.length));
        final var out = ByteBuffer.allocate(PCAP_HEADER + size).order(ByteOrder.nativeOrder());
        out.putInt(PCAP_MAGIC).putShort((short) 2).putShort((short) 4).putLong(0).putInt(0xffff)
            .putInt(LINK_TYPE_ETHERNET);
        frames.forEach(frame -> out.putLong(0).putInt(frame.length).putInt(frame.length).put(frame));
        return out.array();
    }
}
