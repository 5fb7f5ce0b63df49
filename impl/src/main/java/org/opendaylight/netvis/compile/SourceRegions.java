/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import static org.opendaylight.netvis.program.Field.ETH_DST;
import static org.opendaylight.netvis.program.Field.ETH_SRC;
import static org.opendaylight.netvis.program.Field.IN_PORT;
import static org.opendaylight.netvis.program.Field.METADATA;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.opendaylight.netvis.net.EtherType;
import org.opendaylight.netvis.net.HeaderKind;
import org.opendaylight.netvis.net.Strip;
import org.opendaylight.netvis.net.TunnelType;
import org.opendaylight.netvis.policy.Bridge;
import org.opendaylight.netvis.policy.PacketMatch;
import org.opendaylight.netvis.policy.Policy;
import org.opendaylight.netvis.policy.Rule;
import org.opendaylight.netvis.policy.Source;
import org.opendaylight.netvis.program.Field;
import org.opendaylight.netvis.program.FieldMatch;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.program.PortNo;
import org.opendaylight.netvis.punt.View;

/**
 * Finds the packets of a policy's sources on one bridge, as soon as it is known where they are.
 */
final class SourceRegions {
    private final Observation.Builder result = new Observation.Builder();
    private final Lacks lacks = new Lacks();
    /** The regions of the source that is being added. */
    private final List<Region> added = new ArrayList<>();
    private final Set<String> obstacles = new LinkedHashSet<>();
    private final Bridge bridge;
    private final Fabric.Ports ports;
    private final ImmutableMap<String, Location> tunnelPorts;
    private final Policy policy;
    private final ImmutableList<CompiledRule> rules;

    private SourceRegions(final Bridge bridge, final Fabric.Ports ports,
            final ImmutableMap<String, Location> tunnelPorts, final CompiledPolicy policy) {
        this.bridge = bridge;
        this.ports = ports;
        this.tunnelPorts = tunnelPorts;
        this.policy = policy.policy();
        rules = policy.rules();
    }

    /**
     * What was found.
     *
     * @param observation the regions
     * @param lacks what is not observed: ports that the switch does not have, and sources of whose packets no rule
     *        forwards any
     * @param obstacles sentences about what the switch cannot do, and the controller does
     */
    record Found(Observation observation, Lacks lacks, ImmutableList<String> obstacles) {
    }

    /**
     * Finds the packets of some sources.
     *
     * @param bridge the bridge
     * @param ports its switch
     * @param tunnelPorts where its tunnel ports are, by name
     * @param policy the policy
     * @param sources the sources, all of the bridge, which have passed {@link PolicyCheck}
     */
    static Found find(final Bridge bridge, final Fabric.Ports ports, final ImmutableMap<String, Location> tunnelPorts,
            final CompiledPolicy policy, final List<Locator.Located> sources) {
        final var regions = new SourceRegions(bridge, ports, tunnelPorts, policy);
        regions.obstruct(rule -> !rule.payload().isEmpty(), "looks at the payload");
        regions.obstruct(rule -> !rule.cvlan().isAny(), "looks at the second VLAN tag");
        sources.forEach(regions::add);
        return new Found(regions.result.build(), regions.lacks,
            ImmutableList.copyOf(regions.obstacles));
    }

    /** Says what the switch cannot do of the first rule that needs it. */
    private void obstruct(final Predicate<PacketMatch> needs, final String what) {
        policy.rules().stream().filter(rule -> needs.test(rule.match())).map(Rule::name).findFirst()
            .ifPresent(rule -> obstacles.add("rule \"" + rule + "\" " + what));
    }

    private void add(final Locator.Located located) {
        final var name = "source \"" + policy.nameOf(located.source().id()) + "\"";
        added.clear();
        final int told = lacks.size();
        switch (located.location()) {
            case Location.At at -> add(located.source(), at);
            case Location.Nowhere nowhere -> lacks.add(name, nowhere);
        }
        if (lacks.size() == told && added.stream().noneMatch(this::isWanted)) {
            lacks.demand(name + ": no rule forwards any packet of it, as its fields and"
                + " those of the rules exclude each other: remove the source, or change the rules");
        }
    }

    private void add(final Source source, final Location.At at) {
        switch (source) {
            case Source.Vm vm -> addVm(vm);
            case Source.Port port -> addPort(port, at.port().orElseThrow().number());
        }
    }

    /** Whether a rule may forward a packet of a region. */
    private boolean isWanted(final Region region) {
        return rules.stream().filter(CompiledRule::forwards).filter(rule -> region.admits(rule.match()))
            .anyMatch(rule -> Block.matchesIn(region, rule).stream().anyMatch(region.match()::overlaps));
    }

    private void see(final Region region) {
        added.add(region);
        result.see(region);
    }

    private void hear(final Match region, final Match self) {
        added.add(new Region.Plain(region));
        result.hear(region, self);
    }

    /** Broadcast and multicast, but for what a bridge keeps to itself. */
    private void hearGroups(final Match self) {
        hear(Part.GROUP_ADDRESSED, self);
        ReservedAddresses.GROUPS.forEach(result::exempt);
    }

    private void addVm(final Source.Vm vm) {
        final var self = with(Match.ANY, ETH_SRC, vm.mac());
        if (vm.direction().sent()) {
            see(new Region.Plain(self));
        }
        if (vm.direction().received()) {
            hear(with(Match.ANY, ETH_DST, vm.mac()), self);
            hearGroups(self);
        }
    }

    private void addPort(final Source.Port source, final PortNo number) {
        final var ingress = with(Match.ANY, IN_PORT, Integer.toUnsignedLong(number.value()));
        final var tunnel = bridge.tunnelPorts().get(source.port());
        if (tunnel != null) {
            see(new Region.Terminated(and(ingress, Pipeline.notUnwrapped()), tunnel.type()));
        } else if (bridge.role() == Bridge.Role.TAP) {
            addTapPort(ingress, number);
        } else {
            addInlinePort(source, ingress);
        }
    }

    private void addInlinePort(final Source.Port source, final Match ingress) {
        if (source.direction().sent()) {
            see(new Region.Plain(ingress));
        }
        if (source.direction().received()) {
            source.macs().forEach(mac -> hear(with(Match.ANY, ETH_DST, mac), ingress));
            hearGroups(ingress);
        }
    }

    private void addTapPort(final Match ingress, final PortNo tapPort) {
        see(new Region.Plain(and(ingress, Pipeline.notUnwrapped())));
        if (policy.looksBehindVnTags()) {
            addVnTagged(tapPort);
        }
        if (policy.looksBehindETags()) {
            obstacles.add("Open vSwitch cannot look behind an E-TAG");
            see(new Region.Encapsulated(Transit.tagged(tapPort, EtherType.E_TAG),
                new View.BehindTag(HeaderKind.E_TAG)));
        }
        for (var type : TunnelType.values()) {
            if (wants(type)) {
                addTunnels(tapPort, type);
            }
        }
    }

    private void addVnTagged(final PortNo tapPort) {
        final var obstacle = vnTagObstacle(tapPort);
        if (obstacle.isPresent()) {
            obstacles.add(obstacle.orElseThrow());
            see(new Region.Encapsulated(Transit.tagged(tapPort, EtherType.VN_TAG),
                new View.BehindTag(HeaderKind.VN_TAG)));
        } else {
            result.untag(tapPort);
            see(new Region.Untagged(ports.vnTag().sequence().orElseThrow().untagged(tapPort)));
        }
    }

    /** Why the switch cannot remove VN-tags at a tap port, if it cannot. */
    private Optional<String> vnTagObstacle(final PortNo tapPort) {
        if (!policy.strips().contains(Strip.VN_TAG)) {
            return Optional.of("the switch cannot look behind a VN-tag and keep it");
        }
        return ports.vnTag().sequence().isPresent()
            && ports.vnTag().sequence().orElseThrow() instanceof TunnelSequence && !Transit.canTap(tapPort)
            ? Optional.of(beyond(tapPort, "the switch removes no VN-tag")) : ports.vnTag().obstacle();
    }

    private static String beyond(final PortNo tapPort, final String consequence) {
        return consequence + " of frames from a port whose number is beyond " + Transit.MAX_TAP_PORT
            + ", as that of a tap port is: " + Integer.toUnsignedString(tapPort.value());
    }

    private void addTunnels(final PortNo tapPort, final TunnelType type) {
        final var tunnels = Maps.filterValues(bridge.tunnelPorts(), tunnel -> tunnel.type() == type);
        final var obstacle = obstacle(tapPort, type, tunnels.isEmpty())
            .or(() -> tunnels.keySet().stream().map(ports.tunnelEnds().obstacles()::get)
                .filter(Objects::nonNull).findFirst());
        if (obstacle.isPresent()) {
            obstacles.add(obstacle.orElseThrow());
            (tunnels.isEmpty() ? Stream.of(type.udpPort().orElse(0))
                : tunnels.values().stream().map(tunnel -> tunnel.udpPort().orElse(0))).distinct()
                .forEach(udpPort -> Transit.tunnels(tapPort, type, udpPort).forEach(match ->
                    see(new Region.Encapsulated(match, new View.InTunnel(type, udpPort)))));
            return;
        }
        tunnels.forEach((name, tunnel) -> {
            switch (tunnelPorts.get(name)) {
                case Location.At at -> addTransit(tapPort, at.port().orElseThrow().number(), tunnel);
                case Location.Nowhere nowhere -> lacks.add("tunnel-port " + name, nowhere);
            }
        });
    }

    /** Why the switch cannot unwrap tunnels that are seen at a tap port, if it cannot. */
    private Optional<String> obstacle(final PortNo tapPort, final TunnelType type, final boolean noTunnelPort) {
        if (!type.carriesFrames()) {
            return Optional.of("the switch cannot look into " + type.label());
        } else if (!policy.strips().contains(type.strip())) {
            return Optional.of("the switch cannot look into " + type.label() + " and keep the encapsulation");
        } else if (bridge.ipv4Address().isEmpty()) {
            return Optional.of("the switch unwraps no tunnel, as the bridge has no ipv4-address");
        } else if (noTunnelPort) {
            return Optional.of("the switch does not unwrap " + type.label() + ", as the bridge has no tunnel-port of"
                + " that type");
        } else if (ports.localMac().isEmpty()) {
            return Optional.of("the switch unwraps no tunnel, as it does not tell the MAC address of its LOCAL port");
        } else if (!Transit.canTap(tapPort)) {
            return Optional.of(beyond(tapPort, "the switch unwraps no tunnel"));
        }
        return Optional.empty();
    }

    private void addTransit(final PortNo tapPort, final PortNo tunnelPort, final Bridge.TunnelPort tunnel) {
        result.unwrap(new Observation.Unwrapping(tapPort, tunnelPort, tunnel.type(), tunnel.udpPort().orElse(0)));
        final var ingress = with(Match.ANY, IN_PORT, Integer.toUnsignedLong(tunnelPort.value()));
        see(new Region.Unwrapped(and(ingress, Pipeline.unwrappedFrom(tapPort)), tunnel.type()));
    }

    private boolean wants(final TunnelType type) {
        return rules.stream().filter(CompiledRule::forwards)
            .anyMatch(rule -> rule.match().tunnel().map(tunnel -> tunnel.type() == type).orElse(false));
    }

    private static Match with(final Match match, final Field field, final long value) {
        return match.with(field, value).orElseThrow();
    }

    private static Match and(final Match match, final FieldMatch metadata) {
        return match.with(METADATA, metadata).orElseThrow();
    }
}
