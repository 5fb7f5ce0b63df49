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
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opendaylight.netvis.net.TunnelType;
import org.opendaylight.netvis.net.UdpPort;
import org.opendaylight.netvis.program.Action;
import org.opendaylight.netvis.program.Cookie;
import org.opendaylight.netvis.program.Field;
import org.opendaylight.netvis.program.Flow;
import org.opendaylight.netvis.program.FlowKey;
import org.opendaylight.netvis.program.FlowText;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.program.PortNo;
import org.opendaylight.netvis.program.PrivateSwitch;
import org.opendaylight.netvis.program.TableId;

/**
 * Sends Geneve and GRE with headers of every length to a real Open vSwitch, which looks at what tells the length: what
 * it has an option for comes out byte for byte, whatever the bits are that may be anything, and nothing else does.
 */
final class LookOnOpenVswitchTest {
    private static final int TUNNEL_PORT = 10;
    private static final int TOOL_PORT = 2;
    private static final int SEED = 20261127;
    private static final int ROUNDS = 3;
    /** Of each kind of headers. */
    private static final int FRAMES = 3;
    /** Kinds of headers, as a dummy interface takes a hundred frames before it loses some. */
    private static final int AT_ONCE = 10;
    private static final int RANDOM_FRAMES = 80;
    private static final int SOURCE = 0x7f140001;
    private static final Loop LOOP = new Loop(new PortNo(TUNNEL_PORT), 6081, 0xc00002d9, 0x0200_00be_0c01L);
    /** Shorter than any Ethernet header. */
    private static final int HEADER = 14;

    private static PrivateSwitch ovs;

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
        Assumptions.assumeTrue(PrivateSwitch.isAvailable(), "no Open vSwitch in the path");
        ovs = PrivateSwitch.startWithTunnels();
        ovs.vsctl("set", "bridge", "br0", "other-config:hwaddr=02:00:00:be:0c:01", "--",
            "add-port", "br0", "geneve1", "--", "set", "interface", "geneve1", "type=geneve",
            "options:remote_ip=flow", "options:key=flow", "ofport_request=" + TUNNEL_PORT);
        ovs.addTool("tool", TOOL_PORT);
        ovs.setAddress("192.0.2.217");
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
            final int before = ovs.captured("tool").size();
            final var sent = new ArrayList<String>();
            final var expected = new ArrayList<String>();
            some.forEach(stack -> add(stack, known.contains(stack), sent, expected));
            final var frame = frame();
            sent.add(hex(headers(known.getFirst(), 0)) + hex(frame));
            expected.add(hex(frame));
            ovs.receive(sent);
            final var received = await(before, expected.getLast());
            assertEquals(List.of(), without(expected, received), "do not come out");
            assertEquals(List.of(), without(received, expected), "come out");
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
            final int before = ovs.captured("tool").size();
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
            ovs.receive(sent);
            final var received = await(before, expected.getLast());
            assertEquals(List.of(), without(expected, received).stream()
                .map(it -> sent.stream().filter(packet -> packet.endsWith(it)).findFirst().orElseThrow()).toList(),
                "do not come out");
            assertEquals(List.of(), without(received, expected).stream()
                .filter(it -> unclear.stream().noneMatch(packet -> packet.endsWith(it))).toList(), "come out");
        }
    }

    private static List<String> without(final List<String> all, final List<String> others) {
        final var rest = new ArrayList<>(all);
        others.forEach(rest::remove);
        return rest;
    }

    private static void install(final Lengths lengths) throws Exception {
        ovs.clearOptions();
        for (var option : lengths.options) {
            final var told = option.asTunnelOption();
            ovs.ofctl("add-tlv-map", "{class=" + told.optionClass() + ",type=" + told.type() + ",len="
                + told.length() + "}->tun_metadata" + told.field().orElseThrow());
        }
        final var flows = ImmutableList.<String>builder().add(FlowText.flow(LOOP.lift()));
        LookedStack.looks(lengths.type).forEach(look -> flows.add(
            flow(Match.ANY.with(Field.IN_PORT, 1).flatMap(it -> it.with(Field.ETH_TYPE, look.etherType()))
                .orElseThrow(), LOOP.look(SOURCE, look))));
        all(lengths.type).filter(it -> lengths.options.contains(it.looped().option())).forEach(it -> {
            flows.add(FlowText.flow(it.enter(LOOP, SOURCE)));
            flows.add(flow(LOOP.outOf(SOURCE).with(it.looped().proof()).orElseThrow(),
                ImmutableList.of(new Action.Output(new PortNo(TOOL_PORT)))));
        });
        ovs.ofctl("add-flows", ovs.file(flows.build()));
        // 3.1.0 may go on as before for packets that look alike
        ovs.appctl("revalidator/purge");
    }

    private static String flow(final Match match, final ImmutableList<Action> actions) {
        return FlowText.flow(new Flow(new FlowKey(new TableId(0), 1, match),
            new Cookie(Cookie.Kind.TRANSIT, 0).value(), actions, Optional.empty(), Optional.empty()));
    }

    /**
     * Any bits where any will do, and a number of wrong bits where not. Those that the switch looks at are right, as
     * others there would make the headers those of another length.
     */
    private byte[] headers(final LookedStack stack, final int wrong) {
        final var value = stack.looped().stack().value().toArray();
        final var mask = stack.looped().stack().mask().toArray();
        final var counting = new ArrayList<Integer>();
        for (int i = 0; i < mask.length; i++) {
            value[i] |= (byte) (random.nextInt(0x100) & ~mask[i]);
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                if ((mask[i] & 1 << bit) != 0 && !isLookedAt(stack, i)) {
                    counting.add(Byte.SIZE * i + bit);
                }
            }
        }
        for (int i = 0; i < wrong; i++) {
            final int bit = counting.get(random.nextInt(counting.size()));
            value[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
        }
        return value;
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

    /** Frames leave in the order in which they came. */
    private static List<String> await(final int before, final String last) throws Exception {
        final long end = System.nanoTime() + 60_000_000_000L;
        while (true) {
            final var captured = ovs.captured("tool");
            final var added = captured.subList(before, captured.size());
            if (added.contains(last) || System.nanoTime() > end) {
                return added;
            }
            Thread.sleep(20);
        }
    }
}
