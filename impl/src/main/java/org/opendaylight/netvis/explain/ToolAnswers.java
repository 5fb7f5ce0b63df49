/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.explain;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.opendaylight.netvis.compile.Delivery;
import org.opendaylight.netvis.compile.Fabric;
import org.opendaylight.netvis.compile.Sight;
import org.opendaylight.netvis.net.Strip;
import org.opendaylight.netvis.packet.Dissection;
import org.opendaylight.netvis.policy.Bridge;
import org.opendaylight.netvis.policy.Policy;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.policy.PolicySet;
import org.opendaylight.netvis.policy.Tool;
import org.opendaylight.netvis.policy.ToolId;

/**
 * Collects what each tool gets of a frame: of each strip list one copy, however many policies forward it.
 */
final class ToolAnswers {
    private static final String TOO_MANY_LABELS =
        "the frame has more labels than the three that Open vSwitch removes: it is not delivered";

    private final Map<ToolId, Collected> tools = new TreeMap<>();
    private final PolicySet set;
    private final Bridge bridge;
    private final Fabric.Ports ports;
    private final Dissection frame;

    private static final class Collected {
        private final Map<Look, Set<PolicyId>> copies = new TreeMap<>();
        private final List<String> reasons = new ArrayList<>();
    }

    /** What a copy looks like. */
    private record Look(ImmutableSet<Strip> strips, String bytes) implements Comparable<Look> {
        @Override
        public int compareTo(final Look other) {
            final int byStrips = strips.toString().compareTo(other.strips.toString());
            return byStrips != 0 ? byStrips : bytes.compareTo(other.bytes);
        }
    }

    ToolAnswers(final PolicySet set, final Bridge bridge, final Fabric.Ports ports, final Dissection frame) {
        this.set = set;
        this.bridge = bridge;
        this.ports = ports;
        this.frame = frame;
    }

    void add(final Policy policy, final PolicyVerdict verdict) {
        policy.tools().stream().sorted().filter(set.tools()::containsKey).forEach(tool -> {
            final var collected = tools.computeIfAbsent(tool, key -> new Collected());
            final var mine = "policy \"" + policy.id().name() + "\": ";
            if (verdict.sight().isEmpty()) {
                collected.reasons.add(mine + verdict.answer().text());
            } else if (ports(tool).isEmpty()) {
                collected.reasons.add(mine + "the tool has no port on bridge \"" + bridge.id()
                    + "\" that the switch has");
            } else {
                copy(policy, verdict.sight().orElseThrow()).ifPresentOrElse(look ->
                    collected.copies.computeIfAbsent(look, key -> new LinkedHashSet<>()).add(policy.id()),
                    () -> collected.reasons.add(mine + TOO_MANY_LABELS));
            }
        });
    }

    private Optional<Look> copy(final Policy policy, final Sight sight) {
        final var strips = Delivery.strips(policy, bridge, policy.sources().stream().map(set.sources()::get)
            .filter(source -> source != null && source.bridge().equals(bridge.id())).toList());
        return CopyMaker.copy(frame, strips, sight.removes())
            .map(bytes -> new Look(strips, HexFormat.of().formatHex(bytes)));
    }

    private ImmutableList<String> ports(final ToolId tool) {
        return set.tools().get(tool).ports().stream().filter(port -> port.bridge().equals(bridge.id()))
            .map(Tool.Port::port).filter(port -> ports.numbers().containsKey(port)
                && !bridge.tunnelPorts().containsKey(port)).collect(ImmutableList.toImmutableList());
    }

    ImmutableMap<ToolId, Explanation.AtTool> answers() {
        final var result = ImmutableMap.<ToolId, Explanation.AtTool>builder();
        tools.forEach((tool, collected) -> result.put(tool, new Explanation.AtTool(collected.copies.entrySet().stream()
            .map(copy -> new Explanation.Copy(ImmutableSet.copyOf(copy.getValue()), copy.getKey().strips(), ports(tool),
                copy.getKey().bytes(), headers(copy.getKey().bytes()))).collect(ImmutableList.toImmutableList()),
            ImmutableList.copyOf(collected.reasons))));
        return result.buildOrThrow();
    }

    private static String headers(final String frame) {
        return FrameReading.headers(new Dissection().dissect(Unpooled.wrappedBuffer(HexFormat.of().parseHex(frame))));
    }
}
