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
import org.opendaylight.netvis.policy.Bridge;
import org.opendaylight.netvis.program.Cookie;
import org.opendaylight.netvis.program.Flow;
import org.opendaylight.netvis.program.Program;
import org.opendaylight.netvis.program.TunnelOption;

/**
 * What a switch must hold so that one thing about it can be tested: desired like the rest of its program.
 */
public interface Probes {
    /** Cookie of the frames that come back from a test. */
    long COOKIE = new Cookie(Cookie.Kind.VN_TAG_TEST, 0).value();

    /** {@return the flows that the tests need} */
    ImmutableList<Flow> flows();

    /**
     * {@return the options of tunnels that the switch is to know} They stay as long as it is tested.
     *
     * @param bridge its bridge
     */
    ImmutableSet<TunnelOption> options(Bridge bridge);

    /**
     * {@return a program of nothing else}
     *
     * @param bridge the bridge of the switch
     * @param probes what tests need
     */
    static Program program(final Bridge bridge, final Stream<? extends Probes> probes) {
        final var all = probes.toList();
        return Program.of(all.stream().flatMap(it -> it.flows().stream()).toList(), List.of(), List.of(),
            all.stream().flatMap(it -> it.options(bridge).stream()).collect(ImmutableSet.toImmutableSet()));
    }
}
