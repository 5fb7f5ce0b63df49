/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

import static java.util.Objects.requireNonNull;

/**
 * What a switch reports about one of its flows, as far as netvis understands it.
 */
sealed interface FlowEntry {
    /**
     * A flow that netvis understands wholly.
     *
     * @param flow the flow
     * @param count what it has counted
     */
    record Known(Flow flow, FlowCount count) implements FlowEntry {
        /**
         * Checks the presence.
         *
         * @param flow the flow
         * @param count what it has counted
         */
        public Known {
            requireNonNull(flow);
            requireNonNull(count);
        }

        @Override
        public long cookie() {
            return flow.cookie();
        }
    }

    /**
     * A flow of which netvis understands what it matches, but not all of what it does.
     *
     * @param key its identity
     * @param cookie its cookie
     * @param reason what netvis does not understand
     */
    record KnownMatch(FlowKey key, long cookie, String reason) implements FlowEntry {
        /**
         * Checks the identity.
         *
         * @param key its identity
         * @param cookie its cookie
         * @param reason what netvis does not understand
         */
        public KnownMatch {
            requireNonNull(key);
        }
    }

    /**
     * Something that netvis does not understand, or no flow at all.
     *
     * @param cookie its cookie; 0, which is not one of netvis, if it is too short to have one
     * @param reason what netvis does not understand
     */
    record Unknown(long cookie, String reason) implements FlowEntry {
    }

    /** {@return the cookie} */
    long cookie();
}
