/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile.loop;

import com.google.common.collect.ImmutableSet;
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
import org.opendaylight.netvis.policy.Policy;
import org.opendaylight.netvis.policy.UnwrapWay;
import org.opendaylight.netvis.program.Flow;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.punt.View;

/**
 * Has the switch unwrap tunnels of others at a tap port in a {@link Loop}, where the bridge has one.
 */
public final class Loops implements Capability {
    @Override
    public Optional<UnwrapWay> unwraps() {
        return Optional.of(UnwrapWay.LOOP);
    }

    @Override
    public Optional<Unwrapping> unwrap(final TapPort port, final Encapsulation encapsulation) {
        return port.bridge().loopPort().isPresent() && encapsulation instanceof Encapsulation.Tunnel tunnel
            && tunnel.type().isEnded() ? Optional.of(unwrap(port, tunnel)) : Optional.empty();
    }

    private static Unwrapping unwrap(final TapPort port, final Encapsulation.Tunnel tunnel) {
        final var ability = LoopAbility.of(port.ports());
        final var obstacle = obstacle(port, tunnel.type(), ability);
        if (obstacle.isPresent()) {
            return new Unwrapping.Impossible(obstacle.orElseThrow());
        }
        final var way = way(port, tunnel, ability);
        port.add(way);
        way.stacks().forEach(stack ->
            port.seeUnwrapped(way.unwrapped(stack), tunnel.type(), new LoopedHeaders(stack)));
        return new Unwrapping.Done();
    }

    private static LoopedFrames way(final TapPort port, final Encapsulation.Tunnel tunnel, final LoopAbility ability) {
        final var loop = ability.loop().orElseThrow();
        final var udpPorts = tunnel.views(port.number(), port.bridge()).values().stream()
            .map(View.InTunnel.class::cast).map(View.InTunnel::udpPort).collect(ImmutableSet.toImmutableSet());
        return LookedStack.areOf(tunnel.type())
            ? new LoopedTunnels(port.number(), loop, tunnel.type(), udpPorts, ability.options())
            : new LoopedVxlan(port.number(), loop, udpPorts, ability.options());
    }

    /** Why it is not done in the loop, if it is not. */
    private static Optional<String> obstacle(final TapPort port, final TunnelType type, final LoopAbility ability) {
        if (!port.policy().strips().contains(type.strip())) {
            return Optional.of("the loop cannot keep the encapsulation");
        } else if (!isDecided(port.policy(), type)) {
            return Optional.of("the loop is for rules about " + type.label() + " that the switch alone can decide");
        } else if (asksForOuterTag(port.policy(), type)) {
            return Optional.of("the loop does not show the VLAN tag around, which a rule asks for");
        } else if (!TapFrames.hasRoom(port.number())) {
            return Optional.of(TapFrames.beyond(port.number(), "the loop unwraps nothing"));
        } else if (ability.obstacle().isEmpty() && !ability.options().contains(LoopTest.option(type))) {
            return Optional.of("the loop does not unwrap " + type.label() + ", as the options of the bridge have no"
                + " room for its headers");
        }
        return ability.obstacle();
    }

    /** The controller does not see the headers that a frame lost in the loop. */
    private static boolean isDecided(final Policy policy, final TunnelType type) {
        return policy.rules().stream()
            .filter(rule -> rule.match().tunnel().filter(tunnel -> tunnel.type() == type).isPresent())
            .allMatch(rule -> rule.match().payload().isEmpty() && rule.match().cvlan().isAny()
                && rule.match().tunnel().orElseThrow().header().isEmpty());
    }

    /** A tag is removed before the loop. */
    private static boolean asksForOuterTag(final Policy policy, final TunnelType type) {
        return policy.tunnels(type).anyMatch(tunnel -> !tunnel.outer().vlan().isAny());
    }

    @Override
    public Stream<Flow> flows(final ImmutableSet<Way> ways, final Supplier<Stream<Match>> forwarded) {
        return ways.stream().filter(LoopedFrames.class::isInstance).map(LoopedFrames.class::cast)
            .flatMap(LoopedFrames::flows).distinct();
    }
}
