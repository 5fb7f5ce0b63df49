/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.controller;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Iterators;
import com.google.common.collect.Maps;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.opendaylight.netvis.openflow.SwitchSession;
import org.opendaylight.netvis.ovs.RawOpenflow;
import org.opendaylight.netvis.packet.InspectionCounts;
import org.opendaylight.netvis.policy.Bridge;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.punt.PuntPlan;

/**
 * The paths of all bridges through the controller. Not thread-safe.
 */
final class ControllerPaths implements AutoCloseable {
    private final Map<BridgeId, ControllerPath> paths = new HashMap<>();
    private final RawOpenflow raw;
    /** Those that there were when it was last looked what is gone. */
    private ImmutableSet<PolicyId> knownPolicies = ImmutableSet.of();

    ControllerPaths(final RawOpenflow raw) {
        this.raw = requireNonNull(raw);
    }

    /**
     * Takes the packet-ins of a plan, before the program is sent that makes the switch of a bridge send them.
     *
     * @param bridge the bridge
     * @param plan what it leaves to the controller
     * @param session the way back
     */
    void prepare(final Bridge bridge, final PuntPlan plan, final SwitchSession session) {
        final var known = paths.get(bridge.id());
        if (known != null && !known.isOf(bridge.datapathId())) {
            paths.remove(bridge.id()).close();
        }
        paths.computeIfAbsent(bridge.id(), name -> new ControllerPath(raw, name, bridge.datapathId()))
            .prepare(plan, session);
    }

    /** What bits of the metadata mean with the cookies that packets of a bridge may have. */
    ImmutableMap<Long, PuntPlan.Meaning> meanings(final BridgeId bridge) {
        return path(bridge).map(ControllerPath::meanings).orElse(ImmutableMap.of());
    }

    /** The switch of a bridge holds the desired program. */
    void settle(final BridgeId bridge) {
        path(bridge).ifPresent(ControllerPath::settle);
    }

    /** How far the decisions for each bridge are. */
    ImmutableMap<BridgeId, ControllerPath.Progress> progress() {
        return ImmutableMap.copyOf(Maps.transformValues(paths, ControllerPath::progress));
    }

    /** Forgets bridges and policies that are gone. */
    void retain(final Set<BridgeId> bridges, final ImmutableSet<PolicyId> policies) {
        final var gone = gone(policies);
        knownPolicies = policies;
        if (!gone.isEmpty()) {
            paths.values().forEach(path -> path.forget(gone));
        }
        paths.entrySet().removeIf(entry -> {
            if (bridges.contains(entry.getKey())) {
                return false;
            }
            entry.getValue().close();
            return true;
        });
    }

    /** Most are there, in the same order, so both are walked side by side. */
    private Set<PolicyId> gone(final ImmutableSet<PolicyId> policies) {
        final var gone = new HashSet<PolicyId>();
        if (policies != knownPolicies) {
            final var present = Iterators.peekingIterator(policies.iterator());
            for (var policy : knownPolicies) {
                if (present.hasNext() && present.peek() == policy) {
                    present.next();
                } else if (!policies.contains(policy)) {
                    gone.add(policy);
                } else {
                    while (present.hasNext() && !present.next().equals(policy)) {
                        // New ones
                    }
                }
            }
        }
        return gone;
    }

    Optional<ControllerPath> path(final BridgeId bridge) {
        return Optional.ofNullable(paths.get(bridge));
    }

    /** What came of packets for one policy on one bridge. */
    InspectionCounts.Policy policy(final BridgeId bridge, final PolicyId policy) {
        return path(bridge).map(path -> path.policy(policy)).orElse(InspectionCounts.Policy.NONE);
    }

    @Override
    public void close() {
        paths.values().forEach(ControllerPath::close);
        paths.clear();
    }
}
