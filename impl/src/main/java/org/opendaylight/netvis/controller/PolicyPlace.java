/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.controller;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.List;
import java.util.Map;
import org.opendaylight.netvis.compile.Compilation;
import org.opendaylight.netvis.packet.InspectionCounts;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.program.Change;
import org.opendaylight.netvis.program.PortNo;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.Name;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.tenant.Policy;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.tenant.policy.Bridge;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.tenant.policy.Bridge.State;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.tenant.policy.BridgeBuilder;

/**
 * The state of a policy on one bridge.
 *
 * @param bridge name of the bridge
 * @param state the state
 * @param reasons why it is not active
 * @param obstacles why the controller decides about packets; none: the switch does
 * @param notes what the controller decides about though the switch decides about all else
 */
record PolicyPlace(String bridge, State state, ImmutableList<String> reasons, ImmutableList<String> obstacles,
        ImmutableList<String> notes) {
    private static final String NOT_IN_SYNC = "the switch is being brought into sync";

    PolicyPlace(final String bridge, final State state, final ImmutableList<String> reasons) {
        this(bridge, state, reasons, ImmutableList.of(), ImmutableList.of());
    }

    static PolicyPlace of(final Situation situation, final PolicyId policy, final String bridge,
            final Compilation.Place place) {
        return switch (place) {
            case Compilation.Place.Waiting waiting -> waiting(situation, bridge, waiting.missing());
            case Compilation.Place.Fails fails -> new PolicyPlace(bridge, State.Failed, fails.reasons());
            case Compilation.Place.Delivers delivers -> delivers(situation, policy, bridge, delivers);
        };
    }

    private static PolicyPlace waiting(final Situation situation, final String bridge,
            final ImmutableList<String> missing) {
        final var error = situation.bridges().get(bridge).error();
        return error.isPresent() ? new PolicyPlace(bridge, State.Failed, ImmutableList.of(error.orElseThrow()))
            : new PolicyPlace(bridge, State.Waiting, missing.isEmpty()
                ? ImmutableList.of(situation.compiled().waiting().getOrDefault(bridge, NOT_IN_SYNC)) : missing);
    }

    private static PolicyPlace delivers(final Situation situation, final PolicyId policy, final String bridge,
            final Compilation.Place.Delivers delivers) {
        final var condition = situation.bridges().get(bridge);
        if (condition.error().isPresent() && (!condition.settled() || isInConflict(situation, policy, bridge))) {
            return new PolicyPlace(bridge, State.Failed, ImmutableList.of(condition.error().orElseThrow()));
        }
        if (!condition.settled()) {
            return new PolicyPlace(bridge, State.Waiting, ImmutableList.of(NOT_IN_SYNC));
        }
        final var reasons = ImmutableList.<String>builder().addAll(delivers.missing())
            .addAll(losses(situation, policy, bridge)).build();
        return new PolicyPlace(bridge, reasons.isEmpty() ? State.Active : State.Partial, reasons,
            delivers.obstacles(), delivers.notes());
    }

    /** Sentences about tunnels that the switch did not unwrap. */
    private static List<String> losses(final Situation situation, final PolicyId policy, final String bridge) {
        final var compiled = situation.compiled();
        final long datapathId = compiled.reading().set().bridges().get(bridge).datapathId();
        final long now = System.nanoTime();
        return compiled.transits(bridge).stream()
            .filter(path -> path.policies().contains(policy))
            .flatMap(path -> situation.counters().tunnelLosses().recent(datapathId, path, now).stream()
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
    private static boolean isInConflict(final Situation situation, final PolicyId policy, final String bridge) {
        final var compilation = situation.compiled().compilation();
        final var program = compilation.programs().get(bridge);
        return situation.bridges().get(bridge).conflicts().stream().map(program.flows()::get)
            .map(flow -> compilation.owners().get(bridge).of(new Change.AddFlow(flow)))
            .anyMatch(owners -> owners.isEmpty() || owners.contains(policy));
    }

    /** The state of a policy over all its bridges. */
    static Policy.State overall(final List<PolicyPlace> places) {
        if (places.stream().anyMatch(PolicyPlace::isDelivering)) {
            return places.stream().allMatch(place -> place.state == State.Active) ? Policy.State.Active
                : Policy.State.Partial;
        }
        return places.isEmpty() || places.stream().anyMatch(place -> place.state == State.Failed) ? Policy.State.Failed
            : Policy.State.Waiting;
    }

    private boolean isDelivering() {
        return state == State.Active || state == State.Partial;
    }

    /** In the words of the model, with what the controller did for the policy there. */
    Bridge toBinding(final InspectionCounts.Policy count) {
        final var result = new BridgeBuilder().setName(new Name(bridge)).setState(state).setReason(reasons);
        if (isDelivering()) {
            result.setPath(obstacles.isEmpty() ? Bridge.Path.Switch : Bridge.Path.Controller);
        }
        if (!obstacles.isEmpty() || !notes.isEmpty()) {
            result.setPathReason(ImmutableSet.<String>builder().addAll(obstacles).addAll(notes).build().asList())
                .setControllerPackets(Leaves.counter(count.lookedAt()))
                .setControllerDropped(Leaves.counter(count.dropped()));
        }
        return result.build();
    }
}
