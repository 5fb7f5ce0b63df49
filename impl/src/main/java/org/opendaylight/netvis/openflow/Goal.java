/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.openflow;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableSet;
import org.opendaylight.netvis.program.Program;

/** What a reconciler is to do with its switch. */
public sealed interface Goal {
    /** {@return whether it is known whose the flows are that the switch is to hold} */
    default boolean isCompiled() {
        return this instanceof Hold || this instanceof Release;
    }

    /** {@return whether the options of tunnels that the switch knows are of interest} */
    default boolean needsOptions() {
        return switch (this) {
            case Hold hold -> !hold.program().options().isEmpty();
            case Keep keep -> !keep.probes().options().isEmpty();
            case Look look -> false;
            case Release release -> false;
        };
    }

    /**
     * The switch is to hold a program.
     *
     * @param program the program
     */
    record Hold(Program program) implements Goal {
        public Hold {
            requireNonNull(program);
        }
    }

    /**
     * It is not known what the switch is to hold. It keeps what it has, but for the flows of policies that are gone,
     * and gets what tests need that are to tell.
     *
     * @param policies numbers of the policies that there are, as in the cookies of their flows
     * @param probes flows for tests, with what they need
     */
    record Keep(ImmutableSet<Integer> policies, Program probes) implements Goal {
        public Keep {
            requireNonNull(policies);
            requireNonNull(probes);
        }
    }

    /** What the switch has is to be known first, before it can be said what it is to hold. It keeps all of it. */
    record Look() implements Goal {
    }

    /**
     * The switch is no longer one of netvis's: it is to hold nothing of netvis's. But if it was netvis that had it
     * forward production traffic, that stays: nobody's traffic stops because a bridge is no longer watched.
     */
    record Release() implements Goal {
    }
}
