/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.policy;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import java.util.stream.Stream;
import org.opendaylight.netvis.policy.PacketMatch.Network;
import org.opendaylight.netvis.policy.PacketMatch.Ports;
import org.opendaylight.netvis.policy.PacketMatch.Transport;
import org.opendaylight.netvis.policy.PacketMatch.Vlan;

/**
 * What the headers around a tunnel must look like: those of the frame that carries it.
 *
 * @param vlan the outermost VLAN tag
 * @param networks what the tunnel goes over: one of these; none: any
 * @param ports the UDP ports
 */
public record OuterHeaders(Vlan vlan, ImmutableList<Network> networks, Ports ports) {
    /** Whatever they are. */
    public static final OuterHeaders ANY = new OuterHeaders(new Vlan.Any(), ImmutableList.of(), Ports.ANY);

    /**
     * Checks the presence.
     *
     * @param vlan the outermost VLAN tag
     * @param networks what the tunnel goes over
     * @param ports the UDP ports
     */
    public OuterHeaders {
        requireNonNull(vlan);
        requireNonNull(networks);
        requireNonNull(ports);
    }

    /** {@return whether nothing is asked for} */
    public boolean isAny() {
        return equals(ANY);
    }

    /** {@return whether only addresses are asked for, which the end of a tunnel knows as well} */
    public boolean asksForAddressesOnly() {
        return vlan.isAny() && ports.equals(Ports.ANY)
            && networks.stream().allMatch(network -> network.dscp().isEmpty());
    }

    /** {@return the frames around that are meant, as frames of their own; at least one of these matches them} */
    public ImmutableList<PacketMatch> frames() {
        final Optional<Transport> udp = ports.equals(Ports.ANY) ? Optional.empty()
            : Optional.of(new PacketMatch.Udp(ports));
        return (networks.isEmpty() ? Stream.of(Optional.<Network>empty()) : networks.stream().map(Optional::of))
            .map(network -> new PacketMatch(Optional.empty(), Optional.empty(), PacketMatch.Ethernet.ANY, vlan,
                network, udp))
            .collect(ImmutableList.toImmutableList());
    }
}
