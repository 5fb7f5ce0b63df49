/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableMap;
import org.opendaylight.netvis.policy.PolicyId;

/**
 * What the compilation before gave out, and this one keeps as far as it can.
 *
 * @param numbers the number of each policy
 * @param bridges what each bridge's program was given, by the name of the bridge
 */
public record Former(ImmutableMap<PolicyId, Integer> numbers, ImmutableMap<String, Allotment> bridges) {
    /** Nothing. */
    public static final Former NONE = new Former(ImmutableMap.of(), ImmutableMap.of());

    /**
     * Checks the presence.
     *
     * @param numbers the number of each policy
     * @param bridges what each bridge's program was given
     */
    public Former {
        requireNonNull(numbers);
        requireNonNull(bridges);
    }

    /**
     * {@return this, and what a bridge was given}
     *
     * @param bridge the name of the bridge
     * @param allotment what it was given
     */
    public Former with(final String bridge, final Allotment allotment) {
        return new Former(numbers, ImmutableMap.<String, Allotment>builder().putAll(bridges).put(bridge, allotment)
            .buildKeepingLast());
    }

    Allotment of(final String bridge) {
        return bridges.getOrDefault(bridge, Allotment.NONE);
    }
}
