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
 * @param options the options of the loop that it is to know
 * @param test the test whose {@link LoopTest#flows()} it is to hold; empty, as long as it does not know the options: it
 *        would refuse them
 */
public record LoopProbes(ImmutableSet<LoopOption> options, Optional<LoopTest> test) implements Probes {
    /** Nothing. */
    public static final LoopProbes NONE = new LoopProbes(ImmutableSet.of(), Optional.empty());

    public LoopProbes {
        requireNonNull(options);
        requireNonNull(test);
    }

    @Override
    public ImmutableList<Flow> flows() {
        return test.map(LoopTest::flows).orElse(ImmutableList.of());
    }

    @Override
    public ImmutableSet<TunnelOption> options(final Bridge bridge) {
        return options.stream().map(LoopOption::asTunnelOption).collect(ImmutableSet.toImmutableSet());
    }
}
