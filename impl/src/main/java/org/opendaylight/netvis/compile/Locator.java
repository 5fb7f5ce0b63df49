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
import com.google.common.collect.Maps;
import java.util.Collection;
import java.util.Optional;
import org.opendaylight.netvis.policy.Bridge;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.policy.Source;

/**
 * Finds where sources and tunnel ports are. Only here their names are looked up in a switch.
 */
public final class Locator {
    private Locator() {
        // Hidden on purpose
    }

    /**
     * A source with its location.
     *
     * @param source the source
     * @param location where it is
     */
    record Located(Source source, Location location) {
    }

    /**
     * {@return where a source is}
     *
     * @param source the source
     * @param fabric the switches
     */
    public static Location locate(final Source source, final Fabric fabric) {
        final var ports = fabric.bridges().get(source.bridge());
        if (ports != null) {
            return locate(source, ports.names());
        }
        final var waiting = fabric.waiting().get(source.bridge());
        return waiting == null ? new Location.Nowhere("there is no bridge \"" + source.bridge() + "\"", false)
            : new Location.Nowhere(waiting, true);
    }

    /** Where sources are whose bridge is connected. */
    static ImmutableList<Located> locate(final Collection<Source> sources, final PortNames names) {
        return sources.stream().map(source -> new Located(source, locate(source, names)))
            .collect(ImmutableList.toImmutableList());
    }

    private static Location locate(final Source source, final PortNames names) {
        return switch (source) {
            case Source.Vm vm -> new Location.At(vm.bridge(), Optional.empty());
            case Source.Port port -> find(port.bridge(), port.port(), names, "the switch has no port " + port.port()
                + "; it is observed as soon as the port is there");
        };
    }

    /** Where the tunnel ports of a bridge are, by name. */
    static ImmutableMap<String, Location> tunnelPorts(final Bridge bridge, final PortNames names) {
        return ImmutableMap.copyOf(Maps.transformEntries(bridge.tunnelPorts(), (port, tunnel) ->
            find(bridge.id(), port, names,
                "the switch has no such port; tunnels are unwrapped as soon as it is there")));
    }

    /** A name that several ports have tells none of them, whatever comes. */
    private static Location find(final BridgeId bridge, final String port, final PortNames names,
            final String absence) {
        final var number = names.numbers().get(port);
        if (number != null) {
            return new Location.At(bridge, Optional.of(new Location.Port(port, number)));
        }
        return names.ambiguous().contains(port) ? new Location.Nowhere(PortNames.ambiguity(port), false)
            : new Location.Nowhere(absence, true);
    }
}
