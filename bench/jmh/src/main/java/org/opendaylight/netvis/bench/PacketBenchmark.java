/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.bench;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.primitives.ImmutableIntArray;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.opendaylight.netvis.net.EtherType;
import org.opendaylight.netvis.net.HeaderCondition;
import org.opendaylight.netvis.net.HeaderField;
import org.opendaylight.netvis.net.HeaderKind;
import org.opendaylight.netvis.net.HeaderMatch;
import org.opendaylight.netvis.net.IpProtocol;
import org.opendaylight.netvis.net.Payload;
import org.opendaylight.netvis.net.Strip;
import org.opendaylight.netvis.packet.CompiledClause;
import org.opendaylight.netvis.packet.Dissection;
import org.opendaylight.netvis.packet.PacketContext;
import org.opendaylight.netvis.packet.Stripper;
import org.opendaylight.netvis.packet.SwitchFields;
import org.opendaylight.netvis.program.Field;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.punt.PuntPlan;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One packet of a mix, in turn: what it costs to find its headers, to compare it with ten rules, and all of it
 * together.
 */
@State(Scope.Thread)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PacketBenchmark {
    private static final List<String> MIX = List.of("vlan", "vn-tag", "vn-tag-vlan", "e-tag", "qinq", "mpls-ipv4",
        "ethernet-padding", "ipv6-extensions", "arp", "vxlan", "vxlan-ipv6-vlan", "geneve", "nvgre", "erspan-2",
        "gtp-u", "nested");
    private static final ImmutableSet<Strip> WANTED = ImmutableSet.of(Strip.VN_TAG, Strip.VXLAN);

    private final List<ByteBuf> frames = MIX.stream().map(PacketBenchmark::frame).toList();
    private final List<Dissection> dissections = frames.stream().map(frame -> new Dissection().dissect(frame)).toList();
    private final List<CompiledClause> rules = rules();
    private final Dissection dissection = new Dissection();
    private final SwitchFields fields = new SwitchFields();
    private final PacketContext context = new PacketContext().receivedAt(1);
    private final Stripper stripper = new Stripper();

    private int next;

    private static ByteBuf frame(final String name) {
        try (var in = PacketBenchmark.class.getResourceAsStream("/packet/" + name + ".hex")) {
            final var text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
            final var hex = text.lines().skip(1).collect(Collectors.joining());
            return PooledByteBufAllocator.DEFAULT.directBuffer().writeBytes(HexFormat.of().parseHex(hex));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ten rules of which the last is the first that most packets match. */
    private static List<CompiledClause> rules() {
        final var tcp = Match.ANY.with(Field.ETH_TYPE, EtherType.IPV4).orElseThrow()
            .with(Field.IP_PROTO, IpProtocol.TCP).orElseThrow();
        final var ports = IntStream.rangeClosed(1, 6)
            .mapToObj(port -> rule(tcp.with(Field.TCP_DST, port).orElseThrow()));
        final var others = Stream.of(
            rule(Match.ANY, new Payload.Bytes(HeaderKind.VN_TAG, 2, ImmutableIntArray.of(0, 1),
                ImmutableIntArray.of(0x0f, 0xff))),
            rule(Match.ANY, HeaderMatch.exact(HeaderField.E_TAG_ECID, 1)),
            rule(tcp, new Payload.Literal(HeaderKind.TCP, ImmutableIntArray.of('S', 'S', 'H'), 64)),
            rule(Match.ANY));
        return Stream.concat(ports, others).toList();
    }

    private static CompiledClause rule(final Match match, final HeaderCondition... conditions) {
        return CompiledClause.of(new PuntPlan.Clause(true, ImmutableList.of(match), ImmutableList.copyOf(conditions)));
    }

    private int turn() {
        next = next + 1 & MIX.size() - 1;
        return next;
    }

    /**
     * {@return the number of headers found}
     */
    @Benchmark
    public int parse() {
        return dissection.dissect(frames.get(turn())).size();
    }

    /**
     * {@return the number of the rule that a packet matches, once its headers are found}
     */
    @Benchmark
    public int match() {
        final var headers = dissections.get(turn());
        return firstRule(fields.read(headers, headers.innermost(), context));
    }

    /**
     * {@return where the copy of a packet begins, after all steps}
     */
    @Benchmark
    public int handle() {
        dissection.dissect(frames.get(turn()));
        final var rule = firstRule(fields.read(dissection, dissection.innermost(), context));
        final var start = stripper.strip(dissection, WANTED).start();
        stripper.restore();
        return start + rule;
    }

    private int firstRule(final SwitchFields packet) {
        for (var i = 0; i < rules.size(); i++) {
            if (rules.get(i).matches(packet)) {
                return i;
            }
        }
        return -1;
    }
}
