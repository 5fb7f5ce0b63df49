/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.math.LongMath;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.function.Supplier;
import org.opendaylight.netvis.net.Strip;
import org.opendaylight.netvis.net.TunnelType;
import org.opendaylight.netvis.pipeline.Band;
import org.opendaylight.netvis.policy.Bridge;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.policy.MaskedMac;
import org.opendaylight.netvis.policy.ObjectId;
import org.opendaylight.netvis.policy.OwnedId;
import org.opendaylight.netvis.policy.Policy;
import org.opendaylight.netvis.policy.PolicySet;
import org.opendaylight.netvis.policy.Problem;
import org.opendaylight.netvis.policy.Rule;
import org.opendaylight.netvis.policy.Source;
import org.opendaylight.netvis.policy.Tool;
import org.opendaylight.netvis.policy.ToolId;
import org.opendaylight.netvis.policy.UnwrapWay;
import org.opendaylight.netvis.program.TunnelOption;

/**
 * Finds what is wrong with a policy set whatever the switches are like. Thread-safe: nothing changes once it is made.
 */
public final class PolicyCheck {
    /** Options of Geneve are counted in words of 4 bytes (RFC 8926, section 3.5). */
    private static final int WORD = 4;
    private static final int MAX_OPTION_LENGTH = 124;
    private static final int MAX_UDP_PORT = 0xffff;

    private final ImmutableMap<Tool.Port, ToolId> toolAt;
    private final ImmutableMap<Long, BridgeId> bridgeOf;
    private final EncapsulationCheck encapsulations;
    private final PolicySet set;

    PolicyCheck(final PolicySet set) {
        this(set, toolAt(set), bridgeOf(set));
    }

    private PolicyCheck(final PolicySet set, final ImmutableMap<Tool.Port, ToolId> toolAt,
            final ImmutableMap<Long, BridgeId> bridgeOf) {
        this.set = set;
        this.toolAt = toolAt;
        this.bridgeOf = bridgeOf;
        encapsulations = new EncapsulationCheck(set);
    }

    private static ImmutableMap<Tool.Port, ToolId> toolAt(final PolicySet set) {
        final var result = new HashMap<Tool.Port, ToolId>();
        set.tools().values().stream().sorted(Comparator.comparing(Tool::id))
            .forEach(tool -> tool.ports().forEach(port -> result.putIfAbsent(port, tool.id())));
        return ImmutableMap.copyOf(result);
    }

    private static ImmutableMap<Long, BridgeId> bridgeOf(final PolicySet set) {
        final var result = new HashMap<Long, BridgeId>();
        set.bridges().values().stream().sorted(Comparator.comparing(Bridge::id))
            .forEach(bridge -> result.putIfAbsent(bridge.datapathId(), bridge.id()));
        return ImmutableMap.copyOf(result);
    }

    /** The check of another set, which takes over what is of the same tools or bridges. */
    PolicyCheck next(final PolicySet next) {
        return new PolicyCheck(next, next.tools() == set.tools() ? toolAt : toolAt(next),
            next.bridges() == set.bridges() ? bridgeOf : bridgeOf(next));
    }

    /**
     * {@return every problem of a policy set; none when it is sound}
     *
     * @param set the policy set
     */
    public static ImmutableList<Problem> check(final PolicySet set) {
        return CheckedSet.EMPTY.next(set).problems();
    }

    /** The problems that keep a policy from working, those of its sources, their bridges and its tools among them. */
    ImmutableList<Problem> check(final Policy policy) {
        final var result = ImmutableList.<Problem>builder().addAll(policy(policy));
        final var sources = policy.sources().stream().sorted().map(set.sources()::get).filter(source -> source != null)
            .toList();
        sources.forEach(source -> result.addAll(source(source)));
        sources.stream().map(Source::bridge).distinct().map(set.bridges()::get).filter(bridge -> bridge != null)
            .forEach(bridge -> result.addAll(bridge(bridge)));
        policy.tools().stream().map(set.tools()::get).filter(tool -> tool != null)
            .forEach(tool -> result.addAll(tool(tool)));
        return result.build();
    }

    List<Problem> problemsOf(final Bridge bridge) {
        return attempt(bridge.id(), () -> bridge(bridge));
    }

    List<Problem> problemsOf(final Source source) {
        return attempt(source.id(), () -> source(source));
    }

    List<Problem> problemsOf(final Tool tool) {
        return attempt(tool.id(), () -> tool(tool));
    }

    List<Problem> problemsOf(final Policy policy) {
        return attempt(policy.id(), () -> policy(policy));
    }

    /** What cannot even be checked is a problem too. */
    @SuppressWarnings("checkstyle:IllegalCatch")
    private static List<Problem> attempt(final ObjectId id, final Supplier<List<Problem>> check) {
        try {
            return check.get();
        } catch (RuntimeException e) {
            return ImmutableList.of(new Problem(id, Fault.tell("netvis cannot check it", e)));
        }
    }

    private List<Problem> bridge(final Bridge bridge) {
        final var found = new Findings(bridge.id());
        if (bridge.role() == Bridge.Role.INLINE && bridge.ipv4Address().isPresent()) {
            found.add("only a bridge with role tap unwraps tapped tunnels: remove ipv4-address");
        }
        final var first = bridgeOf.get(bridge.datapathId());
        if (!bridge.id().equals(first)) {
            found.add("datapath-id " + String.format("%016x", bridge.datapathId()) + " is that of bridge \"" + first
                + "\" already: give each bridge its own");
        }
        bridge.tunnelPorts().forEach((name, port) -> {
            if (!port.type().isEnded()) {
                found.add("tunnel-port " + name + ": Open vSwitch ends no " + port.type().label() + " for netvis:"
                    + " remove it, rules about such tunnels need none");
            } else if (port.type() == TunnelType.GRE) {
                if (port.udpPort().isPresent()) {
                    found.add("tunnel-port " + name + ": GRE runs directly on IP: remove udp-port");
                }
            } else if (port.udpPort().orElse(0) < 1 || port.udpPort().getAsInt() > MAX_UDP_PORT) {
                found.add("tunnel-port " + name + ": udp-port " + port.udpPort().orElse(0) + " is no port of a tunnel:"
                    + " give one of 1 to " + MAX_UDP_PORT + ", or leave it out, which means "
                    + port.type().udpPort().getAsInt());
            }
        });
        bridge.geneveOptions().forEach(option -> geneveOption(found, option));
        bridge.loopPort().ifPresent(name -> loopPort(found, bridge, name));
        bridge.unwrap().ifPresent(way -> unwrap(found, bridge, way));
        return found.problems();
    }

    private static void loopPort(final Findings found, final Bridge bridge, final String name) {
        final var port = bridge.tunnelPorts().get(name);
        if (bridge.role() == Bridge.Role.INLINE) {
            found.add("only a bridge with role tap unwraps tapped tunnels: remove loop-port");
        } else if (port == null || port.type() != TunnelType.GENEVE) {
            found.add("loop-port " + name + " is no tunnel-port of type geneve: declare it as one, or name one");
        } else if (bridge.ipv4Address().isEmpty()) {
            found.add("loop-port " + name + " needs the address of the bridge: give ipv4-address");
        }
    }

    private static void unwrap(final Findings found, final Bridge bridge, final UnwrapWay way) {
        if (bridge.role() == Bridge.Role.INLINE) {
            found.add("only a bridge with role tap unwraps tapped tunnels: remove unwrap");
        } else if (way == UnwrapWay.LOOP && bridge.loopPort().isEmpty()) {
            found.add("unwrap loop needs a loop: give loop-port");
        }
    }

    private static void geneveOption(final Findings found, final Bridge.GeneveOption option) {
        final var name = "geneve-option of class 0x%04x and type 0x%02x: ".formatted(option.optionClass(),
            option.type());
        final var own = TunnelOption.FRAME_DESTINATION;
        if (option.length() < WORD || option.length() > MAX_OPTION_LENGTH || option.length() % WORD != 0) {
            found.add(name + "length " + option.length() + " is none of an option: give a multiple of 4 from 4 to "
                + MAX_OPTION_LENGTH);
        } else if (option.optionClass() == own.optionClass() && option.type() == own.type()
                && option.length() != own.length()) {
            found.add(name + "netvis needs it with " + own.length() + " bytes to remove VN-tags: remove it, or give"
                + " that length");
        }
    }

    private List<Problem> source(final Source source) {
        final var found = new Findings(source.id());
        final var bridge = set.bridges().get(source.bridge());
        if (bridge == null) {
            found.add("there is no bridge \"" + source.bridge() + "\": declare it, or name another");
            return found.problems();
        }
        switch (source) {
            case Source.Vm vm -> vm(found, bridge, vm);
            case Source.Port port -> port(found, bridge, port);
        }
        return found.problems();
    }

    private static void vm(final Findings found, final Bridge bridge, final Source.Vm vm) {
        if (bridge.role() == Bridge.Role.TAP) {
            found.add("bridge \"" + bridge.id() + "\" has role tap and no virtual machine: observe a port, and"
                + " match the"
                + " MAC address in a rule");
        }
        individual(found, vm.mac());
    }

    private void port(final Findings found, final Bridge bridge, final Source.Port port) {
        final var tool = toolAt.get(new Tool.Port(bridge.id(), port.port()));
        if (tool != null) {
            found.add("port " + port.port() + " of bridge \"" + bridge.id() + "\" belongs to " + tool.label()
                + ": copies would come back as new traffic; observe another port");
        }
        port.macs().forEach(mac -> individual(found, mac));
        final boolean tunnel = bridge.tunnelPorts().containsKey(port.port());
        if (bridge.role() == Bridge.Role.TAP) {
            if (port.direction() == Source.Direction.SENT) {
                found.add("a port of a tap bridge sends nothing: use direction received");
            }
        } else if (tunnel && port.direction().sent()) {
            found.add("of a tunnel port of an inline bridge only what comes in can be observed: use direction"
                + " received");
        } else if (!tunnel && port.direction().received() && port.macs().isEmpty()) {
            found.add("OpenFlow does not tell which frames NORMAL sends to port " + port.port()
                + ": give the mac-address behind the port, or use direction sent");
        }
    }

    private static void individual(final Findings found, final long mac) {
        if ((mac & MaskedMac.GROUP_BIT) != 0) {
            found.add("mac-address is a group address: give that of one interface");
        }
    }

    private List<Problem> tool(final Tool tool) {
        final var found = new Findings(tool.id());
        if (tool.ports().isEmpty()) {
            found.add("no port: say where the tool is attached");
        }
        tool.ports().forEach(port -> {
            final var bridge = set.bridges().get(port.bridge());
            if (bridge == null) {
                found.add("there is no bridge \"" + port.bridge() + "\": declare it, or name another");
            } else if (bridge.tunnelPorts().containsKey(port.port())) {
                found.add("port " + port.port() + " of bridge \"" + port.bridge()
                    + "\" ends tunnels: copies would come back as new traffic; attach the tool to another port");
            }
            final var first = toolAt.get(port);
            if (!tool.id().equals(first)) {
                found.add("port " + port.port() + " of bridge \"" + port.bridge() + "\" belongs to " + first.label()
                    + " already: attach each tool to ports of its own");
            }
        });
        return found.problems();
    }

    private List<Problem> policy(final Policy policy) {
        final var found = new Findings(policy.id());
        policy.sources().stream().sorted().forEach(id -> reference(found, policy, id, set.sources().containsKey(id)));
        policy.tools().stream().sorted().forEach(id -> reference(found, policy, id, set.tools().containsKey(id)));
        if (policy.sources().isEmpty()) {
            found.add("no source: say where to observe");
        }
        if (policy.tools().isEmpty()) {
            found.add("no tool: say who receives");
        }
        if (policy.strips().contains(Strip.VLAN) && policy.strips().contains(Strip.QINQ)) {
            found.add("strip qinq removes the outermost tag too: give either vlan or qinq");
        }
        if (policy.strips().contains(Strip.MPLS) && policy.strips().contains(Strip.MPLS_IP)) {
            found.add("strip mpls looks at what follows the labels, and mpls-ip does not: give either mpls or mpls-ip");
        }
        rules(found, policy);
        encapsulations.check(found, policy);
        return found.problems();
    }

    /**
     * Finds what is wrong with a reference. Whether another tenant has such an object is not said: it is nobody else's
     * business.
     */
    private static void reference(final Findings found, final Policy policy, final OwnedId id, final boolean exists) {
        final var tenant = policy.id().tenant();
        if (!id.tenant().equals(tenant)) {
            found.add(id.label() + " belongs to " + id.tenant().label() + ", and nothing was granted to "
                + tenant.label() + ": give one of its own");
        } else if (!exists) {
            found.add("there is no " + id.kind() + " \"" + id.name() + "\": declare it, or name another");
        }
    }

    private void rules(final Findings found, final Policy policy) {
        if (policy.rules().isEmpty()) {
            found.add("no rule: say what to forward");
        } else if (policy.rules().stream().allMatch(rule -> rule.action() == Rule.Action.EXCLUDE)) {
            found.add("no rule forwards anything: what no rule matches is not forwarded; add a rule with action"
                + " forward");
        }
        if (policy.rules().size() > Band.MAX_RULES) {
            found.add(policy.rules().size() + " rules are more than the " + Band.MAX_RULES
                + " that a table has priorities for: split the policy");
        }
        long flows = 0;
        for (var rule : policy.rules()) {
            flows += count(found, rule);
        }
        if (flows > Block.MAX_ENTRIES) {
            found.add("its rules multiply to more than " + Block.MAX_ENTRIES + " flows: split the policy, or use fewer"
                + " ranges");
        }
    }

    /** How many flows a rule needs. What cannot be counted in flows, as that is too much, is a problem by itself. */
    private static long count(final Findings found, final Rule rule) {
        final long count = LongMath.saturatedMultiply(RuleMatches.of(rule.match()).size(),
            LongMath.saturatedMultiply(rule.match().etag().map(RuleMatches::size).orElse(1L),
                rule.match().tunnel().map(tunnel -> RuleMatches.size(tunnel.outer())).orElse(1L)));
        if (count == 0) {
            found.add("rule \"" + rule.name() + "\": its fields contradict each other, no packet has them all:"
                + " remove one");
        } else if (count > RuleMatches.MAX_MATCHES) {
            found.add("rule \"" + rule.name() + "\": its ranges multiply to more than " + RuleMatches.MAX_MATCHES
                + " flows: use fewer ranges, or ranges that are prefixes");
            return 0;
        }
        return count;
    }
}
