/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Whether a switch can remove VN-tags.
 *
 * @param testable whether the flows of {@link VnTagPath#testFlows()} are safe with it
 * @param obstacle a sentence that says why it cannot; empty when it can
 */
public record VnTagAbility(boolean testable, Optional<String> obstacle) {
    /** A switch that is not asked. */
    public static final VnTagAbility NONE = new VnTagAbility(false,
        Optional.of("only tap bridges remove VN-tags, when a policy speaks of them"));
    /** A switch that can. */
    public static final VnTagAbility PROVEN = new VnTagAbility(true, Optional.empty());

    /**
     * Checks the presence.
     *
     * @param testable whether it can be tested
     * @param obstacle why it cannot
     */
    public VnTagAbility {
        requireNonNull(obstacle);
    }
}
