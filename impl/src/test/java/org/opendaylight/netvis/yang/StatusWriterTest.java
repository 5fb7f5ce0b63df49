/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.yang;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;

import com.google.common.util.concurrent.FluentFuture;
import com.google.common.util.concurrent.SettableFuture;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.invocation.InvocationOnMock;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.WriteTransaction;
import org.opendaylight.mdsal.common.api.CommitInfo;
import org.opendaylight.netvis.status.Status;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.Name;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.NetvisState;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.TenantKey;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.tenant.Policy;

/**
 * What is written as state, and when.
 */
class StatusWriterTest {
    private final List<NetvisState> puts = new ArrayList<>();
    private final Deque<SettableFuture<CommitInfo>> commits = new ArrayDeque<>();
    private final DataBroker broker = mock(DataBroker.class);
    private final StatusWriter writer = new StatusWriter(broker, Runnable::run, Optional::empty);

    @BeforeEach
    void takeWrites() {
        doAnswer(call -> mock(WriteTransaction.class, this::write)).when(broker).newWriteOnlyTransaction();
    }

    private Object write(final InvocationOnMock call) {
        if (call.getMethod().getName().equals("put")) {
            puts.add(call.getArgument(2));
            return null;
        }
        final var commit = SettableFuture.<CommitInfo>create();
        commits.add(commit);
        return FluentFuture.from(commit);
    }

    private static Status status(final String... policies) {
        final var result = new StatusMaker().bridge("b", false);
        for (var policy : policies) {
            result.policy("acme", policy, 1);
        }
        return result.build();
    }

    private static Collection<Policy> policies(final NetvisState state) {
        return state.nonnullTenant().get(new TenantKey(new Name("acme"))).nonnullPolicy().values();
    }

    @Test
    void sameStateIsWrittenOnce() {
        writer.write(status("p"));
        commits.removeFirst().set(CommitInfo.empty());
        writer.write(status("p"));
        assertEquals(1, puts.size());
    }

    @Test
    void stateThatCouldNotBeWrittenIsWrittenAgain() {
        writer.write(status("p"));
        commits.removeFirst().setException(new IllegalStateException("no datastore"));
        writer.write(status("p"));
        assertEquals(2, puts.size());
        assertEquals(puts.getFirst(), puts.getLast());
    }

    @Test
    void onlyTheLastOfWhatChangesMeanwhileIsWritten() {
        writer.write(status("p"));
        writer.write(status("p", "q"));
        writer.write(status("p", "q", "r"));
        assertEquals(1, puts.size());
        commits.removeFirst().set(CommitInfo.empty());
        assertEquals(2, puts.size());
        assertEquals(3, policies(puts.getLast()).size());
    }

    @Test
    void stateIsToldWhenItOrALaterOneIsWritten() {
        final var first = writer.write(status("p"));
        final var second = writer.write(status("p", "q"));
        final var third = writer.write(status("p", "q", "r"));
        assertFalse(first.isDone());
        commits.removeFirst().set(CommitInfo.empty());
        assertTrue(first.isDone());
        assertFalse(second.isDone() || third.isDone());
        commits.removeFirst().setException(new IllegalStateException("no datastore"));
        assertTrue(second.isDone() && third.isDone());
    }
}
