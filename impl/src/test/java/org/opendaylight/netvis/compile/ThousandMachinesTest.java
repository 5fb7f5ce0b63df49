/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.opendaylight.netvis.compile.Sets.forward;
import static org.opendaylight.netvis.policy.PacketMatch.ANY;
import static org.opendaylight.netvis.policy.Source.Direction.BOTH;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Maps;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.opendaylight.netvis.compile.vntag.VnTagAbility;
import org.opendaylight.netvis.program.Change;
import org.opendaylight.netvis.program.Field;
import org.opendaylight.netvis.program.Installed;
import org.opendaylight.netvis.program.PortNo;
import org.opendaylight.netvis.program.Revalidation;
import org.opendaylight.netvis.program.Update;
import org.opendaylight.netvis.program.Word;

/** A thousand virtual machines of one inline bridge, each with a policy and a tool of its own. */
final class ThousandMachinesTest {
    private static final int MACHINES = 1000;
    private static final int FIRST_PORT = 100;
    private static final long BROADCAST = 0xffff_ffff_ffffL;

    @Test
    void eachPolicyDelivers() {
        final var compilation = compile(MACHINES, Former.NONE);
        compilation.verdicts().values().forEach(verdict ->
            assertInstanceOf(Compilation.Place.Delivers.class, verdict.bridges().get(Sets.INT), verdict::toString));
        assertEquals(MACHINES, compilation.verdicts().size());
    }

    @Test
    void flowsAreAsManyForEachPolicyHoweverManyThereAre() {
        final int few = flows(MACHINES / 4);
        final int more = flows(MACHINES / 2) - few;
        final int most = flows(MACHINES) - few - more;
        assertTrue(Math.abs(most - 2 * more) < MACHINES / 10, more + " and " + most);
        assertTrue(most < 20 * MACHINES / 2, () -> most + " flows for " + MACHINES / 2 + " policies");
    }

    @Test
    void whatOneSendsToAnotherIsDeliveredForBoth() {
        assertEquals(ImmutableMap.of(17, 1, 905, 1), deliveries(frame(17, mac(905))));
        // One that has its policy as a whole in a table, and one whose policy is divided
        assertEquals(ImmutableMap.of(2, 1, 700, 1), deliveries(frame(700, mac(2))));
        assertEquals(ImmutableMap.of(700, 1), deliveries(frame(700, mac(700))));
        assertEquals(ImmutableMap.of(700, 1), deliveries(frame(700, 0x0200_0000_ff00L)));
    }

    @Test
    void broadcastIsDeliveredOnceForEach() {
        assertEquals(Maps.toMap(IntStream.range(0, MACHINES).boxed().toList(), machine -> 1),
            deliveries(frame(905, BROADCAST)));
        assertEquals(Maps.toMap(IntStream.range(0, MACHINES).boxed().toList(), machine -> 1),
            deliveries(frame(MACHINES + 1, BROADCAST)));
    }

    @Test
    void oneToolOfAllGetsOneCopy() {
        final var sets = machines(MACHINES);
        IntStream.range(0, MACHINES).forEach(i -> sets.policy("s" + i, "vm" + i, "all", forward(ANY)));
        final var compilation = Compiler.compile(sets.build(), fabric());
        for (var frame : ImmutableList.of(frame(905, BROADCAST), frame(17, mac(905)))) {
            assertEquals(ImmutableSet.of(1), ImmutableSet.copyOf(ProgramInterpreter.run(
                compilation.programs().get(Sets.INT), sets.build().bridges().get(Sets.INT), ImmutableMap.of(), 0, frame)
                .groups().values()));
        }
    }

    @Test
    void oneMoreIsSentByItself() {
        final var before = compile(MACHINES - 1, Former.NONE);
        final var after = compile(MACHINES, before.former());
        final var changes = Update.between(after.programs().get(Sets.INT),
            Installed.NOTHING.after(before.programs().get(Sets.INT)), Revalidation.BY_SWITCH).changes();
        // The group, three parts of the policy with their holes, its round, and what lets its frames in
        assertTrue(changes.size() <= 20, () -> changes.size() + " changes");
        assertEquals(1, changes.stream().filter(Change.ModifyFlow.class::isInstance).count());
        assertEquals(0, changes.stream().filter(Change.DeleteFlow.class::isInstance).count());
    }

    private static int flows(final int machines) {
        return compile(machines, Former.NONE).programs().get(Sets.INT).flows().size();
    }

    /** How often each machine's tool has a frame. */
    private static Map<Integer, Integer> deliveries(final Frame frame) {
        final var set = machines(MACHINES).build();
        final var compilation = compile(MACHINES, Former.NONE);
        final var outcome = ProgramInterpreter.run(compilation.programs().get(Sets.INT), set.bridges().get(Sets.INT),
            ImmutableMap.of(), 0, frame);
        assertEquals(1, outcome.normal());
        return outcome.groups().entrySet().stream().collect(ImmutableMap.toImmutableMap(entry -> Integer.valueOf(
            compilation.deliveries().get(Sets.INT).get(entry.getKey()).name().substring(1)), Map.Entry::getValue));
    }

    private static Compilation compile(final int machines, final Former former) {
        return Compiler.compile(machines(machines).build(), fabric(), former);
    }

    private static Sets machines(final int machines) {
        final var sets = new Sets().tool("all", "int/all");
        IntStream.range(0, machines).forEach(i -> sets.vm("vm" + i, "int", mac(i), BOTH).tool("t" + i, "int/t" + i)
            .policy("p" + i, "vm" + i, "t" + i, forward(ANY)));
        return sets;
    }

    private static Fabric fabric() {
        final var ports = ImmutableMap.<String, PortNo>builder().put("all", new PortNo(FIRST_PORT - 1));
        IntStream.range(0, MACHINES).forEach(i -> ports.put("t" + i, new PortNo(FIRST_PORT + i)));
        return new Fabric(ImmutableMap.of(Sets.INT, new Fabric.Ports(ports.buildOrThrow(), OptionalLong.empty(),
            VnTagAbility.NONE)));
    }

    private static long mac(final int machine) {
        return 0x0200_0001_0000L + machine;
    }

    private static Frame frame(final int from, final long destination) {
        return new Frame(new PortNo(1), ImmutableMap.of(Field.ETH_SRC, Word.of(mac(from)), Field.ETH_DST,
            Word.of(destination), Field.ETH_TYPE, Word.of(0x0806), Field.VLAN_VID, Word.ZERO), Optional.empty());
    }
}
