/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile.transit;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Maps;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.opendaylight.netvis.compile.Capability;
import org.opendaylight.netvis.compile.Encapsulation;
import org.opendaylight.netvis.compile.TapFrames;
import org.opendaylight.netvis.compile.TapPort;
import org.opendaylight.netvis.compile.Unwrapping;
import org.opendaylight.netvis.compile.Way;
import org.opendaylight.netvis.net.TunnelType;
import org.opendaylight.netvis.policy.Bridge;
import org.opendaylight.netvis.policy.UnwrapWay;
import org.opendaylight.netvis.program.Flow;
import org.opendaylight.netvis.program.Match;

/**
 * Has the switch unwrap tunnels between others that pass a tap port, by its own ends of tunnels, see {@link Transit}.
 */
public final class TransitTunnels implements Capability {
    @Override
    public Optional<UnwrapWay> unwraps() {
        return Optional.of(UnwrapWay.END);
    }

    @Override
    public Optional<Unwrapping> unwrap(final TapPort port, final Encapsulation encapsulation) {
        return encapsulation instanceof Encapsulation.Tunnel tunnel ? Optional.of(unwrap(port, tunnel.type()))
            : Optional.empty();
    }

    private static Unwrapping unwrap(final TapPort port, final TunnelType type) {
        final var tunnels = Maps.filterValues(port.bridge().tunnelPorts(), tunnel -> tunnel.type() == type);
        final var obstacle = obstacle(port, type, tunnels);
        if (obstacle.isPresent()) {
            return new Unwrapping.Impossible(obstacle.orElseThrow());
        }
        tunnels.forEach((name, tunnel) -> port.tunnelPort(name).ifPresent(number -> {
            final var transit = new Transit(port.number(), new TunnelEnd(number, type, tunnel.udpPort().orElse(0),
                port.bridge().ipv4Address().orElseThrow(), port.ports().localMac().orElseThrow()));
            port.add(transit);
            port.seeUnwrapped(transit.unwrapped(), type);
        }));
        return new Unwrapping.Done();
    }

    /** Why the switch cannot unwrap tunnels that are seen at a tap port, if it cannot. */
    private static Optional<String> obstacle(final TapPort port, final TunnelType type,
            final Map<String, Bridge.TunnelPort> tunnels) {
        if (!type.isEnded()) {
            return Optional.of("the switch cannot look into " + type.label());
        } else if (!port.policy().strips().contains(type.strip())) {
            return Optional.of("the switch cannot look into " + type.label() + " and keep the encapsulation");
        } else if (asksForOuter(port, type)) {
            return Optional.of("a tunnel-port does not show the headers around " + type.label() + " in transit, which a"
                + " rule asks for");
        } else if (asksForHeader(port, type)) {
            return Optional.of("a tunnel-port does not show the header of " + type.label() + ", of which a rule asks"
                + " for more than the identifier");
        } else if (port.bridge().ipv4Address().isEmpty()) {
            return Optional.of("the switch unwraps no tunnel, as the bridge has no ipv4-address");
        } else if (tunnels.isEmpty()) {
            return Optional.of("the switch does not unwrap " + type.label() + ", as the bridge has no tunnel-port of"
                + " that type");
        } else if (port.ports().localMac().isEmpty()) {
            return Optional.of("the switch unwraps no tunnel, as it does not tell the MAC address of its LOCAL port");
        } else if (!TapFrames.hasRoom(port.number())) {
            return Optional.of(TapFrames.beyond(port.number(), "the switch unwraps no tunnel"));
        }
        final var obstacles = TunnelEnds.of(port.ports()).obstacles();
        return tunnels.keySet().stream().map(obstacles::get).filter(Objects::nonNull).findFirst();
    }

    /** The switch readdresses what is around, and tells nothing else of it. */
    private static boolean asksForOuter(final TapPort port, final TunnelType type) {
        return port.policy().tunnels(type).anyMatch(tunnel -> !tunnel.outer().isAny());
    }

    private static boolean asksForHeader(final TapPort port, final TunnelType type) {
        return port.policy().tunnels(type).anyMatch(tunnel -> !tunnel.header().isEmpty());
    }

    @Override
    public Stream<Flow> flows(final ImmutableSet<Way> ways, final Supplier<Stream<Match>> forwarded) {
        return ways.stream().filter(Transit.class::isInstance).map(Transit.class::cast).flatMap(Transit::flows);
    }
}
