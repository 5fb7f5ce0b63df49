/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile.transit;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import org.opendaylight.netvis.compile.Ability;
import org.opendaylight.netvis.compile.Fabric;

/**
 * What is known of the ports where a switch ends tunnels that are seen in transit.
 *
 * @param tested those that are tested, again and again, whose {@link TunnelEnd#testFlow()} is in the switch
 * @param obstacles names of those that do not work, each with a sentence that says why
 * @param working names of those that do
 */
public record TunnelEnds(ImmutableSet<TunnelEnd> tested, ImmutableMap<String, String> obstacles,
        ImmutableSet<String> working) implements Ability {
    /** Of a switch that is not asked. */
    public static final TunnelEnds NONE = new TunnelEnds(ImmutableSet.of(), ImmutableMap.of(), ImmutableSet.of());

    /**
     * Checks the presence.
     *
     * @param tested those that are tested
     * @param obstacles those that do not work
     * @param working those that do
     */
    public TunnelEnds {
        requireNonNull(tested);
        requireNonNull(obstacles);
        requireNonNull(working);
    }

    /** What is known of those of a switch. */
    static TunnelEnds of(final Fabric.Ports ports) {
        return ports.ability(TunnelEnds.class).orElse(NONE);
    }

    @Override
    public TunnelEndProbes probes() {
        return new TunnelEndProbes(tested);
    }
}
