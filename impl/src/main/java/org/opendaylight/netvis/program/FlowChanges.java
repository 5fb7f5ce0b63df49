/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How the flows of a switch become those of a program. What no one policy has to itself comes first, and then the flows
 * of one policy after those of another: a switch that is full refuses what is only one's, and of the last.
 *
 * @param deleted flows that are gone, or make room for one with another cookie
 * @param added flows that are new
 * @param modified flows that have another content
 */
record FlowChanges(List<Change.DeleteFlow> deleted, List<Change.AddFlow> added, List<Change.ModifyFlow> modified) {
    /**
     * The changes of some flows.
     *
     * @param desired what the switch should have
     * @param actual what it has
     * @param keys the identities of the flows that are looked at; what is gone is among them
     */
    static FlowChanges of(final Program desired, final Installed actual, final Collection<FlowKey> keys) {
        final var deleted = new ArrayList<Flow>();
        final var added = new ArrayList<Flow>();
        final var modified = new ArrayList<Flow>();
        for (var key : keys) {
            final var wanted = desired.flows().get(key);
            final var present = actual.flows().get(key);
            // Most are the same instances, which a record does not look at first
            if (wanted != present) {
                final boolean stays = wanted != null && present != null && wanted.cookie() == present.cookie();
                if (present != null && !stays && !Renewal.isOne(present)) {
                    deleted.add(present);
                }
                if (wanted != null && !stays && !actual.foreign().contains(key)) {
                    added.add(wanted);
                }
                if (stays && !wanted.equals(present)) {
                    modified.add(wanted);
                }
            }
        }
        final var order = order(desired, added);
        return new FlowChanges(deleted.stream().sorted(order).map(Change.DeleteFlow::new).toList(),
            added.stream().sorted(order).map(Change.AddFlow::new).toList(),
            modified.stream().sorted(order).map(Change.ModifyFlow::new).toList());
    }

    private static Comparator<Flow> order(final Program desired, final List<Flow> flows) {
        final var ranks = new HashMap<Integer, Integer>();
        flows.forEach(flow -> Cookie.policy(flow.cookie()).ifPresent(policy -> ranks.put(policy, 0)));
        if (ranks.size() > 1) {
            final var precedence = desired.precedence();
            for (int i = 0; i < precedence.size(); i++) {
                ranks.replace(precedence.get(i), i);
            }
        }
        return Comparator.<Flow>comparingInt(flow -> rank(flow, ranks)).thenComparing(flow -> flow.key().table())
            .thenComparing(Comparator.<Flow>comparingInt(flow -> flow.key().priority()).reversed());
    }

    private static int rank(final Flow flow, final Map<Integer, Integer> ranks) {
        final var policy = Cookie.policy(flow.cookie());
        return policy.isPresent() ? ranks.getOrDefault(policy.getAsInt(), 0) : -1;
    }
}
