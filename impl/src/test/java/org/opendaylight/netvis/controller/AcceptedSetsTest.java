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

import com.google.common.collect.ImmutableMap;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.opendaylight.netvis.compile.Compilation;
import org.opendaylight.netvis.compile.Compiler;
import org.opendaylight.netvis.compile.ExtremeSets;
import org.opendaylight.netvis.packet.CompiledClause;
import org.opendaylight.netvis.program.Installed;
import org.opendaylight.netvis.program.Program;
import org.opendaylight.netvis.program.Revalidation;
import org.opendaylight.netvis.program.Update;

/**
 * Whatever the guard accepts can be carried out, up to the messages to the switch and the plan for the controller.
 */
final class AcceptedSetsTest {
    @Property(tries = 2000)
    void whatTheGuardAcceptsNeverThrows(@ForAll final long seed) {
        final var random = new ExtremeSets(seed);
        final var set = random.acceptedSet();
        final var before = Compiler.compile(set, random.fabric(set));
        final var after = Compiler.compile(set, random.fabric(set));
        assertNoFault(before);
        assertNoFault(after);
        before.puntPlans().values().forEach(plan -> plan.tasks().forEach(task ->
            task.clauses().forEach(CompiledClause::of)));
        before.programs().forEach((bridge, program) -> {
            assertCanBeSent(program, Installed.NOTHING);
            assertCanBeSent(after.programs().getOrDefault(bridge, Program.EMPTY), Installed.NOTHING.after(program));
        });
    }

    private static void assertCanBeSent(final Program desired, final Installed actual) {
        final var update = Update.between(desired, actual, Revalidation.BY_RENEWAL);
        assertEquals(update.changes().size(), update.messages().size());
    }

    /** No exception was caught on the way either. */
    private static void assertNoFault(final Compilation compilation) {
        assertEquals(ImmutableMap.of(), compilation.failures());
        compilation.verdicts().values().forEach(verdict -> {
            assertTrue(verdict.problems().isEmpty(), verdict.problems()::toString);
            verdict.bridges().values().forEach(place -> assertFalse(place.toString().contains("fault of netvis"),
                place::toString));
        });
    }

    /** Keeps the property from holding because nothing is accepted. */
    @Test
    void setsAreAcceptedThatTheSwitchAndTheControllerCarryOut() {
        int delivering = 0;
        int decided = 0;
        int failing = 0;
        for (long seed = 0; seed < 500; seed++) {
            final var random = new ExtremeSets(seed);
            final var set = random.acceptedSet();
            final var compilation = Compiler.compile(set, random.fabric(set));
            delivering += places(compilation).filter(Compilation.Place.Delivers.class::isInstance).count();
            failing += places(compilation).filter(Compilation.Place.Fails.class::isInstance).count();
            decided += compilation.puntPlans().values().stream().mapToInt(it -> it.tasks().size()).sum();
        }
        final var counts = delivering + " deliver, " + decided + " tasks, " + failing + " fail";
        assertTrue(delivering > 300 && decided > 100 && failing > 20, counts);
    }

    private static Stream<Compilation.Place> places(final Compilation compilation) {
        return compilation.verdicts().values().stream().flatMap(verdict -> verdict.bridges().values().stream());
    }
}
