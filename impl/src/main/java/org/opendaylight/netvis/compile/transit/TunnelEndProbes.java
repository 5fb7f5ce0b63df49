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
import org.opendaylight.netvis.compile.Probes;
import org.opendaylight.netvis.net.TunnelType;
import org.opendaylight.netvis.policy.Bridge;
import org.opendaylight.netvis.program.Flow;
import org.opendaylight.netvis.program.TunnelOption;

/**
 * What a switch is to hold so that it can be tested whether it ends tunnels.
 *
 * @param ends the ports where it is to end them
 */
public record TunnelEndProbes(ImmutableSet<TunnelEnd> ends) implements Probes {
    /** OVN's, which is on each frame of its networks: logical ports of ingress and egress (ovn-architecture(7)). */
    private static final TunnelOption OVN = new TunnelOption(0x0102, 0x80, 4);

    public TunnelEndProbes {
        requireNonNull(ends);
    }

    @Override
    public ImmutableList<Flow> flows() {
        return ends.stream().map(TunnelEnd::testFlow).collect(ImmutableList.toImmutableList());
    }

    /** An end drops what has a critical option that it does not know. */
    @Override
    public ImmutableSet<TunnelOption> options(final Bridge bridge) {
        if (ends.stream().noneMatch(end -> end.type() == TunnelType.GENEVE)) {
            return ImmutableSet.of();
        }
        final var result = ImmutableSet.<TunnelOption>builder();
        final var own = bridge.geneveOptions();
        // Who says something about OVN's knows better
        if (own.stream().noneMatch(it -> it.optionClass() == OVN.optionClass() && it.type() == OVN.type())) {
            result.add(OVN);
        }
        own.forEach(it -> result.add(new TunnelOption(it.optionClass(), it.type(), it.length())));
        return result.build();
    }
}
