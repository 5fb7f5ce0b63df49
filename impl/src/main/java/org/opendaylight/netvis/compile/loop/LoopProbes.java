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
import java.util.Optional;
import org.opendaylight.netvis.compile.Probes;
import org.opendaylight.netvis.policy.Bridge;
import org.opendaylight.netvis.program.Flow;
import org.opendaylight.netvis.program.TunnelOption;

/**
 * What a switch is to hold so that its loop can be tested.
 *
 * @param options whether it is to know the options of the loop
 * @param loop the loop whose {@link Loop#testFlows()} it is to hold; empty, as long as it does not know the options:
 *        it would refuse them
 */
public record LoopProbes(boolean options, Optional<Loop> loop) implements Probes {
    /** Nothing. */
    public static final LoopProbes NONE = new LoopProbes(false, Optional.empty());

    /** {@return the options of a loop} */
    public static ImmutableSet<TunnelOption> ofLoops() {
        return LoopedVxlan.options().stream().map(LoopOption::asTunnelOption).collect(ImmutableSet.toImmutableSet());
    }

    public LoopProbes {
        requireNonNull(loop);
    }

    @Override
    public ImmutableList<Flow> flows() {
        return loop.map(Loop::testFlows).orElse(ImmutableList.of());
    }

    @Override
    public ImmutableSet<TunnelOption> options(final Bridge bridge) {
        return options ? ofLoops() : ImmutableSet.of();
    }
}
