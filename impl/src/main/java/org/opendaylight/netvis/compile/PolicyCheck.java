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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.opendaylight.netvis.policy.Bridge;
import org.opendaylight.netvis.policy.MaskedMac;
import org.opendaylight.netvis.policy.PacketMatch;
import org.opendaylight.netvis.policy.Policy;
import org.opendaylight.netvis.policy.PolicySet;
import org.opendaylight.netvis.policy.Problem;
import org.opendaylight.netvis.policy.Rule;
import org.opendaylight.netvis.policy.Source;
import org.opendaylight.netvis.policy.Strip;
import org.opendaylight.netvis.policy.Tool;
import org.opendaylight.netvis.policy.TunnelType;

/**
 * Finds what is wrong with a policy set whatever the switches are like. Thread-safe: nothing changes once it is made.
 */
public final class PolicyCheck {
    private final Map<Tool.Port, String> toolAt = new HashMap<>();
    private final PolicySet set;

    PolicyCheck(final PolicySet set) {
        this.set = set;
        set.tools().values().stream().sorted(Comparator.comparing(Tool::name))
            .forEach(tool -> tool.ports().forEach(port -> toolAt.putIfAbsent(port, tool.name())));
    }

    /**
     * {@return every problem of a policy set; none when it is sound}
     *
     * @param set the policy set
     */
    public static ImmutableList<Problem> check(final PolicySet set) {
        final var check = new PolicyCheck(set);
        return Stream.of(each("bridge", set.bridges(), check::bridge), each("source", set.sources(), check::source),
            each("tool", set.tools(), check::tool), each("policy", set.policies(), check::policy))
            .flatMap(it -> it).collect(ImmutableList.toImmutableList());
    }

    /** What cannot even be checked is a problem too. */
    @SuppressWarnings("checkstyle:IllegalCatch")
    private static <T> Stream<Problem> each(final String kind, final Map<String, T> objects,
            final Function<T, List<Problem>> check) {
        return objects.entrySet().stream().flatMap(entry -> {
            try {
                return check.apply(entry.getValue()).stream();
            } catch (RuntimeException e) {
                return Stream.of(new Problem(kind + " \"" + entry.getKey() + "\"", Fault.tell("it", e)));
            }
        });
    }

    /** The problems that keep a policy from working, its sources' and tools' among them. */
    ImmutableList<Problem> check(final Policy policy) {
        final var result = ImmutableList.<Problem>builder().addAll(policy(policy));
        policy.sources().stream().map(set.sources()::get).filter(source -> source != null)
            .forEach(source -> result.addAll(source(source)));
        policy.tools().stream().map(set.tools()::get).filter(tool -> tool != null)
            .forEach(tool -> result.addAll(tool(tool)));
        return result.build();
    }

    private List<Problem> bridge(final Bridge bridge) {
        final var found = new Findings("bridge", bridge.name());
        if (bridge.role() == Bridge.Role.INLINE && bridge.ipv4Address().isPresent()) {
            found.add("only a bridge with role tap unwraps tapped tunnels: remove ipv4-address");
        }
        set.bridges().values().stream()
            .filter(other -> other.datapathId() == bridge.datapathId() && other.name().compareTo(bridge.name()) < 0)
            .forEach(other -> found.add("datapath-id " + String.format("%016x", bridge.datapathId())
                + " is that of bridge \"" + other.name() + "\" already: give each bridge its own"));
        bridge.tunnelPorts().forEach((name, port) -> {
            if (port.type() == TunnelType.GRE && port.udpPort().isPresent()) {
                found.add("tunnel-port " + name + ": GRE runs directly on IP: remove udp-port");
            }
        });
        return found.problems;
    }

    private List<Problem> source(final Source source) {
        final var found = new Findings("source", source.name());
        final var bridge = set.bridges().get(source.bridge());
        if (bridge == null) {
            found.add("there is no bridge \"" + source.bridge() + "\": declare it, or name another");
            return found.problems;
        }
        switch (source) {
            case Source.Vm vm -> vm(found, bridge, vm);
            case Source.Port port -> port(found, bridge, port);
        }
        return found.problems;
    }

    private static void vm(final Findings found, final Bridge bridge, final Source.Vm vm) {
        if (bridge.role() == Bridge.Role.TAP) {
            found.add("bridge \"" + bridge.name() + "\" has role tap and no virtual machine: observe a port, and"
                + " match the"
                + " MAC address in a rule");
        }
        individual(found, vm.mac());
    }

    private void port(final Findings found, final Bridge bridge, final Source.Port port) {
        final var tool = toolAt.get(new Tool.Port(bridge.name(), port.port()));
        if (tool != null) {
            found.add("port " + port.port() + " of bridge \"" + bridge.name() + "\" belongs to tool \"" + tool
                + "\": copies would come back as new traffic; observe another port");
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
        final var found = new Findings("tool", tool.name());
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
            if (!tool.name().equals(first)) {
                found.add("port " + port.port() + " of bridge \"" + port.bridge() + "\" belongs to tool \"" + first
                    + "\" already: attach each tool to ports of its own");
            }
        });
        return found.problems;
    }

    private List<Problem> policy(final Policy policy) {
        final var found = new Findings("policy", policy.name());
        policy.sources().stream().filter(name -> !set.sources().containsKey(name))
            .forEach(name -> found.add("there is no source \"" + name + "\": declare it, or name another"));
        policy.tools().stream().filter(name -> !set.tools().containsKey(name))
            .forEach(name -> found.add("there is no tool \"" + name + "\": declare it, or name another"));
        if (policy.sources().isEmpty()) {
            found.add("no source: say where to observe");
        }
        if (policy.tools().isEmpty()) {
            found.add("no tool: say who receives");
        }
        if (policy.strips().contains(Strip.VLAN) && policy.strips().contains(Strip.QINQ)) {
            found.add("strip qinq removes the outermost tag too: give either vlan or qinq");
        }
        rules(found, policy);
        tunnels(found, policy);
        tags(found, policy, Strip.VN_TAG, match -> match.vnTag().isPresent());
        tags(found, policy, Strip.E_TAG, match -> match.etag().isPresent());
        return found.problems;
    }

    private void rules(final Findings found, final Policy policy) {
        if (policy.rules().isEmpty()) {
            found.add("no rule: say what to forward");
        } else if (policy.rules().stream().allMatch(rule -> rule.action() == Rule.Action.EXCLUDE)) {
            found.add("no rule forwards anything: what no rule matches is not forwarded; add a rule with action"
                + " forward");
        }
        if (policy.rules().size() > Block.MAX_RULES) {
            found.add(policy.rules().size() + " rules are more than the " + Block.MAX_RULES
                + " that a table has priorities for: split the policy");
        }
        policy.rules().forEach(rule -> {
            final long count = RuleMatches.of(rule.match()).size();
            if (count == 0) {
                found.add("rule \"" + rule.name() + "\": its fields contradict each other, no packet has them all:"
                    + " remove one");
            } else if (count > RuleMatches.MAX_MATCHES) {
                found.add("rule \"" + rule.name() + "\": its ranges multiply to more than " + RuleMatches.MAX_MATCHES
                    + " flows: use fewer ranges, or ranges that are prefixes");
            }
        });
    }

    private void tunnels(final Findings found, final Policy policy) {
        final var places = new HashMap<String, Source.Port>();
        policy.sources().stream().map(set.sources()::get).forEach(source -> {
            final var bridge = source == null ? null : set.bridges().get(source.bridge());
            if (bridge == null || source instanceof Source.Port port && bridge.tunnelPorts().containsKey(port.port())) {
                return;
            }
            if (bridge.role() == Bridge.Role.INLINE) {
                inline(found, policy, source);
            } else if (source instanceof Source.Port port && places.put(bridge.name(), port) == null) {
                transit(found, policy);
            }
        });
    }

    private void tags(final Findings found, final Policy policy, final Strip strip,
            final Predicate<PacketMatch> speaks) {
        final var speaking = policy.rules().stream().filter(rule -> speaks.test(rule.match())).toList();
        if (speaking.isEmpty()) {
            if (policy.strips().contains(strip)) {
                found.add("strip " + strip.label() + " needs rules that say which tags: add " + strip.label()
                    + " to them");
            }
            return;
        }
        if (speaking.size() < policy.rules().size()) {
            found.add("some rules look behind the " + strip.label() + " and others at the frame as it is, which the"
                + " switch sees one after the other: make two policies of it");
        }
        speaking.stream().filter(rule -> Stream.of(rule.match().tunnel(), rule.match().vnTag(), rule.match().etag())
                .filter(Optional::isPresent).count() > 1)
            .forEach(rule -> found.add("rule \"" + rule.name() + "\" looks behind more than one of vn-tag, e-tag and"
                + " tunnel at once, which the switch cannot do: give one"));
        policy.sources().stream().map(set.sources()::get).filter(source -> source != null && !isTapPort(source))
            .forEach(source -> found.add("source \"" + source.name() + "\" is not a tap port, and only there one can"
                + " look behind a " + strip.label() + ": remove the source, or " + strip.label() + " from the rules"));
    }

    private boolean isTapPort(final Source source) {
        final var bridge = set.bridges().get(source.bridge());
        return bridge == null || bridge.role() == Bridge.Role.TAP && source instanceof Source.Port port
            && !bridge.tunnelPorts().containsKey(port.port());
    }

    private static void inline(final Findings found, final Policy policy, final Source source) {
        if (policy.rules().stream().anyMatch(rule -> rule.match().tunnel().isPresent())) {
            found.add("source \"" + source.name() + "\" is neither a tap port nor a tunnel port, and only there a"
                + " rule can"
                + " look into a tunnel: remove the source, or tunnel from the rules");
        } else {
            needlessStrip(policy).forEach(strip -> found.add("strip " + strip.label() + " cannot be done at source \""
                + source.name() + "\", which is neither a tap port nor a tunnel port: remove it"));
        }
    }

    private static void transit(final Findings found, final Policy policy) {
        final var types = policy.rules().stream().flatMap(rule -> rule.match().tunnel().stream())
            .map(tunnel -> tunnel.type()).distinct().toList();
        if (types.isEmpty()) {
            needlessStrip(policy).forEach(strip -> found.add("strip " + strip.label()
                + " at a tap port needs rules that say"
                + " which tunnels: add tunnel with type " + strip.label() + " to them"));
            return;
        }
        if (policy.rules().stream().anyMatch(rule -> rule.match().tunnel().isEmpty())) {
            found.add("at a tap port some rules look into tunnels and others at the outer frame, which the switch"
                + " sees one"
                + " after the other: make two policies of it");
        }
    }

    private static Stream<Strip> needlessStrip(final Policy policy) {
        return policy.strips().stream().filter(TUNNEL_STRIPS::containsKey);
    }

    private static final Map<Strip, TunnelType> TUNNEL_STRIPS = Stream.of(TunnelType.values())
        .collect(ImmutableMap.toImmutableMap(TunnelType::strip, type -> type));

    /** Problems of one object. */
    private static final class Findings {
        private final List<Problem> problems = new ArrayList<>();
        private final String subject;

        Findings(final String kind, final String name) {
            subject = kind + " \"" + name + "\"";
        }

        void add(final String text) {
            problems.add(new Problem(subject, text));
        }
    }
}
