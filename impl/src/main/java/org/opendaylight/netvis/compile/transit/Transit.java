/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile.transit;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.stream.Stream;
import org.opendaylight.netvis.compile.TapFrames;
import org.opendaylight.netvis.compile.TapNetwork;
import org.opendaylight.netvis.compile.TransitPath;
import org.opendaylight.netvis.compile.Way;
import org.opendaylight.netvis.net.EtherType;
import org.opendaylight.netvis.pipeline.Band;
import org.opendaylight.netvis.pipeline.Table;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.program.Action;
import org.opendaylight.netvis.program.Cookie;
import org.opendaylight.netvis.program.Field;
import org.opendaylight.netvis.program.Flow;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.program.PortNo;
import org.opendaylight.netvis.program.Word;

/**
 * Makes the switch unwrap tunnels that are addressed to somebody else.
 *
 * <p>At the end of the pipeline the tapped frame's destination becomes the bridge itself, and LOCAL the output: Open
 * vSwitch ends the tunnel there, and the inner frame enters the pipeline anew from the tunnel port. Where it was
 * tapped would be lost. So it rides in the outer source address, see {@link TapNetwork}. A fragment is never ended, so
 * it is not sent.
 *
 * @param tapPort the port where the tunnels are seen
 * @param end where they are ended
 */
record Transit(PortNo tapPort, TunnelEnd end) implements Way.Lossy {
    /** Where tunnels seem to come from. */
    static final TapNetwork NETWORK = new TapNetwork(18);

    Transit {
        requireNonNull(tapPort);
        requireNonNull(end);
    }

    Stream<Flow> flows() {
        return Stream.concat(Stream.of(admit()), terminate());
    }

    /** The flows that send tunnels to their end. */
    private Stream<Flow> terminate() {
        return TapFrames.send(TapFrames.inTunnel(tapPort, EtherType.IPV4, end.type(), end.udpPort()),
            ImmutableList.of(
                new Action.SetField(Field.ETH_DST, Word.of(end.bridgeMac())),
                new Action.SetField(Field.IPV4_SRC, address(NETWORK.address(tapPort))),
                new Action.SetField(Field.IPV4_DST, address(end.bridgeAddress())),
                new Action.Output(PortNo.LOCAL)));
    }

    /** The flow that admits what comes out of the tunnels, and tells where it was tapped. */
    private Flow admit() {
        return Table.ADMIT.flow(Band.FROM_TUNNEL, TapNetwork.outOf(end.port(), NETWORK.address(tapPort)))
            .cookie(Cookie.Kind.ADMIT).write(TapFrames.unwrappedFrom(tapPort)).goTo(Table.LAYER.id(0));
    }

    /** What came out of the tunnels, as the layers see it. */
    Match unwrapped() {
        return TapFrames.ingress(end.port()).with(Field.METADATA, TapFrames.unwrappedFrom(tapPort)).orElseThrow();
    }

    @Override
    public TransitPath path(final ImmutableSet<PolicyId> policies) {
        return new TransitPath(tapPort, end.port(), end.type(),
            terminate().map(Flow::key).collect(ImmutableSet.toImmutableSet()),
            ImmutableSet.of(admit().key()), policies);
    }

    private static Word address(final int address) {
        return Word.of(Integer.toUnsignedLong(address));
    }
}
