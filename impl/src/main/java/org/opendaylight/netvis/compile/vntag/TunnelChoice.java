/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile.vntag;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.opendaylight.netvis.net.TunnelType;
import org.opendaylight.netvis.policy.Bridge;
import org.opendaylight.netvis.program.PortNo;

/**
 * Whether a bridge has what it takes to remove VN-tags by a tunnel to itself.
 *
 * @param sequence how it would do it; empty when something is missing
 * @param obstacle a sentence that says what is missing; empty when nothing is
 */
public record TunnelChoice(Optional<TunnelSequence> sequence, Optional<String> obstacle) {
    /**
     * Checks that there is one of the two.
     *
     * @param sequence how it would do it
     * @param obstacle what is missing
     */
    public TunnelChoice {
        if (sequence.isPresent() == obstacle.isPresent()) {
            throw new IllegalArgumentException("a way " + sequence + " and an obstacle " + obstacle);
        }
    }

    /**
     * {@return what can be done on a bridge} Of several Geneve tunnel ports the one with the smallest number is taken.
     *
     * @param bridge the bridge
     * @param ports the numbers of the ports that the switch has, by name
     * @param localMac the MAC address of its LOCAL port, if the switch told it
     */
    public static TunnelChoice of(final Bridge bridge, final Map<String, Integer> ports, final OptionalLong localMac) {
        final var configured = bridge.tunnelPorts().entrySet().stream()
            .filter(port -> port.getValue().type() == TunnelType.GENEVE && port.getValue().udpPort().isPresent())
            .toList();
        if (bridge.ipv4Address().isEmpty()) {
            return missing("no ipv4-address is configured: give the bridge the one of its LOCAL port");
        }
        if (configured.isEmpty()) {
            return missing("no tunnel-port of type geneve is configured: add one");
        }
        if (localMac.isEmpty()) {
            return missing("the switch does not tell the MAC address of its LOCAL port");
        }
        return configured.stream().filter(port -> ports.containsKey(port.getKey()))
            .min(Comparator.comparing(port -> ports.get(port.getKey()), Integer::compareUnsigned))
            .map(port -> new TunnelChoice(Optional.of(new TunnelSequence(new PortNo(ports.get(port.getKey())),
                port.getValue().udpPort().getAsInt(), bridge.ipv4Address().getAsInt(), localMac.getAsLong())),
                Optional.empty()))
            .orElseGet(() -> missing("the switch has no port " + configured.getFirst().getKey()
                + ": it is used as soon as it is there"));
    }

    private static TunnelChoice missing(final String obstacle) {
        return new TunnelChoice(Optional.empty(), Optional.of(obstacle));
    }
}
