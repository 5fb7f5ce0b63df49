/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.controller;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opendaylight.netvis.compile.Compilation;
import org.opendaylight.netvis.packet.InspectionCounts;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.program.Change;
import org.opendaylight.netvis.program.PortNo;
import org.opendaylight.netvis.status.PolicyStatus;
import org.opendaylight.netvis.status.PolicyStatus.OnBridge;
import org.opendaylight.netvis.status.PolicyStatus.State;

/**
 * Finds the state of one policy on its bridges: what the compiler made of it there, and what the switch makes of that.
 */
final class PolicyOutcomes {
    private static final String NOT_IN_SYNC = "the switch is being brought into sync";

    private final StatusInputs inputs;
    private final PolicyId policy;

    PolicyOutcomes(final StatusInputs inputs, final PolicyId policy) {
        this.inputs = requireNonNull(inputs);
        this.policy = requireNonNull(policy);
    }

    /**
     * The state on a bridge.
     *
     * @param bridge name of the bridge
     * @param place what the compiler made of the policy there
     * @param decided what the controller did for it there
     */
    OnBridge on(final String bridge, final Compilation.Place place, final InspectionCounts.Policy decided) {
        return switch (place) {
            case Compilation.Place.Waiting waiting -> waiting(bridge, waiting.missing());
            case Compilation.Place.Fails fails -> new OnBridge(State.FAILED, fails.reasons());
            case Compilation.Place.Delivers delivers -> delivers(bridge, delivers, decided);
        };
    }

    private OnBridge waiting(final String bridge, final ImmutableList<String> missing) {
        final var error = inputs.bridges().get(bridge).error();
        return error.isPresent() ? new OnBridge(State.FAILED, ImmutableList.of(error.orElseThrow()))
            : new OnBridge(State.WAITING, missing.isEmpty()
                ? ImmutableList.of(inputs.compiled().waiting().getOrDefault(bridge, NOT_IN_SYNC)) : missing);
    }

    private OnBridge delivers(final String bridge, final Compilation.Place.Delivers delivers,
            final InspectionCounts.Policy decided) {
        final var condition = inputs.bridges().get(bridge);
        if (condition.error().isPresent() && (!condition.settled() || isInConflict(bridge))) {
            return new OnBridge(State.FAILED, ImmutableList.of(condition.error().orElseThrow()));
        }
        if (!condition.settled()) {
            return new OnBridge(State.WAITING, ImmutableList.of(NOT_IN_SYNC));
        }
        final var reasons = ImmutableList.<String>builder().addAll(delivers.missing()).addAll(losses(bridge)).build();
        final var path = delivers.obstacles().isEmpty() ? PolicyStatus.Path.SWITCH : PolicyStatus.Path.CONTROLLER;
        return new OnBridge(reasons.isEmpty() ? State.ACTIVE : State.PARTIAL, reasons, Optional.of(path),
            byController(delivers, decided));
    }

    private static Optional<PolicyStatus.ByController> byController(final Compilation.Place.Delivers delivers,
            final InspectionCounts.Policy decided) {
        final var reasons = ImmutableSet.<String>builder().addAll(delivers.obstacles()).addAll(delivers.notes())
            .build().asList();
        return reasons.isEmpty() ? Optional.empty()
            : Optional.of(new PolicyStatus.ByController(reasons, decided.lookedAt(), decided.dropped()));
    }

    /** Sentences about tunnels that the switch did not unwrap. */
    private List<String> losses(final String bridge) {
        final var compiled = inputs.compiled();
        final long datapathId = compiled.configuration().set().bridges().get(bridge).datapathId();
        final long now = System.nanoTime();
        return compiled.transits(bridge).stream()
            .filter(path -> path.policies().contains(policy))
            .flatMap(path -> inputs.counters().tunnelLosses().recent(datapathId, path, now).stream()
                .map(loss -> "of " + loss.sent() + " " + path.type().label() + " packets from port "
                    + name(compiled, bridge, path.tapPort()) + " at least " + loss.lost()
                    + " did not come out of tunnel-port " + name(compiled, bridge, path.tunnelPort())
                    + ": Open vSwitch drops what the end of a tunnel may drop, such as wrong checksums and unknown"
                    + " options"))
            .toList();
    }

    private static String name(final Compiled compiled, final String bridge, final PortNo port) {
        return compiled.fabric().bridges().get(bridge).numbers().entrySet().stream()
            .filter(entry -> entry.getValue().equals(port)).map(Map.Entry::getKey).findFirst()
            .orElse(Integer.toUnsignedString(port.value()));
    }

    /** Whether another application's flows are in the place of some that the policy needs. */
    private boolean isInConflict(final String bridge) {
        final var compilation = inputs.compiled().compilation();
        final var program = compilation.programs().get(bridge);
        return inputs.bridges().get(bridge).conflicts().stream().map(program.flows()::get)
            .map(flow -> compilation.owners().get(bridge).of(new Change.AddFlow(flow)))
            .anyMatch(owners -> owners.isEmpty() || owners.contains(policy));
    }
}
