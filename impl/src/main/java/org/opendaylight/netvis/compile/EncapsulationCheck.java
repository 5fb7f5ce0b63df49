/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import com.google.common.collect.ImmutableMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opendaylight.netvis.net.Strip;
import org.opendaylight.netvis.net.TunnelType;
import org.opendaylight.netvis.policy.Bridge;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.policy.PacketMatch;
import org.opendaylight.netvis.policy.Policy;
import org.opendaylight.netvis.policy.PolicySet;
import org.opendaylight.netvis.policy.Rule;
import org.opendaylight.netvis.policy.Source;

/**
 * Finds what is wrong with what a policy says of tunnels and tags: whether its rules fit together, whether its sources
 * can have them, and whether there is anything to look behind or to remove.
 */
final class EncapsulationCheck {
    private static final ImmutableMap<Strip, TunnelType> TUNNEL_STRIPS = Stream.of(TunnelType.values())
        .collect(ImmutableMap.toImmutableMap(TunnelType::strip, type -> type));

    private final PolicySet set;

    EncapsulationCheck(final PolicySet set) {
        this.set = set;
    }

    void check(final Findings found, final Policy policy) {
        tunnels(found, policy);
        idle(found, policy);
        outer(found, policy);
        alike(found, policy);
        policy.rules().forEach(rule -> packet(found, rule));
        tags(found, policy, Strip.VN_TAG, match -> match.vnTag().isPresent());
        tags(found, policy, Strip.E_TAG, match -> match.etag().isPresent());
    }

    /** Finds what no packet has that a tunnel carries without its frame. */
    private static void packet(final Findings found, final Rule rule) {
        final var match = rule.match();
        match.tunnel().map(PacketMatch.Tunnel::type).filter(type -> !type.carriesFrames())
            .filter(type -> !match.ethernet().equals(PacketMatch.Ethernet.ANY) || !match.vlan().isAny()
                || !match.cvlan().isAny())
            .ifPresent(type -> found.add("rule \"" + rule.name() + "\": what " + type.label() + " carries has neither"
                + " an Ethernet header nor VLAN tags: remove eth, vlan and cvlan"));
    }

    /** Finds what nothing tells of tunnels that end at a source. */
    private void outer(final Findings found, final Policy policy) {
        policy.sources().stream().sorted().filter(source -> endedAt(set.sources().get(source)).isPresent())
            .forEach(source -> policy.rules().stream()
                .filter(rule -> rule.match().tunnel().filter(tunnel -> !tunnel.outer().asksForAddressesOnly()
                    || !tunnel.header().isEmpty()).isPresent())
                .forEach(rule -> found.add("rule \"" + rule.name() + "\": source \"" + policy.nameOf(source)
                    + "\" is a port where tunnels end, of which nothing but the addresses is known there: remove vlan,"
                    + " dscp and ports from outer, and options, or observe a tap port")));
    }

    /** Finds what a switch takes for one and the same, so that it would ask the controller about one of them only. */
    private static void alike(final Findings found, final Policy policy) {
        final var types = policy.tunnels().map(PacketMatch.Tunnel::type)
            .filter(type -> type.carriage() == TunnelType.Carriage.GRE).map(TunnelType::label)
            .collect(Collectors.toCollection(TreeSet::new));
        if (types.size() > 1) {
            found.add(String.join(" and ", types) + " are all GRE to the switch: make a policy of each");
        }
    }

    /** Finds what can never do anything at the sources that the policy has. */
    private void idle(final Findings found, final Policy policy) {
        final var types = forwarded(policy);
        final var ended = new HashSet<TunnelType>();
        boolean elsewhere = false;
        for (var source : policy.sources().stream().sorted().toList()) {
            final var type = endedAt(set.sources().get(source));
            type.ifPresent(ended::add);
            elsewhere |= type.isEmpty();
            if (type.isPresent() && !types.isEmpty() && !types.contains(type) && !types.contains(Optional.empty())) {
                found.add("source \"" + policy.nameOf(source) + "\" is a port where "
                    + type.orElseThrow().label() + " ends, and no rule forwards anything of that: remove the source, or"
                    + " add a rule about it");
            }
        }
        if (elsewhere && policy.tunnels().findAny().isEmpty()) {
            // Said of each such source
            return;
        }
        needlessStrip(policy).map(TUNNEL_STRIPS::get)
            .filter(type -> !ended.contains(type) && !types.contains(Optional.of(type)))
            .forEach(type -> found.add("strip " + type.label() + " removes nothing, as no rule forwards anything of "
                + type.label() + ": remove it, or add a rule about it"));
    }

    /** The tunnel types that a policy forwards something of; empty stands for no tunnel. */
    private static Set<Optional<TunnelType>> forwarded(final Policy policy) {
        return policy.rules().stream().filter(rule -> rule.action() == Rule.Action.FORWARD)
            .map(rule -> rule.match().tunnel().map(PacketMatch.Tunnel::type)).collect(Collectors.toSet());
    }

    /** What ends at a source, if it is a tunnel port. */
    private Optional<TunnelType> endedAt(final Source source) {
        return source instanceof Source.Port port && set.bridges().containsKey(port.bridge())
            ? Optional.ofNullable(set.bridges().get(port.bridge()).tunnelPorts().get(port.port()))
                .map(Bridge.TunnelPort::type) : Optional.empty();
    }

    private void tunnels(final Findings found, final Policy policy) {
        final var places = new HashMap<BridgeId, Source.Port>();
        policy.sources().stream().sorted().map(set.sources()::get).forEach(source -> {
            final var bridge = source == null ? null : set.bridges().get(source.bridge());
            if (bridge == null || source instanceof Source.Port port && bridge.tunnelPorts().containsKey(port.port())) {
                return;
            }
            if (bridge.role() == Bridge.Role.INLINE) {
                inline(found, policy, source);
            } else if (source instanceof Source.Port port && places.put(bridge.id(), port) == null) {
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
        policy.sources().stream().sorted().map(set.sources()::get)
            .filter(source -> source != null && !isTapPort(source))
            .forEach(source -> found.add("source \"" + policy.nameOf(source.id())
                + "\" is not a tap port, and only there"
                + " one can look behind a " + strip.label() + ": remove the source, or " + strip.label()
                + " from the rules"));
    }

    private boolean isTapPort(final Source source) {
        final var bridge = set.bridges().get(source.bridge());
        return bridge == null || bridge.isTapPort(source);
    }

    private static void inline(final Findings found, final Policy policy, final Source source) {
        if (policy.tunnels().findAny().isPresent()) {
            found.add("source \"" + policy.nameOf(source.id())
                + "\" is neither a tap port nor a tunnel port, and only there"
                + " a rule can"
                + " look into a tunnel: remove the source, or tunnel from the rules");
        } else {
            needlessStrip(policy).forEach(strip -> found.add("strip " + strip.label() + " cannot be done at source \""
                + policy.nameOf(source.id()) + "\", which is neither a tap port nor a tunnel port: remove it"));
        }
    }

    private static void transit(final Findings found, final Policy policy) {
        final var types = policy.tunnels().map(PacketMatch.Tunnel::type).distinct().toList();
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
}
