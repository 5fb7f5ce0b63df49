/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile.loop;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.stream.Stream;
import org.opendaylight.netvis.compile.TapFrames;
import org.opendaylight.netvis.net.EtherType;
import org.opendaylight.netvis.net.TunnelType;
import org.opendaylight.netvis.net.UdpPort;
import org.opendaylight.netvis.program.Action;
import org.opendaylight.netvis.program.Flow;
import org.opendaylight.netvis.program.PortNo;

/**
 * VXLAN at a tap port that goes through a loop. The length of its headers follows from what it goes over.
 *
 * @param tapPort where it is seen
 * @param loop the loop
 * @param udpPorts its UDP ports
 * @param options the options that the switch knows: frames whose headers have another length are dropped
 */
record LoopedVxlan(PortNo tapPort, Loop loop, ImmutableSet<Integer> udpPorts, ImmutableSet<LoopOption> options)
        implements LoopedFrames {
    /** The length of the headers over IPv4, and over IPv6. */
    static final LoopOption OVER_IPV4 = over(HeaderStack.ethernet().ipv4());
    static final LoopOption OVER_IPV6 = over(HeaderStack.ethernet().ipv6());

    LoopedVxlan {
        requireNonNull(tapPort);
        requireNonNull(loop);
        requireNonNull(udpPorts);
        requireNonNull(options);
    }

    private static LoopOption over(final HeaderStack.Builder headers) {
        return LoopedStack.direct(headers.vxlan(UdpPort.VXLAN).build()).option();
    }

    @Override
    public TunnelType type() {
        return TunnelType.VXLAN;
    }

    /** What frames have around them, by what VXLAN goes over and what it says of itself. */
    @Override
    public Stream<LoopedStack> stacks() {
        return udpPorts.stream().flatMap(udpPort -> Stream.of(
            HeaderStack.ethernet().ipv4().vxlan(udpPort), HeaderStack.ethernet().ipv4().vxlanGpe(udpPort),
            HeaderStack.ethernet().ipv6().vxlan(udpPort), HeaderStack.ethernet().ipv6().vxlanGpe(udpPort)))
            .map(HeaderStack.Builder::build).map(LoopedStack::direct).filter(it -> options.contains(it.option()));
    }

    @Override
    public Stream<Flow> in() {
        return udpPorts.stream().flatMap(udpPort -> Stream.of(
            enter(udpPort, EtherType.IPV4, OVER_IPV4), enter(udpPort, EtherType.IPV6, OVER_IPV6))
            .flatMap(it -> it));
    }

    /** What there is no option for is counted, and dropped. */
    private Stream<Flow> enter(final int udpPort, final int etherType, final LoopOption option) {
        return TapFrames.send(TapFrames.inTunnel(tapPort, etherType, type(), udpPort),
            options.contains(option) ? loop.enter(source(), option) : ImmutableList.<Action>of());
    }
}
