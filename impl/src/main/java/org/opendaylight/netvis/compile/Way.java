/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import com.google.common.collect.ImmutableSet;
import org.opendaylight.netvis.policy.PolicyId;

/**
 * The way of packets from a tap port, where they are inside something, to the layers, where policies see them as they
 * are: from table transit, the end of the pipeline, back to the first. It is a value, so that policies can share it.
 */
public interface Way {
    /** A way on which a switch may drop packets without a word: what goes in and does not come out. */
    interface Lossy extends Way {
        /**
         * {@return the flows that count what goes in and what comes out}
         *
         * @param policies who needs it
         */
        TransitPath path(ImmutableSet<PolicyId> policies);
    }
}
