/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.opendaylight.netvis.compile.Sets.forward;
import static org.opendaylight.netvis.policy.Source.Direction.BOTH;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.opendaylight.netvis.policy.Bridge;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.policy.ETag;
import org.opendaylight.netvis.policy.Ids;
import org.opendaylight.netvis.policy.PacketMatch;
import org.opendaylight.netvis.policy.Range;
import org.opendaylight.netvis.program.GroupId;
import org.opendaylight.netvis.punt.PuntPlan;
import org.opendaylight.netvis.punt.View;

/**
 * A cookie never means two things at once.
 */
final class MeaningsTest {
    private static final BridgeId BRIDGE = Ids.bridge("b");
    private static final ImmutableMap<Long, PuntPlan.Meaning> NOTHING = ImmutableMap.of();

    private static PuntPlan.Meaning meaning(final String policy) {
        return new PuntPlan.Meaning(ImmutableSortedMap.of(), ImmutableSortedMap.of(), ImmutableList.of(
            new PuntPlan.Task(Ids.policy(policy), 1L << 16, new View.AsReceived(), ImmutableList.of(),
                ImmutableList.of(new PuntPlan.Copy(new GroupId(1), 0, ImmutableSet.of())))));
    }

    /** Two meanings with one hash, as there are some among so many. */
    private static Map.Entry<PuntPlan.Meaning, PuntPlan.Meaning> collision() {
        final var seen = new HashMap<Integer, Integer>();
        for (int i = 0; i < 1_000_000; i++) {
            final var other = seen.putIfAbsent(Meanings.hash(BRIDGE, meaning("p" + i)), i);
            if (other != null) {
                return Map.entry(meaning("p" + other), meaning("p" + i));
            }
        }
        throw new AssertionError("no two of a million hashes of 32 bits are equal");
    }

    @Test
    void twoMeaningsOfOneHashHaveTwoCookies() {
        final var both = collision();
        final long first = Meanings.cookie(BRIDGE, both.getKey(), NOTHING);
        assertEquals(first, Meanings.cookie(BRIDGE, both.getValue(), NOTHING));
        final long second = Meanings.cookie(BRIDGE, both.getValue(), ImmutableMap.of(first, both.getKey()));
        assertEquals(first + 1, second);
        assertEquals(first + 2, Meanings.cookie(BRIDGE, both.getValue(),
            ImmutableMap.of(first, both.getKey(), first + 1, meaning("other"))));
    }

    @Test
    void meaningKeepsItsCookieWhereverItIs() {
        final var mine = meaning("mine");
        final long first = Meanings.cookie(BRIDGE, mine, NOTHING);
        assertEquals(first, Meanings.cookie(BRIDGE, mine, ImmutableMap.of(first, mine, first + 9, mine)));
        assertEquals(first + 9, Meanings.cookie(BRIDGE, mine,
            ImmutableMap.of(first, meaning("other"), first + 9, mine)));
    }

    @Test
    void cookiesOfTwoBridgesHaveNothingToDoWithEachOther() {
        // Names whose hashes of 16 bits are equal
        final long alone = cookie(new Sets().bridge("b824", 8, Bridge.Role.TAP, OptionalInt.empty()), "b824");
        assertEquals(alone, cookie(new Sets().bridge("b34", 7, Bridge.Role.TAP, OptionalInt.empty())
            .bridge("b824", 8, Bridge.Role.TAP, OptionalInt.empty()), "b824"));
        assertNotEquals(alone, cookie(new Sets().bridge("b34", 7, Bridge.Role.TAP, OptionalInt.empty()), "b34"));
    }

    private static long cookie(final Sets sets, final String bridge) {
        final var set = sets.port("feed", bridge, "p1", BOTH).tool("ids", bridge + "/p4")
            .policy("it", "feed", "ids", forward(eTag(5))).build();
        final var ports = Sets.FABRIC.bridges().get(Sets.TAP);
        return Compiler.compile(set, new Fabric(set.bridges().keySet().stream()
            .collect(ImmutableMap.toImmutableMap(name -> name, name -> ports)))).puntPlans()
            .get(Ids.bridge(bridge)).cookie();
    }

    private static PacketMatch eTag(final int identifier) {
        return new PacketMatch(Optional.empty(), Optional.empty(), Optional.of(new ETag(
            ImmutableList.of(new Range(identifier, identifier)), ImmutableList.of(), OptionalInt.empty(),
            OptionalInt.empty(), OptionalInt.empty())), PacketMatch.Ethernet.ANY, new PacketMatch.Vlan.Any(),
            Optional.empty(), Optional.empty(), ImmutableList.of());
    }

    private static PuntPlan plan(final ImmutableMap<Long, PuntPlan.Meaning> inUse,
            final String... policies) {
        final var sets = new Sets().port("feed", "tap", "p1", BOTH).tool("ids", "tap/p4").tool("hr", "tap/p5");
        for (var policy : policies) {
            sets.policy(policy, "feed", policy.startsWith("a") ? "hr" : "ids", forward(eTag(5)));
        }
        final var ports = Sets.FABRIC.bridges().get(Sets.TAP);
        return Compiler.compile(sets.build(), new Fabric(ImmutableMap.of(Sets.TAP, new Fabric.Ports(ports.numbers(),
            ports.ambiguous(), ports.localMac(), ports.abilities(), ImmutableMap.of(), inUse)))).puntPlans()
            .get(Sets.TAP);
    }

    @Test
    void bitThatPassesToAnotherPolicyComesWithAnotherCookie() {
        final var before = plan(NOTHING, "m");
        final var after = plan(ImmutableMap.of(before.cookie(), before.meaning()), "a21663", "m");
        assertEquals(before.tasks().getFirst().punted(), after.tasks().getFirst().punted());
        assertNotEquals(before.tasks().getFirst().policy(), after.tasks().getFirst().policy());
        assertNotEquals(before.cookie(), after.cookie());
    }

    @Test
    void cookieThatIsTakenByAnotherMeaningIsNotUsed() {
        final var free = plan(NOTHING, "m");
        final var taken = plan(ImmutableMap.of(free.cookie(), meaning("other")), "m");
        assertEquals(free.cookie() + 1, taken.cookie());
        assertEquals(free.tasks(), taken.tasks());
        assertEquals(free, plan(ImmutableMap.of(free.cookie(), free.meaning()), "m"));
    }
}
