/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.policy;

import static java.util.Objects.requireNonNull;

/**
 * One rule of a policy.
 *
 * @param name its name
 * @param action what happens with a packet that matches
 * @param match what matches
 */
public record Rule(String name, Action action, PacketMatch match) {
    /** What happens with a packet that matches. */
    public enum Action {
        /** The tools receive it. */
        FORWARD,
        /** The tools do not receive it. */
        EXCLUDE
    }

    /**
     * Checks the presence.
     *
     * @param name its name
     * @param action what happens
     * @param match what matches
     */
    public Rule {
        requireNonNull(name);
        requireNonNull(action);
        requireNonNull(match);
    }
}
