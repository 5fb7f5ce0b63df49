/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.explain;

import com.google.common.collect.ImmutableList;
import org.opendaylight.netvis.compile.Compilation;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.policy.Policy;
import org.opendaylight.netvis.policy.Problem;

/**
 * What has come of a policy on one bridge.
 *
 * @param isCarriedOut whether the bridge delivers what it selects
 * @param isReadable whether its rules can be held against a frame
 * @param isPunted whether the controller decides about all packets
 * @param isHere whether it has a source on the bridge
 * @param reasons why not, or why not wholly
 */
record PolicyPlace(boolean isCarriedOut, boolean isReadable, boolean isPunted, boolean isHere,
        ImmutableList<String> reasons) {
    static PolicyPlace of(final Snapshot snapshot, final Policy policy, final BridgeId bridge) {
        final var verdict = snapshot.compilation().verdicts().get(policy.id());
        if (!policy.enabled()) {
            return not(false, "the policy is not enabled");
        } else if (verdict == null) {
            return not(false, "the policy is not compiled yet: ask again in a moment");
        } else if (!verdict.problems().isEmpty()) {
            return not(false, verdict.problems().stream().map(Problem::toString).toArray(String[]::new));
        }
        return switch (verdict.bridges().get(bridge)) {
            case null -> new PolicyPlace(false, true, false, false, ImmutableList.of());
            case Compilation.Place.Waiting waiting -> not(true, waiting.missing().isEmpty()
                ? new String[] {snapshot.fabric().waiting().getOrDefault(bridge, "the switch is not connected")}
                : waiting.missing().toArray(String[]::new));
            case Compilation.Place.Fails fails -> not(true, fails.reasons().toArray(String[]::new));
            case Compilation.Place.Delivers delivers -> new PolicyPlace(true, true, !delivers.obstacles().isEmpty(),
                true, delivers.missing());
        };
    }

    private static PolicyPlace not(final boolean isReadable, final String... reasons) {
        return new PolicyPlace(false, isReadable, false, true, ImmutableList.copyOf(reasons));
    }
}
