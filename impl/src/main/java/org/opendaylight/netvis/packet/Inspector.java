/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.packet;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import io.netty.buffer.ByteBuf;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.punt.PuntPlan;

/**
 * Looks at the packets that one switch sends to the controller, and sends copies back to the groups that deliver them.
 *
 * <pre>{@code
 *   onPacketIn() -> ring of bytes -> worker: dissect, decide, strip, packet-outs -> outlet
 *                   full: dropped, counted by policy
 * }</pre>
 *
 * <p>Thread-safe. Has one thread of its own until it is closed. Memory is bounded: a ring of {@link #QUEUE_BYTES}, a
 * batch of 64 KiB, and the batches that the outlet holds. Handling a packet makes no garbage but its part of a batch.
 */
public final class Inspector implements AutoCloseable {
    /** The size of the queue: some 450 frames of 9,216 bytes, 2,600 of 1,500, or 32,000 of the shortest. */
    public static final int QUEUE_BYTES = 1 << 22;

    private static final long CLOSE_MILLISECONDS = 1000;

    private final PacketRing queue;
    private final PacketOutBatch batch;
    private final Thread worker;
    private final PacketIn packet = new PacketIn();
    private final Stripper stripper = new Stripper();
    private final Map<PolicyId, PolicyCounter> counters = new HashMap<>();
    /** Policies of the plans whose counters are gone. */
    private final Set<PolicyId> forgotten = new HashSet<>();
    private PacketJudge[] judges = new PacketJudge[0];
    private final AtomicLong received = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private final AtomicLong unreadable = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong unsent = new AtomicLong();
    private final AtomicLongArray malformed = new AtomicLongArray(Malformation.values().length);

    private volatile NumberedPlans plans = NumberedPlans.NONE;
    private volatile boolean sleeps;
    private volatile long deadline;
    private volatile boolean closed;

    /**
     * Begins, with nothing to decide.
     *
     * @param name name of the switch, for the thread
     * @param outlet the way back to it, only used by one thread
     */
    public Inspector(final String name, final PacketOutlet outlet) {
        this(name, outlet, QUEUE_BYTES);
    }

    Inspector(final String name, final PacketOutlet outlet, final int queueBytes) {
        queue = new PacketRing(queueBytes);
        batch = new PacketOutBatch(requireNonNull(outlet), () -> !isOver());
        worker = Thread.ofPlatform().daemon().name("netvis-inspector-" + name).start(this::work);
    }

    /**
     * Takes one packet-in, without waiting. For any thread.
     *
     * @param body an {@code ofp_packet_in} behind its OpenFlow header; it is copied
     * @return true, as there is nobody else who could want it
     */
    public boolean onPacketIn(final ByteBuf body) {
        received.incrementAndGet();
        if (body.readableBytes() < PacketIn.MIN_LENGTH) {
            unreadable.incrementAndGet();
        } else if (!closed && queue.offer(body)) {
            if (sleeps) {
                LockSupport.unpark(worker);
            }
        } else {
            drop(body);
        }
        return true;
    }

    private void drop(final ByteBuf body) {
        final var refused = new PacketIn();
        if (refused.read(body, body.readerIndex(), body.writerIndex())) {
            plans.of(refused.cookie()).countDropped(refused.metadata());
        }
        dropped.incrementAndGet();
    }

    /**
     * Changes what is decided, from the next packet on. A packet with another cookie is dropped. What was counted for a
     * policy is kept, also while nothing is to be decided for it.
     *
     * @param next what is decided about packets, one plan for each cookie of flows that send them
     */
    public void setPlans(final Collection<PuntPlan> next) {
        synchronized (counters) {
            plans = plans.changed(next, counters, forgotten);
            forgotten.clear();
        }
    }

    /**
     * Forgets what was counted for policies that are gone.
     *
     * @param gone the policies
     */
    public void forget(final Set<PolicyId> gone) {
        synchronized (counters) {
            gone.stream().filter(policy -> counters.remove(policy) != null).forEach(forgotten::add);
        }
    }

    /**
     * {@return what came of packets for one policy}
     *
     * @param policy the policy
     */
    public InspectionCounts.Policy policy(final PolicyId policy) {
        synchronized (counters) {
            final var counter = counters.get(policy);
            return counter == null ? InspectionCounts.Policy.NONE : counter.counts();
        }
    }

    /**
     * {@return a number that grows whenever the counts of a policy have changed} To be asked before these, as it is
     * counted after them.
     */
    public long activity() {
        long result = dropped.get() + failed.get();
        for (int i = 0; i < malformed.length(); i++) {
            result += malformed.get(i);
        }
        return result;
    }

    /** {@return what has been counted, but for single policies} This takes as long for many of them as for few. */
    public InspectionCounts totals() {
        return counts(ImmutableMap.of());
    }

    /** {@return what has been counted} */
    public InspectionCounts counts() {
        return counts(ImmutableMap.copyOf(Maps.transformValues(plans.counters(), PolicyCounter::counts)));
    }

    private InspectionCounts counts(final ImmutableMap<PolicyId, InspectionCounts.Policy> policies) {
        final var reasons = ImmutableMap.<Malformation, Long>builder();
        for (var reason : Malformation.values()) {
            if (reason != Malformation.NONE) {
                reasons.put(reason, malformed.get(reason.ordinal()));
            }
        }
        return new InspectionCounts(policies, received.get(), dropped.get(), unreadable.get(), failed.get(),
            unsent.get(), reasons.build());
    }

    /** Ends when all that is in the queue has been decided, or after a second, when the rest is counted as dropped. */
    @Override
    public void close() {
        deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(CLOSE_MILLISECONDS);
        closed = true;
        LockSupport.unpark(worker);
        if (Thread.currentThread() != worker) {
            try {
                worker.join(2 * CLOSE_MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** {@return the thread that decides} */
    Thread worker() {
        return worker;
    }

    /** {@return whether all that came has been handled, and all copies sent} */
    boolean isIdle() {
        return sleeps && queue.isEmpty();
    }

    /** {@return whether less than half of the queue is in use} */
    boolean hasRoom() {
        return queue.hasRoom();
    }

    /** One packet must not end the work for all others, whatever is wrong with it or with this program. */
    @SuppressWarnings("checkstyle:IllegalCatch")
    private void work() {
        while (!closed || !isOver() && !(queue.isEmpty() && batch.isEmpty())) {
            try {
                step();
            } catch (RuntimeException e) {
                if (failed.getAndIncrement() == 0) {
                    worker.getUncaughtExceptionHandler().uncaughtException(worker, e);
                }
            }
        }
        dropRest();
    }

    /** Whether there is no more time for what is left. */
    private boolean isOver() {
        return closed && System.nanoTime() - deadline > 0;
    }

    private void dropRest() {
        countUnsent(batch.flush());
        while (queue.next() > 0) {
            if (packet.read(queue.buffer(), queue.start(), queue.start() + queue.next())) {
                plans.of(packet.cookie()).countDropped(packet.metadata());
            }
            dropped.incrementAndGet();
            queue.remove();
        }
    }

    private void step() {
        final var length = queue.next();
        if (length == 0) {
            rest();
            return;
        }
        try {
            inspect(queue.start(), queue.start() + length);
        } finally {
            queue.remove();
        }
    }

    /** Sends what there is, but not too often, and then waits for a packet. */
    private void rest() {
        if (batch.isEmpty()) {
            sleep();
            return;
        }
        final var wait = batch.nanosecondsToNext();
        if (wait > 0 && !closed) {
            LockSupport.parkNanos(this, wait);
        } else {
            countUnsent(batch.flush());
        }
    }

    /** Until a packet comes. Whoever adds one after the look into the queue sees that this thread sleeps. */
    private void sleep() {
        sleeps = true;
        if (queue.next() == 0 && !closed) {
            LockSupport.park(this);
        }
        sleeps = false;
    }

    private void inspect(final int start, final int end) {
        if (!packet.read(queue.buffer(), start, end)) {
            unreadable.incrementAndGet();
            return;
        }
        final var now = plans;
        final int number = now.indexOf(packet.cookie());
        if (number < 0) {
            dropped.incrementAndGet();
            return;
        }
        final var judge = judge(now, number);
        judge.judge(packet, queue.buffer().setIndex(packet.frameStart(), end));
        malformed.incrementAndGet(judge.dissection().malformation().ordinal());
        deliver(judge);
    }

    private PacketJudge judge(final NumberedPlans now, final int number) {
        if (judges.length != now.size()) {
            judges = new PacketJudge[now.size()];
        }
        final var known = judges[number];
        if (known != null && known.plan() == now.plan(number)) {
            return known;
        }
        final var judge = new PacketJudge(now.plan(number));
        judges[number] = judge;
        return judge;
    }

    private void deliver(final PacketJudge judge) {
        final var decided = judge.plan();
        for (var i = 0; i < decided.deliveries().size(); i++) {
            if (judge.isWanted(i)) {
                final var delivery = decided.deliveries().get(i);
                stripper.strip(judge.dissection(), delivery.strips());
                countUnsent(batch.add(delivery.packetOut(), queue.bytes(), stripper.start(),
                    stripper.end() - stripper.start()));
                stripper.restore();
            }
        }
    }

    private void countUnsent(final int copies) {
        if (copies > 0) {
            unsent.addAndGet(copies);
        }
    }
}
