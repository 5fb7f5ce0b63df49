/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.packet;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import org.opendaylight.netvis.net.Strip;
import org.opendaylight.netvis.program.GroupId;

/**
 * What the controller decides about the packets that one switch sends it, because the switch cannot. Immutable.
 *
 * @param tasks what each policy wants
 */
public record Inspection(ImmutableList<Task> tasks) {
    /** Nothing. */
    public static final Inspection NONE = new Inspection(ImmutableList.of());

    /**
     * Checks the presence.
     *
     * @param tasks what each policy wants
     */
    public Inspection {
        requireNonNull(tasks);
    }

    /**
     * What one policy wants. The switch has decided that a packet is at one of the policy's sources, and what of the
     * rules it can decide; all rules are looked at here.
     *
     * @param policy name of the policy
     * @param candidate the bits of the metadata of which one says that the switch found the packet worth a look for
     *        this policy
     * @param view as what the packet is looked at
     * @param clauses the rules in their order; the first that matches decides, and without one nothing is forwarded
     * @param copies who receives what is forwarded
     */
    public record Task(String policy, long candidate, View view, ImmutableList<Clause> clauses,
            ImmutableList<Copy> copies) {
        /**
         * Checks the candidate.
         *
         * @param policy name of the policy
         * @param candidate bits of the metadata
         * @param view as what the packet is looked at
         * @param clauses the rules
         * @param copies who receives
         */
        public Task {
            requireNonNull(policy);
            requireNonNull(view);
            requireNonNull(clauses);
            requireNonNull(copies);
            if (candidate == 0) {
                throw new IllegalArgumentException("no bit of the metadata makes a packet a candidate of policy \""
                    + policy + "\"");
            }
        }
    }

    /**
     * One rule.
     *
     * @param forward whether what matches is forwarded
     * @param matches the packet matches if it matches one of these
     */
    public record Clause(boolean forward, ImmutableList<CompiledMatch> matches) {
        /**
         * Checks the presence.
         *
         * @param forward whether what matches is forwarded
         * @param matches what matches
         */
        public Clause {
            requireNonNull(matches);
        }
    }

    /**
     * One delivery: a packet reaches each group at most once, however many policies forward it.
     *
     * @param group the switch's group that delivers, and removes what the switch can remove
     * @param due the bit of the metadata that says that the switch delivers this packet to the group by itself; 0 if it
     *        never does
     * @param strips what is removed before the copy goes to the switch
     */
    public record Copy(GroupId group, long due, ImmutableSet<Strip> strips) {
        /**
         * Checks the presence.
         *
         * @param group the switch's group
         * @param due a bit of the metadata, or 0
         * @param strips what is removed
         */
        public Copy {
            requireNonNull(group);
            requireNonNull(strips);
        }
    }
}
