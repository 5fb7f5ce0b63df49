/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.controller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.opendaylight.netvis.compile.Compiler;
import org.opendaylight.netvis.compile.Fabric;
import org.opendaylight.netvis.compile.vntag.VnTagAbility;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.policy.Configuration;
import org.opendaylight.netvis.policy.Ids;
import org.opendaylight.netvis.policy.Policy;
import org.opendaylight.netvis.policy.PolicySet;
import org.opendaylight.netvis.policy.Problem;
import org.opendaylight.netvis.policy.Tool;
import org.opendaylight.netvis.program.PortNo;
import org.opendaylight.netvis.status.BridgeStatus;
import org.opendaylight.netvis.status.Count;
import org.opendaylight.netvis.status.PolicyStatus;
import org.opendaylight.netvis.status.PolicyStatus.OnBridge;
import org.opendaylight.netvis.status.PolicyStatus.State;
import org.opendaylight.netvis.status.SourceStatus;
import org.opendaylight.netvis.status.Status;
import org.opendaylight.netvis.status.ToolStatus;

/**
 * What the state of netvis says.
 */
final class StatusComposerTest {
    private static final BridgeId B = Ids.bridge("b");
    private static final Instant NOW = Instant.parse("2026-11-26T01:02:03Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Fabric NO_SWITCH = new Fabric(ImmutableMap.of(),
        ImmutableMap.of(B, "not there"));
    private static final Fabric SWITCH = new Fabric(ImmutableMap.of(B, new Fabric.Ports(
        ImmutableMap.of("tap0", new PortNo(1), "tool0", new PortNo(2)), OptionalLong.empty(),
        VnTagAbility.NONE)));
    private static final BridgeCondition AWAY = new BridgeCondition(false, false, ImmutableSet.of(), Optional.empty(),
        Optional.of("a twin"), 0);
    private static final BridgeCondition SETTLED = new BridgeCondition(true, true, ImmutableSet.of(), Optional.empty(),
        Optional.empty(), 1);

    private final StatusComposer composer = new StatusComposer(CLOCK);

    private static PolicySet policies(final String... names) {
        final var configuration = new TapConfiguration().bridge("b", 1);
        for (var name : names) {
            configuration.policy(name, "b", 1, 1);
        }
        return configuration.set();
    }

    private Status compose(final Configuration configuration, final Fabric fabric, final BridgeCondition condition,
            final PendingChange pending) {
        return composer.compose(new StatusInputs(new Compiled(configuration, fabric,
            Compiler.compile(configuration.set(), fabric)), ImmutableMap.of(B, condition),
            new Counters(CLOCK, Runnable::run, Runnable::run), new ControllerPaths(new TakenPacketIns()), pending));
    }

    private Status compose(final PolicySet set, final Fabric fabric, final BridgeCondition condition) {
        return compose(new Configuration(set, ImmutableList.of()), fabric, condition, PendingChange.NONE);
    }

    private static PolicyStatus policy(final Status status, final String name) {
        return status.policies().get(Ids.policy(name));
    }

    @Test
    void bridgesAndPoliciesSayWhatTheyAreAndWhy() {
        final var status = compose(policies("p"), NO_SWITCH, AWAY);
        assertEquals(new BridgeStatus(false, false, Optional.of("a twin"), Optional.empty()),
            status.bridges().get(B));
        assertEquals(new PolicyStatus(State.WAITING, ImmutableList.of(),
            ImmutableMap.of(B, new OnBridge(State.WAITING, ImmutableList.of("not there"))),
            Optional.of(new Count(0, 0, NOW)), Optional.of(NOW)), policy(status, "p"));
        assertEquals(new SourceStatus.Waiting("not there"), status.sources().get(Ids.source("b-in")));
        assertEquals(new ToolStatus(new Count(0, 0, NOW), ImmutableMap.of(new Tool.Port(B, "tool0"),
            Optional.empty())), status.tools().get(Ids.tool("b-out")));
    }

    @Test
    void errorOfABridgeIsTheReasonOfItsPolicies() {
        final var status = compose(policies("p"), NO_SWITCH, new BridgeCondition(false, false, ImmutableSet.of(),
            Optional.of("broken"), Optional.of("a twin"), 0));
        assertEquals(State.FAILED, policy(status, "p").state());
        assertEquals(new OnBridge(State.FAILED, ImmutableList.of("broken")), policy(status, "p").bridges().get(B));
        assertEquals(Optional.of("a twin; broken"), status.bridges().get(B).error());
    }

    @Test
    void whatASwitchHoldsIsActive() {
        final var status = compose(policies("p"), SWITCH, SETTLED);
        final var outcome = policy(status, "p").bridges().get(B);
        assertEquals(State.ACTIVE, outcome.state());
        assertEquals(Optional.of(PolicyStatus.Path.SWITCH), outcome.path());
        assertTrue(outcome.byController().orElseThrow().reasons().getFirst().startsWith("IP packets that are longer"),
            outcome::toString);
        assertEquals(new SourceStatus.Located(B, Optional.of("tap0")), status.sources().get(Ids.source("b-in")));
        final var content = status.bridges().get(B).content().orElseThrow();
        assertEquals(1, content.groups());
        assertEquals(Optional.of(NOW), content.lastChange());
    }

    @Test
    void switchThatIsNotInSyncYetIsWaitedFor() {
        final var status = compose(policies("p"), SWITCH, new BridgeCondition(true, false, ImmutableSet.of(),
            Optional.empty(), Optional.empty(), 0));
        assertEquals(new OnBridge(State.WAITING, ImmutableList.of("the switch is being brought into sync")),
            policy(status, "p").bridges().get(B));
        assertEquals(Optional.empty(), status.bridges().get(B).content().orElseThrow().lastChange());
    }

    @Test
    void disabledPolicyIsThatAndNothingElse() {
        final var set = policies("p");
        final var policy = set.policies().values().iterator().next();
        final var off = new Policy(policy.id(), false, policy.sources(), policy.rules(), policy.strips(),
            policy.tools());
        final var status = compose(new PolicySet(set.bridges(), set.sources(), set.tools(),
            ImmutableMap.of(off.id(), off)), SWITCH, SETTLED);
        assertEquals(new PolicyStatus(State.DISABLED, ImmutableList.of(), ImmutableMap.of(), Optional.empty(),
            Optional.of(NOW)), policy(status, "p"));
    }

    @Test
    void policyThatCannotBeReadSaysWhy() {
        final var status = compose(new Configuration(policies("p"), ImmutableList.of(
            new Problem(Ids.policy("bad"), "no"), new Problem(Ids.source("worse"), "never"))), SWITCH, SETTLED,
            PendingChange.NONE);
        assertEquals(new PolicyStatus(State.FAILED, ImmutableList.of("no"), ImmutableMap.of(), Optional.empty(),
            Optional.empty()), policy(status, "bad"));
        assertEquals(Ids.policies("p", "bad"), status.policies().keySet());
        assertEquals(Ids.sources("b-in"), status.sources().keySet());
    }

    @Test
    void whatIsAboutToChangeHasNoStateOfBefore() {
        final var status = compose(new Configuration(policies("p", "q"), ImmutableList.of()), NO_SWITCH, AWAY,
            new PendingChange(Ids.policies("p"), Ids.sources("b-in"), ImmutableSet.of(B)));
        assertEquals(new PolicyStatus(State.WAITING, ImmutableList.of("the configuration is being changed"),
            ImmutableMap.of(), Optional.empty(), Optional.of(NOW)), policy(status, "p"));
        assertEquals(Optional.of(new Count(0, 0, NOW)), policy(status, "q").count());
        assertEquals(new SourceStatus.Waiting("the configuration is being changed"),
            status.sources().get(Ids.source("b-in")));
    }
}
