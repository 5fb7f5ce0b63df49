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

import com.google.common.collect.Collections2;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.opendaylight.netvis.net.TunnelType;
import org.opendaylight.netvis.policy.Bridge;
import org.opendaylight.netvis.policy.Policy;
import org.opendaylight.netvis.policy.Source;
import org.opendaylight.netvis.policy.UnwrapWay;
import org.opendaylight.netvis.program.Field;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.program.PortNo;

/**
 * Finds the packets of a policy's sources on one bridge, as soon as it is known where they are.
 */
final class SourceRegions {
    private final Observation.Builder result = new Observation.Builder();
    private final Lacks lacks = new Lacks();
    /** The regions of the source that is being added. */
    private final List<Region> added = new ArrayList<>();
    private final Set<String> obstacles = new LinkedHashSet<>();
    private final Set<Unwrapping.Chosen> unwrapping = new LinkedHashSet<>();
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
     * @param unwrapping how tunnels in transit are looked into
     */
    record Found(Observation observation, Lacks lacks, ImmutableList<String> obstacles,
            ImmutableList<Unwrapping.Chosen> unwrapping) {
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
        Capabilities.ALL.stream().flatMap(capability -> capability.obstacles(regions.policy))
            .forEach(regions.obstacles::add);
        sources.forEach(regions::add);
        return new Found(regions.result.build(), regions.lacks,
            ImmutableList.copyOf(regions.obstacles), ImmutableList.copyOf(regions.unwrapping));
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
            .anyMatch(rule -> region.matches(rule).stream().anyMatch(region.match()::overlaps));
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
        final var tunnel = bridge.tunnelPorts().get(source.port());
        if (tunnel != null) {
            see(new Region.Terminated(TapFrames.asSeen(number), tunnel.type()));
        } else if (bridge.role() == Bridge.Role.TAP) {
            addTapPort(number);
        } else {
            addInlinePort(source, TapFrames.ingress(number));
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

    private void addTapPort(final PortNo number) {
        see(new Region.Plain(TapFrames.asSeen(number)));
        final var port = new SeenPort(number);
        Encapsulation.of(policy, Collections2.transform(Collections2.filter(rules, CompiledRule::forwards),
            CompiledRule::match)).forEach(encapsulation -> lookInto(encapsulation, port));
    }

    /** Has the switch look into it if it can, and otherwise the controller. */
    private void lookInto(final Encapsulation encapsulation, final SeenPort port) {
        final var reasons = new ArrayList<String>();
        bridge.unwrap().filter(way -> encapsulation instanceof Encapsulation.Tunnel)
            .ifPresent(way -> reasons.add(onlyBy(way)));
        for (var capability : Capabilities.ALL) {
            final var outcome = mayUnwrap(capability, encapsulation) ? capability.unwrap(port, encapsulation)
                : Optional.<Unwrapping>empty();
            if (outcome.isPresent()) {
                switch (outcome.orElseThrow()) {
                    case Unwrapping.Done done -> {
                        choose(encapsulation, capability.unwraps(), reasons);
                        return;
                    }
                    case Unwrapping.Impossible impossible -> reasons.add(impossible.obstacle());
                }
            }
        }
        obstacles.addAll(reasons);
        choose(encapsulation, Optional.of(UnwrapWay.CONTROLLER), reasons);
        encapsulation.views(port.number, bridge).forEach((packets, view) ->
            see(new Region.Encapsulated(packets, view)));
    }

    private static String onlyBy(final UnwrapWay way) {
        return "the bridge has unwrap " + way.name().toLowerCase(Locale.ROOT);
    }

    /** Of the ways to look into tunnels a bridge may be told to go one alone. */
    private boolean mayUnwrap(final Capability capability, final Encapsulation encapsulation) {
        return !(encapsulation instanceof Encapsulation.Tunnel)
            || capability.unwraps().isEmpty() || bridge.unwrap().isEmpty()
            || capability.unwraps().equals(bridge.unwrap());
    }

    private void choose(final Encapsulation encapsulation, final Optional<UnwrapWay> way, final List<String> reasons) {
        if (encapsulation instanceof Encapsulation.Tunnel tunnel) {
            way.ifPresent(it -> unwrapping.add(new Unwrapping.Chosen(tunnel.type(), it,
                ImmutableList.copyOf(reasons))));
        }
    }

    /** A tap port, where capabilities find more than is seen. */
    private final class SeenPort implements TapPort {
        private final PortNo number;

        SeenPort(final PortNo number) {
            this.number = number;
        }

        @Override
        public PortNo number() {
            return number;
        }

        @Override
        public Bridge bridge() {
            return bridge;
        }

        @Override
        public Fabric.Ports ports() {
            return ports;
        }

        @Override
        public Policy policy() {
            return policy;
        }

        @Override
        public Optional<PortNo> tunnelPort(final String name) {
            return switch (tunnelPorts.get(name)) {
                case Location.At at -> at.port().map(Location.Port::number);
                case Location.Nowhere nowhere -> {
                    lacks.add("tunnel-port " + name, nowhere);
                    yield Optional.empty();
                }
            };
        }

        @Override
        public void seeUnwrapped(final Match packets, final TunnelType type) {
            seeUnwrapped(packets, type, RemovedHeaders.TOLD);
        }

        @Override
        public void seeUnwrapped(final Match packets, final TunnelType type, final RemovedHeaders headers) {
            see(new Region.Unwrapped(packets, type, headers));
        }

        @Override
        public void seeUntagged(final Match frames) {
            see(new Region.Untagged(frames));
        }

        @Override
        public void add(final Way way) {
            result.add(way);
        }
    }

    private static Match with(final Match match, final Field field, final long value) {
        return match.with(field, value).orElseThrow();
    }
}
