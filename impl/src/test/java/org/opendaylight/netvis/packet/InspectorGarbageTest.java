/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.packet;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.primitives.ImmutableIntArray;
import com.sun.management.ThreadMXBean;
import io.netty.buffer.PooledByteBufAllocator;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.opendaylight.netvis.net.EtherType;
import org.opendaylight.netvis.net.HeaderKind;
import org.opendaylight.netvis.net.Payload;
import org.opendaylight.netvis.net.Strip;
import org.opendaylight.netvis.policy.Ids;
import org.opendaylight.netvis.program.Field;
import org.opendaylight.netvis.program.GroupId;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.punt.PuntPlan;
import org.opendaylight.netvis.punt.PuntPlan.Clause;
import org.opendaylight.netvis.punt.PuntPlan.Copy;
import org.opendaylight.netvis.punt.PuntPlan.Task;
import org.opendaylight.netvis.punt.View;

/**
 * An inspector leaves no garbage for a packet but its part of a batch.
 */
@Timeout(60)
class InspectorGarbageTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int WARM_UP = 30_000;
    private static final int PACKETS = 200_000;
    /** Header of the array of a batch. */
    private static final int ARRAY = 16;
    /** A view of a direct buffer, which Netty makes to copy in bulk; to copy without one takes ten times as long. */
    private static final int COPY = 64;
    /** For compilations by the JVM; a byte for each packet is more. */
    private static final long TOLERANCE = 65_536;

    private final AtomicLong batches = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();

    @Test
    void packetsLeaveNoGarbage() {
        Assumptions.assumeTrue(THREADS.isThreadAllocatedMemorySupported(), "this JVM does not count allocations");
        try (var inspector = new Inspector("garbage", this::send)) {
            inspector.setPlans(List.of(plan()));
            run(inspector, WARM_UP);
            final var worker = THREADS.getThreadAllocatedBytes(inspector.worker().threadId());
            final var mine = THREADS.getCurrentThreadAllocatedBytes();
            batches.set(0);
            bytes.set(0);
            run(inspector, PACKETS);
            final var offered = THREADS.getCurrentThreadAllocatedBytes() - mine;
            final var handled = THREADS.getThreadAllocatedBytes(inspector.worker().threadId()) - worker
                - bytes.get() - batches.get() * ARRAY;
            assertTrue(bytes.get() > PACKETS, () -> bytes + " bytes sent");
            assertTrue(handled < TOLERANCE, () -> handled + " bytes for the handling of " + PACKETS + " packets");
            assertTrue(offered < (long) COPY * PACKETS + TOLERANCE,
                () -> offered + " bytes for the taking of " + PACKETS + " packets");
        }
    }

    private boolean send(final byte[] messages) {
        batches.incrementAndGet();
        bytes.addAndGet(messages.length);
        return true;
    }

    /** Waits until all are handled, without anything that makes objects. */
    private void run(final Inspector inspector, final int count) {
        final var frame = Seeds.of("vn-tag-vlan");
        final var body = PooledByteBufAllocator.DEFAULT.directBuffer().writeBytes(PacketInMaker.packetIn(1, frame));
        for (var i = 0; i < count; i++) {
            while (!inspector.hasRoom()) {
                Thread.onSpinWait();
            }
            inspector.onPacketIn(body);
        }
        while (!inspector.isIdle()) {
            Thread.onSpinWait();
        }
        body.release();
    }

    private static PuntPlan plan() {
        final var tagged = new Payload.Bytes(HeaderKind.VN_TAG, 0, ImmutableIntArray.of(0), ImmutableIntArray.of(0));
        final var ipv4 = new Clause(true,
            ImmutableList.of(Match.ANY.with(Field.ETH_TYPE, EtherType.IPV4).orElseThrow()), ImmutableList.of(tagged));
        final var clauses = ImmutableList.of(new Clause(false, ImmutableList.of(
            Match.ANY.with(Field.ETH_TYPE, EtherType.ARP).orElseThrow()), ImmutableList.of()), ipv4);
        return new PuntPlan(PacketInMaker.COOKIE, ImmutableList.of(
            new Task(Ids.policy("web"), 1, new View.BehindTag(HeaderKind.VN_TAG), clauses, ImmutableList.of(
                new Copy(new GroupId(1), 0, ImmutableSet.of(Strip.VN_TAG)),
                new Copy(new GroupId(2), 0, ImmutableSet.of()))),
            new Task(Ids.policy("dns"), 1, new View.AsReceived(), clauses, ImmutableList.of(
                new Copy(new GroupId(1), 0, ImmutableSet.of(Strip.VN_TAG))))));
    }
}
