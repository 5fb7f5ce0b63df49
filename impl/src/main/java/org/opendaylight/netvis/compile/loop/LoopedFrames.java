/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile.loop;

import com.google.common.collect.ImmutableSet;
import java.util.stream.Stream;
import org.opendaylight.netvis.compile.TapFrames;
import org.opendaylight.netvis.compile.TapNetwork;
import org.opendaylight.netvis.compile.TransitPath;
import org.opendaylight.netvis.compile.Way;
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
 * Frames in tunnels of some type at a tap port that go through a loop.
 */
interface LoopedFrames extends Way.Lossy {
    /** Where frames in the loop seem to come from, beside those of tunnels (18) and VN-tags (19). */
    TapNetwork NETWORK = new TapNetwork(20);

    /** {@return where they are seen} */
    PortNo tapPort();

    /** {@return the loop} */
    Loop loop();

    /** {@return the type of the tunnels} */
    TunnelType type();

    /** {@return the headers that they may have} */
    Stream<LoopedStack> stacks();

    /** {@return the flows that send them on their way, with another VLAN tag around or none} */
    Stream<Flow> in();

    /** {@return where they seem to come from in the loop} */
    default int source() {
        return NETWORK.address(tapPort());
    }

    /** {@return all flows, one of which tells where what comes out of the loop was tapped} */
    default Stream<Flow> flows() {
        final var admit = Table.ADMIT.flow(Band.FROM_TUNNEL, loop().outOf(source()))
            .cookie(Cookie.Kind.ADMIT).write(TapFrames.unwrappedFrom(tapPort())).goTo(Table.LOOP_PROVE.id());
        return Stream.of(Stream.of(loop().lift(), admit), in(), stacks().map(this::prove)).flatMap(it -> it);
    }

    /** {@return the flow that lets pass what had the headers} */
    private Flow prove(final LoopedStack stack) {
        return Table.LOOP_PROVE.flow(Band.LOOP, Match.ANY
                .with(Field.METADATA, TapFrames.unwrappedFrom(tapPort()))
                .flatMap(it -> it.with(stack.proof())).orElseThrow())
            .cookie(Cookie.Kind.TRANSIT).goTo(Table.LAYER.id(0));
    }

    /** {@return what had the headers, as the layers see it} */
    default Match unwrapped(final LoopedStack stack) {
        return TapFrames.ingress(loop().tunnelPort()).with(Field.METADATA, TapFrames.unwrappedFrom(tapPort()))
            .flatMap(it -> it.with(stack.proof())).orElseThrow();
    }

    @Override
    default TransitPath path(final ImmutableSet<PolicyId> policies) {
        return new TransitPath(tapPort(), loop().tunnelPort(), type(),
            in().map(Flow::key).collect(ImmutableSet.toImmutableSet()),
            stacks().map(this::prove).map(Flow::key).collect(ImmutableSet.toImmutableSet()), policies);
    }
}
