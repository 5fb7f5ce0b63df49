/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile.vntag;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import org.opendaylight.netvis.compile.Probes;
import org.opendaylight.netvis.policy.Bridge;
import org.opendaylight.netvis.program.Flow;
import org.opendaylight.netvis.program.TunnelOption;

/**
 * What a switch is to hold so that it can be tested whether it removes VN-tags.
 *
 * @param sequences the ways whose {@link VnTagSequence#testFlows()} it is to hold
 * @param option whether it is to know the option of tunnels that {@link TunnelSequence} needs
 */
public record VnTagProbes(ImmutableSet<VnTagSequence> sequences, boolean option) implements Probes {
    /** Nothing. */
    public static final VnTagProbes NONE = new VnTagProbes(ImmutableSet.of(), false);

    public VnTagProbes {
        requireNonNull(sequences);
    }

    @Override
    public ImmutableList<Flow> flows() {
        return sequences.stream().flatMap(sequence -> sequence.testFlows().stream())
            .collect(ImmutableList.toImmutableList());
    }

    @Override
    public ImmutableSet<TunnelOption> options(final Bridge bridge) {
        return option ? ImmutableSet.of(TunnelOption.FRAME_DESTINATION) : ImmutableSet.of();
    }

    /**
     * {@return what some ways need}
     *
     * @param sequences the ways
     */
    public static VnTagProbes of(final ImmutableSet<VnTagSequence> sequences) {
        return new VnTagProbes(sequences, sequences.stream().anyMatch(TunnelSequence.class::isInstance));
    }
}
