/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.List;
import java.util.stream.Stream;
import org.opendaylight.netvis.net.TunnelType;
import org.opendaylight.netvis.policy.Bridge;
import org.opendaylight.netvis.program.Flow;
import org.opendaylight.netvis.program.Program;
import org.opendaylight.netvis.program.TunnelOption;

/**
 * What a switch must hold so that it can be tested: desired like the rest of its program.
 */
public final class Probes {
    /** OVN's, which is on each frame of its networks: logical ports of ingress and egress (ovn-architecture(7)). */
    static final TunnelOption OVN = new TunnelOption(0x0102, 0x80, 4);

    private Probes() {
        // Hidden on purpose
    }

    /**
     * {@return a program of nothing else}
     *
     * @param bridge the bridge of the switch
     * @param vnTag what tests of VN-tags need
     * @param tunnelEnds tunnel ports that are tested
     */
    public static Program program(final Bridge bridge, final VnTagProbes vnTag,
            final ImmutableSet<TunnelEnd> tunnelEnds) {
        return Program.of(flows(vnTag, tunnelEnds), List.of(), List.of(), options(bridge, vnTag, tunnelEnds));
    }

    static ImmutableList<Flow> flows(final VnTagProbes vnTag,
            final ImmutableSet<TunnelEnd> tunnelEnds) {
        return Stream.concat(vnTag.sequences().stream().flatMap(sequence -> sequence.testFlows().stream()),
            tunnelEnds.stream().map(TunnelEnd::testFlow)).collect(ImmutableList.toImmutableList());
    }

    static ImmutableSet<TunnelOption> options(final Bridge bridge, final VnTagProbes vnTag,
            final ImmutableSet<TunnelEnd> tunnelEnds) {
        final var result = ImmutableSet.<TunnelOption>builder();
        if (vnTag.option()) {
            result.add(TunnelOption.FRAME_DESTINATION);
        }
        if (tunnelEnds.stream().anyMatch(end -> end.type() == TunnelType.GENEVE)) {
            final var own = bridge.geneveOptions();
            // Who says something about OVN's knows better
            if (own.stream().noneMatch(it -> it.optionClass() == OVN.optionClass() && it.type() == OVN.type())) {
                result.add(OVN);
            }
            own.forEach(it -> result.add(new TunnelOption(it.optionClass(), it.type(), it.length())));
        }
        return result.build();
    }
}
