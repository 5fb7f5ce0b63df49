/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opendaylight.netvis.ovs.action.NiciraAction;
import org.opendaylight.netvis.policy.Bridge;
import org.opendaylight.netvis.program.Action;
import org.opendaylight.netvis.program.Field;
import org.opendaylight.netvis.program.Flow;
import org.opendaylight.netvis.program.GroupId;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.program.PortNo;
import org.opendaylight.netvis.program.Program;
import org.opendaylight.netvis.program.TableId;
import org.opendaylight.netvis.program.Word;

/**
 * Runs a program on a frame as an OpenFlow 1.3 switch does, one that ends tunnels addressed to itself on its tunnel
 * ports.
 */
final class ProgramInterpreter {
    /** MAX_DEPTH and MAX_RESUBMITS of Open vSwitch (ofproto/ofproto-dpif-xlate.c), which counts all tables. */
    private static final int MAX_DEPTH = 64;
    private static final int MAX_LOOK_UPS = 4096;

    private final Map<TableId, List<Flow>> tables = new HashMap<>();
    private final Map<GroupId, Integer> groups = new HashMap<>();
    private final Bridge bridge;
    private final Map<String, PortNo> ports;
    private final long localMac;
    private final List<PacketIn> packetIns = new ArrayList<>();
    private int normal;
    private int lookUps;

    private ProgramInterpreter(final Program program, final Bridge bridge, final Map<String, PortNo> ports,
            final long localMac) {
        program.flows().values().forEach(flow -> tables.computeIfAbsent(flow.key().table(), key -> new ArrayList<>())
            .add(flow));
        tables.values().forEach(flows -> flows.sort((a, b) -> b.key().priority() - a.key().priority()));
        this.bridge = bridge;
        this.ports = ports;
        this.localMac = localMac;
    }

    /**
     * What became of a frame.
     *
     * @param normal how often it was forwarded as without netvis
     * @param groups how often each group had it
     * @param packetIns what the controller had
     */
    record Outcome(int normal, Map<GroupId, Integer> groups, List<PacketIn> packetIns) {
    }

    /**
     * What the controller had.
     *
     * @param fields the fields of the packet as it was in the pipeline
     * @param frame the frame
     */
    record PacketIn(Map<Field, Word> fields, Frame frame) {
    }

    static Outcome run(final Program program, final Bridge bridge, final Map<String, PortNo> ports, final long localMac,
            final Frame frame) {
        final var interpreter = new ProgramInterpreter(program, bridge, ports, localMac);
        final var packet = new EnumMap<Field, Word>(frame.fields());
        packet.put(Field.IN_PORT, Word.of(frame.port().value()));
        interpreter.pipeline(packet, frame);
        return new Outcome(interpreter.normal, interpreter.groups, interpreter.packetIns);
    }

    private void pipeline(final EnumMap<Field, Word> packet, final Frame frame) {
        packet.put(Field.METADATA, Word.ZERO);
        packet.put(Field.REG1, Word.ZERO);
        lookUps = 0;
        enter(new TableId(0), packet, frame, 0);
    }

    /** From one table on. What is changed of the packet stays changed for whoever sent it there. */
    private void enter(final TableId first, final EnumMap<Field, Word> packet, final Frame frame, final int depth) {
        assertTrue(depth < MAX_DEPTH, "a packet that goes round in circles");
        var table = first;
        while (table != null) {
            assertTrue(++lookUps < MAX_LOOK_UPS, "a packet that Open vSwitch gives up");
            final var flow = lookUp(table, packet);
            if (flow == null) {
                return;
            }
            flow.actions().forEach(action -> apply(action, packet, frame, depth));
            flow.metadata().ifPresent(metadata -> packet.merge(Field.METADATA, metadata.value(),
                (old, value) -> old.andNot(metadata.mask()).or(value)));
            table = flow.next().orElse(null);
        }
    }

    private Flow lookUp(final TableId table, final Map<Field, Word> packet) {
        Flow found = null;
        for (var flow : tables.getOrDefault(table, List.of())) {
            if (found != null && flow.key().priority() < found.key().priority()) {
                break;
            }
            if (matches(flow.key().match(), packet)) {
                if (found != null) {
                    assertEquals(found.actions(), flow.actions(), () -> "one packet, two flows: " + flow);
                    assertEquals(found.metadata(), flow.metadata(), () -> "one packet, two flows: " + flow);
                }
                found = flow;
            }
        }
        return found;
    }

    static boolean matches(final Match match, final Map<Field, Word> packet) {
        return match.fields().entrySet().stream().allMatch(entry -> {
            final var value = packet.get(entry.getKey());
            return value != null && value.and(entry.getValue().mask()).equals(entry.getValue().value());
        });
    }

    private void apply(final Action action, final EnumMap<Field, Word> packet, final Frame frame,
            final int depth) {
        switch (action) {
            case Action.ToGroup group -> groups.merge(group.group(), 1, Integer::sum);
            case Action.SetField set -> packet.put(set.field(), set.value());
            case Action.PopVlan pop -> packet.put(Field.VLAN_VID, Word.ZERO);
            case Action.Output output when output.port().equals(PortNo.NORMAL) -> normal++;
            case Action.Output output when output.port().equals(PortNo.LOCAL) -> endTunnel(packet, frame);
            case Action.Output output -> throw new AssertionError("no flow of a pipeline sends to a port: " + output);
            case Action.PushMpls push -> throw new AssertionError("not in the pipeline: " + push);
            case Action.PopMpls pop -> throw new AssertionError("not in the pipeline: " + pop);
            case Action.ToController toController -> packetIns.add(new PacketIn(new EnumMap<>(packet), frame));
            case Action.Experimenter(NiciraAction.ResubmitTable resubmit) ->
                enter(new TableId(resubmit.table()), packet, frame, depth + 1);
            case Action.Experimenter experimenter -> throw new AssertionError("not in the pipeline: " + experimenter);
        }
    }

    private void endTunnel(final Map<Field, Word> packet, final Frame frame) {
        assertEquals(Word.of(localMac), packet.get(Field.ETH_DST));
        assertEquals(Word.of(Integer.toUnsignedLong(bridge.ipv4Address().orElseThrow())), packet.get(Field.IPV4_DST));
        assertEquals(Word.ZERO, packet.get(Field.VLAN_VID));
        final var carried = frame.tunnel().orElseThrow();
        final var tunnelPort = bridge.tunnelPorts().entrySet().stream()
            .filter(entry -> entry.getValue().type() == carried.type()).map(Map.Entry::getKey)
            .findFirst().orElseThrow();
        assertNotNull(ports.get(tunnelPort));
        final var inner = new EnumMap<Field, Word>(carried.fields());
        inner.put(Field.IN_PORT, Word.of(ports.get(tunnelPort).value()));
        inner.put(Field.TUNNEL_ID, Word.of(carried.id()));
        inner.put(Field.TUN_IPV4_SRC, packet.get(Field.IPV4_SRC));
        inner.put(Field.TUN_IPV4_DST, packet.get(Field.IPV4_DST));
        inner.put(Field.TUN_IPV6_SRC, Word.ZERO);
        inner.put(Field.TUN_IPV6_DST, Word.ZERO);
        pipeline(inner, new Frame(ports.get(tunnelPort), inner, carried.secondTag(), Optional.empty()));
    }
}
