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
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.util.concurrent.AsyncFunction;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.netvis.program.FlowCount;
import org.opendaylight.netvis.program.FlowKey;
import org.opendaylight.netvis.program.GroupId;
import org.opendaylight.netvis.program.Installed;
import org.opendaylight.netvis.program.Meter;
import org.opendaylight.netvis.program.MeterEntry;
import org.opendaylight.netvis.program.SwitchReading;
import org.opendaylight.netvis.program.TlvTable;

/**
 * What a switch reports of all that may concern netvis.
 *
 * @param flows its flows, each an {@code ofp_flow_stats}
 * @param groups its groups, each an {@code ofp_group_desc}
 * @param counters what its groups have counted
 * @param ports what its ports have counted, read after that
 * @param meter the meter that netvis may need, as an {@code ofp_meter_config}, if there is one
 * @param drops what that has dropped, if it was asked for
 * @param tlvTable the options of tunnels that it knows, if it was asked for
 * @param askedNanos when it was asked, on the clock of {@link System#nanoTime()}
 * @param answeredNanos when all answers were there
 */
record SwitchReport(ImmutableList<byte[]> flows, ImmutableList<byte[]> groups, ImmutableMap<Long, AgedCount> counters,
        ImmutableMap<Long, PortCount> ports, ImmutableList<byte[]> meter, Optional<AgedCount> drops,
        Optional<TlvTable> tlvTable, long askedNanos, long answeredNanos) {
    /**
     * What of a switch is to be asked beside flows, groups and counters.
     *
     * @param meter identifier of the meter that netvis may need
     * @param drops whether that is there, and what it has dropped is to be told
     * @param options whether the options of tunnels are to be told
     * @param flows how many flows there may be
     */
    record Scope(int meter, boolean drops, boolean options, int flows) {
        /** So many flows are asked for at once: it takes Open vSwitch some 20 ms, in which it does nothing else. */
        private static final int AT_ONCE = 8192;

        /** The bits of the cookie by which the flows are asked for one part after the other: the lowest of a number. */
        private long parts() {
            return flows <= AT_ONCE ? 0 : Integer.highestOneBit(flows / AT_ONCE) * 2 - 1;
        }
    }

    /**
     * Asks a switch. All is asked for at once, and then waited for one after the other: Guava's combination of futures
     * logs each failure but the first, and when a connection ends all of them fail.
     */
    static ListenableFuture<SwitchReport> ask(final SwitchSession session, final Scope scope) {
        final long asked = System.nanoTime();
        final var flows = flows(session, scope.parts(), 0, ImmutableList.of());
        final var groups = session.groupEntries();
        final var counters = session.groupCounters();
        final var ports = session.portCounters();
        final var meter = session.meterEntries(scope.meter);
        final var drops = optional(scope.drops, () -> session.meterDrops(scope.meter));
        final var options = optional(scope.options, session::tlvTable);
        return then(flows, flowEntries -> then(groups, groupEntries -> then(counters, counts ->
            then(ports, portCounts -> then(meter, meterEntries -> then(drops, dropped -> Futures.transform(options,
                table -> new SwitchReport(flowEntries, groupEntries, counts, portCounts, meterEntries, dropped, table,
                    asked, System.nanoTime()), MoreExecutors.directExecutor())))))));
    }

    /** Asks for the next part when the last is there, so that the switch can be changed in between. */
    private static ListenableFuture<ImmutableList<byte[]>> flows(final SwitchSession session, final long parts,
            final long part, final ImmutableList<byte[]> before) {
        return then(session.flowEntries(part, parts), entries -> {
            final var all = before.isEmpty() ? entries : ImmutableList.<byte[]>builder().addAll(before).addAll(entries)
                .build();
            return part == parts ? Futures.immediateFuture(all) : flows(session, parts, part + 1, all);
        });
    }

    private static <T, R> ListenableFuture<R> then(final ListenableFuture<T> first, final AsyncFunction<T, R> next) {
        return Futures.transformAsync(first, next, MoreExecutors.directExecutor());
    }

    /** What a switch may not have. */
    private static <T> ListenableFuture<Optional<T>> optional(final boolean wanted,
            final Supplier<ListenableFuture<T>> request) {
        return wanted ? Futures.catching(Futures.transform(request.get(), Optional::of, MoreExecutors.directExecutor()),
            OpenflowErrorException.class, gone -> Optional.empty(), MoreExecutors.directExecutor())
            : Futures.immediateFuture(Optional.empty());
    }

    /**
     * What was read of a report.
     *
     * @param content what the switch holds, with what its flows have counted
     * @param snapshot all that it has counted
     */
    record Reading(SwitchReading content, SwitchSnapshot snapshot) {
    }

    /**
     * Reads the report. Flows that are as they were known to be are the same instances, so that comparing them takes no
     * time.
     *
     * @param made groups that are known to be netvis's
     * @param meterId identifier of the meter that netvis may need
     * @param before what the switch was known to hold, if it was
     */
    Reading read(final Set<GroupId> made, final int meterId, final @Nullable Installed before) {
        final var reading = SwitchReading.of(flows, groups, made);
        final var meters = meter.isEmpty() ? ImmutableSortedMap.<Integer, Optional<Meter>>of()
            : ImmutableSortedMap.of(meterId, MeterEntry.decode(meter.getFirst()));
        final var installed = reading.installed().with(meters, tlvTable)
            .asIn(before == null ? Installed.NOTHING : before);
        final var counts = asIn(installed, reading.counts());
        return new Reading(new SwitchReading(installed, counts),
            new SwitchSnapshot(counts, counters, ports, drops, askedNanos, answeredNanos));
    }

    /** The counts of flows, by the same instances of their identities. */
    private static ImmutableMap<FlowKey, FlowCount> asIn(final Installed installed,
            final ImmutableMap<FlowKey, FlowCount> counts) {
        final var result = ImmutableMap.<FlowKey, FlowCount>builderWithExpectedSize(counts.size());
        counts.forEach((key, count) -> result.put(installed.flows().get(key).key(), count));
        return result.buildOrThrow();
    }
}
