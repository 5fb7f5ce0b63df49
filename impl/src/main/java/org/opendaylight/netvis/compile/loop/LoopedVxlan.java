/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile.loop;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableSet;
import java.util.stream.Stream;
import org.opendaylight.netvis.compile.TapFrames;
import org.opendaylight.netvis.compile.TapNetwork;
import org.opendaylight.netvis.compile.TransitPath;
import org.opendaylight.netvis.compile.Way;
import org.opendaylight.netvis.net.EtherType;
import org.opendaylight.netvis.net.TunnelType;
import org.opendaylight.netvis.pipeline.Band;
import org.opendaylight.netvis.pipeline.Table;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.program.Cookie;
import org.opendaylight.netvis.program.Field;
import org.opendaylight.netvis.program.Flow;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.program.PortNo;

/**
 * VXLAN at a tap port that goes through a loop.
 *
 * @param tapPort where it is seen
 * @param loop the loop
 * @param udpPorts its UDP ports
 */
record LoopedVxlan(PortNo tapPort, Loop loop, ImmutableSet<Integer> udpPorts) implements Way.Lossy {
    /** Where frames in the loop seem to come from, beside those of tunnels (18) and VN-tags (19). */
    static final TapNetwork NETWORK = new TapNetwork(20);

    LoopedVxlan {
        requireNonNull(tapPort);
        requireNonNull(loop);
        requireNonNull(udpPorts);
    }

    /** What frames have around them, by what VXLAN goes over and what it says of itself. */
    private static Stream<HeaderStack> stacks(final int udpPort) {
        return Stream.of(
            HeaderStack.ethernet().ipv4().vxlan(udpPort), HeaderStack.ethernet().ipv4().vxlanGpe(udpPort),
            HeaderStack.ethernet().ipv6().vxlan(udpPort), HeaderStack.ethernet().ipv6().vxlanGpe(udpPort))
            .map(HeaderStack.Builder::build);
    }

    Stream<HeaderStack> stacks() {
        return udpPorts.stream().flatMap(LoopedVxlan::stacks);
    }

    /** The options that a switch is to know. */
    static ImmutableSet<LoopOption> options() {
        return stacks(TunnelType.VXLAN.udpPort().getAsInt()).map(HeaderStack::option)
            .collect(ImmutableSet.toImmutableSet());
    }

    Stream<Flow> flows() {
        return Stream.of(Stream.of(loop.lift(), admit()), enter(), stacks().map(this::prove)).flatMap(it -> it);
    }

    /** The flows that send VXLAN into the loop, with another VLAN tag around or none. */
    private Stream<Flow> enter() {
        return udpPorts.stream().flatMap(udpPort -> Stream.of(
            enter(udpPort, EtherType.IPV4, HeaderStack.ethernet().ipv4()),
            enter(udpPort, EtherType.IPV6, HeaderStack.ethernet().ipv6())).flatMap(it -> it));
    }

    private Stream<Flow> enter(final int udpPort, final int etherType, final HeaderStack.Builder over) {
        return TapFrames.send(TapFrames.inTunnel(tapPort, etherType, TunnelType.VXLAN, udpPort),
            loop.enter(NETWORK.address(tapPort), over.vxlan(udpPort).build().option()));
    }

    /** The flow that tells where what comes out of the loop was tapped. */
    private Flow admit() {
        return Table.ADMIT.flow(Band.FROM_TUNNEL, loop.outOf(NETWORK.address(tapPort)))
            .cookie(Cookie.Kind.ADMIT).write(TapFrames.unwrappedFrom(tapPort)).goTo(Table.LOOP_PROVE.id());
    }

    /** The flow that lets pass what had the headers. */
    private Flow prove(final HeaderStack stack) {
        return Table.LOOP_PROVE.flow(Band.LOOP, Match.ANY.with(Field.METADATA, TapFrames.unwrappedFrom(tapPort))
                .flatMap(it -> it.with(stack.option().proof(stack))).orElseThrow())
            .cookie(Cookie.Kind.TRANSIT).goTo(Table.LAYER.id(0));
    }

    /** What had the headers, as the layers see it. */
    Match unwrapped(final HeaderStack stack) {
        return TapFrames.ingress(loop.tunnelPort()).with(Field.METADATA, TapFrames.unwrappedFrom(tapPort))
            .flatMap(it -> it.with(stack.option().proof(stack))).orElseThrow();
    }

    @Override
    public TransitPath path(final ImmutableSet<PolicyId> policies) {
        return new TransitPath(tapPort, loop.tunnelPort(), TunnelType.VXLAN,
            enter().map(Flow::key).collect(ImmutableSet.toImmutableSet()),
            stacks().map(this::prove).map(Flow::key).collect(ImmutableSet.toImmutableSet()), policies);
    }
}
