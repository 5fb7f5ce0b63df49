/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.controller;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import java.time.Clock;
import java.util.Optional;
import org.opendaylight.netvis.openflow.PacketCount;
import org.opendaylight.netvis.packet.InspectionCounts;
import org.opendaylight.netvis.policy.Policy;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.policy.Problem;
import org.opendaylight.netvis.status.Count;
import org.opendaylight.netvis.status.PolicyStatus;
import org.opendaylight.netvis.status.PolicyStatus.State;

/**
 * Finds the state of policies. Used from one thread.
 */
final class PolicyStatuses {
    private final ChangeTimes<PolicyId, State> states;

    PolicyStatuses(final Clock clock) {
        states = new ChangeTimes<>(clock);
    }

    ImmutableMap<PolicyId, PolicyStatus> of(final StatusInputs inputs) {
        final var configuration = inputs.compiled().configuration();
        final var policies = configuration.set().policies();
        states.retain(policies.keySet());
        final var result = ImmutableMap.<PolicyId, PolicyStatus>builder()
            .putAll(Maps.transformValues(policies, policy -> of(inputs, policy)));
        configuration.problems().forEach(problem -> {
            if (problem.subject() instanceof PolicyId id) {
                result.put(id, unreadable(problem));
            }
        });
        return result.buildOrThrow();
    }

    private PolicyStatus of(final StatusInputs inputs, final Policy policy) {
        if (inputs.pending().policies().contains(policy.id())) {
            // Without counters: nobody may take them for those of the policy that comes
            return uncounted(policy.id(), State.WAITING, ImmutableList.of(PendingChange.REASON));
        }
        return policy.enabled() ? enabled(inputs, policy.id())
            : uncounted(policy.id(), State.DISABLED, ImmutableList.of());
    }

    private PolicyStatus uncounted(final PolicyId policy, final State state, final ImmutableList<String> reasons) {
        return new PolicyStatus(state, reasons, ImmutableMap.of(), Optional.empty(),
            Optional.of(states.since(policy, state)));
    }

    private static PolicyStatus unreadable(final Problem problem) {
        return new PolicyStatus(State.FAILED, ImmutableList.of(problem.text()), ImmutableMap.of(), Optional.empty(),
            Optional.empty());
    }

    private PolicyStatus enabled(final StatusInputs inputs, final PolicyId policy) {
        final var verdict = inputs.compiled().compilation().verdicts().get(policy);
        final var outcomes = new PolicyOutcomes(inputs, policy);
        final var bridges = ImmutableMap.<String, PolicyStatus.OnBridge>builder();
        final var sum = inputs.counters().policy(policy);
        var count = sum.count();
        for (var place : verdict.bridges().entrySet()) {
            final var decided = inputs.paths().policy(place.getKey(), policy);
            bridges.put(place.getKey(), outcomes.on(place.getKey(), place.getValue(), decided));
            count = count.plus(forwarded(decided));
        }
        final var outcome = bridges.buildOrThrow();
        final var state = verdict.problems().isEmpty() ? State.overall(outcome.values()) : State.FAILED;
        return new PolicyStatus(state,
            verdict.problems().stream().map(Problem::toString).collect(ImmutableList.toImmutableList()), outcome,
            Optional.of(new Count(count.packets(), count.bytes(), sum.since())),
            Optional.of(states.since(policy, state)));
    }

    /** What the controller forwards no flow counts. */
    private static PacketCount forwarded(final InspectionCounts.Policy decided) {
        return new PacketCount(decided.forwardedPackets(), decided.forwardedBytes());
    }
}
