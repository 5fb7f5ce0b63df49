/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.punt;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import org.opendaylight.netvis.net.HeaderCondition;
import org.opendaylight.netvis.net.Strip;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.program.GroupId;
import org.opendaylight.netvis.program.Match;

/**
 * What a bridge punts to the controller, because its switch cannot decide it, and how the controller decides.
 *
 * @param cookie cookie of the flows that send packets to the controller
 * @param meaning what bits of the metadata mean in packets with this cookie
 * @param tasks what is to be decided; none: the bridge needs no controller
 */
public record PuntPlan(long cookie, Meaning meaning, ImmutableList<Task> tasks) {
    /** Identifier of the meter that limits what a switch sends to the controller. */
    public static final int METER = 0x4e56;

    /** A plan. */
    public PuntPlan {
        requireNonNull(meaning);
        requireNonNull(tasks);
    }

    /**
     * A plan whose tasks each have bits of their own.
     *
     * @param cookie cookie of the flows that send packets to the controller
     * @param tasks what is to be decided
     */
    public PuntPlan(final long cookie, final ImmutableList<Task> tasks) {
        this(cookie, new Meaning(ImmutableSortedMap.of(), ImmutableSortedMap.of(), tasks), tasks);
    }

    /**
     * What bits of the metadata say of a packet that a switch sends to the controller.
     *
     * <p>A policy that only decides about frames which the switch does not read as what they are is not in it: what it
     * says of a packet is in its task as a whole, whenever the packet was sent. Such a policy can come and go, and the
     * bits mean the same.
     *
     * @param delivered bits that say that the switch delivers the packet to a group by itself
     * @param unread bits that say that it does not read the frame as what it is, by the kind of frames
     * @param punts tasks for which a bit of their own says that the packet is at a source of theirs
     */
    public record Meaning(ImmutableSortedMap<GroupId, Long> delivered, ImmutableSortedMap<String, Long> unread,
            ImmutableList<Task> punts) {
        /** Nothing. */
        public static final Meaning NONE = new Meaning(ImmutableSortedMap.of(), ImmutableSortedMap.of(),
            ImmutableList.of());

        /** A meaning. */
        public Meaning {
            requireNonNull(delivered);
            requireNonNull(unread);
            requireNonNull(punts);
        }
    }

    /**
     * One policy at sources whose packets are viewed in the same way. The switch has decided that a packet is at one of
     * these sources, and what of the rules it can decide; all rules are looked at here.
     *
     * @param policy the policy
     * @param punted bits of the metadata of which one says that the switch punted the packet for this
     * @param view how a packet is interpreted
     * @param clauses the rules in their order; the first that matches decides, and without one nothing is forwarded
     * @param copies who receives what they forward
     */
    public record Task(PolicyId policy, long punted, View view, ImmutableList<Clause> clauses,
            ImmutableList<Copy> copies) {
        /**
         * Checks the bits.
         *
         * @param policy the policy
         * @param punted bits of the metadata
         * @param view how a packet is interpreted
         * @param clauses the rules
         * @param copies who receives
         */
        public Task {
            requireNonNull(policy);
            requireNonNull(view);
            requireNonNull(clauses);
            requireNonNull(copies);
            if (punted == 0) {
                throw new IllegalArgumentException("no bit of the metadata punts a packet for policy \"" + policy
                    + "\"");
            }
        }
    }

    /**
     * A rule.
     *
     * @param forward whether what matches is forwarded
     * @param matches the packet has the fields of one of these
     * @param conditions all of these are true of it, too
     * @param outer the frame as it was received, around what the packet is viewed as, has the fields of one of these;
     *        none: any
     */
    public record Clause(boolean forward, ImmutableList<Match> matches, ImmutableList<HeaderCondition> conditions,
            ImmutableList<Match> outer) {
        /** A rule. */
        public Clause {
            requireNonNull(matches);
            requireNonNull(conditions);
            requireNonNull(outer);
        }

        /**
         * A rule that says nothing of what is around.
         *
         * @param forward whether what matches is forwarded
         * @param matches the packet has the fields of one of these
         * @param conditions all of these are true of it, too
         */
        public Clause(final boolean forward, final ImmutableList<Match> matches,
                final ImmutableList<HeaderCondition> conditions) {
            this(forward, matches, conditions, ImmutableList.of());
        }
    }

    /**
     * A delivery: a packet reaches each group at most once, however many policies forward it.
     *
     * @param group the switch's group that delivers, and removes what the switch can remove
     * @param due bits of the metadata of which one says that the switch delivers this packet there by itself; none: it
     *        never does
     * @param strips what the controller removes before, see {@link View#removes}
     */
    public record Copy(GroupId group, long due, ImmutableSet<Strip> strips) {
        /** A delivery. */
        public Copy {
            requireNonNull(group);
            requireNonNull(strips);
        }
    }
}
