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
import org.opendaylight.netvis.net.TunnelType;
import org.opendaylight.netvis.program.Flow;
import org.opendaylight.netvis.program.PortNo;

/**
 * Tunnels at a tap port whose headers have one of several lengths, and that go through a loop: the switch looks at what
 * tells the length first.
 *
 * @param tapPort where they are seen
 * @param loop the loop
 * @param type their type, Geneve or GRE
 * @param udpPorts their UDP ports; 0 for GRE
 * @param options the options that the switch knows: frames whose headers have another length are dropped
 */
record LoopedTunnels(PortNo tapPort, Loop loop, TunnelType type, ImmutableSet<Integer> udpPorts,
        ImmutableSet<LoopOption> options) implements LoopedFrames {
    LoopedTunnels {
        requireNonNull(tapPort);
        requireNonNull(loop);
        requireNonNull(type);
        requireNonNull(udpPorts);
        requireNonNull(options);
    }

    private Stream<LookedStack> looked() {
        return udpPorts.stream().flatMap(udpPort -> LookedStack.of(type, udpPort))
            .filter(it -> options.contains(it.looped().option()));
    }

    @Override
    public Stream<LoopedStack> stacks() {
        return looked().map(LookedStack::looped);
    }

    @Override
    public Stream<Flow> flows() {
        return Stream.concat(LoopedFrames.super.flows(), looked().map(it -> it.enter(loop, source())).distinct());
    }

    /** The flows that have frames looked at. */
    @Override
    public Stream<Flow> in() {
        return udpPorts.stream().flatMap(udpPort -> LookedStack.looks(type).flatMap(look ->
            TapFrames.send(TapFrames.inTunnel(tapPort, look.etherType(), type, udpPort),
                loop.look(source(), look))));
    }
}
