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
import com.google.common.util.concurrent.ExecutionSequencer;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.opendaylight.netvis.ovs.RawOpenflow;
import org.opendaylight.netvis.ovs.SwitchConnection;
import org.opendaylight.netvis.ovs.protocol.OpenFlow13;
import org.opendaylight.netvis.program.Change;
import org.opendaylight.netvis.program.OpenFlowEncoder;
import org.opendaylight.netvis.program.TlvTable;

/**
 * A session that sends and receives complete OpenFlow messages on one connection. Thread-safe.
 */
@NonNullByDefault
public final class RawSession implements OwnedSession {
    private final Wire wire;
    private final Transmitter transmitter;
    private final Probes probes;
    private final long datapathId;
    private final Set<Exchange<?>> underWay = ConcurrentHashMap.newKeySet();
    private final ExecutionSequencer commits = ExecutionSequencer.create();
    private final AtomicInteger lastBundle = new AtomicInteger();

    /**
     * Starts a session.
     *
     * @param raw who hands over packet-ins
     * @param connection the connection, which stays the same for the life of the session
     * @param probeCookie cookie of the flows that send probes back
     */
    public RawSession(final RawOpenflow raw, final SwitchConnection connection, final long probeCookie) {
        wire = new Wire(connection);
        transmitter = new Transmitter(wire);
        datapathId = connection.datapathId();
        probes = new Probes(raw, datapathId, probeCookie);
    }

    @Override
    public long datapathId() {
        return datapathId;
    }

    @Override
    public ListenableFuture<?> commit(final List<byte[]> messages) {
        final var copy = List.copyOf(messages);
        return copy.isEmpty() ? Futures.immediateVoidFuture() : commits.submitAsync(
            () -> watch(BundleCommit.start(wire, lastBundle.incrementAndGet(), copy)), MoreExecutors.directExecutor());
    }

    @Override
    public ListenableFuture<ImmutableList<byte[]>> flowEntries(final long cookie, final long cookieMask) {
        return request(xid -> Frames.flowRequest(xid, OpenFlow13.OFPMP_FLOW, cookie, cookieMask), Stats::entries);
    }

    @Override
    public ListenableFuture<ImmutableList<byte[]>> groupEntries() {
        return request(Frames::groupDescRequest, Stats::entries);
    }

    @Override
    public ListenableFuture<ImmutableMap<Long, AgedCount>> groupCounters() {
        return request(Frames::groupRequest, Stats::groups);
    }

    @Override
    public ListenableFuture<ImmutableMap<Long, PortCount>> portCounters() {
        return request(Frames::portRequest, Stats::ports);
    }

    @Override
    public ListenableFuture<PacketCount> flowCounters(final long cookie, final long cookieMask) {
        return request(xid -> Frames.flowRequest(xid, OpenFlow13.OFPMP_AGGREGATE, cookie, cookieMask),
            Stats::aggregate);
    }

    @Override
    public ListenableFuture<TlvTable> tlvTable() {
        return watch(TlvTableRequest.start(wire));
    }

    @Override
    public ListenableFuture<?> apply(final Change.Unbundled change) {
        return watch(SingleChange.start(wire, OpenFlowEncoder.message(change)));
    }

    @Override
    public ListenableFuture<byte[]> probe(final byte[] packetOut, final long number) {
        final var comesBack = probes.expect(number);
        final var exchange = new Exchange<byte[]>(wire, 1, (index, type, body) -> comesBack.cancel(false));
        comesBack.addListener(() -> {
            if (comesBack.isCancelled()) {
                exchange.fail(new IOException("the switch refused the probe"));
            } else {
                exchange.complete(Futures.getUnchecked(comesBack));
            }
        }, MoreExecutors.directExecutor());
        final var result = watch(exchange);
        result.addListener(() -> comesBack.cancel(false), MoreExecutors.directExecutor());
        exchange.send(Frames.withXid(packetOut, exchange.xid(0)));
        return result;
    }

    @Override
    public boolean transmit(final byte[] messages) {
        if (wire.isClosed() || !transmitter.reserve(messages.length)) {
            return false;
        }
        watch(transmitter.send(messages));
        return true;
    }

    @Override
    public TransmitCount transmitted() {
        return transmitter.count();
    }

    @Override
    public ListenableFuture<ImmutableList<byte[]>> meterEntries(final int id) {
        return Futures.catching(
            request(xid -> Frames.meterRequest(xid, OpenFlow13.OFPMP_METER_CONFIG, id), Stats::entries),
            OpenflowErrorException.class, RawSession::noMeters, MoreExecutors.directExecutor());
    }

    @Override
    public ListenableFuture<AgedCount> meterDrops(final int id) {
        return request(xid -> Frames.meterRequest(xid, OpenFlow13.OFPMP_METER, id), Stats::meterDrops);
    }

    /** A switch that knows no meters at all has none, either. */
    private static ImmutableList<byte[]> noMeters(final OpenflowErrorException refusal) {
        return ImmutableList.of();
    }

    @Override
    public void close() {
        wire.close();
        probes.close();
        underWay.forEach(exchange -> exchange.fail(wire.ended()));
    }

    private <T> ListenableFuture<T> request(final IntFunction<byte[]> request,
            final Function<List<byte[]>, T> reader) {
        return Futures.transform(watch(StatsRequest.start(wire, request)), reader::apply,
            MoreExecutors.directExecutor());
    }

    private <T> ListenableFuture<T> watch(final Exchange<T> exchange) {
        final var result = exchange.result();
        underWay.add(exchange);
        result.addListener(() -> underWay.remove(exchange), MoreExecutors.directExecutor());
        if (wire.isClosed()) {
            exchange.fail(wire.ended());
        }
        return result;
    }
}
