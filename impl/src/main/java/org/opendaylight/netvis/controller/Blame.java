/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.controller;

import com.google.common.collect.ImmutableMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.opendaylight.netvis.compile.Owners;
import org.opendaylight.netvis.openflow.Refusal;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.program.Change;
import org.opendaylight.netvis.program.TableId;

/**
 * Finds the policies for which a switch refuses a change.
 */
final class Blame {
    private final Map<PolicyId, String> reasons = new LinkedHashMap<>();
    private final Refusal refusal;
    private final Owners owners;

    private Blame(final Refusal refusal, final Owners owners) {
        this.refusal = refusal;
        this.owners = owners;
    }

    /**
     * Why each policy cannot be carried out. None, if what is refused belongs to no policy.
     *
     * @param refusal what the switch refuses
     * @param owners whose the changes are
     */
    static ImmutableMap<PolicyId, String> of(final Refusal refusal, final Owners owners) {
        final var blame = new Blame(refusal, owners);
        refusal.refused().forEach(blame::add);
        return ImmutableMap.copyOf(blame.reasons);
    }

    private void add(final Refusal.Refused refused) {
        final var change = refusal.bundle().get(refused.index());
        owners.of(change).forEach(policy -> reasons.putIfAbsent(policy, refused.reason()));
        if (refused.tableFull() && change instanceof Change.AddFlow add) {
            addWhatDoesNotFit(refused, add.flow().key().table());
        }
    }

    /**
     * A bundle ends at the first flow for which a table has no room. Its policy leaves the room of its flows before
     * that; who comes behind it, and needs more than what is left then, would be refused next.
     */
    private void addWhatDoesNotFit(final Refusal.Refused refused, final TableId table) {
        int room = 0;
        final var needs = new LinkedHashMap<PolicyId, Integer>();
        for (int i = 0; i < refusal.bundle().size(); i++) {
            for (var policy : policiesAdding(refusal.bundle().get(i), table)) {
                if (i < refused.index()) {
                    room += reasons.containsKey(policy) ? 1 : 0;
                } else if (!reasons.containsKey(policy)) {
                    needs.merge(policy, 1, Integer::sum);
                }
            }
        }
        final var before = flowsBefore(refused.index(), table);
        for (var need : needs.entrySet()) {
            if (need.getValue() <= room) {
                room -= need.getValue();
            } else {
                reasons.put(need.getKey(), refused.reason());
                room += before.getOrDefault(need.getKey(), 0);
            }
        }
    }

    private Map<PolicyId, Integer> flowsBefore(final int end, final TableId table) {
        final var result = new HashMap<PolicyId, Integer>();
        refusal.bundle().subList(0, end).forEach(change ->
            policiesAdding(change, table).forEach(policy -> result.merge(policy, 1, Integer::sum)));
        return result;
    }

    private Iterable<PolicyId> policiesAdding(final Change.Bundled change, final TableId table) {
        return change instanceof Change.AddFlow add && add.flow().key().table().equals(table)
            ? owners.of(change) : List.of();
    }
}
