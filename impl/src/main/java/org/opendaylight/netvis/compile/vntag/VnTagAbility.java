/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile.vntag;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.opendaylight.netvis.compile.Ability;
import org.opendaylight.netvis.compile.Fabric;

/**
 * How a switch can remove VN-tags.
 *
 * @param probes what it holds so that this can be tested
 * @param sequence the way that it does it; empty when it cannot
 * @param obstacle a sentence that says why it cannot; empty when it can
 * @param tunnelObstacle a sentence that says why it does not do it the fast way, {@link TunnelSequence}
 */
public record VnTagAbility(VnTagProbes probes, Optional<VnTagSequence> sequence,
        Optional<String> obstacle, Optional<String> tunnelObstacle) implements Ability {
    /** A switch that is not asked. */
    public static final VnTagAbility NONE =
        cannot("only tap bridges remove VN-tags, when a policy speaks of them");

    /**
     * Checks the presence.
     *
     * @param probes what it holds so that this can be tested
     * @param sequence the way that it does it
     * @param obstacle why it cannot
     * @param tunnelObstacle why it does not do it the fast way
     */
    public VnTagAbility {
        requireNonNull(probes);
        requireNonNull(tunnelObstacle);
        if (sequence.isPresent() == obstacle.isPresent()) {
            throw new IllegalArgumentException("a way " + sequence + " and an obstacle " + obstacle);
        }
    }

    /** What is known of a switch. */
    static VnTagAbility of(final Fabric.Ports ports) {
        return ports.ability(VnTagAbility.class).orElse(NONE);
    }

    /**
     * {@return the same, while something else is tested}
     *
     * @param other what is to be in the switch for it
     */
    public VnTagAbility testing(final VnTagProbes other) {
        return new VnTagAbility(other, sequence, obstacle, tunnelObstacle);
    }

    /**
     * {@return a switch that cannot, and is not tested}
     *
     * @param obstacle a sentence that says why
     */
    public static VnTagAbility cannot(final String obstacle) {
        return new VnTagAbility(VnTagProbes.NONE, Optional.empty(), Optional.of(obstacle), Optional.empty());
    }
}
