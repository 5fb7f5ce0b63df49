/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.controller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.util.concurrent.FluentFuture;
import com.google.common.util.concurrent.SettableFuture;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
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
import org.opendaylight.netvis.compile.Compiler;
import org.opendaylight.netvis.compile.Fabric;
import org.opendaylight.netvis.policy.Ids;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.Name;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.NetvisState;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.Bridge;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.TenantKey;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.tenant.Policy;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.tenant.PolicyKey;

/**
 * What is written as state, and when.
 */
class StatusWriterTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-26T01:02:03Z"), ZoneOffset.UTC);

    private final List<NetvisState> puts = new ArrayList<>();
    private final Deque<SettableFuture<CommitInfo>> commits = new ArrayDeque<>();
    private final DataBroker broker = mock(DataBroker.class);
    private final StatusWriter writer = new StatusWriter(broker, CLOCK, Runnable::run, Optional::empty);

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

    private static Situation situation(final Optional<String> error, final String... policies) {
        final var configuration = new TapConfiguration().bridge("b", 1);
        for (var policy : policies) {
            configuration.policy(policy, "b", 1, 1);
        }
        final var reading = PolicyReader.read(configuration.build());
        final var fabric = new Fabric(ImmutableMap.of());
        final var condition = new BridgeCondition(false, false, ImmutableSet.of(), error, Optional.of("a twin"), 0);
        return new Situation(new Compiled(reading, fabric, ImmutableMap.of("b", "not there"),
            Compiler.compile(reading.set(), fabric)), ImmutableMap.of("b", condition), new Counters(CLOCK),
            new ControllerPaths(new TakenPacketIns()), PendingChange.NONE);
    }

    private static Collection<Policy> policies(final NetvisState state) {
        return state.nonnullTenant().get(new TenantKey(new Name("acme"))).nonnullPolicy().values();
    }

    @Test
    void bridgesAndPoliciesSayWhatTheyAreAndWhy() {
        writer.write(situation(Optional.empty(), "p"));
        final Bridge bridge = puts.getFirst().nonnullBridge().values().iterator().next();
        assertEquals(List.of(false, false, "a twin"), List.of(bridge.getConnected(), bridge.getInSync(),
            bridge.getError()));
        final Policy policy = policies(puts.getFirst()).iterator().next();
        assertEquals(Policy.State.Waiting, policy.getState());
        assertEquals(List.of("not there"), policy.nonnullBridge().values().iterator().next().getReason());
        assertEquals("2026-11-26T01:02:03Z", policy.getCountingSince().getValue());
        assertEquals("0", policy.getPackets().getValue().toString());
    }

    @Test
    void errorOfABridgeIsTheReasonOfItsPolicies() {
        writer.write(situation(Optional.of("broken"), "p"));
        final Policy policy = policies(puts.getFirst()).iterator().next();
        assertEquals(Policy.State.Failed, policy.getState());
        assertEquals(List.of("broken"), policy.nonnullBridge().values().iterator().next().getReason());
    }

    @Test
    void sameStateIsWrittenOnce() {
        writer.write(situation(Optional.empty(), "p"));
        commits.removeFirst().set(CommitInfo.empty());
        writer.write(situation(Optional.empty(), "p"));
        assertEquals(1, puts.size());
    }

    @Test
    void stateThatCouldNotBeWrittenIsWrittenAgain() {
        writer.write(situation(Optional.empty(), "p"));
        commits.removeFirst().setException(new IllegalStateException("no datastore"));
        writer.write(situation(Optional.empty(), "p"));
        assertEquals(2, puts.size());
        assertEquals(puts.getFirst(), puts.getLast());
    }

    @Test
    void onlyTheLastOfWhatChangesMeanwhileIsWritten() {
        writer.write(situation(Optional.empty(), "p"));
        writer.write(situation(Optional.empty(), "p", "q"));
        writer.write(situation(Optional.empty(), "p", "q", "r"));
        assertEquals(1, puts.size());
        commits.removeFirst().set(CommitInfo.empty());
        assertEquals(2, puts.size());
        assertEquals(3, policies(puts.getLast()).size());
    }

    @Test
    void stateIsToldWhenItOrALaterOneIsWritten() {
        final var first = writer.write(situation(Optional.empty(), "p"));
        final var second = writer.write(situation(Optional.empty(), "p", "q"));
        final var third = writer.write(situation(Optional.empty(), "p", "q", "r"));
        assertFalse(first.isDone());
        commits.removeFirst().set(CommitInfo.empty());
        assertTrue(first.isDone());
        assertFalse(second.isDone() || third.isDone());
        commits.removeFirst().setException(new IllegalStateException("no datastore"));
        assertTrue(second.isDone() && third.isDone());
    }

    @Test
    void whatIsAboutToChangeHasNoStateOfBefore() {
        final var before = situation(Optional.empty(), "p", "q");
        writer.write(new Situation(before.compiled(), before.bridges(), before.counters(), before.paths(),
            new PendingChange(Ids.policies("p"), Ids.sources("b-in"), ImmutableSet.of("b"))));
        final var tenant = puts.getFirst().nonnullTenant().values().iterator().next();
        final var policy = tenant.nonnullPolicy().get(new PolicyKey(new Name("p")));
        assertEquals(List.of(Policy.State.Waiting, List.of("the configuration is being changed")),
            List.of(policy.getState(), policy.getReason()));
        assertNull(policy.getPackets());
        assertNull(policy.getBridge());
        assertEquals("0", tenant.nonnullPolicy().get(new PolicyKey(new Name("q"))).getPackets().getValue().toString());
        assertEquals("the configuration is being changed",
            tenant.nonnullSource().values().iterator().next().getReason());
    }
}
