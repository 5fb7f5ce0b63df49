/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.controller;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.opendaylight.netvis.compile.Compilation.Place;
import org.opendaylight.netvis.packet.InspectionCounts;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.program.Change;
import org.opendaylight.netvis.program.PortNo;
import org.opendaylight.netvis.status.PolicyStatus;
import org.opendaylight.netvis.status.PolicyStatus.OnBridge;
import org.opendaylight.netvis.status.PolicyStatus.State;

/**
 * What a switch makes of the policies on its bridge: with what the compiler made of one, and what the controller
 * decided for it, its state there.
 *
 * @param changing the policies for which the switch does not hold yet what was compiled; empty: that may be all
 * @param error why it is not as it should be, if it failed
 * @param waiting what is waited for where the compiler names nothing
 * @param conflicts whose flows find other flows in their places
 * @param losses sentences about tunnels that the switch did not unwrap, by who needs them
 */
record BridgeOutlook(Optional<ImmutableSet<PolicyId>> changing, Optional<String> error, String waiting,
        Conflicts conflicts, ImmutableListMultimap<PolicyId, String> losses) {
    static final String NOT_IN_SYNC = "the switch is being brought into sync";

    /**
     * Whose flows find another application's flows in their places.
     *
     * @param ofAll whether some of them belong to nobody, so that all need them
     * @param policies whose the others are
     */
    record Conflicts(boolean ofAll, ImmutableSet<PolicyId> policies) {
        static final Conflicts NONE = new Conflicts(false, ImmutableSet.of());

        boolean concern(final PolicyId policy) {
            return ofAll || policies.contains(policy);
        }
    }

    static BridgeOutlook of(final StatusInputs inputs, final BridgeId bridge) {
        final var condition = inputs.bridges().get(bridge);
        return new BridgeOutlook(condition.changing(), condition.error(),
            inputs.compiled().fabric().waiting().getOrDefault(bridge, NOT_IN_SYNC),
            condition.settled() && condition.error().isPresent() ? conflicts(inputs, bridge) : Conflicts.NONE,
            losses(inputs, bridge));
    }

    private static Conflicts conflicts(final StatusInputs inputs, final BridgeId bridge) {
        final var compilation = inputs.compiled().compilation();
        final var program = compilation.programs().get(bridge);
        final var policies = ImmutableSet.<PolicyId>builder();
        boolean ofAll = false;
        for (var key : inputs.bridges().get(bridge).conflicts()) {
            final var owners = compilation.owners().get(bridge).of(new Change.AddFlow(program.flows().get(key)));
            ofAll |= owners.isEmpty();
            policies.addAll(owners);
        }
        return new Conflicts(ofAll, policies.build());
    }

    private static ImmutableListMultimap<PolicyId, String> losses(final StatusInputs inputs, final BridgeId bridge) {
        final var compiled = inputs.compiled();
        final long datapathId = compiled.configuration().set().bridges().get(bridge).datapathId();
        final long now = System.nanoTime();
        final var result = ImmutableListMultimap.<PolicyId, String>builder();
        for (var path : compiled.transits(bridge)) {
            inputs.counters().tunnelLosses().recent(datapathId, path, now).ifPresent(loss -> {
                final var text = "of " + loss.sent() + " " + path.type().label() + " packets from port "
                    + name(compiled, bridge, path.tapPort()) + " at least " + loss.lost()
                    + " did not come out of tunnel-port " + name(compiled, bridge, path.tunnelPort())
                    + ": Open vSwitch drops what the end of a tunnel may drop, such as wrong checksums and unknown"
                    + " options";
                path.policies().forEach(policy -> result.put(policy, text));
            });
        }
        return result.build();
    }

    private static String name(final Compiled compiled, final BridgeId bridge, final PortNo port) {
        return compiled.fabric().bridges().get(bridge).numbers().entrySet().stream()
            .filter(entry -> entry.getValue().equals(port)).map(Map.Entry::getKey).findFirst()
            .orElse(Integer.toUnsignedString(port.value()));
    }

    /** Whose states another outlook may change, if that are not all. */
    Optional<Set<PolicyId>> affected(final BridgeOutlook next) {
        return changing.isPresent() == next.changing.isPresent() && error.equals(next.error)
            && waiting.equals(next.waiting) && conflicts.equals(next.conflicts)
            ? Optional.of(Sets.union(Sets.symmetricDifference(changing.orElse(ImmutableSet.of()),
                next.changing.orElse(ImmutableSet.of())), Sets.union(losses.keySet(), next.losses.keySet())))
            : Optional.empty();
    }

    private boolean isHeld(final PolicyId policy) {
        return changing.isPresent() && !changing.orElseThrow().contains(policy);
    }

    /**
     * The state of a policy.
     *
     * @param policy the policy
     * @param place what the compiler made of it here
     * @param decided what the controller did for it here
     */
    OnBridge state(final PolicyId policy, final Place place, final InspectionCounts.Policy decided) {
        return switch (place) {
            case Place.Waiting it -> error.map(reason -> new OnBridge(State.FAILED, ImmutableList.of(reason)))
                .orElseGet(() -> new OnBridge(State.WAITING, it.missing().isEmpty() ? ImmutableList.of(waiting)
                    : it.missing()));
            case Place.Fails fails -> new OnBridge(State.FAILED, fails.reasons());
            case Place.Delivers delivers -> delivers(policy, delivers, decided);
        };
    }

    private OnBridge delivers(final PolicyId policy, final Place.Delivers delivers,
            final InspectionCounts.Policy decided) {
        if (error.isPresent() && (!isHeld(policy) || conflicts.concern(policy))) {
            return new OnBridge(State.FAILED, ImmutableList.of(error.orElseThrow()));
        }
        if (!isHeld(policy)) {
            return new OnBridge(State.WAITING, ImmutableList.of(NOT_IN_SYNC));
        }
        final var reasons = ImmutableList.<String>builder().addAll(delivers.missing()).addAll(losses.get(policy))
            .build();
        final var path = delivers.obstacles().isEmpty() ? PolicyStatus.Path.SWITCH : PolicyStatus.Path.CONTROLLER;
        return new OnBridge(reasons.isEmpty() ? State.ACTIVE : State.PARTIAL, reasons, Optional.of(path),
            byController(delivers, decided), unwrapping(delivers));
    }

    private static ImmutableList<PolicyStatus.Unwrapping> unwrapping(final Place.Delivers delivers) {
        return delivers.unwrapping().stream()
            .map(it -> new PolicyStatus.Unwrapping(it.type().label(), it.way(), it.reasons()))
            .collect(ImmutableList.toImmutableList());
    }

    private static Optional<PolicyStatus.ByController> byController(final Place.Delivers delivers,
            final InspectionCounts.Policy decided) {
        final var reasons = ImmutableSet.<String>builder().addAll(delivers.obstacles()).addAll(delivers.notes())
            .build().asList();
        return reasons.isEmpty() ? Optional.empty()
            : Optional.of(new PolicyStatus.ByController(reasons, decided.lookedAt(), decided.dropped()));
    }
}
