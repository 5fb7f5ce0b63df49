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
import com.google.common.collect.ImmutableMap;
import java.util.Optional;
import java.util.OptionalInt;
import org.opendaylight.netvis.net.TunnelType;

/**
 * A bridge that netvis manages.
 *
 * @param id its identity
 * @param datapathId its OpenFlow datapath identifier, 64 bits unsigned
 * @param role what it is for
 * @param ipv4Address the IPv4 address of its LOCAL port, if it has one
 * @param tunnelPorts the ports where Open vSwitch terminates tunnels, by name
 * @param controllerRate the most packets/s that it sends to the controller, 1 to 1,000,000
 * @param geneveOptions the options of Geneve in transit that it is to know beside OVN's
 * @param loopPort name of the tunnel port by which it unwraps VXLAN in a loop; empty: it does not
 * @param unwrap the one way in which tunnels in transit are looked into; empty: the first that there is
 */
public record Bridge(BridgeId id, long datapathId, Role role, OptionalInt ipv4Address,
        ImmutableMap<String, TunnelPort> tunnelPorts, int controllerRate, ImmutableList<GeneveOption> geneveOptions,
        Optional<String> loopPort, Optional<UnwrapWay> unwrap) {
    /** The most packets/s that a bridge sends to the controller, when nothing is said. */
    public static final int DEFAULT_CONTROLLER_RATE = 20_000;

    /** What a bridge is for. */
    public enum Role {
        /** Dedicated to monitoring. */
        TAP,
        /** Forwards production traffic. */
        INLINE
    }

    /**
     * A port where Open vSwitch terminates tunnels.
     *
     * @param type the encapsulation
     * @param udpPort the UDP destination port; empty for GRE
     */
    public record TunnelPort(TunnelType type, OptionalInt udpPort) {
    }

    /**
     * An option of Geneve (RFC 8926, section 3.5).
     *
     * @param optionClass who defined the type, 16 bits
     * @param type its type, 8 bits
     * @param length bytes of its data, a multiple of 4, 4 to 124
     */
    public record GeneveOption(int optionClass, int type, int length) {
    }

    /**
     * Checks the presence.
     *
     * @param id its identity
     * @param datapathId its datapath identifier
     * @param role what it is for
     * @param ipv4Address its address
     * @param tunnelPorts its tunnel ports
     * @param controllerRate packets/s
     * @param geneveOptions options of Geneve
     * @param loopPort tunnel port of the loop
     * @param unwrap the one way
     */
    public Bridge {
        requireNonNull(id);
        requireNonNull(role);
        requireNonNull(ipv4Address);
        requireNonNull(tunnelPorts);
        requireNonNull(geneveOptions);
        requireNonNull(loopPort);
        requireNonNull(unwrap);
    }

    /**
     * {@return whether tunnels and tags of others pass a source} Those of the bridge's own tunnels are gone already.
     *
     * @param source a source on the bridge
     */
    public boolean isTapPort(final Source source) {
        return role == Role.TAP && source instanceof Source.Port port && !tunnelPorts.containsKey(port.port());
    }

    /**
     * A bridge that looks into tunnels in transit in whichever way there is.
     *
     * @param id its identity
     * @param datapathId its datapath identifier
     * @param role what it is for
     * @param ipv4Address its address
     * @param tunnelPorts its tunnel ports
     * @param controllerRate packets/s
     * @param geneveOptions options of Geneve
     * @param loopPort tunnel port of the loop
     */
    public Bridge(final BridgeId id, final long datapathId, final Role role, final OptionalInt ipv4Address,
            final ImmutableMap<String, TunnelPort> tunnelPorts, final int controllerRate,
            final ImmutableList<GeneveOption> geneveOptions, final Optional<String> loopPort) {
        this(id, datapathId, role, ipv4Address, tunnelPorts, controllerRate, geneveOptions, loopPort,
            Optional.empty());
    }

    /**
     * A bridge that unwraps nothing in a loop.
     *
     * @param id its identity
     * @param datapathId its datapath identifier
     * @param role what it is for
     * @param ipv4Address its address
     * @param tunnelPorts its tunnel ports
     * @param controllerRate packets/s
     * @param geneveOptions options of Geneve
     */
    public Bridge(final BridgeId id, final long datapathId, final Role role, final OptionalInt ipv4Address,
            final ImmutableMap<String, TunnelPort> tunnelPorts, final int controllerRate,
            final ImmutableList<GeneveOption> geneveOptions) {
        this(id, datapathId, role, ipv4Address, tunnelPorts, controllerRate, geneveOptions, Optional.empty());
    }

    /**
     * A bridge that is to know no option of Geneve but OVN's.
     *
     * @param id its identity
     * @param datapathId its datapath identifier
     * @param role what it is for
     * @param ipv4Address its address
     * @param tunnelPorts its tunnel ports
     * @param controllerRate packets/s
     */
    public Bridge(final BridgeId id, final long datapathId, final Role role, final OptionalInt ipv4Address,
            final ImmutableMap<String, TunnelPort> tunnelPorts, final int controllerRate) {
        this(id, datapathId, role, ipv4Address, tunnelPorts, controllerRate, ImmutableList.of());
    }

    /**
     * A bridge that sends as much to the controller as one does when nothing is said.
     *
     * @param id its identity
     * @param datapathId its datapath identifier
     * @param role what it is for
     * @param ipv4Address its address
     * @param tunnelPorts its tunnel ports
     */
    public Bridge(final BridgeId id, final long datapathId, final Role role, final OptionalInt ipv4Address,
            final ImmutableMap<String, TunnelPort> tunnelPorts) {
        this(id, datapathId, role, ipv4Address, tunnelPorts, DEFAULT_CONTROLLER_RATE);
    }
}
