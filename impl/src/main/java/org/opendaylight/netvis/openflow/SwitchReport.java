/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.openflow;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.util.concurrent.AsyncFunction;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import java.util.Set;
import org.opendaylight.netvis.program.GroupId;
import org.opendaylight.netvis.program.SwitchReading;

/**
 * What a switch reports of all that may concern netvis.
 *
 * @param flows its flows, each an {@code ofp_flow_stats}
 * @param groups its groups, each an {@code ofp_group_desc}
 * @param counters what its groups have counted
 * @param ports what its ports have counted, read after that
 * @param meter what it has in the place of netvis's meter
 * @param askedNanos when it was asked, on the clock of {@link System#nanoTime()}
 * @param answeredNanos when all answers were there
 */
record SwitchReport(ImmutableList<byte[]> flows, ImmutableList<byte[]> groups, ImmutableMap<Long, AgedCount> counters,
        ImmutableMap<Long, PortCount> ports, SwitchMeter.Reading meter, long askedNanos, long answeredNanos) {
    /**
     * Asks a switch. All is asked for at once, and then waited for one after the other: Guava's combination of futures
     * logs each failure but the first, and when a connection ends all of them fail.
     */
    static ListenableFuture<SwitchReport> ask(final SwitchSession session, final SwitchMeter meter) {
        final long asked = System.nanoTime();
        final var flows = session.flowEntries(0, 0);
        final var groups = session.groupEntries();
        final var counters = session.groupCounters();
        final var ports = session.portCounters();
        final var limited = meter.read();
        return then(flows, flowEntries -> then(groups, groupEntries -> then(counters, counts ->
            then(ports, portCounts -> Futures.transform(limited, reading -> new SwitchReport(flowEntries, groupEntries,
                counts, portCounts, reading, asked, System.nanoTime()), MoreExecutors.directExecutor())))));
    }

    private static <T, R> ListenableFuture<R> then(final ListenableFuture<T> first, final AsyncFunction<T, R> next) {
        return Futures.transformAsync(first, next, MoreExecutors.directExecutor());
    }

    /** {@return what it holds} */
    SwitchReading reading(final Set<GroupId> made) {
        return SwitchReading.of(flows, groups, made);
    }

    SwitchSnapshot snapshot(final SwitchReading reading) {
        return new SwitchSnapshot(reading.counts(), counters, ports, meter.drops(), askedNanos, answeredNanos);
    }
}
