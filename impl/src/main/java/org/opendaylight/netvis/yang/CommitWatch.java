/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.yang;

import static java.util.Objects.requireNonNull;

import com.google.common.base.Ticker;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import org.opendaylight.mdsal.common.api.PostCanCommitStep;
import org.opendaylight.mdsal.common.api.PostPreCommitStep;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices when the datastore takes a change of the configuration and then neither stores nor drops it.
 *
 * <p>The datastore stores changes one after the other. If it fails at one, nobody is told, and no change is stored any
 * more: what is configured stays in force, and every later request ends with an error that gives no reason.
 */
public final class CommitWatch {
    /** Storing takes milliseconds, of a large change on a slow disk perhaps a second. */
    static final Duration PATIENCE = Duration.ofSeconds(10);
    static final String PROBLEM = "the configuration datastore has not stored a change within " + PATIENCE.toSeconds()
        + " seconds, and until it does, it stores no other: if this does not pass, restart the controller, which keeps"
        + " the configuration as it was before";

    private static final Logger LOG = LoggerFactory.getLogger(CommitWatch.class);

    private final ArrayDeque<Change> pending = new ArrayDeque<>();
    private final Ticker ticker;

    private boolean logged;

    /**
     * Default constructor.
     *
     * @param ticker tells the time
     */
    public CommitWatch(final Ticker ticker) {
        this.ticker = requireNonNull(ticker);
    }

    /**
     * {@return the steps of a change that is about to be made, for the datastore to go}
     *
     * @param dropped what is to be done when it is not made
     */
    PostCanCommitStep newChange(final Runnable dropped) {
        return new Change(dropped);
    }

    /**
     * Tells what is wrong now, and logs when that begins and when it has passed. To be asked regularly.
     *
     * @return the problem, if there is one
     */
    public synchronized Optional<String> problem() {
        final var oldest = pending.peekFirst();
        final boolean hangs = oldest != null && ticker.read() - oldest.since >= PATIENCE.toNanos();
        if (hangs && !logged) {
            LOG.error("Changes of the configuration are not stored: {}", PROBLEM);
        } else if (logged && !hangs) {
            LOG.info("Changes of the configuration are stored again");
        }
        logged = hangs;
        return hangs ? Optional.of(PROBLEM) : Optional.empty();
    }

    private synchronized void begin(final Change change) {
        change.since = ticker.read();
        pending.addLast(change);
    }

    /** One that is stored ends those before it too, as they are stored in order. */
    private synchronized void stored(final Change change) {
        while (pending.contains(change)) {
            pending.removeFirst();
        }
    }

    private synchronized void dropped(final Change change) {
        pending.remove(change);
    }

    /** A change between the datastore's announcement that it will be stored, and the end. */
    private final class Change implements PostCanCommitStep, PostPreCommitStep {
        private final Runnable whenDropped;
        private long since;

        Change(final Runnable whenDropped) {
            this.whenDropped = requireNonNull(whenDropped);
        }

        @Override
        public ListenableFuture<? extends PostPreCommitStep> preCommit() {
            begin(this);
            return Futures.immediateFuture(this);
        }

        @Override
        public ListenableFuture<?> commit() {
            stored(this);
            return NOOP_COMMIT_FUTURE;
        }

        @Override
        public ListenableFuture<?> abort() {
            dropped(this);
            whenDropped.run();
            return NOOP_ABORT_FUTURE;
        }
    }
}
