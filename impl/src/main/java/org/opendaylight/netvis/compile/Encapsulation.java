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
import java.util.Collection;
import java.util.stream.Stream;
import org.opendaylight.netvis.net.EtherType;
import org.opendaylight.netvis.net.HeaderKind;
import org.opendaylight.netvis.net.TunnelType;
import org.opendaylight.netvis.policy.Bridge;
import org.opendaylight.netvis.policy.PacketMatch;
import org.opendaylight.netvis.policy.Policy;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.program.PortNo;
import org.opendaylight.netvis.punt.View;

/**
 * What is around packets at a tap port that a policy looks into: a tunnel of others, or a tag that is no VLAN tag. Some
 * {@link Capability} may have the switch look into it; otherwise the controller does.
 */
public sealed interface Encapsulation {
    /** A VN-tag. */
    Tag VN_TAG = new Tag(HeaderKind.VN_TAG, EtherType.VN_TAG);
    /** An E-TAG. */
    Tag E_TAG = new Tag(HeaderKind.E_TAG, EtherType.E_TAG);

    /**
     * A tag directly behind the MAC addresses.
     *
     * @param kind its kind
     * @param etherType its type
     */
    record Tag(HeaderKind kind, int etherType) implements Encapsulation {
        @Override
        public ImmutableMap<Match, View> views(final PortNo tapPort, final Bridge bridge) {
            return ImmutableMap.of(TapFrames.tagged(tapPort, etherType), new View.BehindTag(kind));
        }
    }

    /**
     * Tunnels.
     *
     * @param type their type
     */
    record Tunnel(TunnelType type) implements Encapsulation {
        @Override
        public ImmutableMap<Match, View> views(final PortNo tapPort, final Bridge bridge) {
            final var result = ImmutableMap.<Match, View>builder();
            if (!type.carriage().isIp()) {
                etherTypes().forEach(etherType ->
                    result.put(TapFrames.ofType(tapPort, etherType), new View.InTunnel(type, 0)));
                return result.buildOrThrow();
            }
            udpPorts(bridge).forEach(udpPort -> Stream.of(EtherType.IPV4, EtherType.IPV6).forEach(etherType ->
                result.put(TapFrames.inTunnel(tapPort, etherType, type, udpPort), new View.InTunnel(type, udpPort))));
            return result.buildOrThrow();
        }

        private Stream<Integer> etherTypes() {
            return type.carriage() == TunnelType.Carriage.LABELS
                ? Stream.of(EtherType.MPLS_UNICAST, EtherType.MPLS_MULTICAST) : Stream.of(EtherType.BACKBONE_SERVICE);
        }

        /** Those of the bridge's tunnel ports, or the registered one; 0 where there is none. */
        private Stream<Integer> udpPorts(final Bridge bridge) {
            final var configured = bridge.tunnelPorts().values().stream().filter(tunnel -> tunnel.type() == type)
                .map(tunnel -> tunnel.udpPort().orElse(0)).distinct().toList();
            return configured.isEmpty() ? Stream.of(type.udpPort().orElse(0)) : configured.stream();
        }
    }

    /**
     * {@return how the controller looks into it: which packets, each with how it interprets them}
     *
     * @param tapPort the tap port where they are
     * @param bridge its bridge
     */
    ImmutableMap<Match, View> views(PortNo tapPort, Bridge bridge);

    /**
     * What a policy looks into.
     *
     * @param policy the policy
     * @param forwarding its rules that forward
     */
    static ImmutableList<Encapsulation> of(final Policy policy, final Collection<PacketMatch> forwarding) {
        final var result = ImmutableList.<Encapsulation>builder();
        if (policy.looksBehindVnTags()) {
            result.add(VN_TAG);
        }
        if (policy.looksBehindETags()) {
            result.add(E_TAG);
        }
        Stream.of(TunnelType.values()).filter(type -> forwarding.stream().flatMap(rule -> rule.tunnel().stream())
            .anyMatch(tunnel -> tunnel.type() == type)).map(Tunnel::new).forEach(result::add);
        return result.build();
    }
}
