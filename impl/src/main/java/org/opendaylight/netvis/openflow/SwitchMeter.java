/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.openflow;

import static java.util.Objects.requireNonNull;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.netvis.program.Meter;

/**
 * The meter of one switch that limits what it sends to the controller: it must be there before flows name it, and may
 * go when none does. Not thread-safe, but for what futures tell.
 */
final class SwitchMeter {
    private final SwitchSession session;
    private Optional<Meter> desired = Optional.empty();
    /** What the switch has, empty if nothing; null while it is not known. */
    private volatile @Nullable Optional<Meter> present;
    private int id;

    SwitchMeter(final SwitchSession session) {
        this.session = requireNonNull(session);
    }

    void setDesired(final Optional<Meter> meter) {
        desired = meter;
        meter.ifPresent(it -> id = it.id());
    }

    /** Whether the switch must be told of the meter before anything else. */
    boolean isMissing() {
        return desired.isPresent() && !desired.equals(present);
    }

    /** Whether the switch may have a meter that nothing needs. */
    boolean isLeft() {
        return desired.isEmpty() && id != 0 && !desired.equals(present);
    }

    ListenableFuture<?> set() {
        return known(session.setMeter(desired.orElseThrow()), desired);
    }

    ListenableFuture<?> delete() {
        return known(session.deleteMeter(id), Optional.empty());
    }

    private ListenableFuture<?> known(final ListenableFuture<?> done, final Optional<Meter> then) {
        return Futures.transform(done, it -> {
            present = then;
            return then;
        }, MoreExecutors.directExecutor());
    }

    /** What it has dropped; empty if there is none. One that should be there and is not is made again. */
    ListenableFuture<Optional<PacketCount>> drops() {
        final var known = present;
        if (known == null || known.isEmpty()) {
            return Futures.immediateFuture(Optional.empty());
        }
        return Futures.catching(Futures.transform(session.meterDrops(id), Optional::of, MoreExecutors.directExecutor()),
            OpenflowErrorException.class, gone -> {
                present = null;
                return Optional.empty();
            }, MoreExecutors.directExecutor());
    }
}
