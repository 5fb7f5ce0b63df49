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
import com.google.common.collect.Sets;
import com.google.common.primitives.ImmutableIntArray;
import com.sun.management.ThreadMXBean;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import java.lang.management.ManagementFactory;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.opendaylight.netvis.net.EtherType;
import org.opendaylight.netvis.net.HeaderCondition;
import org.opendaylight.netvis.net.HeaderField;
import org.opendaylight.netvis.net.HeaderKind;
import org.opendaylight.netvis.net.HeaderMatch;
import org.opendaylight.netvis.net.IpProtocol;
import org.opendaylight.netvis.net.Payload;
import org.opendaylight.netvis.net.Strip;
import org.opendaylight.netvis.program.Field;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.punt.PuntPlan;

/**
 * No packet leaves garbage behind.
 */
class GarbageTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int WARM_UP = 2_000;
    private static final int ROUNDS = 10_000;
    /** What the measurement itself and a compilation by the JVM in between may cost. A byte for each packet is more. */
    private static final long TOLERANCE = 65_536;

    private final List<ByteBuf> frames = Seeds.FRAMES.stream()
        .map(bytes -> PooledByteBufAllocator.DEFAULT.directBuffer().writeBytes(bytes)).toList();
    private final Dissection dissection = new Dissection();
    private final SwitchFields fields = new SwitchFields();
    private final PacketContext context = new PacketContext();
    private final Stripper stripper = new Stripper();
    private final ImmutableSet<Strip> wanted = Sets.immutableEnumSet(EnumSet.allOf(Strip.class));
    private final List<CompiledClause> matches = List.of(
        clause(Match.ANY.with(Field.ETH_TYPE, EtherType.IPV4).orElseThrow()
            .with(Field.IP_PROTO, IpProtocol.TCP).orElseThrow().with(Field.TCP_DST, 80).orElseThrow(),
            ImmutableList.of(new Payload.Literal(HeaderKind.TCP, ImmutableIntArray.of('H', 'T', 'T', 'P'), 100))),
        clause(Match.ANY, ImmutableList.of(HeaderMatch.exact(HeaderField.VXLAN_VNI, 5001),
            new Payload.Bytes(HeaderKind.UDP, 8, ImmutableIntArray.of(8), ImmutableIntArray.of(8)))));

    private int matched;

    private static CompiledClause clause(final Match match, final ImmutableList<HeaderCondition> conditions) {
        return CompiledClause.of(new PuntPlan.Clause(true, ImmutableList.of(match), conditions));
    }

    @AfterEach
    void release() {
        frames.forEach(ByteBuf::release);
    }

    @Test
    void packetsLeaveNoGarbage() {
        Assumptions.assumeTrue(THREADS.isThreadAllocatedMemorySupported(), "this JVM does not count allocations");
        run(WARM_UP);
        final var before = THREADS.getCurrentThreadAllocatedBytes();
        run(ROUNDS);
        final var allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        assertTrue(matched > 0);
        assertTrue(allocated < TOLERANCE, () -> allocated + " bytes for " + (long) ROUNDS * frames.size() + " packets");
    }

    private void run(final int rounds) {
        for (var round = 0; round < rounds; round++) {
            for (var i = 0; i < frames.size(); i++) {
                handle(frames.get(i));
            }
        }
    }

    private void handle(final ByteBuf frame) {
        dissection.dissect(frame);
        context.receivedAt(1).throughTunnel(5001, 0);
        fields.read(dissection, dissection.innermost(), context);
        count();
        fields.read(dissection, 0, context);
        count();
        stripper.strip(dissection, wanted);
        stripper.restore();
    }

    private void count() {
        for (var i = 0; i < matches.size(); i++) {
            if (matches.get(i).matches(fields)) {
                matched++;
            }
        }
    }
}
