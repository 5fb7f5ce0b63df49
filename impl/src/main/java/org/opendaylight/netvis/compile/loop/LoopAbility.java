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
import java.util.Optional;
import org.opendaylight.netvis.compile.Ability;
import org.opendaylight.netvis.compile.Fabric;

/**
 * Whether a switch can unwrap tunnels in a loop.
 *
 * @param probes what it holds so that this can be tested
 * @param loop how it does it; empty when it cannot
 * @param options the options that it knows, of those that it is to know
 * @param obstacle a sentence that says why it cannot; empty when it can
 */
public record LoopAbility(LoopProbes probes, Optional<Loop> loop, ImmutableSet<LoopOption> options,
        Optional<String> obstacle) implements Ability {
    /**
     * Checks that there is one of the two.
     *
     * @param probes what it holds
     * @param loop how it does it
     * @param options what it knows
     * @param obstacle why it cannot
     */
    public LoopAbility {
        requireNonNull(probes);
        requireNonNull(options);
        if (loop.isPresent() == obstacle.isPresent()) {
            throw new IllegalArgumentException("a loop " + loop + " and an obstacle " + obstacle);
        }
    }

    /**
     * {@return a switch that cannot}
     *
     * @param probes what it holds all the same
     * @param obstacle a sentence that says why
     */
    public static LoopAbility cannot(final LoopProbes probes, final String obstacle) {
        return new LoopAbility(probes, Optional.empty(), ImmutableSet.of(), Optional.of(obstacle));
    }

    /** What is known of a switch. */
    static LoopAbility of(final Fabric.Ports ports) {
        return ports.ability(LoopAbility.class)
            .orElseGet(() -> cannot(LoopProbes.NONE, "it is not known whether the switch can unwrap in a loop"));
    }
}
