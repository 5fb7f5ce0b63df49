/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TlvTableTest {
    private static final TunnelOption OVN = new TunnelOption(0x102, 0x80, 4);
    private static final TlvMapping DESTINATION = new TlvMapping(TunnelOption.FRAME_DESTINATION, 0);

    private static TlvTable table(final TlvMapping... mappings) {
        return new TlvTable(ImmutableList.copyOf(mappings), Optional.empty());
    }

    private static TlvTable full() {
        return new TlvTable(IntStream.range(0, 64).mapToObj(field -> new TlvMapping(new TunnelOption(1, field, 4),
            field)).collect(ImmutableList.toImmutableList()), Optional.empty());
    }

    @Test
    void eachOptionGetsAFieldOfItsOwnAndTheFirstIsForTheOneThatFlowsName() {
        final var other = new TunnelOption(7, 7, 8);
        final var wanted = ImmutableSet.of(OVN, other, TunnelOption.FRAME_DESTINATION);
        final var plan = TlvTable.EMPTY.plan(wanted);
        assertEquals(List.of(new TlvMapping(OVN, 1), new TlvMapping(other, 2), DESTINATION), plan.missing());
        assertEquals(Map.of(), plan.obstacles());
    }

    @Test
    void whatIsThereStaysWhereItIs() {
        final var plan = table(DESTINATION, new TlvMapping(OVN, 9)).plan(Set.of(OVN, TunnelOption.FRAME_DESTINATION));
        assertEquals(List.of(), plan.missing());
        assertEquals(Map.of(), plan.obstacles());
    }

    @Test
    void optionOfAnotherLengthIsAnObstacle() {
        final var plan = table(new TlvMapping(new TunnelOption(0x102, 0x80, 8), 3)).plan(Set.of(OVN));
        assertEquals(List.of(), plan.missing());
        assertEquals(Map.of(OVN, "the switch shows the tunnel option of class 0x0102, type 128 and 8 bytes as"
            + " tun_metadata3, and netvis needs it with 4: frames in transit that have it with another length are"
            + " dropped"), plan.obstacles());
    }

    @Test
    void fieldThatFlowsNameCannotBeAnothers() {
        final var plan = table(new TlvMapping(OVN, 0)).plan(Set.of(TunnelOption.FRAME_DESTINATION));
        assertEquals(Map.of(TunnelOption.FRAME_DESTINATION, "the switch shows the tunnel option of class 0x0102, type"
            + " 128 and 4 bytes as tun_metadata0, and netvis needs class 0xffff, type 78 and 8 bytes as tun_metadata0:"
            + " remove the mapping with ovs-ofctl del-tlv-map, if nothing needs it"), plan.obstacles());
        assertTrue(table(new TlvMapping(TunnelOption.FRAME_DESTINATION, 5)).plan(
            Set.of(TunnelOption.FRAME_DESTINATION)).missing().isEmpty());
    }

    @Test
    void fullTableAndOneThatIsNotToldAreObstacles() {
        assertEquals(Map.of(OVN, "the switch has no field left for Geneve options"),
            full().plan(Set.of(OVN)).obstacles());
        assertEquals(Map.of(OVN, "it says nothing"), TlvTable.unknown("it says nothing").plan(Set.of(OVN))
            .obstacles());
    }
}
