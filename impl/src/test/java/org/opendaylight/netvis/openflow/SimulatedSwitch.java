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
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.SettableFuture;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.netvis.program.Change;
import org.opendaylight.netvis.program.GroupId;
import org.opendaylight.netvis.program.Installed;
import org.opendaylight.netvis.program.Meter;
import org.opendaylight.netvis.program.OpenFlowEncoder;
import org.opendaylight.netvis.program.SwitchReading;
import org.opendaylight.netvis.program.TlvMapping;
import org.opendaylight.netvis.program.TlvTable;
import org.opendaylight.netvis.program.TunnelOption;

/**
 * A session with a switch that applies the flow-mods and group-mods that it gets as Open vSwitch does: it has limits,
 * refuses, counts, loses its memory and ends. Thread-safe.
 */
public final class SimulatedSwitch implements OwnedSession {
    private static final int FLOW_MOD = 14;
    private static final int GROUP_MOD = 15;
    private static final int DELETE = 3;
    private static final int ALL_GROUPS_DELETED = 2;

    private record Key(int table, int priority, String match) {
    }

    private record Entry(long cookie, byte[] matchAndInstructions, long packets, long bytes) {
    }

    /** What it holds; replaced as a whole by each bundle. */
    private record Content(Map<Key, Entry> flows, Map<Integer, byte[]> groups) {
        Content copy() {
            return new Content(new LinkedHashMap<>(flows), new TreeMap<>(groups));
        }
    }

    /** A message that is refused when the bundle is committed. */
    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        private final boolean tableFull;

        Refused(final String error, final boolean tableFull) {
            super(error);
            this.tableFull = tableFull;
        }
    }

    private final long datapathId;
    private final Map<Integer, Integer> tableLimits = new HashMap<>();
    private final Map<Integer, byte[]> meters = new HashMap<>();
    private final Map<Integer, Long> groupPackets = new HashMap<>();
    private final Map<Long, PortCount> ports = new HashMap<>();
    private final List<SettableFuture<?>> unanswered = new ArrayList<>();
    private @Nullable List<Runnable> late;
    private Content content = new Content(new LinkedHashMap<>(), new TreeMap<>());
    private Predicate<byte[]> unknown = message -> false;
    private Optional<String> wholeRefusal = Optional.empty();
    private final Set<TunnelOption> refusedOptions = new HashSet<>();
    private TlvTable options = TlvTable.EMPTY;
    private int maxBundle = Integer.MAX_VALUE;
    private int maxGroups = Integer.MAX_VALUE;
    private long born = System.nanoTime();
    private int requests;
    private int commits;
    private Function<byte[], ListenableFuture<byte[]>> probes = packetOut -> never();
    private boolean silent;
    private boolean metersUnknown;
    private boolean closed;

    public SimulatedSwitch(final long datapathId) {
        this.datapathId = datapathId;
    }

    /** Lets a table have no more than so many flows. */
    public synchronized SimulatedSwitch limitTable(final int table, final int flows) {
        tableLimits.put(table, flows);
        return this;
    }

    public synchronized SimulatedSwitch limitGroups(final int groups) {
        maxGroups = groups;
        return this;
    }

    /** Refuses bundles as a whole that have more than so many messages. */
    public synchronized SimulatedSwitch limitBundle(final int messages) {
        maxBundle = messages;
        return this;
    }

    /** Refuses messages when they are added to a bundle. */
    public synchronized SimulatedSwitch refuseToAdd(final Predicate<byte[]> messages) {
        unknown = messages;
        return this;
    }

    /** Refuses every bundle as a whole; with an empty error none. */
    public synchronized void refuseBundles(final String error) {
        wholeRefusal = Optional.of(error).filter(text -> !text.isEmpty());
    }

    public synchronized void withoutMeters() {
        metersUnknown = true;
    }

    /** Answers nothing from now on. */
    public synchronized void fallSilent() {
        silent = true;
    }

    public synchronized int requests() {
        return requests;
    }

    public synchronized int commits() {
        return commits;
    }

    public synchronized boolean isClosed() {
        return closed;
    }

    public synchronized Map<Integer, byte[]> meters() {
        return Map.copyOf(meters);
    }

    /** What it holds, in the words of the program, all groups in netvis's range being known as netvis's. */
    public synchronized Installed installed() {
        return SwitchReading.of(flows(), groups(), Set.of()).installed();
    }

    /** Its flows as text. */
    public synchronized List<String> flowTexts() {
        return installed().flows().values().stream().map(Objects::toString).sorted().toList();
    }

    public synchronized Set<Integer> groupNumbers() {
        return Set.copyOf(content.groups.keySet());
    }

    /** Puts a group there that somebody else made. */
    public synchronized void addForeignGroup(final int id) {
        content.groups.put(id, HexFormat.of().parseHex("00200000%08x".formatted(id)
            + "00180000ffffffffffffffff00000000" + "0000001000000063ffff000000000000"));
    }

    public synchronized void addForeignMeter(final int id) {
        meters.put(id, meterEntry(OpenFlowEncoder.message(new Change.AddMeter(new Meter(id, 7, 7)))));
    }

    public synchronized void addForeignFlow(final int table, final int priority) {
        final var any = HexFormat.of().parseHex("0001000400000000");
        content.flows.put(new Key(table, priority, HexFormat.of().formatHex(any)), new Entry(0x1234, any, 0, 0));
    }

    /** Counts packets for every flow and every group. */
    public synchronized void count(final long packets) {
        content.flows.replaceAll((key, entry) -> new Entry(entry.cookie, entry.matchAndInstructions,
            entry.packets + packets, entry.bytes + 100 * packets));
        content.groups.keySet().forEach(id -> groupPackets.merge(id, packets, Long::sum));
    }

    /** The same switch after a reconnection, which keeps what it holds. */
    public synchronized SimulatedSwitch reconnected() {
        final var result = new SimulatedSwitch(datapathId);
        result.content = content;
        result.meters.putAll(meters);
        result.groupPackets.putAll(groupPackets);
        result.born = born;
        return result;
    }

    @Override
    public long datapathId() {
        return datapathId;
    }

    @Override
    public synchronized ListenableFuture<?> commit(final List<byte[]> messages) {
        requests++;
        if (closed) {
            return Futures.immediateFailedFuture(new SessionEndedException(datapathId));
        }
        if (silent) {
            return never();
        }
        if (wholeRefusal.isPresent() || messages.size() > maxBundle) {
            return Futures.immediateFailedFuture(new BundleRejectedException(wholeRefusal.orElse("MSG_TOO_MANY")));
        }
        final var refused = ImmutableList.<RefusedMessage>builder();
        for (int i = 0; i < messages.size(); i++) {
            if (unknown.test(messages.get(i))) {
                refused.add(new RefusedMessage(i, "BAD_ACTION/BAD_TYPE (2/0)", false));
            }
        }
        final var all = refused.build();
        if (!all.isEmpty()) {
            return Futures.immediateFailedFuture(new BundleRejectedException(all));
        }
        final var next = content.copy();
        for (int i = 0; i < messages.size(); i++) {
            try {
                carryOut(next, ByteBuffer.wrap(messages.get(i)));
            } catch (Refused e) {
                return Futures.immediateFailedFuture(new BundleRejectedException(
                    ImmutableList.of(new RefusedMessage(i, e.getMessage(), e.tableFull))));
            }
        }
        content = next;
        commits++;
        return Futures.immediateVoidFuture();
    }

    private void carryOut(final Content next, final ByteBuffer message) throws Refused {
        switch (message.get(1)) {
            case FLOW_MOD -> applyFlow(next, message);
            case GROUP_MOD -> applyGroup(next, message);
            default -> throw new IllegalArgumentException("message of type " + message.get(1));
        }
    }

    private void applyFlow(final Content next, final ByteBuffer message) throws Refused {
        final long cookie = message.getLong(8);
        final int table = Byte.toUnsignedInt(message.get(24));
        final int command = message.get(25);
        final var body = Arrays.copyOfRange(message.array(), 48, message.capacity());
        final int matchLength = (Short.toUnsignedInt(message.getShort(50)) + 7) / 8 * 8;
        final var key = new Key(table, Short.toUnsignedInt(message.getShort(30)),
            HexFormat.of().formatHex(body, 0, matchLength));
        if (command == DELETE) {
            next.flows.values().removeIf(entry -> (entry.cookie & 0xffffL << 48) == cookie);
        } else if (command > DELETE) {
            next.flows.remove(key);
        } else {
            final var before = next.flows.get(key);
            next.flows.put(key, before != null && command != 0 ? new Entry(cookie, body, before.packets, before.bytes)
                : new Entry(cookie, body, 0, 0));
            if (next.flows.keySet().stream().filter(it -> it.table == table).count()
                > tableLimits.getOrDefault(table, Integer.MAX_VALUE)) {
                throw new Refused("FLOW_MOD_FAILED/TABLE_FULL (5/1)", true);
            }
        }
    }

    private void applyGroup(final Content next, final ByteBuffer message) throws Refused {
        final int id = message.getInt(12);
        final int command = message.getShort(8);
        if (command == ALL_GROUPS_DELETED) {
            next.groups.remove(id);
            return;
        }
        if (command == 0 && next.groups.containsKey(id)) {
            throw new Refused("GROUP_MOD_FAILED/GROUP_EXISTS (6/0)", false);
        }
        final var entry = ByteBuffer.allocate(message.capacity() - 8);
        entry.putShort((short) entry.capacity()).put(message.get(10)).put((byte) 0).putInt(id)
            .put(message.array(), 16, message.capacity() - 16);
        next.groups.put(id, entry.array());
        groupPackets.remove(id);
        if (next.groups.size() > maxGroups) {
            throw new Refused("GROUP_MOD_FAILED/OUT_OF_GROUPS (6/3)", false);
        }
    }

    private long ageNanos() {
        return System.nanoTime() - born;
    }

    private ImmutableList<byte[]> flows() {
        final long ageNanos = ageNanos();
        return content.flows.entrySet().stream().map(flow -> {
            final var entry = flow.getValue();
            final int length = 48 + entry.matchAndInstructions.length;
            return ByteBuffer.allocate(length).putShort((short) length).put((byte) flow.getKey().table).put((byte) 0)
                .putInt((int) (ageNanos / 1_000_000_000)).putInt((int) (ageNanos % 1_000_000_000))
                .putShort((short) flow.getKey().priority).put(new byte[10]).putLong(entry.cookie)
                .putLong(entry.packets).putLong(entry.bytes).put(entry.matchAndInstructions).array();
        }).collect(ImmutableList.toImmutableList());
    }

    private ImmutableList<byte[]> groups() {
        return ImmutableList.copyOf(content.groups.values());
    }

    private <T> ListenableFuture<T> answer(final T value) {
        requests++;
        if (closed) {
            return Futures.immediateFailedFuture(new SessionEndedException(datapathId));
        }
        if (late != null) {
            final var result = SettableFuture.<T>create();
            late.add(() -> result.set(value));
            return result;
        }
        return silent ? never() : Futures.immediateFuture(value);
    }

    /** Answers questions later, as of when they were asked; changes at once. */
    public synchronized void answerLater() {
        late = new ArrayList<>();
    }

    /** Gives the answers. */
    public synchronized void answerNow() {
        final var answers = List.copyOf(late);
        late = null;
        answers.forEach(Runnable::run);
    }

    private <T> ListenableFuture<T> never() {
        final var result = SettableFuture.<T>create();
        unanswered.add(result);
        return result;
    }

    @Override
    public synchronized ListenableFuture<ImmutableList<byte[]>> flowEntries(final long cookie, final long cookieMask) {
        return answer(flows().stream()
            .filter(entry -> ((ByteBuffer.wrap(entry).getLong(24) ^ cookie) & cookieMask) == 0)
            .collect(ImmutableList.toImmutableList()));
    }

    @Override
    public synchronized ListenableFuture<ImmutableList<byte[]>> groupEntries() {
        return answer(groups());
    }

    @Override
    public synchronized ListenableFuture<ImmutableMap<Long, AgedCount>> groupCounters() {
        return answer(content.groups.keySet().stream().collect(ImmutableMap.toImmutableMap(Integer::toUnsignedLong,
            id -> new AgedCount(groupPackets.getOrDefault(id, 0L), 100 * groupPackets.getOrDefault(id, 0L),
                ageNanos()))));
    }

    @Override
    public synchronized ListenableFuture<ImmutableMap<Long, PortCount>> portCounters() {
        return answer(ImmutableMap.copyOf(ports));
    }

    /** Has a port show something. */
    public synchronized void countPort(final long number, final PortCount count) {
        ports.put(number, count);
    }

    @Override
    public ListenableFuture<PacketCount> flowCounters(final long cookie, final long cookieMask) {
        return answer(PacketCount.ZERO);
    }

    @Override
    public synchronized ListenableFuture<TlvTable> tlvTable() {
        return answer(options);
    }

    @Override
    public synchronized ListenableFuture<?> apply(final Change.Unbundled change) {
        return switch (change) {
            case Change.AddMeter add -> addMeter(add.meter());
            case Change.ModifyMeter modify -> {
                meters.put(modify.meter().id(), meterEntry(OpenFlowEncoder.message(modify)));
                yield answer(modify);
            }
            case Change.DeleteMeter delete -> {
                meters.remove(delete.id());
                yield answer(delete);
            }
            case Change.AddTlvMapping add -> addOption(add.mapping());
        };
    }

    private ListenableFuture<?> addOption(final TlvMapping mapping) {
        if (refusedOptions.contains(mapping.option())) {
            requests++;
            return Futures.immediateFailedFuture(new OpenflowErrorException(new OpenflowError(1, 1, 0)));
        }
        options = new TlvTable(ImmutableList.<TlvMapping>builder().addAll(options.mappings()).add(mapping).build(),
            options.error());
        return answer(mapping);
    }

    private ListenableFuture<?> addMeter(final Meter meter) {
        if (metersUnknown || meters.containsKey(meter.id())) {
            requests++;
            return Futures.immediateFailedFuture(new OpenflowErrorException(
                metersUnknown ? new OpenflowError(1, 1, 0) : new OpenflowError(12, 1, 0)));
        }
        meters.put(meter.id(), meterEntry(OpenFlowEncoder.message(new Change.AddMeter(meter))));
        return answer(meter);
    }

    /** Has it know options of tunnels, or tell none. */
    public synchronized void setOptions(final TlvTable table) {
        options = table;
    }

    public synchronized TlvTable options() {
        return options;
    }

    public synchronized void refuseOption(final TunnelOption option) {
        refusedOptions.add(option);
    }

    @Override
    public synchronized ListenableFuture<byte[]> probe(final byte[] packetOut, final long number) {
        requests++;
        return silent ? never() : probes.apply(packetOut);
    }

    /** What comes back of the frame in a packet-out; nothing, if nothing else is said. */
    public synchronized SimulatedSwitch answerProbes(final Function<byte[], ListenableFuture<byte[]>> answers) {
        probes = answers;
        return this;
    }

    @Override
    public boolean transmit(final byte[] messages) {
        return true;
    }

    @Override
    public TransmitCount transmitted() {
        return new TransmitCount(0, 0, 0, 0, 0);
    }

    @Override
    public synchronized ListenableFuture<ImmutableList<byte[]>> meterEntries(final int id) {
        return answer(meters.containsKey(id) ? ImmutableList.of(meters.get(id)) : ImmutableList.of());
    }

    @Override
    public synchronized ListenableFuture<AgedCount> meterDrops(final int id) {
        return answer(new AgedCount(0, 0, ageNanos()));
    }

    /** What the switch reports of a meter that a message makes. */
    private static byte[] meterEntry(final byte[] meterMod) {
        return ByteBuffer.allocate(meterMod.length - 8).putShort((short) (meterMod.length - 8))
            .put(meterMod, 10, meterMod.length - 10).array();
    }

    /** Whether a group is there that was put there as somebody else's. */
    public synchronized boolean hasGroup(final GroupId id) {
        return content.groups.containsKey(id.value());
    }

    @Override
    public void close() {
        final List<SettableFuture<?>> ended;
        synchronized (this) {
            closed = true;
            ended = List.copyOf(unanswered);
            unanswered.clear();
        }
        ended.forEach(future -> future.setException(new SessionEndedException(datapathId)));
    }
}
