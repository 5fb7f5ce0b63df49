/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.explain;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.Optional;
import org.opendaylight.netvis.compile.Occupancy;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.policy.ToolId;
import org.opendaylight.netvis.status.PolicyStatus;

/**
 * What would come of changes.
 *
 * @param refused why they would be refused; if they would be, there is nothing else
 * @param bridges what would change on each bridge
 * @param policies what would come of policies
 * @param tools what tools would see more or less
 */
public record Preview(ImmutableList<String> refused, ImmutableMap<BridgeId, OnBridge> bridges,
        ImmutableMap<PolicyId, OfPolicy> policies, ImmutableMap<ToolId, AtTool> tools) {
    /** A preview. */
    public Preview {
        requireNonNull(refused);
        requireNonNull(bridges);
        requireNonNull(policies);
        requireNonNull(tools);
    }

    static Preview refused(final ImmutableList<String> reasons) {
        return new Preview(reasons, ImmutableMap.of(), ImmutableMap.of(), ImmutableMap.of());
    }

    /** What happens to a policy. */
    public enum Change {
        /** It is new. */
        CREATED,
        /** It is another than before. */
        REPLACED,
        /** It is gone. */
        DELETED,
        /** It is given as it is. */
        SAME,
        /** Something else comes of it, though it is as before. */
        AFFECTED
    }

    /**
     * What would change on a bridge.
     *
     * @param connected whether its switch is connected
     * @param error why there is no program
     * @param flowsBefore flows as it is
     * @param flowsAfter flows as it would be
     * @param difference what differs
     * @param occupancy how much room there would be; empty: that is not known
     */
    public record OnBridge(boolean connected, Optional<String> error, int flowsBefore, int flowsAfter,
            ProgramDifference difference, Optional<Occupancy> occupancy) {
    }

    /**
     * What would come of a policy.
     *
     * @param change what happens to it
     * @param state its state, once switches are in sync; empty: it is gone
     * @param reasons why it would deliver nothing
     * @param bridges its state on each bridge
     */
    public record OfPolicy(Change change, Optional<PolicyStatus.State> state, ImmutableList<String> reasons,
            ImmutableMap<BridgeId, AtBridge> bridges) {
    }

    /**
     * What would come of a policy on a bridge.
     *
     * @param state its state there
     * @param overlaps policies of the tenant that can select the same packet
     */
    public record AtBridge(PolicyStatus.OnBridge state, ImmutableList<PolicyId> overlaps) {
    }

    /**
     * What a tool would see more or less.
     *
     * @param gains what more
     * @param loses what less
     */
    public record AtTool(ImmutableList<String> gains, ImmutableList<String> loses) {
    }
}
