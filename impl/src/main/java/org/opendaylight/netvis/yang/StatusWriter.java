/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.yang;

import static java.util.Objects.requireNonNull;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.SettableFuture;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.WriteTransaction;
import org.opendaylight.mdsal.common.api.CommitInfo;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.netvis.status.Status;
import org.opendaylight.netvis.status.StatusSink;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.NetvisState;
import org.opendaylight.yangtools.binding.DataObjectIdentifier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the state of netvis into the operational datastore: the whole at first, and then what has changed. Used from
 * one thread.
 */
public final class StatusWriter implements StatusSink {
    private static final Logger LOG = LoggerFactory.getLogger(StatusWriter.class);
    private static final DataObjectIdentifier<NetvisState> PATH =
        DataObjectIdentifier.builder(NetvisState.class).build();

    private final DataBroker broker;
    private final Supplier<Optional<String>> datastoreProblem;
    private final Executor thread;

    private State latest = new State(Status.EMPTY, Optional.empty());
    private @Nullable State written;
    private boolean writing;
    /** Who waits for the latest state to be written. */
    private final List<SettableFuture<@Nullable Void>> untold = new ArrayList<>();

    private record State(Status status, Optional<String> datastoreProblem) {
    }

    /**
     * Default constructor.
     *
     * @param broker the datastore
     * @param thread the thread that this is used from
     * @param datastoreProblem tells why no change is stored, if there is a reason
     */
    public StatusWriter(final DataBroker broker, final Executor thread,
            final Supplier<Optional<String>> datastoreProblem) {
        this.broker = requireNonNull(broker);
        this.thread = requireNonNull(thread);
        this.datastoreProblem = requireNonNull(datastoreProblem);
    }

    @Override
    public ListenableFuture<?> write(final Status status) {
        latest = new State(status, datastoreProblem.get());
        final var told = SettableFuture.<@Nullable Void>create();
        untold.add(told);
        put();
        return told;
    }

    /** One after the other: a second one would be refused while the first is not done. */
    private void put() {
        if (writing) {
            return;
        }
        final var state = latest;
        final var telling = List.copyOf(untold);
        untold.clear();
        final var change = change(state);
        if (change.isEmpty()) {
            telling.forEach(told -> told.set(null));
            return;
        }
        writing = true;
        final var tx = broker.newWriteOnlyTransaction();
        change.orElseThrow().accept(tx);
        tx.commit().addCallback(new FutureCallback<CommitInfo>() {
            @Override
            public void onSuccess(final CommitInfo result) {
                writing = false;
                written = state;
                telling.forEach(told -> told.set(null));
                put();
            }

            @Override
            public void onFailure(final Throwable cause) {
                LOG.warn("The state of netvis could not be written; it is as of before, and will be written again",
                    cause);
                writing = false;
                written = null;
                telling.forEach(told -> told.set(null));
            }
        }, thread);
    }

    /** What has to be written; empty: it is there already. */
    private Optional<Consumer<WriteTransaction>> change(final State state) {
        final var before = written;
        if (before == null || !before.datastoreProblem.equals(state.datastoreProblem)) {
            // A leaf cannot be written by itself
            return Optional.of(tx -> tx.put(LogicalDatastoreType.OPERATIONAL, PATH,
                StateTree.of(state.status, state.datastoreProblem)));
        }
        return Optional.of(StateChange.between(before.status, state.status)).filter(it -> !it.isEmpty())
            .map(it -> it::writeTo);
    }
}
