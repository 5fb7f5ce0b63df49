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
import java.util.OptionalInt;
import java.util.Set;
import org.opendaylight.netvis.net.CarrierCondition;
import org.opendaylight.netvis.net.HeaderAbsence;
import org.opendaylight.netvis.net.HeaderCondition;
import org.opendaylight.netvis.net.HeaderField;
import org.opendaylight.netvis.net.HeaderKind;
import org.opendaylight.netvis.net.HeaderMatch;
import org.opendaylight.netvis.net.Payload;
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
        return viewed(task.view(), packetIn).flatMap(packet -> task.clauses().stream()
            .filter(clause -> clause.matches().stream()
                    .anyMatch(match -> ProgramInterpreter.matches(match, packet.fields()))
                && (clause.outer().isEmpty() || clause.outer().stream()
                    .anyMatch(match -> ProgramInterpreter.matches(match, packetIn.fields())))
                && clause.conditions().stream().allMatch(condition -> holds(condition, packet.secondTag())))
            .findFirst()).map(PuntPlan.Clause::forward).orElse(false);
    }

    /** Policies here have no other conditions than those on second VLAN tags. */
    private static boolean holds(final HeaderCondition condition, final OptionalInt secondTag) {
        return switch (condition) {
            case HeaderAbsence absence -> {
                assertEquals(new HeaderAbsence(HeaderKind.VLAN, 1), absence);
                yield secondTag.isEmpty();
            }
            case HeaderMatch match -> {
                assertEquals(new HeaderMatch(HeaderField.VLAN_ID, 1, match.anyOf()), match);
                yield secondTag.isPresent() && match.anyOf().stream()
                    .anyMatch(bits -> (secondTag.getAsInt() & bits.mask()) == bits.value());
            }
            case CarrierCondition carrier -> throw new AssertionError("no frame here has " + carrier);
            case Payload payload -> throw new AssertionError("no frame here has " + payload);
        };
    }

    /**
     * A packet as a view shows it.
     *
     * @param fields its fields
     * @param secondTag its second VLAN tag
     */
    private record Viewed(Map<Field, Word> fields, OptionalInt secondTag) {
    }

    private static Optional<Viewed> viewed(final View view, final ProgramInterpreter.PacketIn packetIn) {
        return switch (view) {
            // Frames here are what the switch reads of them
            case View.AsReceived asReceived -> Optional.of(asReceived(packetIn));
            case View.Leniently leniently -> Optional.of(asReceived(packetIn));
            case View.BehindTag behind -> throw new AssertionError("no frame here has a tag");
            case View.InTunnel inside -> packetIn.frame().tunnel().filter(carried -> carried.type() == inside.type())
                .map(carried -> {
                    final var fields = new EnumMap<Field, Word>(carried.fields());
                    fields.put(Field.TUNNEL_ID, Word.of(carried.id()));
                    return new Viewed(fields, carried.secondTag());
                });
        };
    }

    private static Viewed asReceived(final ProgramInterpreter.PacketIn packetIn) {
        return new Viewed(packetIn.fields(), packetIn.frame().secondTag());
    }
}
