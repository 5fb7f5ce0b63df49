/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.controller;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.Ipv4Prefix;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.Name;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.Netvis;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.NetvisBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.PortName;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.Reference;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.match.l3.Ipv4Builder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.Bridge;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.BridgeBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.Policy;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.PolicyBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.Source;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.SourceBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.Tool;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.ToolBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.policy.Rule;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.policy.RuleBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.policy.rule.MatchBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.source.kind.PortBuilder;
import org.opendaylight.yangtools.binding.util.BindingMap;

/**
 * A configuration of tap bridges: each has a source {@code BRIDGE-in} at its port tap0, and a tool {@code BRIDGE-out}
 * at its port tool0.
 */
final class TapConfiguration {
    private final List<Bridge> bridges = new ArrayList<>();
    private final List<Source> sources = new ArrayList<>();
    private final List<Tool> tools = new ArrayList<>();
    private final List<Policy> policies = new ArrayList<>();

    TapConfiguration bridge(final String name, final long datapathId) {
        bridges.add(new BridgeBuilder().setName(new Name(name)).setDatapathId("%016x".formatted(datapathId))
            .setRole(Bridge.Role.Tap).build());
        sources.add(new SourceBuilder().setName(new Name(name + "-in")).setDirection(Source.Direction.Received)
            .setKind(new PortBuilder().setPort(
                new org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.source.kind.port
                    .PortBuilder().setBridge(new Name(name)).setName(new PortName("tap0")).build()).build()).build());
        return tool(name + "-out", name, "tool0");
    }

    /** A tool at a port, instead of one of the same name. */
    TapConfiguration tool(final String name, final String bridge, final String port) {
        tools.removeIf(tool -> tool.requireName().getValue().equals(name));
        tools.add(new ToolBuilder().setName(new Name(name)).setPort(BindingMap.of(
            new org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.tool.PortBuilder()
                .setBridge(new Name(bridge)).setName(new PortName(port)).build())).build());
        return this;
    }

    /** A policy on a bridge whose rules forward IPv4 packets to so many addresses of a network of its own. */
    TapConfiguration policy(final String name, final String bridge, final int network, final int rules) {
        policies.add(new PolicyBuilder().setName(new Name(name)).setSource(Set.of(new Reference(bridge + "-in")))
            .setTool(Set.of(new Reference(bridge + "-out")))
            .setRule(IntStream.range(0, rules).mapToObj(host -> rule(network, host)).toList()).build());
        return this;
    }

    private static Rule rule(final int network, final int host) {
        return new RuleBuilder().setName(new Name("r" + host)).setAction(Rule.Action.Forward)
            .setMatch(new MatchBuilder().setL3(new Ipv4Builder().setIpv4(
                new org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.match.l3.ipv4.Ipv4Builder()
                    .setDestinationIpv4Network(new Ipv4Prefix("10.0." + network + "." + host + "/32")).build())
                .build()).build()).build();
    }

    Netvis build() {
        return new NetvisBuilder().setBridge(BindingMap.of(bridges)).setTenant(BindingMap.of(Configurations.tenant()
            .setSource(BindingMap.of(sources)).setTool(BindingMap.of(tools)).setPolicy(BindingMap.of(policies))
            .build())).build();
    }
}
