/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.openflow;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.Iterables;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import java.util.List;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.netvis.program.Meter;
import org.opendaylight.netvis.program.MeterEntry;

/**
 * The meter of one switch that limits what it sends to the controller: what it should be, and what the switch has in
 * its place. Open vSwitch takes meters in no bundle, so they are made before the flows that name them, and deleted
 * after.
 *
 * <p>Not thread-safe: like its reconciler, on one thread.
 */
final class SwitchMeter {
    /** What the switch has in the place of the meter. */
    private sealed interface Presence {
        /** Nothing. */
        record Absent() implements Presence {
        }

        /** A meter such as netvis makes them. */
        record Ours(Meter meter) implements Presence {
        }

        /** Another application's meter. */
        record Foreign() implements Presence {
        }
    }

    private final SwitchSession session;
    private final int id;
    private Optional<Meter> desired = Optional.empty();
    private @Nullable Presence present;
    /** Whether that was asked with the last reading, and since the meter is desired as it is. */
    private boolean fresh;

    /**
     * What the switch reports of the meter.
     *
     * @param entries the meter, if it is there and was asked for
     * @param drops what it has dropped, if it was asked for
     */
    record Reading(Optional<List<byte[]>> entries, Optional<AgedCount> drops) {
    }

    SwitchMeter(final SwitchSession session, final int id) {
        this.session = requireNonNull(session);
        this.id = id;
    }

    void setDesired(final Optional<Meter> meter) {
        fresh = fresh && meter.equals(desired);
        desired = meter;
    }

    /** Whether the switch must be told of the meter before anything else. */
    boolean isMissing() {
        return desired.isPresent() && !isForeign() && !(present instanceof Presence.Ours(Meter meter)
            && desired.equals(Optional.of(meter)));
    }

    /** Whether the switch has a meter that nothing needs. */
    boolean isLeft() {
        return desired.isEmpty() && present instanceof Presence.Ours;
    }

    /** Whether another application's meter is in the place of one that is needed. */
    boolean isObstructed() {
        return desired.isPresent() && isForeign();
    }

    private boolean isForeign() {
        return present instanceof Presence.Foreign;
    }

    /** Makes, changes or deletes it; {@link #reached} must follow with what is desired now. */
    ListenableFuture<?> change() {
        if (desired.isEmpty()) {
            return session.deleteMeter(id);
        }
        final var meter = desired.orElseThrow();
        return present instanceof Presence.Ours ? session.modifyMeter(meter) : session.addMeter(meter);
    }

    /** What it is called in sentences. */
    String name() {
        return "meter " + id;
    }

    /** What the switch has is to be asked. */
    void forget() {
        present = null;
    }

    /** Whether the last reading of the switch has told what there is, and was made for what is desired. */
    boolean isFresh() {
        return fresh;
    }

    Optional<Meter> desired() {
        return desired;
    }

    /** The switch has done what was asked of it. */
    void reached(final Optional<Meter> meter) {
        present = meter.<Presence>map(Presence.Ours::new).orElseGet(Presence.Absent::new);
    }

    /** Asks what the switch has; {@link #take} must follow. A meter that is of no account is asked for once only. */
    ListenableFuture<Reading> read() {
        if (present != null && desired.isEmpty() && !(present instanceof Presence.Ours)) {
            return Futures.immediateFuture(new Reading(Optional.empty(), Optional.empty()));
        }
        final var drops = present instanceof Presence.Ours ? drops() : Futures.immediateFuture(
            Optional.<AgedCount>empty());
        return Futures.transformAsync(session.meterEntries(id), entries -> Futures.transform(drops,
            count -> new Reading(Optional.of(entries), count), MoreExecutors.directExecutor()),
            MoreExecutors.directExecutor());
    }

    private ListenableFuture<Optional<AgedCount>> drops() {
        return Futures.catching(Futures.transform(session.meterDrops(id), Optional::of, MoreExecutors.directExecutor()),
            OpenflowErrorException.class, gone -> Optional.empty(), MoreExecutors.directExecutor());
    }

    void take(final Reading reading) {
        fresh = reading.entries().isPresent();
        reading.entries().ifPresent(entries -> present = entries.isEmpty() ? new Presence.Absent()
            : MeterEntry.decode(Iterables.getFirst(entries, null)).<Presence>map(Presence.Ours::new)
                .orElseGet(Presence.Foreign::new));
    }
}
