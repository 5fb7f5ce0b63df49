/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.controller;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Optional;
import org.opendaylight.netvis.compile.Compilation;
import org.opendaylight.netvis.packet.InspectionCounts;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.Name;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.Policy;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.policy.Bridge;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.policy.Bridge.State;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.policy.BridgeBuilder;

/**
 * The state of a policy on one bridge.
 *
 * @param bridge name of the bridge
 * @param state the state
 * @param reasons why it is not active
 * @param obstacles why the controller decides about packets; none: the switch does
 */
record PolicyPlace(String bridge, State state, ImmutableList<String> reasons, ImmutableList<String> obstacles) {
    PolicyPlace(final String bridge, final State state, final ImmutableList<String> reasons) {
        this(bridge, state, reasons, ImmutableList.of());
    }

    static PolicyPlace of(final VisibilityController.Situation situation, final String bridge,
            final Compilation.Place place) {
        return switch (place) {
            case Compilation.Place.Waiting waiting -> new PolicyPlace(bridge, State.Waiting, ImmutableList.of(
                "the switch is not connected, or another controller is its master"));
            case Compilation.Place.Fails fails -> new PolicyPlace(bridge, State.Failed, fails.reasons());
            case Compilation.Place.Delivers delivers -> delivers(situation, bridge, delivers);
        };
    }

    private static PolicyPlace delivers(final VisibilityController.Situation situation, final String bridge,
            final Compilation.Place.Delivers delivers) {
        final var datapathId = situation.reading().set().bridges().get(bridge).datapathId();
        final var reconciler = situation.reconcilers().get(datapathId);
        final var error = reconciler == null ? Optional.<String>empty() : reconciler.error();
        if (error.isPresent()) {
            return new PolicyPlace(bridge, State.Failed, ImmutableList.of(error.orElseThrow()));
        }
        if (!situation.inSync().contains(bridge)) {
            return new PolicyPlace(bridge, State.Waiting, ImmutableList.of("the switch is being brought into sync"));
        }
        return new PolicyPlace(bridge, delivers.missing().isEmpty() ? State.Active : State.Partial,
            delivers.missing(), delivers.obstacles());
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
        if (!obstacles.isEmpty()) {
            result.setPathReason(obstacles).setControllerPackets(StatusWriter.counter(count.lookedAt()))
                .setControllerDropped(StatusWriter.counter(count.dropped()));
        }
        return result.build();
    }
}
