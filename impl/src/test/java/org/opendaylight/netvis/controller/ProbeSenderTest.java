/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.controller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.SettableFuture;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.opendaylight.netvis.compile.transit.TunnelEnd;
import org.opendaylight.netvis.compile.vntag.RegisterSequence;
import org.opendaylight.netvis.net.TunnelType;
import org.opendaylight.netvis.openflow.SimulatedSwitch;
import org.opendaylight.netvis.program.PortNo;

/**
 * What is said of a switch by what comes back of a test frame.
 */
final class ProbeSenderTest {
    private static final TunnelEnd END = new TunnelEnd(new PortNo(3), TunnelType.VXLAN, 4789, 0x0a000001,
        0x0200_0000_0001L);
    private static final HexFormat HEX = HexFormat.of();
    private static final int FRAME_LENGTH = 60;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final LinkedBlockingQueue<Optional<String>> ends = new LinkedBlockingQueue<>();

    @AfterEach
    void close() {
        clock.shutdownNow();
    }

    /** What is said when a switch makes something of a packet-out. */
    private Optional<String> send(final ProbeSender.Probe probe,
            final Function<byte[], ListenableFuture<byte[]>> ovs) throws Exception {
        new ProbeSender(clock, Runnable::run, Duration.ofMillis(20)).send(
            new SimulatedSwitch(1).answerProbes(ovs), probe, ends::add);
        return ends.poll(10, TimeUnit.SECONDS);
    }

    private static byte[] last(final byte[] packetOut, final int length) {
        return Arrays.copyOfRange(packetOut, packetOut.length - length, packetOut.length);
    }

    /** What {@link RegisterSequence} makes of a frame: the tag becomes the lower part of the source address. */
    private static byte[] withoutTag(final byte[] packetOut) {
        final var frame = HEX.formatHex(last(packetOut, FRAME_LENGTH));
        return HEX.parseHex(frame.substring(0, 16) + frame.substring(28, 36) + frame.substring(36));
    }

    @Test
    void switchThatRemovesTheTagIsFine() throws Exception {
        assertEquals(Optional.empty(), send(VnTagProbe.random(new RegisterSequence()),
            packetOut -> Futures.immediateFuture(withoutTag(packetOut))));
    }

    @Test
    void switchThatLeavesTheTagIsNot() throws Exception {
        final var failure = send(VnTagProbe.random(new RegisterSequence()),
            packetOut -> Futures.immediateFuture(last(packetOut, FRAME_LENGTH))).orElseThrow();
        assertTrue(failure.matches("it made 02.{22}8926.{8}88b6.* of what should have become 02.{22}88b6.*"), failure);
    }

    @Test
    void switchThatEndsTheTunnelIsFine() throws Exception {
        assertEquals(Optional.empty(), send(TunnelEndProbe.random(END),
            packetOut -> Futures.immediateFuture(last(packetOut, FRAME_LENGTH))));
    }

    @Test
    void switchThatMakesSomethingElseOfTheTunnelIsNot() throws Exception {
        final var failure = send(TunnelEndProbe.random(END), packetOut -> Futures.immediateFuture(new byte[] {1, 2}))
            .orElseThrow();
        assertTrue(failure.matches("it made 0102 of what should have become 02.{22}88b6.*"), failure);
    }

    @Test
    void frameThatDoesNotComeBackIsWaitedForOnlySoLong() throws Exception {
        assertEquals(Optional.of("the test frame did not come back"),
            send(VnTagProbe.random(new RegisterSequence()), packetOut -> SettableFuture.create()));
    }

    @Test
    void switchThatRefusesSaysWhy() throws Exception {
        assertEquals(Optional.of("a test frame does not come back (no port): check that the LOCAL port has the"
            + " ipv4-address, and that the tunnel-port has remote_ip=flow and key=flow"),
            send(TunnelEndProbe.random(END),
                packetOut -> Futures.immediateFailedFuture(new IllegalStateException("no port"))));
    }
}
