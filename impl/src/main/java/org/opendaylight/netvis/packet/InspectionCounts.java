/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.packet;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableMap;
import org.opendaylight.netvis.policy.PolicyId;

/**
 * What came of the packets that one switch sent to the controller, since the inspector is there. Nothing here is ever
 * lower than before, but that a policy that comes back begins with zero. Immutable.
 *
 * @param policies by policy
 * @param received packets that the switch sent
 * @param dropped packets that found the queue full, and were not looked at
 * @param unreadable messages that are no whole packet-in
 * @param failed packets that could not be looked at because of a fault of netvis's own, of which the first is told
 *        to the handler of uncaught exceptions
 * @param unsent copies for which the way back to the switch had no room
 * @param malformed packets whose headers could not be read to their end, by the reason; what could be read was matched
 */
public record InspectionCounts(ImmutableMap<PolicyId, Policy> policies, long received, long dropped, long unreadable,
        long failed, long unsent, ImmutableMap<Malformation, Long> malformed) {
    /**
     * Checks the presence.
     *
     * @param policies by policy
     * @param received packets that the switch sent
     * @param dropped packets that found the queue full, or came from a flow of which nothing is known any more
     * @param unreadable messages that are no whole packet-in
     * @param failed packets that could not be looked at
     * @param unsent copies that could not be sent
     * @param malformed packets whose headers could not be read to their end
     */
    public InspectionCounts {
        requireNonNull(policies);
        requireNonNull(malformed);
    }

    /**
     * What came of them for one policy.
     *
     * @param lookedAt packets that the rules were compared with
     * @param forwardedPackets packets that a rule forwards
     * @param forwardedBytes their bytes, as the switch sent them
     * @param dropped packets that found the queue full; whether a rule forwards them is not known
     */
    public record Policy(long lookedAt, long forwardedPackets, long forwardedBytes, long dropped) {
        /** Nothing. */
        public static final Policy NONE = new Policy(0, 0, 0, 0);
    }
}
