/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import com.google.common.collect.ImmutableList;
import org.opendaylight.netvis.program.Match;

/**
 * Where a switch sees the headers that it removed from packets, which rules ask for.
 */
public interface RemovedHeaders {
    /** In the field for the identifier, as behind an end of tunnels, to which they were readdressed. */
    RemovedHeaders TOLD = (matches, outer) -> {
        if (!outer.isEmpty()) {
            throw new IllegalArgumentException("the headers around were replaced, and nothing tells " + outer);
        }
        return matches;
    };

    /**
     * {@return matches for packets whose headers are seen here, which say the same} A match is left out if none of the
     * packets can satisfy it.
     *
     * @param matches what rules ask for, with the identifier of a tunnel where an end tells it
     * @param outer what they ask for of the frame around: one of these; none: nothing
     */
    ImmutableList<Match> in(ImmutableList<Match> matches, ImmutableList<Match> outer);
}
