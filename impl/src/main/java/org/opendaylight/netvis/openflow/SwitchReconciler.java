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
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.netvis.program.Action;
import org.opendaylight.netvis.program.Change;
import org.opendaylight.netvis.program.Cookie;
import org.opendaylight.netvis.program.Flow;
import org.opendaylight.netvis.program.FlowKey;
import org.opendaylight.netvis.program.GroupId;
import org.opendaylight.netvis.program.Installed;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.program.PortNo;
import org.opendaylight.netvis.program.Program;
import org.opendaylight.netvis.program.TunnelOption;
import org.opendaylight.netvis.program.Update;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings one switch to its goal and keeps it there.
 *
 * <p>Every path is the same: read what the switch has of netvis, compare, send the difference as one bundle. A new
 * session and a refused bundle start with reading; a new program is compared with what was read last. So a controller
 * that restarts finds everything in place and sends nothing. Now and then there is a {@link Look} beside that, during
 * which the switch may be changed, and what somebody else changed is put right.
 *
 * <pre>
 *            setGoal, audit
 *      +----------------------+
 *      v                      |
 *    READY --ask the switch--> BUSY --answer--> READY
 *      ^                        |
 *      |                        | failure, refusal
 *      +--setGoal, time passed-- PAUSED
 *
 *    close() from anywhere: CLOSED, for good
 * </pre>
 *
 * <p>What a switch refuses is first read anew and tried once more, as somebody else may have changed the switch. Then
 * whoever made the program hears of it, and may set a goal without what was refused. Where he cannot, at least the
 * flows of policies that are gone are deleted, and the whole is tried again later.
 *
 * <p>Not thread-safe: everything happens on one thread, that of {@link ReconcilerContext#execute}.
 */
public final class SwitchReconciler implements AutoCloseable {
    /** What the reconciler is doing. */
    private enum Phase {
        /** Nothing; a goal or a look starts something. */
        READY,
        /** Waiting for what the switch holds. */
        READING,
        /** Waiting for a change that is not part of a bundle. */
        PREPARING,
        /** Waiting for a bundle. */
        CHANGING,
        /** Waiting for another goal, or for some time to pass, after a failure. */
        PAUSED,
        /** Nothing any more. */
        CLOSED
    }

    private static final Logger LOG = LoggerFactory.getLogger(SwitchReconciler.class);
    private static final int MAX_PAUSE_SECONDS = 30;
    /** A switch with more flows is looked at less often: it answers nothing else while it tells of them. */
    private static final int FLOWS_PER_AUDIT = 25_000;
    /** Until a switch has carried out a change on traffic that is flowing. */
    private static final int EFFECT_SECONDS = 2;

    private final SwitchSession session;
    private final ReconcilerContext context;
    private final int meterId;
    private Goal goal = new Goal.Keep(ImmutableSet.of(), Program.EMPTY);
    private Phase phase = Phase.PAUSED;
    private @Nullable Installed installed;
    private ImmutableSet<GroupId> made = ImmutableSet.of();
    private @Nullable Program settled;
    private Goal.@Nullable Keep kept;
    /** Options of tunnels that the switch refused since it was last read. */
    private final Map<TunnelOption, String> refusedOptions = new HashMap<>();
    private ImmutableMap<TunnelOption, String> optionObstacles = ImmutableMap.of();
    private ImmutableSet<FlowKey> conflicts = ImmutableSet.of();
    private @Nullable String error;
    /** Whether the switch is to be read before anything else. */
    private boolean stale;
    /** Whether it is to be looked at, beside whatever else is done. */
    private boolean due;
    private @Nullable Look look;
    /** What to do with what a look has seen, when the change is done that is under way. */
    private @Nullable Runnable seen;
    private int audits;
    /** Whether {@link #installed} was read, and not reckoned from what was sent. */
    private boolean read;
    /** Whether it was read since there is this goal. */
    private boolean fresh;
    private boolean quiet;
    private boolean waiting;
    private boolean released;
    private int failures;
    private long pauses;
    private long changes;

    /**
     * Starts with a switch, of which nothing is known yet, and does nothing before a goal is set.
     *
     * @param session the session, which stays the same for the life of the reconciler
     * @param meterId identifier of the meter that limits what the switch sends to the controller
     * @param context the surroundings
     */
    public SwitchReconciler(final SwitchSession session, final int meterId, final ReconcilerContext context) {
        this.session = requireNonNull(session);
        this.context = requireNonNull(context);
        this.meterId = meterId;
    }

    /**
     * Changes the goal, and strives for it at once.
     *
     * @param newGoal the goal
     */
    public void setGoal(final Goal newGoal) {
        final var unchanged = phase == Phase.PAUSED && failures > 0 && newGoal.equals(goal);
        fresh = fresh && newGoal.equals(goal);
        // What has been counted is told of a switch that is known to hold what is compiled for it
        stale |= !goal.isCompiled() && newGoal.isCompiled();
        goal = requireNonNull(newGoal);
        released = false;
        if (phase == Phase.PAUSED && !unchanged) {
            failures = 0;
            phase = Phase.READY;
        }
        drive();
    }

    /**
     * Looks at the switch, its counters among it, and puts right what is not as it should be. It may be changed
     * meanwhile.
     */
    public void audit() {
        final var actual = installed;
        if (!released && ++audits > (actual == null ? 0 : actual.flows().size() / FLOWS_PER_AUDIT)) {
            audits = 0;
            due = true;
            drive();
        }
    }

    /** Ends: nothing is asked of the switch any more, and nothing told of it. */
    @Override
    public void close() {
        phase = Phase.CLOSED;
    }

    /** {@return the session} */
    public SwitchSession session() {
        return session;
    }

    /** {@return whether something is under way} */
    public boolean isBusy() {
        return look != null || isChanging();
    }

    /** {@return whether something is under way on which it depends what the switch holds} */
    public boolean isChanging() {
        return phase == Phase.READING || phase == Phase.PREPARING || phase == Phase.CHANGING;
    }

    /** {@return whether the switch was to be released, and holds nothing of netvis's any more} */
    public boolean isReleased() {
        return released;
    }

    /** {@return the program that the switch was last known to hold, but for {@link #conflicts()}, if any} */
    public Optional<Program> settled() {
        return Optional.ofNullable(settled);
    }

    /** {@return what the switch was last known to hold, if that is known} */
    public Optional<Installed> installed() {
        return Optional.ofNullable(installed);
    }

    /** {@return flows that the switch does not hold, as other flows are in their places} */
    public ImmutableSet<FlowKey> conflicts() {
        return conflicts;
    }

    /**
     * {@return whether the switch was last known to hold some flows}
     *
     * @param flows the flows
     */
    public boolean holds(final Collection<Flow> flows) {
        final var actual = installed;
        return actual != null && flows.stream().allMatch(flow -> flow.equals(actual.flows().get(flow.key())));
    }

    /**
     * {@return whether the switch was last known to know an option of tunnels}
     *
     * @param option the option
     */
    public boolean knows(final TunnelOption option) {
        final var actual = installed;
        return actual != null && actual.tlvTable().filter(table -> table.knows(option)).isPresent();
    }

    /** {@return options of tunnels that are wanted and that the switch cannot know, each with the reason} */
    public ImmutableMap<TunnelOption, String> optionObstacles() {
        return optionObstacles;
    }

    /** {@return why the switch is not at its goal, if it failed} */
    public Optional<String> error() {
        return Optional.ofNullable(error);
    }

    /** {@return how often the switch has been changed, but for what only carries out the change before} */
    public long changes() {
        return changes;
    }

    /** What goes wrong in it is a reason like any other, and tried again later. */
    @SuppressWarnings("checkstyle:IllegalCatch")
    private void drive() {
        try {
            step();
        } catch (RuntimeException e) {
            LOG.error("Switch {}: a step failed; please report this", hex(), e);
            fail(e);
        }
    }

    private void step() {
        if (phase != Phase.READY || isSeen()) {
            return;
        }
        final var actual = installed;
        if (actual == null || stale) {
            read();
            return;
        }
        if (due && look == null) {
            look();
            if (look == null) {
                // It has been answered already, and what follows has been done
                return;
            }
        }
        switch (goal) {
            case Goal.Hold hold -> hold(hold.program(), actual);
            case Goal.Keep keep -> keep(keep, actual);
            case Goal.Look any -> settled = null;
            case Goal.Release release -> hold(production(actual), actual);
        }
    }

    /** Whether there was something to do about what a look has seen. */
    private boolean isSeen() {
        final var todo = seen;
        seen = null;
        if (todo != null) {
            todo.run();
        }
        return todo != null;
    }

    private void hold(final Program program, final Installed actual) {
        if (isTlvTableMissing(program, actual)) {
            read();
            return;
        }
        final var update = Update.between(program, actual, context.revalidation());
        final var obstacles = update.obstacles();
        final var preparation = preparation(update);
        if (!obstacles.meters().isEmpty()) {
            refused(Refusal.ofLimit(program, "meter " + meterId + " of the switch is another application's: delete it"
                + " with ovs-ofctl del-meter, or let that application use another"));
        } else if (preparation.isPresent()) {
            prepare(preparation.orElseThrow());
        } else if (!obstacles.groups().isEmpty()) {
            refused(Refusal.ofForeignGroups(program, obstacles.groups()));
        } else if (!update.changes().isEmpty()) {
            send(update, () -> changes++);
        } else {
            settle(program, update);
            tidy(program, update, actual);
            if (phase == Phase.READY && !update.after().isEmpty()) {
                prepare(update.after().getFirst());
            }
        }
    }

    private static boolean isTlvTableMissing(final Program program, final Installed actual) {
        return !program.options().isEmpty() && actual.tlvTable().isEmpty();
    }

    /** What is to be done next before the bundle, if anything. */
    private Optional<Change.Unbundled> preparation(final Update update) {
        return update.before().stream().filter(change -> !(change instanceof Change.AddTlvMapping add)
            || !refusedOptions.containsKey(add.mapping().option())).findFirst();
    }

    private void prepare(final Change.Unbundled change) {
        final var before = installed;
        final var wasRead = read && fresh;
        stopLooking();
        await(Phase.PREPARING, session.apply(change), done -> {
            installed = before.after(change);
            read = false;
        }, cause -> {
            if (!(cause instanceof OpenflowErrorException)) {
                fail(cause);
            } else if (change instanceof Change.AddTlvMapping add) {
                refusedOptions.put(add.mapping().option(), "the switch does not map the tunnel option of "
                    + add.mapping() + ": " + cause.getMessage());
                drive();
            } else if (!wasRead) {
                // Somebody may have changed it since netvis looked
                stale = true;
                drive();
            } else if (goal instanceof Goal.Hold hold) {
                // A switch that does not take the meter must not send to the controller
                refused(Refusal.ofLimit(hold.program(), "the switch does not make meter " + meterId
                    + ", which limits what it sends to the controller: " + cause.getMessage()));
            } else {
                fail(cause);
            }
        });
    }

    /** Where nothing is copied, nothing of netvis's stays but what forwards production traffic. */
    private void tidy(final Program program, final Update last, final Installed actual) {
        final var update = Update.tidying(program, actual);
        if (!program.groups().isEmpty()) {
            return;
        }
        if (update.isEmpty()) {
            released = goal instanceof Goal.Release && last.after().isEmpty();
        } else if (quiet) {
            // What it does to packets stays the same, so nobody is to wonder what has changed
            send(update, () -> { });
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

    private void keep(final Goal.Keep keep, final Installed actual) {
        settled = null;
        conflicts = ImmutableSet.of();
        if (isTlvTableMissing(keep.probes(), actual)) {
            read();
            return;
        }
        final var update = Update.keeping(keep.policies(), keep.probes(), actual, context.revalidation());
        final var preparation = preparation(update);
        if (preparation.isPresent()) {
            prepare(preparation.orElseThrow());
        } else if (!update.changes().isEmpty()) {
            note(update);
            stopLooking();
            // Whoever waits for the same as was kept before is to be told again
            kept = null;
            await(Phase.CHANGING, session.commit(update.messages()), done -> {
                installed = null;
                changes++;
            }, this::fail);
        } else {
            note(update);
            if (!keep.equals(kept)) {
                kept = keep;
                context.changed();
            }
        }
    }

    private void note(final Update update) {
        final var obstacles = new LinkedHashMap<>(update.obstacles().options());
        obstacles.putAll(refusedOptions);
        optionObstacles = ImmutableMap.copyOf(obstacles);
    }

    private void read() {
        stale = false;
        due = false;
        stopLooking();
        refusedOptions.clear();
        await(Phase.READING, ask(), reading -> {
            know(reading.content().installed());
            read = true;
            fresh = true;
            tell(reading);
        }, this::fail);
    }

    private ListenableFuture<SwitchReport.Reading> ask() {
        final var before = installed;
        final var known = made;
        final var report = SwitchReport.ask(session, new SwitchReport.Scope(meterId, before != null
            && before.meters().containsKey(meterId), goal.needsOptions(), before == null ? 0 : before.flows().size()));
        return Futures.transform(report, it -> it.read(known, meterId, before), context.reader());
    }

    private void tell(final SwitchReport.Reading reading) {
        if (goal.isCompiled()) {
            context.counted(reading.snapshot());
        } else if (goal instanceof Goal.Look) {
            context.changed();
        }
    }

    /** Reads the switch while it is free to be changed. */
    private void look() {
        due = false;
        refusedOptions.clear();
        final var mine = new Look(goal);
        look = mine;
        Futures.addCallback(ask(), new FutureCallback<SwitchReport.Reading>() {
            @Override
            public void onSuccess(final SwitchReport.Reading reading) {
                if (look == mine && phase != Phase.CLOSED) {
                    seen = () -> take(mine, reading);
                    drive();
                }
            }

            @Override
            public void onFailure(final Throwable cause) {
                if (look == mine && phase != Phase.CLOSED) {
                    seen = () -> {
                        look = null;
                        fail(cause);
                    };
                    drive();
                }
            }
        }, context::execute);
    }

    private void take(final Look mine, final SwitchReport.Reading reading) {
        look = null;
        final var reckoned = installed;
        if (reckoned != null) {
            know(mine.content(reading.content().installed(), reckoned));
            read = mine.isUndisturbed();
            fresh = read && mine.isOf(goal);
            if (mine.hasCounts()) {
                tell(reading);
            }
        }
        drive();
    }

    /** What a look that is under way sees is not taken in. */
    private void stopLooking() {
        due |= look != null;
        look = null;
        seen = null;
    }

    private void know(final Installed content) {
        installed = content;
        made = content.groups().keySet();
    }

    private void send(final Update update, final Runnable sent) {
        final var before = installed;
        final var wasRead = read;
        quiet = false;
        LOG.debug("Switch {}: sending {} changes", hex(), update.changes().size());
        await(Phase.CHANGING, session.commit(update.messages()), done -> {
            know(before.after(update.reached()));
            read = false;
            if (look != null && !look.disturb(update.changes())) {
                stopLooking();
            }
            sent.run();
            context.restarted(update.changes().stream().filter(Change.ModifyGroup.class::isInstance)
                .map(change -> ((Change.ModifyGroup) change).group().id()).collect(ImmutableSet.toImmutableSet()));
        }, cause -> {
            if (!(cause instanceof BundleRejectedException rejected)) {
                fail(cause);
            } else if (wasRead) {
                refused(Refusal.of(update.changes(), rejected));
            } else {
                LOG.debug("Switch {}: {}; reading it", hex(), rejected.getMessage());
                stopLooking();
                stale = true;
                drive();
            }
        });
    }

    private void refused(final Refusal refusal) {
        if (context.refused(refusal)) {
            LOG.warn("Switch {}: {}; going on without it", hex(), refusal.text());
            // Also if the next goal is what the switch holds already, it is news that it is there
            settled = null;
            pause();
            return;
        }
        final var actual = installed;
        stopLooking();
        final var withdrawal = actual == null || !(goal instanceof Goal.Hold hold) ? Update.NONE
            : Update.withdrawing(policies(hold.program()), actual, context.revalidation());
        if (withdrawal.isEmpty()) {
            fail(refusal.text());
        } else {
            await(Phase.CHANGING, session.commit(withdrawal.messages()), done -> {
                changes++;
                fail(refusal.text());
            }, this::fail);
        }
    }

    private static ImmutableSet<Integer> policies(final Program program) {
        return program.flows().values().stream().flatMapToInt(flow -> Cookie.policy(flow.cookie()).stream()).boxed()
            .collect(ImmutableSet.toImmutableSet());
    }

    private void settle(final Program program, final Update update) {
        failures = 0;
        final var taken = update.obstacles().flows();
        error = taken.isEmpty() ? null : taken.stream().map(FlowKey::toString).sorted()
            .collect(Collectors.joining("; ", "another controller's flows are in the place of netvis's: ",
                "; remove them, or let them have another priority"));
        final var obstacles = optionObstacles;
        note(update);
        // Another one that is equal is news, too: something else was desired in between
        final boolean isNew = program != settled || !taken.equals(conflicts)
            || !obstacles.equals(optionObstacles);
        // The same one as is desired, of two that are equal: it is compared with that, which then takes no time
        settled = program;
        conflicts = taken;
        kept = null;
        if (isNew) {
            context.changed();
        }
    }

    private <T> void await(final Phase step, final ListenableFuture<T> future, final Consumer<T> success,
            final Consumer<Throwable> failure) {
        phase = step;
        Futures.addCallback(future, new FutureCallback<T>() {
            @Override
            @SuppressWarnings("checkstyle:IllegalCatch")
            public void onSuccess(final T result) {
                if (!resume()) {
                    return;
                }
                try {
                    success.accept(result);
                } catch (RuntimeException e) {
                    LOG.error("Switch {}: an answer could not be used; please report this", hex(), e);
                    fail(e);
                }
                drive();
            }

            @Override
            public void onFailure(final Throwable cause) {
                if (resume()) {
                    failure.accept(cause);
                }
            }
        }, context::execute);
    }

    /** Whether there is still something to do when an answer is there. */
    private boolean resume() {
        if (phase == Phase.CLOSED) {
            return false;
        }
        phase = Phase.READY;
        return true;
    }

    private void fail(final Throwable cause) {
        LOG.debug("Switch {} fails", hex(), cause);
        fail(cause.getMessage() == null ? cause.toString() : cause.getMessage());
    }

    private void fail(final String reason) {
        LOG.warn("Switch {} cannot be brought into sync: {}", hex(), reason);
        stopLooking();
        installed = null;
        settled = null;
        kept = null;
        conflicts = ImmutableSet.of();
        error = reason;
        pause();
        context.changed();
    }

    private void pause() {
        phase = Phase.PAUSED;
        final long number = ++pauses;
        context.schedule(() -> {
            if (phase == Phase.PAUSED && number == pauses) {
                phase = Phase.READY;
                drive();
            }
        }, Math.min(MAX_PAUSE_SECONDS, 1 << Math.min(failures++, 5)));
    }

    private String hex() {
        return String.format("%016x", session.datapathId());
    }
}
