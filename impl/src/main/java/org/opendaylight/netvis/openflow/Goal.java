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
import java.util.Optional;
import org.opendaylight.netvis.program.Meter;
import org.opendaylight.netvis.program.Program;

/** What a reconciler is to do with its switch. */
public sealed interface Goal {
    /**
     * The switch is to hold a program.
     *
     * @param program the program
     * @param limit the meter that its flows to the controller go through, if there are any
     */
    record Hold(Program program, Optional<Meter> limit) implements Goal {
        public Hold {
            requireNonNull(program);
            requireNonNull(limit);
        }
    }

    /**
     * It is not known what the switch is to hold. It keeps what it has, but for the flows of policies that are gone.
     *
     * @param policies numbers of the policies that there are, as in the cookies of their flows
     */
    record Keep(ImmutableSet<Integer> policies) implements Goal {
        public Keep {
            requireNonNull(policies);
        }
    }

    /**
     * The switch is no longer one of netvis's: it is to hold nothing of netvis's. But if it was netvis that had it
     * forward production traffic, that stays: nobody's traffic stops because a bridge is no longer watched.
     */
    record Release() implements Goal {
    }
}
