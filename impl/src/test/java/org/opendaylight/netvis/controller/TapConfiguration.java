/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.controller;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.opendaylight.netvis.policy.Bridge;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.policy.Configuration;
import org.opendaylight.netvis.policy.Ids;
import org.opendaylight.netvis.policy.IpPrefix;
import org.opendaylight.netvis.policy.PacketMatch;
import org.opendaylight.netvis.policy.Policy;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.policy.PolicySet;
import org.opendaylight.netvis.policy.Rule;
import org.opendaylight.netvis.policy.Source;
import org.opendaylight.netvis.policy.SourceId;
import org.opendaylight.netvis.policy.Tool;
import org.opendaylight.netvis.policy.ToolId;

/**
 * A configuration of tap bridges: each has a source {@code BRIDGE-in} at its port tap0, and a tool {@code BRIDGE-out}
 * at its port tool0.
 */
final class TapConfiguration {
    private final TreeMap<BridgeId, Bridge> bridges = new TreeMap<>();
    private final TreeMap<SourceId, Source> sources = new TreeMap<>();
    private final TreeMap<ToolId, Tool> tools = new TreeMap<>();
    private final TreeMap<PolicyId, Policy> policies = new TreeMap<>();

    TapConfiguration bridge(final String name, final long datapathId) {
        final var bridge = Ids.bridge(name);
        bridges.put(bridge, new Bridge(bridge, datapathId, Bridge.Role.TAP, OptionalInt.empty(), ImmutableMap.of()));
        final var source = Ids.source(name + "-in");
        sources.put(source, new Source.Port(source, bridge, "tap0", ImmutableList.of(), Source.Direction.RECEIVED));
        return tool(name + "-out", name, "tool0");
    }

    /** A tool at a port, instead of one of the same name. */
    TapConfiguration tool(final String name, final String bridge, final String port) {
        tools.put(Ids.tool(name), new Tool(Ids.tool(name), ImmutableList.of(new Tool.Port(Ids.bridge(bridge), port))));
        return this;
    }

    /** A policy on a bridge whose rules forward IPv4 packets to so many addresses of a network of its own. */
    TapConfiguration policy(final String name, final String bridge, final int network, final int rules) {
        policies.put(Ids.policy(name), new Policy(Ids.policy(name), true, Ids.sources(bridge + "-in"),
            IntStream.range(0, rules).mapToObj(host -> rule(network, host)).collect(ImmutableList.toImmutableList()),
            ImmutableSet.of(), Ids.tools(bridge + "-out")));
        return this;
    }

    private static Rule rule(final int network, final int host) {
        return new Rule("r" + host, Rule.Action.FORWARD, new PacketMatch(Optional.empty(), Optional.empty(),
            PacketMatch.Ethernet.ANY, new PacketMatch.Vlan.Any(), Optional.of(new PacketMatch.Ipv4(OptionalInt.empty(),
            OptionalInt.empty(), Optional.empty(), Optional.of(new IpPrefix(0, 10 << 24 | network << 8 | host, 32)))),
            Optional.empty()));
    }

    PolicySet set() {
        return new PolicySet(ImmutableMap.copyOf(bridges), ImmutableMap.copyOf(sources), ImmutableMap.copyOf(tools),
            ImmutableMap.copyOf(policies));
    }

    Configuration build() {
        return new Configuration(set(), ImmutableList.of());
    }
}
