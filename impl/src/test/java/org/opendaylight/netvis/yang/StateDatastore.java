/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.yang;

import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;

import com.google.common.util.concurrent.FluentFuture;
import com.google.common.util.concurrent.SettableFuture;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.mockito.invocation.InvocationOnMock;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.WriteTransaction;
import org.opendaylight.mdsal.common.api.CommitInfo;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.NetvisState;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.Tenant;
import org.opendaylight.yangtools.binding.DataObject;
import org.opendaylight.yangtools.binding.DataObjectIdentifier;
import org.opendaylight.yangtools.binding.DataObjectStep;
import org.opendaylight.yangtools.binding.KeyStep;

/**
 * A datastore that holds what is written as state, and does a commit when it is told to.
 */
final class StateDatastore {
    private final TreeMap<String, Object> content = new TreeMap<>();
    private final Deque<Transaction> pending = new ArrayDeque<>();
    private final List<List<String>> commits = new ArrayList<>();
    private final DataBroker broker = mock(DataBroker.class);

    private static final class Transaction {
        private final SettableFuture<CommitInfo> done = SettableFuture.create();
        private final List<String> operations = new ArrayList<>();
        private final List<Runnable> effects = new ArrayList<>();
    }

    StateDatastore() {
        doAnswer(call -> {
            final var transaction = new Transaction();
            return mock(WriteTransaction.class, it -> operate(transaction, it));
        }).when(broker).newWriteOnlyTransaction();
    }

    DataBroker broker() {
        return broker;
    }

    /** What each transaction writes and deletes, done or not. */
    List<List<String>> commits() {
        return commits;
    }

    /** Everything that is there, by its place. */
    Map<String, Object> content() {
        return content;
    }

    /** Does the oldest commit. */
    void succeed() {
        final var transaction = pending.removeFirst();
        transaction.effects.forEach(Runnable::run);
        transaction.done.set(CommitInfo.empty());
    }

    /** Fails at the oldest commit. */
    void fail() {
        pending.removeFirst().done.setException(new IllegalStateException("no datastore"));
    }

    private Object operate(final Transaction transaction, final InvocationOnMock call) {
        final var name = call.getMethod().getName();
        if (name.equals("commit")) {
            commits.add(transaction.operations);
            pending.addLast(transaction);
            return FluentFuture.from(transaction.done);
        }
        final var path = place(call.getArgument(1));
        transaction.operations.add(name + " " + path);
        transaction.effects.add(name.equals("put") ? () -> put(path, call.getArgument(2)) : () -> remove(path));
        return null;
    }

    private static String place(final DataObjectIdentifier<?> path) {
        return StreamSupport.stream(path.steps().spliterator(), false).skip(1).map(StateDatastore::step)
            .collect(Collectors.joining("/"));
    }

    private static String step(final DataObjectStep<?> step) {
        final var key = ((KeyStep<?, ?>) step).key().toString();
        return step.type().getSimpleName() + " " + key.substring(key.lastIndexOf('=') + 1).replace("}", "");
    }

    private void put(final String path, final DataObject value) {
        final int end = path.lastIndexOf('/');
        if (end > 0 && !content.containsKey(path.substring(0, end))) {
            throw new IllegalStateException("nothing is above " + path);
        }
        remove(path);
        content.putAll(flat(path, value));
    }

    private void remove(final String path) {
        content.keySet().removeIf(it -> path.isEmpty() || it.equals(path) || it.startsWith(path + "/"));
    }

    /** What a value puts into the datastore, by place. */
    static Map<String, Object> flat(final String path, final DataObject value) {
        final var result = new TreeMap<String, Object>();
        switch (value) {
            case NetvisState state -> {
                result.put("", String.valueOf(state.getDatastoreProblem()));
                state.nonnullBridge().values().forEach(it -> result.put("Bridge " + it.getName().getValue(), it));
                state.nonnullTenant().values().forEach(it ->
                    result.putAll(flat("Tenant " + it.getName().getValue(), it)));
            }
            case Tenant tenant -> {
                result.put(path, tenant.getName());
                Stream.concat(tenant.nonnullSource().entrySet().stream(), Stream.concat(
                    tenant.nonnullTool().entrySet().stream(), tenant.nonnullPolicy().entrySet().stream()))
                    .forEach(it -> result.put(path + "/" + it.getValue().implementedInterface().getSimpleName() + " "
                        + name(it.getKey()), it.getValue()));
            }
            default -> result.put(path, value);
        }
        return result;
    }

    private static String name(final Object key) {
        final var text = key.toString();
        return text.substring(text.lastIndexOf('=') + 1).replace("}", "");
    }
}
