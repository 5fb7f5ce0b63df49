/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.opendaylight.netvis.net.Strip;
import org.opendaylight.netvis.net.TunnelType;
import org.opendaylight.netvis.policy.Bridge;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.policy.Ids;
import org.opendaylight.netvis.policy.PacketMatch;
import org.opendaylight.netvis.policy.Policy;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.policy.PolicySet;
import org.opendaylight.netvis.policy.Problem;
import org.opendaylight.netvis.policy.Rule;
import org.opendaylight.netvis.policy.Source;
import org.opendaylight.netvis.policy.SourceId;
import org.opendaylight.netvis.policy.Tool;
import org.opendaylight.netvis.policy.ToolId;

/**
 * That checking what a change affects finds the same as checking all, in the same order.
 */
final class CheckedSetTest {
    private static final BridgeId B = Ids.bridge("b");
    private static final Rule ALL = new Rule("all", Rule.Action.FORWARD, PacketMatch.ANY);
    private static final Rule VXLAN = new Rule("vxlan", Rule.Action.FORWARD, Sets.tunnel(TunnelType.VXLAN, 7,
        PacketMatch.ANY));

    private final TreeMap<BridgeId, Bridge> bridges = new TreeMap<>();
    private final TreeMap<SourceId, Source> sources = new TreeMap<>();
    private final TreeMap<ToolId, Tool> tools = new TreeMap<>();
    private final TreeMap<PolicyId, Policy> policies = new TreeMap<>();

    private PolicySet set() {
        return new PolicySet(ImmutableMap.copyOf(bridges), ImmutableMap.copyOf(sources), ImmutableMap.copyOf(tools),
            ImmutableMap.copyOf(policies));
    }

    private static <T> Set<T> some(final Random random, final int most, final IntFunction<T> make) {
        return IntStream.range(0, random.nextInt(most + 1)).mapToObj(i -> make.apply(random.nextInt(6)))
            .collect(Collectors.toCollection(HashSet::new));
    }

    private static void remove(final Map<?, ?> objects, final Random random) {
        if (!objects.isEmpty()) {
            objects.remove(objects.keySet().stream().skip(random.nextInt(objects.size())).findFirst().orElseThrow());
        }
    }

    /** Everything that one object can have to do with another happens with so few names. */
    private void change(final Random random) {
        switch (random.nextInt(9)) {
            case 0, 1 -> {
                final var name = Ids.bridge("b" + random.nextInt(4));
                bridges.put(name, new Bridge(name, random.nextInt(4), random.nextInt(3) == 0
                    ? Bridge.Role.INLINE : Bridge.Role.TAP,
                    random.nextInt(3) == 0 ? OptionalInt.of(1) : OptionalInt.empty(),
                    some(random, 1, i -> "p" + i).stream().collect(ImmutableMap.toImmutableMap(port -> port,
                        port -> new Bridge.TunnelPort(TunnelType.VXLAN, TunnelType.VXLAN.udpPort())))));
            }
            case 2, 3 -> {
                final var id = Ids.source("s" + random.nextInt(6));
                final var bridge = Ids.bridge("b" + random.nextInt(5));
                sources.put(id, random.nextInt(3) == 0 ? new Source.Vm(id, bridge, random.nextInt(4),
                    Source.Direction.BOTH) : new Source.Port(id, bridge, "p" + random.nextInt(6), ImmutableList.of(),
                    Source.Direction.values()[random.nextInt(3)]));
            }
            case 4 -> {
                final var id = Ids.tool("t" + random.nextInt(6));
                tools.put(id, new Tool(id, some(random, 2,
                    i -> new Tool.Port(Ids.bridge("b" + i), "p" + random.nextInt(6)))
                    .stream().collect(ImmutableList.toImmutableList())));
            }
            case 5, 6 -> {
                final var id = Ids.policy("p" + random.nextInt(6));
                policies.put(id, new Policy(id, true, ImmutableSet.copyOf(some(random, 2, i -> Ids.source("s" + i))),
                    random.nextInt(5) == 0 ? ImmutableList.of()
                        : ImmutableList.of(random.nextBoolean() ? ALL : VXLAN),
                    random.nextInt(3) == 0 ? ImmutableSet.of(Strip.VXLAN) : ImmutableSet.of(),
                    ImmutableSet.copyOf(some(random, 2, i -> Ids.tool("t" + i)))));
            }
            case 7 -> remove(random.nextBoolean() ? bridges : sources, random);
            default -> remove(random.nextBoolean() ? tools : policies, random);
        }
    }

    @Property(tries = 300)
    void checkingWhatAChangeAffectsFindsWhatCheckingAllFinds(@ForAll final long seed) {
        final var random = new Random(seed);
        var checked = CheckedSet.EMPTY;
        for (int i = 0; i < 60; i++) {
            for (int changes = random.nextInt(3); changes >= 0; changes--) {
                change(random);
            }
            checked = checked.next(set());
            assertEquals(PolicyCheck.check(set()), checked.problems());
        }
    }

    @Test
    void sameSetIsNotCheckedAgain() {
        final var set = set();
        final var before = CheckedSet.EMPTY.next(set);
        assertSame(before, before.next(set));
    }

    @Test
    void toolThatComesToThePortOfASourceIsTheProblemOfTheSource() {
        bridges.put(B, new Bridge(B, 1, Bridge.Role.TAP, OptionalInt.empty(), ImmutableMap.of()));
        final var source = Ids.source("s");
        sources.put(source, new Source.Port(source, B, "p", ImmutableList.of(), Source.Direction.RECEIVED));
        final var sound = CheckedSet.EMPTY.next(set());
        assertEquals(ImmutableList.of(), sound.problems());
        tools.put(Ids.tool("t"), new Tool(Ids.tool("t"), ImmutableList.of(new Tool.Port(B, "p"))));
        final var taken = sound.next(set());
        assertEquals(ImmutableList.of(new Problem(source, "port p of bridge \"b\" belongs to tool \"acme/t\": copies"
            + " would come back as new traffic; observe another port")), taken.problems());
        tools.clear();
        assertEquals(ImmutableList.of(), taken.next(set()).problems());
    }
}
