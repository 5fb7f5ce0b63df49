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
import java.util.List;
import java.util.Optional;
import org.opendaylight.netvis.policy.Bridge;
import org.opendaylight.netvis.policy.MaskedMac;
import org.opendaylight.netvis.policy.Policy;
import org.opendaylight.netvis.policy.Source;
import org.opendaylight.netvis.policy.TunnelType;
import org.opendaylight.netvis.program.Field;
import org.opendaylight.netvis.program.FieldMatch;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.program.PortNo;
import org.opendaylight.netvis.program.Word;

/**
 * Finds the packets of a policy's sources on one bridge.
 */
final class SourceRegions {
    private static final Match GROUP_ADDRESSED = Match.ANY
        .with(ETH_DST, Word.of(MaskedMac.GROUP_BIT), Word.of(MaskedMac.GROUP_BIT)).orElseThrow();

    private final Observation.Builder result = new Observation.Builder();
    private final ImmutableList.Builder<String> missing = ImmutableList.builder();
    private final ImmutableList.Builder<String> obstacles = ImmutableList.builder();
    private final Bridge bridge;
    private final ImmutableMap<String, PortNo> ports;
    private final Policy policy;

    private SourceRegions(final Bridge bridge, final ImmutableMap<String, PortNo> ports, final Policy policy) {
        this.bridge = bridge;
        this.ports = ports;
        this.policy = policy;
    }

    /**
     * What was found.
     *
     * @param observation the regions
     * @param missing sentences about ports that the switch does not have; there are no packets of theirs
     * @param obstacles sentences about what cannot be done on this switch
     */
    record Found(Observation observation, ImmutableList<String> missing, ImmutableList<String> obstacles) {
    }

    /** Finds the packets of some sources, which are all on the bridge and have passed {@link PolicyCheck}. */
    static Found find(final Bridge bridge, final ImmutableMap<String, PortNo> ports, final Policy policy,
            final List<Source> sources) {
        final var regions = new SourceRegions(bridge, ports, policy);
        sources.forEach(regions::add);
        return new Found(regions.result.build(), regions.missing.build(), regions.obstacles.build());
    }

    private void add(final Source source) {
        switch (source) {
            case Source.Vm vm -> addVm(vm);
            case Source.Port port -> number(port.port()).ifPresentOrElse(number -> addPort(port, number),
                () -> missing.add("source \"" + port.name() + "\": the switch has no port " + port.port()
                    + "; it is observed as soon as the port is there"));
        }
    }

    private void addVm(final Source.Vm vm) {
        final var self = with(Match.ANY, ETH_SRC, vm.mac());
        if (vm.direction().sent()) {
            result.see(new Region.Plain(self));
        }
        if (vm.direction().received()) {
            result.hear(with(Match.ANY, ETH_DST, vm.mac()), self);
            result.hear(GROUP_ADDRESSED, self);
        }
    }

    private void addPort(final Source.Port source, final PortNo number) {
        final var ingress = with(Match.ANY, IN_PORT, Integer.toUnsignedLong(number.value()));
        final var tunnel = bridge.tunnelPorts().get(source.port());
        if (tunnel != null) {
            result.see(new Region.Terminated(and(ingress, Pipeline.notUnwrapped()), tunnel.type()));
        } else if (bridge.role() == Bridge.Role.TAP) {
            addTapPort(ingress, number);
        } else {
            addInlinePort(source, ingress);
        }
    }

    private void addInlinePort(final Source.Port source, final Match ingress) {
        if (source.direction().sent()) {
            result.see(new Region.Plain(ingress));
        }
        if (source.direction().received()) {
            source.macs().forEach(mac -> result.hear(with(Match.ANY, ETH_DST, mac), ingress));
            result.hear(GROUP_ADDRESSED, ingress);
        }
    }

    private void addTapPort(final Match ingress, final PortNo tapPort) {
        result.see(new Region.Plain(and(ingress, Pipeline.notUnwrapped())));
        if (policy.looksBehindVnTags()) {
            result.untag(tapPort);
            result.see(new Region.Untagged(and(ingress, Pipeline.untagged())));
        }
        bridge.tunnelPorts().forEach((name, tunnel) -> {
            if (wants(tunnel.type())) {
                number(name).ifPresentOrElse(tunnelPort -> addTransit(tapPort, tunnelPort, tunnel),
                    () -> missing.add("tunnel-port " + name + ": the switch has no such port; tunnels are unwrapped"
                        + " as soon"
                        + " as it is there"));
            }
        });
    }

    private void addTransit(final PortNo tapPort, final PortNo tunnelPort, final Bridge.TunnelPort tunnel) {
        if (!Transit.canTap(tapPort)) {
            obstacles.add("port number " + Integer.toUnsignedString(tapPort.value()) + " of a tap port is beyond "
                + Transit.MAX_TAP_PORT + ", the largest whose tunnels can be unwrapped: give the port a smaller one");
            return;
        }
        result.unwrap(new Observation.Unwrapping(tapPort, tunnelPort, tunnel.type(), tunnel.udpPort().orElse(0)));
        final var ingress = with(Match.ANY, IN_PORT, Integer.toUnsignedLong(tunnelPort.value()));
        result.see(new Region.Unwrapped(and(ingress, Pipeline.unwrappedFrom(tapPort)), tunnel.type()));
    }

    private boolean wants(final TunnelType type) {
        return policy.rules().stream()
            .anyMatch(rule -> rule.match().tunnel().map(tunnel -> tunnel.type() == type).orElse(false));
    }

    private Optional<PortNo> number(final String port) {
        return Optional.ofNullable(ports.get(port));
    }

    private static Match with(final Match match, final Field field, final long value) {
        return match.with(field, value).orElseThrow();
    }

    private static Match and(final Match match, final FieldMatch metadata) {
        return match.with(METADATA, metadata.value(), metadata.mask()).orElseThrow();
    }
}
