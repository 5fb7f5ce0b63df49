/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.Optional;
import org.opendaylight.netvis.net.Payload;
import org.opendaylight.netvis.net.Strip;
import org.opendaylight.netvis.policy.ETag;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.program.FieldMatch;
import org.opendaylight.netvis.program.GroupId;
import org.opendaylight.netvis.program.Match;

/**
 * What a bridge leaves to the controller to decide, because its switch cannot.
 *
 * @param cookie cookie of the flows that send packets to the controller
 * @param tasks what is to be decided; none: the bridge needs no controller
 */
public record Referral(long cookie, ImmutableList<Task> tasks) {
    /** Identifier of the meter that limits what a switch sends to the controller. */
    public static final int METER = 0x4e56;

    /**
     * Checks the presence.
     *
     * @param cookie the cookie
     * @param tasks what is to be decided
     */
    public Referral {
        requireNonNull(tasks);
    }

    /**
     * One policy at sources that are looked at in the same way.
     *
     * @param policy the policy
     * @param candidate metadata of packets that the policy may want: they have one of its bits
     * @param look as what a packet is looked at
     * @param clauses the rules in their order
     * @param copies who receives what they forward
     */
    public record Task(PolicyId policy, FieldMatch candidate, Look look, ImmutableList<Clause> clauses,
            ImmutableList<Copy> copies) {
        /**
         * Checks the presence.
         *
         * @param policy the policy
         * @param candidate metadata
         * @param look as what a packet is looked at
         * @param clauses the rules
         * @param copies who receives
         */
        public Task {
            requireNonNull(policy);
            requireNonNull(candidate);
            requireNonNull(look);
            requireNonNull(clauses);
            requireNonNull(copies);
        }
    }

    /**
     * A rule: all of it must hold.
     *
     * @param forward whether what matches is forwarded
     * @param matches the packet has the fields of one of these
     * @param etag the E-TAG of the frame; empty: any, or none
     * @param payload what else is in the packet
     */
    public record Clause(boolean forward, ImmutableList<Match> matches, Optional<ETag> etag,
            ImmutableList<Payload> payload) {
        /**
         * Checks the presence.
         *
         * @param forward whether what matches is forwarded
         * @param matches the fields
         * @param etag the E-TAG
         * @param payload what else is in the packet
         */
        public Clause {
            requireNonNull(matches);
            requireNonNull(etag);
            requireNonNull(payload);
        }
    }

    /**
     * A delivery.
     *
     * @param group the switch's group that delivers, and removes what the switch can remove
     * @param due metadata of packets that the switch delivers there by itself; empty: it never does
     * @param strips what is to be removed before
     */
    public record Copy(GroupId group, Optional<FieldMatch> due, ImmutableSet<Strip> strips) {
        /**
         * Checks the presence.
         *
         * @param group the group
         * @param due metadata
         * @param strips what is to be removed
         */
        public Copy {
            requireNonNull(group);
            requireNonNull(due);
            requireNonNull(strips);
        }
    }
}
