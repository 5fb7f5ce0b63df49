/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.controller;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.opendaylight.netvis.compile.Compilation;
import org.opendaylight.netvis.openflow.PacketCount;
import org.opendaylight.netvis.openflow.SwitchSnapshot;
import org.opendaylight.netvis.program.Cookie;
import org.opendaylight.netvis.program.FlowKey;
import org.opendaylight.netvis.program.GroupId;

/**
 * What policies have selected and tools have been given, over all switches. Not thread-safe.
 */
final class Counters {
    private static final PacketCount NONE = new PacketCount(0, 0);

    private final Map<String, PacketCount> policies = new HashMap<>();
    private final Map<String, PacketCount> tools = new HashMap<>();
    private final Map<Long, CounterLedger<FlowKey>> flows = new HashMap<>();
    private final Map<Long, CounterLedger<Long>> groups = new HashMap<>();
    private final Map<Long, CounterLedger<String>> meters = new HashMap<>();
    private final Map<Long, Long> limited = new HashMap<>();

    PacketCount policy(final String name) {
        return policies.getOrDefault(name, NONE);
    }

    PacketCount tool(final String name) {
        return tools.getOrDefault(name, NONE);
    }

    /** How many packets a switch has not sent to the controller, because they were too many. */
    long limited(final long datapathId) {
        return limited.getOrDefault(datapathId, 0L);
    }

    /** Starts with a switch anew: what it shows next counts from its beginning. */
    void forget(final long datapathId) {
        flows.remove(datapathId);
        groups.remove(datapathId);
        meters.remove(datapathId);
    }

    /** Forgets policies and tools that are gone. */
    void retain(final Set<String> policyNames, final Set<String> toolNames) {
        policies.keySet().retainAll(policyNames);
        tools.keySet().retainAll(toolNames);
    }

    /** Takes in what the switch of a bridge shows. */
    void add(final long datapathId, final String bridge, final SwitchSnapshot snapshot, final Compilation compilation) {
        final var policyOf = new HashMap<Long, String>();
        compilation.verdicts().forEach((name, verdict) -> policyOf.put(
            new Cookie(Cookie.Kind.FORWARD, verdict.cookie()).value(), name));
        final var flowLedger = flows.computeIfAbsent(datapathId, key -> new CounterLedger<>());
        snapshot.flows().forEach((key, count) -> {
            final var delta = flowLedger.advance(key, new PacketCount(count.packets(), count.bytes()));
            add(policies, policyOf.get(count.cookie()), delta);
        });
        flowLedger.retain(snapshot.flows().keySet());
        snapshot.limited().ifPresent(count -> limited.merge(datapathId, meters.computeIfAbsent(datapathId,
            key -> new CounterLedger<>()).advance("meter", count).packets(), Long::sum));

        final var toolOf = compilation.deliveries().get(bridge);
        final var groupLedger = groups.computeIfAbsent(datapathId, key -> new CounterLedger<>());
        snapshot.groups().forEach((id, count) -> {
            final var delta = groupLedger.advance(id, count);
            if (toolOf != null && GroupId.isOurs(id.intValue())) {
                add(tools, toolOf.get(GroupId.ofValue(id.intValue())), delta);
            }
        });
        groupLedger.retain(snapshot.groups().keySet());
    }

    private static void add(final Map<String, PacketCount> counts, final String name, final PacketCount delta) {
        if (name != null) {
            counts.merge(name, delta, PacketCount::plus);
        }
    }
}
