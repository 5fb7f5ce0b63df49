/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.controller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.base.Ticker;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Maps;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.opendaylight.netvis.compile.Compilation;
import org.opendaylight.netvis.compile.Compiler;
import org.opendaylight.netvis.compile.Fabric;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.policy.Ids;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.policy.PolicySet;
import org.opendaylight.netvis.program.PortNo;
import org.opendaylight.netvis.program.Program;

final class CompilationsTest {
    private static final BridgeId BRIDGE = Ids.bridge("b");
    private static final Fabric FABRIC = fabric(2);

    private final Compilations compilations = new Compilations(new ActivityLog(Ticker.systemTicker()));

    private static Fabric fabric(final int toolPort) {
        return new Fabric(ImmutableMap.of(BRIDGE, new Fabric.Ports(
            ImmutableMap.of("tap0", new PortNo(1), "tool0", new PortNo(toolPort)), OptionalLong.empty())));
    }

    private static TapConfiguration empty() {
        return new TapConfiguration().bridge("b", 1);
    }

    @Test
    void whatWasCompiledAheadIsTakenWhenItComes() {
        final var set = empty().policy("p", "b", 1, 1).set();
        compilations.compileAhead(set, FABRIC);
        final var taken = compilations.compile(set, FABRIC);
        assertEquals(Compiler.compile(set, FABRIC), taken.compilation());
        assertEquals(ImmutableMap.of(BRIDGE, Ids.policies("p")), taken.changed());
        assertSame(taken.compilation().programs().get(BRIDGE),
            compilations.compile(set, FABRIC).compilation().programs().get(BRIDGE));
    }

    @Test
    void switchThatHasChangedMeanwhileIsCompiledFor() {
        final var set = empty().policy("p", "b", 1, 1).set();
        compilations.compileAhead(set, FABRIC);
        final var moved = compilations.compile(set, fabric(3)).compilation();
        assertEquals(Compiler.compile(set, fabric(3)).programs(), moved.programs());
        assertNotEquals(Compiler.compile(set, FABRIC).programs(), moved.programs());
    }

    @Test
    void nothingIsTakenTwice() {
        final var set = empty().policy("p", "b", 1, 1).set();
        compilations.compileAhead(set, FABRIC);
        final var first = compilations.compile(set, FABRIC).compilation();
        assertNotSame(first, compilations.compile(set, FABRIC).compilation());
    }

    @Property(tries = 300)
    void whatNobodyHasHadChangesNothing(@ForAll final long seed) {
        final var random = new Random(seed);
        final var mine = new Compilations(new ActivityLog(Ticker.systemTicker()));
        var before = Program.EMPTY;
        for (int step = 0; step < 12; step++) {
            final var set = set(random);
            if (random.nextBoolean()) {
                mine.compileAhead(random.nextBoolean() ? set : set(random), FABRIC);
            }
            final var taken = mine.compile(set, FABRIC);
            final var program = taken.compilation().programs().get(BRIDGE);
            assertEquals(Compiler.compile(set, FABRIC).verdicts().keySet(), taken.compilation().verdicts().keySet());
            assertTrue(taken.changed().get(BRIDGE).containsAll(differing(before, program, taken.compilation())));
            before = program;
        }
    }

    private static PolicySet set(final Random random) {
        final var result = empty();
        for (int i = 0; i < 5; i++) {
            if (random.nextBoolean()) {
                result.policy("p" + i, "b", random.nextInt(3), 1 + random.nextInt(2));
            }
        }
        return result.set();
    }

    /** The policies that have other flows in one program than in another. */
    private static Set<PolicyId> differing(final Program one, final Program other, final Compilation of) {
        final var difference = Maps.difference(one.flows(), other.flows());
        final var cookies = ImmutableSet.<Integer>builder();
        difference.entriesOnlyOnRight().values().forEach(flow -> cookies.add((int) flow.cookie()));
        difference.entriesDiffering().values().forEach(flow -> cookies.add((int) flow.rightValue().cookie()));
        final var numbers = cookies.build();
        return of.verdicts().entrySet().stream().filter(it -> numbers.contains(it.getValue().cookie()))
            .map(it -> it.getKey()).collect(Collectors.toSet());
    }
}
