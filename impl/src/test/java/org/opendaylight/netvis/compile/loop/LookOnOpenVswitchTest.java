/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opendaylight.netvis.net.TunnelType;
import org.opendaylight.netvis.net.UdpPort;
import org.opendaylight.netvis.program.Field;
import org.opendaylight.netvis.program.FlowText;
import org.opendaylight.netvis.program.Match;

/**
 * Sends Geneve and GRE with headers of every length to a real Open vSwitch, which looks at what tells the length: what
 * it has an option for comes out byte for byte, whatever the bits are that may be anything, and nothing else does.
 */
final class LookOnOpenVswitchTest {
    private static final int SEED = 20261127;
    private static final int ROUNDS = 3;
    /** Of each kind of headers. */
    private static final int FRAMES = 3;
    /** Kinds of headers, as a dummy interface takes a hundred frames before it loses some. */
    private static final int AT_ONCE = 10;
    private static final int RANDOM_FRAMES = 80;
    private static final int SECONDS = 60;
    /** Shorter than any Ethernet header. */
    private static final int HEADER = 14;

    private static LoopSwitch ovs;

    private final Random random = new Random(SEED);

    /**
     * Lengths that one switch has options for at the same time.
     *
     * @param type the type of tunnel
     * @param options the options
     */
    record Lengths(TunnelType type, ImmutableList<LoopOption> options) {
    }

    /** All lengths, as many at once as there is room for. */
    static Stream<Lengths> lengths() {
        return Stream.of(TunnelType.GENEVE, TunnelType.GRE).flatMap(type -> {
            final var result = new ArrayList<Lengths>();
            var some = new ArrayList<LoopOption>();
            for (var option : all(type).map(it -> it.looped().option()).distinct().toList()) {
                if (some.stream().mapToInt(LoopOption::length).sum() + option.length() > 256) {
                    result.add(new Lengths(type, ImmutableList.copyOf(some)));
                    some = new ArrayList<>();
                }
                some.add(option);
            }
            result.add(new Lengths(type, ImmutableList.copyOf(some)));
            return result.stream();
        });
    }

    private static Stream<LookedStack> all(final TunnelType type) {
        return LookedStack.of(type, UdpPort.GENEVE);
    }

    @BeforeAll
    static void beforeAll() throws Exception {
        ovs = LoopSwitch.start();
    }

    @AfterAll
    static void afterAll() throws Exception {
        if (ovs != null) {
            ovs.close();
        }
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void framesOfLengthsWithAnOptionComeOutAndOthersDoNot(final Lengths lengths) throws Exception {
        install(lengths);
        for (int i = 0; i < ROUNDS; i++) {
            send(lengths);
        }
    }

    private void send(final Lengths lengths) throws Exception {
        final var known = all(lengths.type).filter(it -> lengths.options.contains(it.looped().option())).toList();
        for (var some : Lists.partition(all(lengths.type).toList(), AT_ONCE)) {
            final var sent = new ArrayList<String>();
            final var expected = new ArrayList<String>();
            some.forEach(stack -> add(stack, known.contains(stack), sent, expected));
            final var frame = frame();
            sent.add(hex(headers(known.getFirst(), 0)) + hex(frame));
            expected.add(hex(frame));
            final var received = ovs.send(sent, expected.getLast(), SECONDS);
            assertEquals(List.of(), LoopSwitch.without(expected, received), "do not come out");
            assertEquals(List.of(), LoopSwitch.without(received, expected), "come out");
        }
    }

    private void add(final LookedStack stack, final boolean isKnown, final List<String> sent,
            final List<String> expected) {
        for (int i = 0; i < FRAMES; i++) {
            final var frame = frame();
            sent.add(hex(headers(stack, 0)) + hex(frame));
            if (isKnown) {
                expected.add(hex(frame));
            }
            sent.add(hex(headers(stack, 1)) + hex(frame()));
        }
        // Too short for its headers, and too short for the look
        sent.add(hex(headers(stack, 0)).substring(2));
        sent.add(hex(headers(stack, 0)).substring(0, 2 * (stack.look().place() + 4)));
    }

    /**
     * The same as the controller's reading of headers: what it finds a frame in comes out as that frame, and what it
     * finds none in does not. Where lengths are wrong it finds less than the loop, which does not look at them: then
     * what comes out is the end of what went in.
     */
    @ParameterizedTest
    @MethodSource("lengths")
    void loopAndReadingAgree(final Lengths lengths) throws Exception {
        install(lengths);
        final var last = headers(all(lengths.type).filter(it -> lengths.options.contains(it.looped().option()))
            .findFirst().orElseThrow(), 0);
        final int batches = Integer.getInteger("netvis.loop.batches", 4);
        for (int batch = 0; batch < batches; batch++) {
            final var sent = new ArrayList<String>();
            final var expected = new ArrayList<String>();
            final var unclear = new ArrayList<String>();
            for (int i = 0; i < RANDOM_FRAMES; i++) {
                final var packet = new RandomTunnels(random).packet(lengths.type);
                sent.add(hex(packet));
                final int start = RandomTunnels.carried(packet, lengths.type);
                if (start > 0 && lengths.options.contains(RandomTunnels.option(packet, lengths.type, start))) {
                    expected.add(hex(packet).substring(2 * start));
                } else if (start < 0) {
                    unclear.add(hex(packet));
                }
            }
            final var frame = frame();
            sent.add(hex(last) + hex(frame));
            expected.add(hex(frame));
            final var received = ovs.send(sent, expected.getLast(), SECONDS);
            assertEquals(List.of(), LoopSwitch.without(expected, received).stream()
                .map(it -> sent.stream().filter(packet -> packet.endsWith(it)).findFirst().orElseThrow()).toList(),
                "do not come out");
            assertEquals(List.of(), LoopSwitch.without(received, expected).stream()
                .filter(it -> unclear.stream().noneMatch(packet -> packet.endsWith(it))).toList(), "come out");
        }
    }

    private static void install(final Lengths lengths) throws Exception {
        final var flows = ImmutableList.<String>builder().add(FlowText.flow(LoopSwitch.LOOP.lift()));
        LookedStack.looks(lengths.type).forEach(look -> flows.add(LoopSwitch.flow(
            Match.ANY.with(Field.IN_PORT, 1).flatMap(it -> it.with(Field.ETH_TYPE, look.etherType())).orElseThrow(),
            LoopSwitch.LOOP.look(LoopSwitch.SOURCE, look))));
        all(lengths.type).filter(it -> lengths.options.contains(it.looped().option())).forEach(it -> flows.add(
            FlowText.flow(it.enter(LoopSwitch.LOOP, LoopSwitch.SOURCE)), LoopSwitch.toTool(it.looped())));
        ovs.install(lengths.options, flows.build());
    }

    /**
     * Any bits where any will do, and a number of wrong bits where not. Those that the switch looks at are right, as
     * others there would make the headers those of another length.
     */
    private byte[] headers(final LookedStack stack, final int wrong) {
        final var headers = stack.looped().stack();
        return LoopSwitch.vary(random, headers.value().toArray(), headers.mask().toArray(), wrong,
            i -> !isLookedAt(stack, i));
    }

    private static boolean isLookedAt(final LookedStack stack, final int index) {
        return index >= stack.look().place() && index < stack.look().place() + Integer.BYTES;
    }

    private byte[] frame() {
        final var frame = new byte[HEADER + random.nextInt(200)];
        random.nextBytes(frame);
        return frame;
    }

    private static String hex(final byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
