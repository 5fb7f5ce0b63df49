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
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.opendaylight.netvis.compile.Compiler;
import org.opendaylight.netvis.compile.Fabric;
import org.opendaylight.netvis.compile.vntag.VnTagAbility;
import org.opendaylight.netvis.openflow.AgedCount;
import org.opendaylight.netvis.openflow.PacketCount;
import org.opendaylight.netvis.openflow.PortCount;
import org.opendaylight.netvis.openflow.SwitchSnapshot;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.policy.Configuration;
import org.opendaylight.netvis.policy.Ids;
import org.opendaylight.netvis.policy.PolicySet;
import org.opendaylight.netvis.policy.Tool;
import org.opendaylight.netvis.program.Cookie;
import org.opendaylight.netvis.program.FlowCount;
import org.opendaylight.netvis.program.FlowKey;
import org.opendaylight.netvis.program.GroupId;
import org.opendaylight.netvis.program.PortNo;

/**
 * What is counted for policies and tools, whatever becomes of flows, groups, switches and policies.
 */
final class CountersTest {
    private static final BridgeId B = Ids.bridge("b");
    private static final Instant NOW = Instant.parse("2026-11-26T01:02:03Z");
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final Fabric FABRIC = new Fabric(ImmutableMap.of(B, new Fabric.Ports(
        ImmutableMap.of("tap0", new PortNo(1), "tool0", new PortNo(2)), OptionalLong.empty(), VnTagAbility.NONE)));
    private static final long DATAPATH = 1;

    private final ArrayDeque<Runnable> reader = new ArrayDeque<>();
    private final Counters counters = new Counters(Clock.fixed(NOW, ZoneOffset.UTC), reader::add, Runnable::run);
    private Compiled compiled = compile("p", "q");
    private long second = 1000;
    private long madeAt = second;
    private long groupsMadeAt = second;

    private Compiled compile(final String... policies) {
        final var configuration = new TapConfiguration().bridge("b", DATAPATH);
        for (int i = 0; i < policies.length; i++) {
            configuration.policy(policies[i], "b", i, 2);
        }
        return compile(configuration.set());
    }

    private Compiled compile(final PolicySet set) {
        final var result = new Compiled(new Configuration(set,
            ImmutableList.of()), FABRIC, Compiler.compile(set, FABRIC));
        counters.retain(set, Set.of(DATAPATH));
        return result;
    }

    private ImmutableSet<GroupId> groups() {
        return compiled.compilation().deliveries().get(B).keySet();
    }

    /** Takes in that each forwarding flow of a policy, and each group, shows so many packets. */
    private void look(final ImmutableMap<String, Long> flows, final long group) {
        final var counts = ImmutableMap.<FlowKey, FlowCount>builder();
        compiled.compilation().programs().get(B).flows().forEach((key, flow) -> flows.forEach((policy, packets) -> {
            final int number = compiled.compilation().verdicts().get(Ids.policy(policy)).cookie();
            final boolean forwards = flow.cookie() == new Cookie(Cookie.Kind.FORWARD, number).value();
            if (forwards || flow.cookie() == new Cookie(Cookie.Kind.SKIP, number).value()) {
                counts.put(key, new FlowCount(flow.cookie(), forwards ? packets : 77, 100 * packets,
                    (second - madeAt) * SECOND));
            }
        }));
        final var groupCounts = ImmutableMap.<Long, AgedCount>builder();
        groups().forEach(id -> groupCounts.put(Integer.toUnsignedLong(id.value()),
            new AgedCount(group, 100 * group, (second - groupsMadeAt) * SECOND)));
        groupCounts.put(7L, new AgedCount(1_000_000, 1, SECOND));
        counters.add(DATAPATH, B, new SwitchSnapshot(counts.buildOrThrow(), groupCounts.buildOrThrow(),
            ImmutableMap.of(2L, new PortCount(new AgedCount(group, 100 * group, second * SECOND), 0, 0)),
            Optional.of(new AgedCount(second - 1000, 0, second * SECOND)), second * SECOND, second * SECOND + 1),
            compiled);
        while (!reader.isEmpty()) {
            reader.remove().run();
        }
        second += 5;
    }

    private static ImmutableMap<String, Long> shown(final long first, final long second) {
        return ImmutableMap.of("p", first, "q", second);
    }

    private long packets(final String policy) {
        final var count = counters.policy(Ids.policy(policy)).count();
        assertEquals(100 * count.packets(), count.bytes());
        return count.packets();
    }

    private long tool() {
        return counters.tool(Ids.tool("b-out")).count().packets();
    }

    /** How many flows of a policy forward. */
    private long flows(final String policy) {
        final int number = compiled.compilation().verdicts().get(Ids.policy(policy)).cookie();
        return compiled.compilation().programs().get(B).flows().values().stream()
            .filter(flow -> flow.cookie() == new Cookie(Cookie.Kind.FORWARD, number).value()).count();
    }

    @Test
    void policyHasWhatItsFlowsForwardAndAToolWhatItsGroupsGive() {
        look(shown(10, 1), 15);
        assertTrue(flows("p") > 1);
        assertEquals(10 * flows("p"), packets("p"));
        assertEquals(flows("q"), packets("q"));
        assertEquals(15, tool());
        look(shown(12, 1), 18);
        assertEquals(12 * flows("p"), packets("p"));
        assertEquals(18, tool());
    }

    @Test
    void switchThatStartsAnewCountsOn() {
        look(shown(10, 1), 15);
        madeAt = second;
        groupsMadeAt = second;
        look(shown(30, 0), 4);
        assertEquals(40 * flows("p"), packets("p"));
        assertEquals(flows("q"), packets("q"));
        assertEquals(19, tool());
    }

    /** What a switch had counted before makes the sums reach back as far as that. */
    @Test
    void controllerThatStartsAnewBeginsWithWhatTheSwitchShows() {
        madeAt = second - 60;
        look(shown(10, 0), 15);
        assertEquals(10 * flows("p"), packets("p"));
        assertEquals(NOW.minusSeconds(60), counters.policy(Ids.policy("p")).since());
        assertEquals(NOW.minusSeconds(60), counters.policy(Ids.policy("q")).since());
        assertEquals(NOW, counters.tool(Ids.tool("b-out")).since());
        madeAt = second - 600;
        look(shown(20, 0), 15);
        assertEquals(NOW.minusSeconds(60), counters.policy(Ids.policy("p")).since());
    }

    @Test
    void groupThatIsModifiedCountsFromZeroAtTheAgeThatItHas() {
        look(shown(0, 0), 15);
        counters.restart(DATAPATH, groups());
        look(shown(0, 0), 20);
        assertEquals(35, tool());
    }

    @Test
    void groupOfASwitchThatIsNotKnownMayBeModified() {
        counters.restart(99, groups());
        assertEquals(0, tool());
    }

    @Test
    void policyThatGoesTakesItsSumAndAnotherKeepsIts() {
        look(shown(10, 1), 15);
        compiled = compile("p");
        assertEquals(10 * flows("p"), packets("p"));
        compiled = compile("p", "q");
        assertEquals(0, packets("q"));
    }

    /** What an earlier tool lost at the port is nothing that was given to this one. */
    @Test
    void portThatPassesToAnotherToolBeginsAnew() {
        final var set = compiled.configuration().set();
        look(shown(1, 1), 5);
        look(shown(1, 1), 5);
        final var ports = set.tools().get(Ids.tool("b-out")).ports();
        assertTrue(counters.losses().of(ports.getFirst()).isPresent());
        final var other = new Tool(Ids.tool("other"), ports);
        counters.retain(new PolicySet(set.bridges(), set.sources(), ImmutableMap.of(other.id(), other),
            ImmutableMap.of()), Set.of(DATAPATH));
        assertTrue(counters.losses().of(ports.getFirst()).isEmpty());
    }

    /** It must not come back by what is still being added up. */
    @Test
    void policyThatGoesMeanwhileIsNotCounted() {
        final var before = compiled;
        counters.add(DATAPATH, B, new SwitchSnapshot(ImmutableMap.of(
            before.compilation().programs().get(B).flows().keySet().iterator().next(),
            new FlowCount(new Cookie(Cookie.Kind.FORWARD, before.compilation().verdicts().get(Ids.policy("q")).cookie())
                .value(), 5, 500, SECOND)), ImmutableMap.of(), ImmutableMap.of(), Optional.empty(), 0, 1), before);
        assertTrue(counters.isBusy());
        compiled = compile("p");
        counters.told();
        reader.remove().run();
        assertFalse(counters.isBusy());
        assertEquals(Set.of(), counters.changedPolicies());
    }

    @Test
    void onlyWhatHasChangedIsToldToHave() {
        look(shown(10, 1), 15);
        assertEquals(Ids.policies("p", "q"), counters.changedPolicies());
        assertEquals(Ids.tools("b-out"), counters.changedTools());
        counters.told();
        final var sum = counters.policy(Ids.policy("q"));
        look(shown(11, 1), 15);
        assertEquals(Ids.policies("p"), counters.changedPolicies());
        assertEquals(Set.of(), counters.changedTools());
        assertSame(sum, counters.policy(Ids.policy("q")));
        compiled = compile("p");
        assertEquals(Ids.policies("p", "q"), counters.changedPolicies());
    }

    @Test
    void flowThatPassesToAnotherPolicyCountsWholly() {
        final var key = compiled.compilation().programs().get(B).flows().keySet().iterator().next();
        for (var policy : new String[] {"p", "q"}) {
            final int number = compiled.compilation().verdicts().get(Ids.policy(policy)).cookie();
            counters.add(DATAPATH, B, new SwitchSnapshot(ImmutableMap.of(key, new FlowCount(
                new Cookie(Cookie.Kind.FORWARD, number).value(), 5, 500, second * SECOND)), ImmutableMap.of(),
                ImmutableMap.of(), Optional.empty(), second * SECOND, second * SECOND + 1), compiled);
            reader.remove().run();
        }
        assertEquals(5, packets("p"));
        assertEquals(5, packets("q"));
    }

    @Test
    void flowThatWasGoneMeanwhileCountsWholly() {
        look(shown(10, 1), 0);
        look(ImmutableMap.of("q", 1L), 0);
        look(shown(10, 1), 0);
        assertEquals(20 * flows("p"), packets("p"));
        assertEquals(flows("q"), packets("q"));
    }

    @Test
    void switchThatIsForgottenBeginsAnew() {
        look(shown(10, 1), 15);
        assertNotEquals(0, counters.looks());
        counters.retain(compiled.configuration().set(), Set.of());
        assertEquals(0, counters.limited(DATAPATH));
        look(shown(10, 1), 15);
        assertEquals(20 * flows("p"), packets("p"));
        assertEquals(30, tool());
    }

    @Test
    void whatTheMeterDropsIsAddedUp() {
        look(shown(0, 0), 0);
        look(shown(0, 0), 0);
        assertEquals(5, counters.limited(DATAPATH));
        assertEquals(0, counters.limited(99));
    }

    @Test
    void whoWaitsForTheFlowsIsToldOnce() {
        final var told = new ArrayDeque<String>();
        counters.whenIdle(() -> told.add("first"));
        counters.whenIdle(() -> told.add("second"));
        look(shown(1, 1), 0);
        look(shown(1, 1), 0);
        assertEquals("[second]", told.toString());
        assertEquals(PacketCount.ZERO, counters.policy(Ids.policy("another")).count());
    }
}
