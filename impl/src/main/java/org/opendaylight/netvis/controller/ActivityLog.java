/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.controller;

import static java.util.Objects.requireNonNull;

import com.google.common.base.Ticker;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.status.Activity;

/**
 * Measures what an {@link Activity} tells. What is done is told on the controller's thread; tasks and questions may
 * come from any.
 */
final class ActivityLog {
    private final Durations compilations = new Durations();
    private final Durations programs = new Durations();
    private final Durations changes = new Durations();
    private final AtomicInteger queued = new AtomicInteger();
    /** Since when the switch of each bridge does not hold what it shall. */
    private final Map<BridgeId, Long> unsettled = new HashMap<>();
    private final Ticker ticker;
    /** When the oldest change of the configuration came that some switch does not hold yet. */
    private @Nullable Long changed;

    ActivityLog(final Ticker ticker) {
        this.ticker = requireNonNull(ticker);
    }

    /** {@return a task that counts as waiting until it is run} */
    Runnable queue(final Runnable task) {
        queued.incrementAndGet();
        return () -> {
            queued.decrementAndGet();
            task.run();
        };
    }

    /** A task that was queued will not be run. */
    void drop() {
        queued.decrementAndGet();
    }

    /** The configuration has changed. */
    void change() {
        if (changed == null) {
            changed = ticker.read();
        }
    }

    long now() {
        return ticker.read();
    }

    /** It was compiled. */
    void compile(final long since) {
        compilations.add(ticker.read() - since);
    }

    /**
     * Takes in how the switches are.
     *
     * @param now the bridges whose connected switches do not hold what was compiled for them
     */
    void look(final Set<BridgeId> now) {
        final long time = ticker.read();
        now.forEach(bridge -> unsettled.putIfAbsent(bridge, time));
        unsettled.entrySet().removeIf(entry -> {
            final boolean settled = !now.contains(entry.getKey());
            if (settled) {
                programs.add(time - entry.getValue());
            }
            return settled;
        });
        if (changed != null && unsettled.isEmpty()) {
            changes.add(time - changed);
            changed = null;
        }
    }

    Activity activity() {
        return new Activity(compilations.timing(), programs.timing(), changes.timing(), queued.get());
    }
}
