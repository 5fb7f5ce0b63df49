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
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
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
 * Sends frames in every kind of headers through the loop of a real Open vSwitch: those with other bits where any will
 * do come out byte for byte, and those with one wrong bit where it counts do not come out at all.
 */
final class LoopOnOpenVswitchTest {
    private static final String ADDRESS = "192.0.2.217";
    private static final int TUNNEL_PORT = 10;
    private static final int TOOL_PORT = 2;
    private static final int SEED = 20261127;
    /** At once, of which a dummy interface takes a hundred. */
    private static final int FRAMES = 40;
    private static final int ROUNDS = 3;
    private static final int SOURCE = 0x7f140001;
    private static final Loop LOOP = new Loop(new PortNo(TUNNEL_PORT), 6081, 0xc00002d9, 0x0200_00be_0c01L);

    private static PrivateSwitch ovs;

    private final Random random = new Random(SEED);

    static List<StackCase> all() {
        return StackCase.all();
    }

    @BeforeAll
    static void beforeAll() throws Exception {
        Assumptions.assumeTrue(PrivateSwitch.isAvailable(), "no Open vSwitch in the path");
        ovs = PrivateSwitch.startWithTunnels();
        ovs.vsctl("set", "bridge", "br0", "other-config:hwaddr=02:00:00:be:0c:01", "--",
            "add-port", "br0", "geneve1", "--", "set", "interface", "geneve1", "type=geneve",
            "options:remote_ip=flow", "options:key=flow", "ofport_request=" + TUNNEL_PORT);
        ovs.addTool("tool", TOOL_PORT);
        // Last, as Open vSwitch notes the MAC address that it has then
        ovs.setAddress(ADDRESS);
    }

    @AfterAll
    static void afterAll() throws Exception {
        if (ovs != null) {
            ovs.close();
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void framesComeOutOfTheirHeadersAndGarbageDoesNot(final StackCase headers) throws Exception {
        install(headers.stack());
        for (int i = 0; i < ROUNDS; i++) {
            send(headers);
        }
    }

    private void send(final StackCase headers) throws Exception {
        final int before = ovs.captured("tool").size();
        final var sent = new ArrayList<String>();
        final var expected = new ArrayList<String>();
        for (int i = 0; i < FRAMES; i++) {
            final var frame = frame(i);
            sent.add(hex(withOther(headers, 0), frame));
            expected.add(HexFormat.of().formatHex(frame));
            sent.add(hex(withOther(headers, 1), frame(i)));
        }
        // Too short for its headers
        sent.add(HexFormat.of().formatHex(headers.example(), 0, headers.example().length - 1));
        final var last = frame(FRAMES);
        sent.add(hex(headers.example(), last));
        expected.add(HexFormat.of().formatHex(last));
        ovs.receive(sent);
        final var received = await(before, expected.getLast());
        assertEquals(List.of(), without(expected, received), "do not come out");
        assertEquals(List.of(), without(received, expected), "come out");
    }

    /** Each as often as it is there more than in the other. */
    private static List<String> without(final List<String> all, final List<String> others) {
        final var rest = new ArrayList<>(all);
        others.forEach(rest::remove);
        return rest;
    }

    /** Alone on the bridge, as all of them together take more room than Open vSwitch has for options. */
    private static void install(final HeaderStack stack) throws Exception {
        ovs.clearOptions();
        final var option = stack.option().asTunnelOption();
        ovs.ofctl("add-tlv-map", "{class=" + option.optionClass() + ",type=" + option.type() + ",len="
            + option.length() + "}->tun_metadata" + option.field().orElseThrow());
        ovs.ofctl("add-flows", ovs.file(ImmutableList.of(
            flow(0, in(1), LOOP.enter(SOURCE, stack.option())),
            FlowText.flow(LOOP.lift()),
            flow(0, LOOP.outOf(SOURCE).with(LoopedStack.direct(stack).proof()).orElseThrow(),
                ImmutableList.of(new Action.Output(new PortNo(TOOL_PORT)))))));
        // 3.1.0 may go on as before for packets that look alike
        ovs.appctl("revalidator/purge");
    }

    private static Match in(final int port) {
        return Match.ANY.with(Field.IN_PORT, port).orElseThrow();
    }

    private static String flow(final int table, final Match match, final ImmutableList<Action> actions) {
        return FlowText.flow(new Flow(new FlowKey(new TableId(table), 1, match),
            new Cookie(Cookie.Kind.TRANSIT, 0).value(), actions, Optional.empty(), Optional.empty()));
    }

    /** The example with any bits where any will do, and a number of wrong bits where not. */
    private byte[] withOther(final StackCase headers, final int wrong) {
        final var mask = headers.stack().mask().toArray();
        final var result = headers.example().clone();
        final var counting = new ArrayList<Integer>();
        for (int i = 0; i < mask.length; i++) {
            // The outer addresses first, which may be of any kind
            result[i] ^= (byte) (random.nextInt(0x100) & ~mask[i]);
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                if ((mask[i] & 1 << bit) != 0) {
                    counting.add(Byte.SIZE * i + bit);
                }
            }
        }
        for (int i = 0; i < wrong; i++) {
            final int bit = counting.get(random.nextInt(counting.size()));
            result[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
        }
        return result;
    }

    /** A frame of any content, that tells which it is. */
    private byte[] frame(final int number) {
        final var frame = new byte[14 + random.nextInt(200)];
        random.nextBytes(frame);
        frame[0] = (byte) number;
        return frame;
    }

    private static String hex(final byte[] headers, final byte[] frame) {
        return HexFormat.of().formatHex(headers) + HexFormat.of().formatHex(frame);
    }

    /** Frames leave in the order in which they came. */
    private static List<String> await(final int before, final String last) throws Exception {
        final long end = System.nanoTime() + 10_000_000_000L;
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
