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
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Maps;
import com.google.common.collect.Sets;
import java.time.Clock;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.opendaylight.netvis.compile.Compilation;
import org.opendaylight.netvis.openflow.PacketCount;
import org.opendaylight.netvis.packet.InspectionCounts;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.policy.MapChange;
import org.opendaylight.netvis.policy.Policy;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.policy.Problem;
import org.opendaylight.netvis.status.Count;
import org.opendaylight.netvis.status.PolicyStatus;
import org.opendaylight.netvis.status.PolicyStatus.State;

/**
 * Finds the state of policies, of those that something has happened to since the last time: the policy, what the
 * compiler made of it, its counts, the bridges where it is. Used from one thread.
 */
final class PolicyStatuses {
    private final KnownStates<PolicyId, PolicyStatus> known = new KnownStates<>();
    private final ChangeTimes<PolicyId, State> states;
    private Seen seen = new Seen(ImmutableMap.of(), ImmutableMap.of(), ImmutableSet.of(), ImmutableMap.of(),
        ImmutableMap.of(), 0);
    private ImmutableList<Problem> problems = ImmutableList.of();
    private ImmutableMap<PolicyId, PolicyStatus> readable = ImmutableMap.of();
    private ImmutableMap<PolicyId, PolicyStatus> all = ImmutableMap.of();

    /**
     * What the states were made of.
     *
     * @param policies the policies
     * @param verdicts what the compiler made of them
     * @param pending those that are about to change
     * @param outlooks what the switch of each bridge makes of them
     * @param inspections what the controller has decided for each bridge
     * @param looks how often switches had been looked at
     */
    private record Seen(ImmutableMap<PolicyId, Policy> policies, ImmutableMap<PolicyId, Compilation.Verdict> verdicts,
            ImmutableSet<PolicyId> pending, ImmutableMap<BridgeId, BridgeOutlook> outlooks,
            ImmutableMap<BridgeId, ControllerPath.Progress> inspections, long looks) {
    }

    PolicyStatuses(final Clock clock) {
        states = new ChangeTimes<>(clock);
    }

    ImmutableMap<PolicyId, PolicyStatus> of(final StatusInputs inputs) {
        final var configuration = inputs.compiled().configuration();
        final var policies = configuration.set().policies();
        final var now = look(inputs);
        final var affected = affected(now, inputs.counters().changedPolicies());
        affected.forEach(id -> {
            if (!policies.containsKey(id)) {
                states.forget(id);
            }
        });
        final var result = known.update(policies.keySet(), affected, id -> status(inputs, now, policies.get(id)));
        seen = now;
        return withUnreadable(result, configuration.problems());
    }

    private Seen look(final StatusInputs inputs) {
        final var compiled = inputs.compiled();
        final var set = compiled.configuration().set();
        final long looks = inputs.counters().looks();
        // What the controller counts never rests while packets come: it is told as often as what the switches count
        return new Seen(set.policies(), compiled.compilation().verdicts(), inputs.pending().policies(),
            Maps.toMap(set.bridges().keySet(), bridge -> BridgeOutlook.of(inputs, bridge)),
            looks == seen.looks ? seen.inspections : inputs.paths().progress(), looks);
    }

    /** The policies whose states may differ. */
    private Set<PolicyId> affected(final Seen now, final Set<PolicyId> counted) {
        final var result = new HashSet<PolicyId>(counted);
        result.addAll(MapChange.between(seen.policies, now.policies).keys());
        result.addAll(MapChange.between(seen.verdicts, now.verdicts).keys());
        result.addAll(Sets.symmetricDifference(seen.pending, now.pending));
        final var everywhere = new HashSet<>(MapChange.between(seen.inspections, now.inspections).keys());
        for (var bridge : MapChange.between(seen.outlooks, now.outlooks).keys()) {
            final var before = seen.outlooks.get(bridge);
            final var after = now.outlooks.get(bridge);
            final var some = before == null || after == null ? Optional.<Set<PolicyId>>empty() : before.affected(after);
            some.ifPresentOrElse(result::addAll, () -> everywhere.add(bridge));
        }
        if (!everywhere.isEmpty()) {
            now.verdicts.forEach((id, verdict) -> {
                if (verdict.bridges().keySet().stream().anyMatch(everywhere::contains)) {
                    result.add(id);
                }
            });
        }
        return result;
    }

    private ImmutableMap<PolicyId, PolicyStatus> withUnreadable(final ImmutableMap<PolicyId, PolicyStatus> policies,
            final ImmutableList<Problem> unreadable) {
        if (policies != readable || !unreadable.equals(problems)) {
            readable = policies;
            problems = unreadable;
            all = unreadable.isEmpty() ? policies : joined(policies, unreadable);
        }
        return all;
    }

    private static ImmutableMap<PolicyId, PolicyStatus> joined(final ImmutableMap<PolicyId, PolicyStatus> policies,
            final ImmutableList<Problem> unreadable) {
        final var result = ImmutableMap.<PolicyId, PolicyStatus>builder().putAll(policies);
        unreadable.forEach(problem -> {
            if (problem.subject() instanceof PolicyId id) {
                result.put(id, unreadable(problem));
            }
        });
        return result.buildOrThrow();
    }

    private PolicyStatus status(final StatusInputs inputs, final Seen now, final Policy policy) {
        if (now.pending.contains(policy.id())) {
            // Without counters: nobody may take them for those of the policy that comes
            return uncounted(policy.id(), State.WAITING, ImmutableList.of(PendingChange.REASON));
        }
        return policy.enabled() ? enabled(inputs, now, policy.id())
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

    private PolicyStatus enabled(final StatusInputs inputs, final Seen now, final PolicyId policy) {
        final var verdict = now.verdicts.get(policy);
        final var bridges = ImmutableMap.<BridgeId, PolicyStatus.OnBridge>builder();
        final var sum = inputs.counters().policy(policy);
        var count = sum.count();
        for (var place : verdict.bridges().entrySet()) {
            final var decided = inputs.paths().policy(place.getKey(), policy);
            bridges.put(place.getKey(), now.outlooks.get(place.getKey()).state(policy, place.getValue(), decided));
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
