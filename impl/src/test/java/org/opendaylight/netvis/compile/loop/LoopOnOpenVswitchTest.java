/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opendaylight.netvis.program.Field;
import org.opendaylight.netvis.program.FlowText;
import org.opendaylight.netvis.program.Match;

/**
 * Sends frames in every kind of headers through the loop of a real Open vSwitch: those with other bits where any will
 * do come out byte for byte, and those with one wrong bit where it counts do not come out at all.
 */
final class LoopOnOpenVswitchTest {
    private static final int SEED = 20261127;
    /** At once, of which a dummy interface takes a hundred. */
    private static final int FRAMES = 40;
    private static final int ROUNDS = 3;
    private static final int SECONDS = 10;

    private static LoopSwitch ovs;

    private final Random random = new Random(SEED);

    static List<StackCase> all() {
        return StackCase.all();
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
    @MethodSource("all")
    void framesComeOutOfTheirHeadersAndGarbageDoesNot(final StackCase headers) throws Exception {
        install(headers.stack());
        for (int i = 0; i < ROUNDS; i++) {
            send(headers);
        }
    }

    private void send(final StackCase headers) throws Exception {
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
        final var received = ovs.send(sent, expected.getLast(), SECONDS);
        assertEquals(List.of(), LoopSwitch.without(expected, received), "do not come out");
        assertEquals(List.of(), LoopSwitch.without(received, expected), "come out");
    }

    /** Alone on the bridge, as all of them together take more room than Open vSwitch has for options. */
    private static void install(final HeaderStack stack) throws Exception {
        ovs.install(List.of(stack.option()), List.of(
            LoopSwitch.flow(Match.ANY.with(Field.IN_PORT, 1).orElseThrow(),
                LoopSwitch.LOOP.enter(LoopSwitch.SOURCE, stack.option())),
            FlowText.flow(LoopSwitch.LOOP.lift()), LoopSwitch.toTool(LoopedStack.direct(stack))));
    }

    /** The example with any bits where any will do, and a number of wrong bits where not. */
    private byte[] withOther(final StackCase headers, final int wrong) {
        return LoopSwitch.vary(random, headers.example(), headers.stack().mask().toArray(), wrong, any -> true);
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
}
