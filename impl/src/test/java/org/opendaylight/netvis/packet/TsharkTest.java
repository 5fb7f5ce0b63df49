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
        vlan(all, "vlan.id", HeaderField.VLAN_ID, false);
        vlan(all, "vlan.priority", HeaderField.VLAN_PCP, false);
        vlan(all, "ieee8021ad.id", HeaderField.VLAN_ID, true);
        vlan(all, "ieee8021ad.priority", HeaderField.VLAN_PCP, true);
        numbers(all, "vntag.dir", HeaderField.VN_TAG_DIRECTION);
        numbers(all, "vntag.ptr", HeaderField.VN_TAG_POINTER);
        numbers(all, "vntag.dst", HeaderField.VN_TAG_DESTINATION);
        numbers(all, "vntag.looped", HeaderField.VN_TAG_LOOPED);
        numbers(all, "vntag.version", HeaderField.VN_TAG_VERSION);
        numbers(all, "vntag.src", HeaderField.VN_TAG_SOURCE);
        numbers(all, "etag.pcp", HeaderField.E_TAG_PCP);
        numbers(all, "etag.dei", HeaderField.E_TAG_DEI);
        numbers(all, "etag.group", HeaderField.E_TAG_GROUP);
        part(all, "etag.iecid_base", HeaderField.E_TAG_INGRESS_ECID, 0, 0xfff);
        part(all, "etag.iecid_ext", HeaderField.E_TAG_INGRESS_ECID, 12, 0xff);
        part(all, "etag.ecid_base", HeaderField.E_TAG_ECID, 0, 0xfff);
        part(all, "etag.ecid_ext", HeaderField.E_TAG_ECID, 12, 0xff);
        numbers(all, "mpls.label", HeaderField.MPLS_LABEL);
        numbers(all, "mpls.exp", HeaderField.MPLS_TRAFFIC_CLASS);
        numbers(all, "mpls.bottom", HeaderField.MPLS_BOTTOM);
        numbers(all, "mpls.ttl", HeaderField.MPLS_TTL);
        numbers(all, "vxlan.vni", HeaderField.VXLAN_VNI);
        numbers(all, "geneve.vni", HeaderField.GENEVE_VNI);
        numbers(all, "gre.proto", HeaderField.GRE_PROTOCOL);
        numbers(all, "gre.key", HeaderField.GRE_KEY);
        all.put("erspan.spanid", (dissection, header) -> Stream.of(HeaderField.ERSPAN_II_SESSION,
                HeaderField.ERSPAN_III_SESSION).filter(field -> field.kind() == dissection.kind(header))
            .map(field -> Long.toString(field.read(dissection, header))).toList());
        numbers(all, "erspan.index", HeaderField.ERSPAN_II_INDEX);
        numbers(all, "gtp.teid", HeaderField.GTP_U_TEID);
        numbers(all, "gtp.message", HeaderField.GTP_U_MESSAGE_TYPE);
        addresses(all, "ip.src", HeaderKind.IPV4, 12, 4);
        addresses(all, "ip.dst", HeaderKind.IPV4, 16, 4);
        addresses(all, "ipv6.src", HeaderKind.IPV6, 8, 16);
        addresses(all, "ipv6.dst", HeaderKind.IPV6, 24, 16);
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
            final HeaderField field, final boolean isService) {
        all.put(name, (dissection, header) -> dissection.kind(header) == field.kind() && isService
            == (dissection.frame().getUnsignedShort(dissection.start(header) - Short.BYTES) == EtherType.SERVICE_VLAN)
            ? List.of(Long.toString(field.read(dissection, header))) : List.of());
    }

    private static void numbers(final Map<String, BiFunction<Dissection, Integer, List<String>>> all, final String name,
            final HeaderField field) {
        part(all, name, field, 0, field.exactMask());
    }

    private static void part(final Map<String, BiFunction<Dissection, Integer, List<String>>> all, final String name,
            final HeaderField field, final int shift, final long mask) {
        all.put(name, (dissection, header) -> dissection.kind(header) == field.kind()
            && field.isPresent(dissection, header)
            ? List.of(Long.toString(field.read(dissection, header) >> shift & mask)) : List.of());
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
        if (field.startsWith("ipv6.")) {
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
            default -> field.startsWith("ip.") ? value : Long.toString(Long.decode(value));
        };
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
