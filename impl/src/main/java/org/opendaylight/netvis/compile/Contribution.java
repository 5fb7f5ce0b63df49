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
import org.opendaylight.netvis.program.FieldMatch;
import org.opendaylight.netvis.program.Flow;
import org.opendaylight.netvis.program.GroupId;
import org.opendaylight.netvis.punt.PuntPlan;

/**
 * What the program of a bridge has for one policy. It is made of its terms and of the bridge alone, so it stays the
 * same as long as these do, whatever becomes of other policies.
 *
 * @param terms what it is made of
 * @param place what is said of the policy
 * @param allotted where it is
 * @param own flows with the policy's cookie, which no other policy has
 * @param common flows that other policies may need too
 * @param tasks what the controller decides for it
 */
record Contribution(Terms terms, Compilation.Place place, Allotment.Place allotted, ImmutableList<Flow> own,
        ImmutableList<Flow> common, ImmutableList<PuntPlan.Task> tasks) {
    /**
     * All that was decided about a policy.
     *
     * @param share what it needs, and what is said of it whatever else is decided
     * @param placement its layers
     * @param punted metadata of packets that are punted to the controller, for each of its punts
     * @param unread metadata of frames that the switch does not read as what they are, by their kind
     * @param exits where its deliveries leave
     */
    record Terms(ShareCompiler.Result share, Placement placement, ImmutableList<FieldMatch> punted,
            ImmutableMap<Unread, FieldMatch> unread, ImmutableMap<Delivery, Exit> exits) {
        boolean isAt(final Placement where, final ImmutableList<FieldMatch> punts) {
            return (placement == where || placement.equals(where)) && punted.equals(punts);
        }
    }

    /**
     * Where a delivery leaves.
     *
     * @param group its group
     * @param due bits of the metadata that say that a packet is to leave there at the end; 0: it leaves at once
     */
    record Exit(GroupId group, long due) {
    }

    Share share() {
        return terms.share.share().orElseThrow();
    }
}
