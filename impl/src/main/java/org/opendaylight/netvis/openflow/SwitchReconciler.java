/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.openflow;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.netvis.program.Action;
import org.opendaylight.netvis.program.FlowKey;
import org.opendaylight.netvis.program.Installed;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.program.Meter;
import org.opendaylight.netvis.program.PortNo;
import org.opendaylight.netvis.program.Program;
import org.opendaylight.netvis.program.SwitchReading;
import org.opendaylight.netvis.program.Update;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings one switch to the desired program and keeps it there.
 *
 * <p>Every path is the same: read what the switch has of netvis, compare, send the difference as one bundle. A new
 * session, a refused bundle and a look now and then start with reading; a new program is compared with what was read
 * last. So a controller that restarts finds everything in place and sends nothing, and what somebody else changed is
 * put right.
 *
 * <p>Not thread-safe: everything happens on one thread, that of {@link Context#execute}.
 */
public final class SwitchReconciler {
    /** The surroundings of a reconciler. */
    public interface Context {
        /**
         * Runs a task on the thread of the reconciler.
         *
         * @param task the task
         */
        void execute(Runnable task);

        /**
         * Runs a task on the thread of the reconciler, later.
         *
         * @param task the task
         * @param delaySeconds seconds to wait
         */
        void schedule(Runnable task, int delaySeconds);

        /** Hears that the switch has come into sync, or fails to. */
        void changed();

        /**
         * Hears what the switch has counted.
         *
         * @param snapshot what was read from the switch
         */
        void counted(SwitchSnapshot snapshot);
    }

    private static final Logger LOG = LoggerFactory.getLogger(SwitchReconciler.class);
    private static final int MAX_RETRY_SECONDS = 30;
    /** Until a switch has carried out a change on traffic that is flowing. */
    private static final int EFFECT_SECONDS = 2;

    private final SwitchSession session;
    private final Context context;
    private final SwitchMeter meter;
    private @Nullable Program desired;
    private @Nullable Installed installed;
    private @Nullable Program inSync;
    private @Nullable String error;
    private boolean busy;
    private boolean stale;
    private boolean retrying;
    private boolean quiet;
    private boolean waiting;
    private int failures;
    private long changes;

    /**
     * Starts with a switch, of which nothing is known yet.
     *
     * @param session the session, which stays the same for the life of the reconciler
     * @param context the surroundings
     */
    public SwitchReconciler(final SwitchSession session, final Context context) {
        this.session = requireNonNull(session);
        this.context = requireNonNull(context);
        meter = new SwitchMeter(session);
    }

    /**
     * Changes what is desired.
     *
     * @param program the desired program
     * @param limit the meter that its flows to the controller go through, if there are any
     */
    public void setDesired(final Program program, final Optional<Meter> limit) {
        desired = requireNonNull(program);
        meter.setDesired(limit);
        failures = 0;
        retrying = false;
        drive();
    }

    /**
     * Takes back what netvis put into the switch, as it is no longer one of its bridges. But if it was netvis that
     * had it forward production traffic, that stays: nobody's traffic stops because a bridge is no longer watched.
     */
    public void release() {
        desired = null;
        meter.setDesired(Optional.empty());
        failures = 0;
        retrying = false;
        drive();
    }

    /** Reads the switch anew, its counters among it, and puts right what is not as it should be. */
    public void audit() {
        stale = true;
        drive();
    }

    /** {@return the session} */
    public SwitchSession session() {
        return session;
    }

    /** {@return whether something is under way} */
    public boolean isBusy() {
        return busy;
    }

    /** {@return the program that the switch was last known to hold in full, if any} */
    public Optional<Program> inSync() {
        return Optional.ofNullable(inSync);
    }

    /** {@return why the switch does not hold the desired program, if it failed} */
    public Optional<String> error() {
        return Optional.ofNullable(error);
    }

    /** {@return how often the switch has been changed} */
    public long changes() {
        return changes;
    }

    private void drive() {
        if (busy || retrying) {
            return;
        }
        final var actual = installed;
        if (actual == null || stale) {
            read();
            return;
        }
        if (meter.isMissing()) {
            await(meter.set(), done -> { });
            return;
        }
        final var program = desired != null ? desired : production(actual);
        final var update = Update.between(program, actual);
        if (update.isEmpty()) {
            settle(program, update);
            tidy(program, actual);
            if (!busy && meter.isLeft()) {
                await(meter.delete(), done -> { });
            }
        } else {
            send(update);
        }
    }

    /** Where nothing is copied, nothing of netvis's stays but what forwards production traffic. */
    private void tidy(final Program program, final Installed actual) {
        final var update = Update.tidying(program, actual);
        if (update.isEmpty() || !program.groups().isEmpty()) {
            return;
        }
        if (quiet) {
            send(update);
        } else if (!waiting) {
            waiting = true;
            final long before = changes;
            context.schedule(() -> {
                waiting = false;
                quiet = before == changes;
                drive();
            }, EFFECT_SECONDS);
        }
    }

    private static Program production(final Installed actual) {
        return Program.of(actual.flows().values().stream().filter(flow -> flow.key().match().equals(Match.ANY)
            && flow.actions().contains(new Action.Output(PortNo.NORMAL))).toList(), ImmutableList.of());
    }

    private void read() {
        stale = false;
        final var flows = session.flowEntries(0, 0);
        final var groups = session.groupEntries();
        final var counters = session.groupCounters();
        final var limited = meter.drops();
        await(Futures.whenAllSucceed(flows, groups, counters, limited).call(() -> {
            final var reading = SwitchReading.of(Futures.getDone(flows), Futures.getDone(groups));
            context.counted(new SwitchSnapshot(reading.counts(), Futures.getDone(counters), Futures.getDone(limited)));
            return reading;
        }, context::execute), reading -> installed = reading.installed());
    }

    private void send(final Update update) {
        final var before = installed;
        quiet = false;
        LOG.info("Switch {}: sending {} changes", hex(), update.changes().size());
        await(session.commit(update.messages()), done -> {
            installed = before.after(update.reached());
            changes++;
        });
    }

    private void settle(final Program program, final Update update) {
        failures = 0;
        final var complete = update.conflicts().isEmpty();
        error = complete ? null : update.conflicts().stream().map(FlowKey::toString).sorted()
            .collect(Collectors.joining("; ", "another controller's flows are in the place of netvis's: ",
                "; remove them, or let them have another priority"));
        final var reached = complete ? program : null;
        final boolean isNew = !Objects.equals(reached, inSync);
        // The same one as is desired, of two that are equal: it is compared with that, which then takes no time
        inSync = reached;
        if (isNew) {
            context.changed();
        }
    }

    private <T> void await(final ListenableFuture<T> future, final Consumer<T> then) {
        busy = true;
        Futures.addCallback(future, new FutureCallback<T>() {
            @Override
            public void onSuccess(final T result) {
                busy = false;
                then.accept(result);
                drive();
            }

            @Override
            public void onFailure(final Throwable cause) {
                busy = false;
                fail(cause);
            }
        }, context::execute);
    }

    private void fail(final Throwable cause) {
        LOG.warn("Switch {} cannot be brought into sync", hex(), cause);
        installed = null;
        inSync = null;
        error = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        retrying = true;
        context.schedule(() -> {
            retrying = false;
            drive();
        }, Math.min(MAX_RETRY_SECONDS, 1 << Math.min(failures++, 5)));
        context.changed();
    }

    private String hex() {
        return String.format("%016x", session.datapathId());
    }
}
