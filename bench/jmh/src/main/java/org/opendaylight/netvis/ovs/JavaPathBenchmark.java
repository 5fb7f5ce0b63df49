/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.primitives.ImmutableIntArray;
import io.netty.buffer.ByteBuf;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.opendaylight.netvis.net.EtherType;
import org.opendaylight.netvis.net.HeaderCondition;
import org.opendaylight.netvis.net.HeaderKind;
import org.opendaylight.netvis.net.IpProtocol;
import org.opendaylight.netvis.net.Payload;
import org.opendaylight.netvis.net.Strip;
import org.opendaylight.netvis.openflow.RawSession;
import org.opendaylight.netvis.packet.Inspector;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.policy.TenantId;
import org.opendaylight.netvis.program.Action;
import org.opendaylight.netvis.program.Field;
import org.opendaylight.netvis.program.GroupId;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.program.OpenFlowEncoder;
import org.opendaylight.netvis.program.TableId;
import org.opendaylight.netvis.punt.PuntPlan;
import org.opendaylight.netvis.punt.View;

/**
 * One way of taking packet-ins: {@code sink} reads and counts, {@code decoder} is openflowplugin's decoder alone,
 * {@code notification} is openflowplugin's way to its applications, and {@code hook} is netvis's, with inspector and
 * packet-outs. Takes commands from its standard input, a line each: {@code rate SECONDS} answers with packets per
 * second, {@code latency COUNT} with the microseconds in which a half and 99 of a hundred probes came back, and how
 * many did not come back, and {@code losses} with the packets that were dropped for lack of room and the copies that
 * the switch did not take in time, since the start.
 */
final class JavaPathBenchmark {
    static final long PUNT_COOKIE = 0x4e56080000000001L;
    static final long RETURN_COOKIE = 0x4e56080000000002L;
    static final long PROBES_COOKIE = 0x4e56080000000003L;
    static final GroupId GROUP = new GroupId(1);
    static final int PROBE_TYPE = 0x88b6;

    /** Says that a switch may connect. */
    private static final String READY = "ready";
    private static final PrintWriter OUT =
        new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.US_ASCII);
    private static final int FRAME_LENGTH = 120;
    private static final int PROBE_MILLISECONDS = 2;
    private static final int LOST_SECONDS = 1;

    private final LongSupplier packets;
    private final Supplier<String> losses;
    private final RawSession session;
    private final BlockingQueue<Long> returned = new ArrayBlockingQueue<>(1024);

    private JavaPathBenchmark(final LongSupplier packets) {
        this(packets, () -> "0 0", null);
    }

    private JavaPathBenchmark(final LongSupplier packets, final Supplier<String> losses, final RawSession session) {
        this.packets = packets;
        this.losses = losses;
        this.session = session;
    }

    /**
     * Runs.
     *
     * @param args kind and TCP port
     */
    public static void main(final String[] args) throws IOException, InterruptedException, ExecutionException {
        final var port = Integer.parseInt(args[1]);
        switch (args[0]) {
            case "sink" -> {
                final var sink = new PacketSink(port);
                Thread.ofPlatform().daemon().start(sink);
                OUT.println(READY);
                new JavaPathBenchmark(sink::packets).serve();
            }
            case "decoder" -> {
                final var decoded = new LongAdder();
                new BenchController(port, message -> decoded.increment());
                OUT.println(READY);
                new JavaPathBenchmark(decoded::sum).serve();
            }
            case "notification" -> {
                final var notifications = new PacketNotifications();
                new BenchController(port, notifications::onPacketIn);
                OUT.println(READY);
                new JavaPathBenchmark(notifications::received).serve();
            }
            case "hook" -> hook(new BenchController(port, message -> { }));
            default -> throw new IllegalArgumentException(
                args[0] + " is none of sink, decoder, notification and hook");
        }
    }

    private static void hook(final BenchController controller)
            throws IOException, InterruptedException, ExecutionException {
        OUT.println(READY);
        final var connection = controller.awaitSwitch();
        final var session = new RawSession(controller.raw(), connection, PROBES_COOKIE);
        final var inspector = new Inspector("bench", session::transmit);
        inspector.setPlans(List.of(plan()));
        final var benchmark = new JavaPathBenchmark(() -> decided(inspector), () -> losses(inspector), session);
        controller.raw().packetIns(connection.datapathId(), PUNT_COOKIE, inspector::onPacketIn);
        controller.raw().packetIns(connection.datapathId(), RETURN_COOKIE, benchmark::onReturn);
        benchmark.serve();
        inspector.close();
    }

    private static long decided(final Inspector inspector) {
        return inspector.counts().policies().get(policy("web")).lookedAt();
    }

    private static String losses(final Inspector inspector) {
        final var counts = inspector.counts();
        return counts.dropped() + " " + counts.unsent();
    }

    /** What a rule with a pattern needs: TCP to port 80 behind a VN-tag whose payload begins with GET, and probes. */
    private static PuntPlan plan() {
        final var get = new Payload.Bytes(HeaderKind.TCP, 20, ImmutableIntArray.of('G', 'E', 'T', ' '),
            ImmutableIntArray.of(0xff, 0xff, 0xff, 0xff));
        final var web = Match.ANY.with(Field.ETH_TYPE, EtherType.IPV4).orElseThrow()
            .with(Field.IP_PROTO, IpProtocol.TCP).orElseThrow().with(Field.TCP_DST, 80).orElseThrow();
        final var probe = Match.ANY.with(Field.ETH_TYPE, PROBE_TYPE).orElseThrow();
        return new PuntPlan(PUNT_COOKIE, ImmutableList.of(
            task("web", 1, new View.BehindTag(HeaderKind.VN_TAG), web, ImmutableList.of(get)),
            task("probe", 2, new View.AsReceived(), probe, ImmutableList.of())));
    }

    private static PolicyId policy(final String name) {
        return new PolicyId(new TenantId("bench"), name);
    }

    private static PuntPlan.Task task(final String name, final long punted, final View view, final Match match,
            final ImmutableList<HeaderCondition> conditions) {
        return new PuntPlan.Task(policy(name), punted, view,
            ImmutableList.of(new PuntPlan.Clause(true, ImmutableList.of(match), conditions)),
            ImmutableList.of(new PuntPlan.Copy(GROUP, 0, ImmutableSet.of(Strip.VN_TAG))));
    }

    private void serve() throws IOException, InterruptedException {
        final var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            final var words = line.split(" ");
            OUT.println(switch (words[0]) {
                case "rate" -> rate(Integer.parseInt(words[1]));
                case "latency" -> latency(Integer.parseInt(words[1]));
                case "losses" -> losses.get();
                default -> throw new IllegalArgumentException(line + " is no command");
            });
        }
    }

    private String rate(final int seconds) throws InterruptedException {
        final var before = packets.getAsLong();
        final var start = System.nanoTime();
        TimeUnit.SECONDS.sleep(seconds);
        final var after = packets.getAsLong();
        return Long.toString((after - before) * TimeUnit.SECONDS.toNanos(1) / (System.nanoTime() - start));
    }

    /**
     * A probe leaves by packet-out, comes back as packet-in, is decided, goes to the group, and comes back from there:
     * twice through the connection in each direction.
     */
    private String latency(final int count) throws InterruptedException {
        final var times = new ArrayList<Long>();
        for (var i = 0; i < count; i++) {
            TimeUnit.MILLISECONDS.sleep(PROBE_MILLISECONDS);
            returned.clear();
            send();
            final var time = returned.poll(LOST_SECONDS, TimeUnit.SECONDS);
            if (time != null) {
                times.add(time);
            }
        }
        Collections.sort(times);
        final var came = times.size();
        return came == 0 ? "0 0 " + count : TimeUnit.NANOSECONDS.toMicros(times.get(came / 2)) + " "
            + TimeUnit.NANOSECONDS.toMicros(times.get(came * 99 / 100)) + " " + (count - came);
    }

    private void send() {
        final var frame = ByteBuffer.allocate(FRAME_LENGTH).putLong(0x0200000000010200L).putInt(2)
            .putShort((short) PROBE_TYPE).putLong(System.nanoTime()).array();
        session.transmit(OpenFlowEncoder.packetOut(ImmutableList.of(Action.Experimenter.resubmit(new TableId(0))),
            frame));
    }

    private boolean onReturn(final ByteBuf body) {
        final var sent = body.getLong(body.writerIndex() - FRAME_LENGTH + 14);
        return returned.offer(System.nanoTime() - sent);
    }
}
