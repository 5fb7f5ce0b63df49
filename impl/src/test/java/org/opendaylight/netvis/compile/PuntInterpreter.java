/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.opendaylight.netvis.program.Field;
import org.opendaylight.netvis.program.GroupId;
import org.opendaylight.netvis.program.Word;
import org.opendaylight.netvis.punt.PuntPlan;
import org.opendaylight.netvis.punt.View;

/**
 * Decides as the controller must about what a switch sent it.
 */
final class PuntInterpreter {
    private PuntInterpreter() {
        // Hidden on purpose
    }

    /** The groups that the controller sends a packet to. */
    static Set<GroupId> decide(final PuntPlan plan, final ProgramInterpreter.PacketIn packetIn) {
        final var groups = new HashSet<GroupId>();
        final var metadata = packetIn.fields().get(Field.METADATA);
        plan.tasks().stream().filter(task -> (metadata.low() & task.punted()) != 0)
            .filter(task -> forwards(task, packetIn))
            .flatMap(task -> task.copies().stream())
            .filter(copy -> (metadata.low() & copy.due()) == 0)
            .forEach(copy -> groups.add(copy.group()));
        return groups;
    }

    private static boolean forwards(final PuntPlan.Task task, final ProgramInterpreter.PacketIn packetIn) {
        final var fields = fields(task.view(), packetIn);
        return fields.isPresent() && task.clauses().stream()
            .filter(clause -> {
                assertEquals(0, clause.conditions().size());
                return clause.matches().stream().anyMatch(match ->
                    ProgramInterpreter.matches(match, fields.orElseThrow()));
            })
            .findFirst().map(PuntPlan.Clause::forward).orElse(false);
    }

    private static Optional<Map<Field, Word>> fields(final View view, final ProgramInterpreter.PacketIn packetIn) {
        return switch (view) {
            case View.AsReceived asReceived -> Optional.of(packetIn.fields());
            // Frames here are what the switch reads of them
            case View.Leniently leniently -> Optional.of(packetIn.fields());
            case View.BehindTag behind -> throw new AssertionError("no frame here has a tag");
            case View.InTunnel inside -> packetIn.frame().tunnel().filter(carried -> carried.type() == inside.type())
                .map(carried -> {
                    final var fields = new EnumMap<Field, Word>(carried.fields());
                    fields.put(Field.TUNNEL_ID, Word.of(carried.id()));
                    return fields;
                });
        };
    }
}
