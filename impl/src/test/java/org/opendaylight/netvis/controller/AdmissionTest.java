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
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSetMultimap;
import com.google.common.collect.Sets;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.opendaylight.netvis.compile.Owners;
import org.opendaylight.netvis.openflow.Refusal;
import org.opendaylight.netvis.openflow.SimulatedSwitch;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.policy.Ids;
import org.opendaylight.netvis.policy.Policy;
import org.opendaylight.netvis.policy.PolicySet;
import org.opendaylight.netvis.policy.Tool;
import org.opendaylight.netvis.program.Change;
import org.opendaylight.netvis.program.Cookie;
import org.opendaylight.netvis.program.Flow;
import org.opendaylight.netvis.program.FlowKey;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.program.TableId;

/**
 * How long a refusal is remembered, and how a policy is found that nobody names.
 */
class AdmissionTest {
    private static final BridgeId B = Ids.bridge("b");
    private static final Flow FLOW = new Flow(new FlowKey(new TableId(10), 1, Match.ANY),
        new Cookie(Cookie.Kind.FORWARD, 1).value(), ImmutableList.of(), Optional.empty(), Optional.empty());
    private static final Owners OWNERS = new Owners(ImmutableMap.of(FLOW.cookie(), Ids.policy("bad")),
        ImmutableSetMultimap.of(),
        ImmutableSetMultimap.of());
    private static final Refusal NAMED = new Refusal(ImmutableList.of(new Change.AddFlow(FLOW)),
        ImmutableList.of(new Refusal.Refused(0, "TABLE_FULL", false)), "TABLE_FULL");
    private static final Refusal UNNAMED = new Refusal(ImmutableList.of(), ImmutableList.of(), "no bundle");

    private final SimulatedSwitch session = new SimulatedSwitch(1);
    private final Admission admission = new Admission();

    private static Policy policy(final String name, final boolean enabled) {
        return new Policy(Ids.policy(name), enabled, ImmutableSet.of(), ImmutableList.of(), ImmutableSet.of(),
            Ids.tools("tool"));
    }

    private static PolicySet set(final String... names) {
        return new PolicySet(ImmutableMap.of(), ImmutableMap.of(),
            ImmutableMap.of(Ids.tool("tool"), new Tool(Ids.tool("tool"), ImmutableList.of())),
            Stream.of(names).collect(ImmutableMap.toImmutableMap(Ids::policy, name -> policy(name, true))));
    }

    private void refuseBad() {
        admission.update(set("bad", "good"), session);
        assertTrue(admission.refuse(NAMED, OWNERS, set("bad", "good"), Ids.policies("bad", "good")));
        assertEquals(Ids.policies("bad"), admission.refused().keySet());
    }

    @Test
    void refusalSaysTheSwitchsWords() {
        refuseBad();
        assertEquals("TABLE_FULL; it is tried again from time to time, and when a policy changes",
            admission.refused().get(Ids.policy("bad")));
    }

    @Test
    void refusalIsRememberedWhileNothingChanges() {
        refuseBad();
        admission.update(set("bad", "good", "another"), session);
        assertEquals(Ids.policies("bad"), admission.refused().keySet());
    }

    @Test
    void changedPolicyIsTriedAgain() {
        refuseBad();
        final var changed = new PolicySet(ImmutableMap.of(), ImmutableMap.of(), set().tools(),
            ImmutableMap.of(Ids.policy("bad"), policy("bad", false)));
        admission.update(changed, session);
        assertEquals(Set.of(), admission.refused().keySet());
    }

    @Test
    void changedToolMakesItsPoliciesTriedAgain() {
        refuseBad();
        final var before = set("bad", "good");
        admission.update(new PolicySet(before.bridges(), before.sources(), ImmutableMap.of(Ids.tool("tool"),
            new Tool(Ids.tool("tool"), ImmutableList.of(new Tool.Port(B, "p")))), before.policies()), session);
        assertEquals(Set.of(), admission.refused().keySet());
    }

    @Test
    void newSessionStartsAnew() {
        refuseBad();
        admission.update(set("bad", "good"), new SimulatedSwitch(1));
        assertEquals(Set.of(), admission.refused().keySet());
    }

    @Test
    void policyThatTheSwitchHeldMakesRoomWhenItGoes() {
        refuseBad();
        assertFalse(admission.take(set("bad", "good"), Ids.policies("good")));
        admission.update(set("bad"), session);
        assertEquals(Set.of(), admission.refused().keySet());
    }

    @Test
    void refusedPolicyIsTriedAgainLaterEachTime() {
        int before = 0;
        for (int round = 0; round < 3; round++) {
            refuseBad();
            int looks = 1;
            while (!admission.retry()) {
                looks++;
            }
            assertEquals(Set.of(), admission.refused().keySet());
            assertTrue(looks > before, looks + " after " + before);
            before = looks;
        }
    }

    @Test
    void nothingIsTriedAgainWhereNothingWasRefused() {
        for (int i = 0; i < 1000; i++) {
            assertFalse(admission.retry());
        }
    }

    /** A switch that takes no program with policy "d", and does not say why. */
    @Test
    void policyThatNobodyNamesIsFoundByHalves() {
        final var set = set("a", "b", "c", "d", "e", "f", "g", "h");
        admission.update(set, session);
        int rounds = 0;
        boolean again = true;
        while (again) {
            final var given = ImmutableSet.copyOf(
                Sets.difference(set.policies().keySet(), admission.refused().keySet()));
            again = given.contains(Ids.policy("d")) ? admission.refuse(UNNAMED, Owners.NONE, set, given)
                : admission.take(set, given);
            assertTrue(++rounds < 20, () -> admission.refused().toString());
        }
        assertEquals(Ids.policies("d"), admission.refused().keySet());
    }

    @Test
    void whereOnlyTakenPoliciesAreLeftNothingCanBeLeftOut() {
        admission.update(set("a"), session);
        admission.take(set("a"), Ids.policies("a"));
        assertFalse(admission.refuse(UNNAMED, Owners.NONE, set("a"), Ids.policies("a")));
    }
}
