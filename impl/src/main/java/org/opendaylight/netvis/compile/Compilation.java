/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.policy.Problem;
import org.opendaylight.netvis.policy.ToolId;
import org.opendaylight.netvis.program.GroupId;
import org.opendaylight.netvis.program.Program;
import org.opendaylight.netvis.punt.PuntPlan;

/**
 * What the compiler made of a policy set.
 *
 * @param programs the program of each connected bridge that could be compiled
 * @param verdicts what came of each policy
 * @param deliveries on each connected bridge the tool that each group serves
 * @param puntPlans what the controller decides for each connected bridge
 * @param owners who needs each part of the program of each connected bridge
 * @param transits the ways of tunnels that each connected bridge unwraps in transit
 * @param failures of each connected bridge that has no program a sentence that says why: what its switch holds had
 *        better stay
 * @param former what the next compilation is to keep
 */
public record Compilation(ImmutableMap<BridgeId, Program> programs, ImmutableMap<PolicyId, Verdict> verdicts,
        ImmutableMap<BridgeId, ImmutableMap<GroupId, ToolId>> deliveries, ImmutableMap<BridgeId, PuntPlan> puntPlans,
        ImmutableMap<BridgeId, Owners> owners, ImmutableMap<BridgeId, ImmutableList<TransitPath>> transits,
        ImmutableMap<BridgeId, String> failures, Former former) {
    /** Nothing compiled. */
    public static final Compilation EMPTY = new Compilation(ImmutableMap.of(), ImmutableMap.of(), ImmutableMap.of(),
        ImmutableMap.of(), ImmutableMap.of(), ImmutableMap.of(), ImmutableMap.of(), Former.NONE);

    /**
     * What came of a policy.
     *
     * @param cookie the number of the policy in the cookies of its flows
     * @param problems why the policy delivers nothing at all; none when it does
     * @param bridges what came of it on each of its bridges
     */
    public record Verdict(int cookie, ImmutableList<Problem> problems, ImmutableMap<BridgeId, Place> bridges) {
    }

    /** What came of a policy on one bridge. */
    public sealed interface Place {
        /**
         * Something is not there yet.
         *
         * @param missing sentences about ports that are not there yet; none: the bridge is not connected
         */
        record Waiting(ImmutableList<String> missing) implements Place {
        }

        /**
         * The bridge carries the policy out.
         *
         * @param missing sentences about ports that are not there yet
         * @param obstacles sentences that say why the controller decides about packets; none: the switch does
         * @param notes sentences about packets that the controller decides about though the switch decides about all
         *        others
         * @param unwrapping how tunnels in transit are looked into
         */
        record Delivers(ImmutableList<String> missing, ImmutableList<String> obstacles, ImmutableList<String> notes,
                ImmutableList<Unwrapping.Chosen> unwrapping) implements Place {
            /** Without notes and tunnels. */
            Delivers(final ImmutableList<String> missing, final ImmutableList<String> obstacles) {
                this(missing, obstacles, ImmutableList.of(), ImmutableList.of());
            }
        }

        /**
         * The bridge cannot carry the policy out, and does nothing for it.
         *
         * @param reasons sentences that say why
         */
        record Fails(ImmutableList<String> reasons) implements Place {
        }
    }
}
