/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.status;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.policy.UnwrapWay;

/**
 * The state of a policy.
 *
 * @param state the state over all bridges
 * @param reasons sentences that say why the policy as a whole is not active
 * @param bridges the state on each of its bridges
 * @param count what was forwarded, where that is told
 * @param lastChange when the state changed, where that is known
 */
public record PolicyStatus(State state, ImmutableList<String> reasons, ImmutableMap<BridgeId, OnBridge> bridges,
        Optional<Count> count, Optional<Instant> lastChange) {
    /** A state; that of a policy on a bridge is never {@link #DISABLED}. */
    public enum State {
        /** All is delivered. */
        ACTIVE,
        /** Some is delivered. */
        PARTIAL,
        /** Nothing is delivered, and somebody has to do something about it. */
        FAILED,
        /** The policy is not enabled. */
        DISABLED,
        /** Nothing is delivered yet. */
        WAITING;

        /** {@return whether something is delivered} */
        public boolean isDelivering() {
            return this == ACTIVE || this == PARTIAL;
        }

        /**
         * {@return the state over all bridges}
         *
         * @param bridges the state on each
         */
        public static State overall(final Collection<OnBridge> bridges) {
            if (bridges.stream().anyMatch(it -> it.state().isDelivering())) {
                return bridges.stream().allMatch(it -> it.state() == ACTIVE) ? ACTIVE : PARTIAL;
            }
            return bridges.isEmpty() || bridges.stream().anyMatch(it -> it.state() == FAILED) ? FAILED : WAITING;
        }
    }

    /** Who decides about packets. */
    public enum Path {
        /** The switch by itself. */
        SWITCH,
        /** The controller, for the switch. */
        CONTROLLER
    }

    /**
     * The state of a policy on one bridge.
     *
     * @param state the state
     * @param reasons sentences that say why it is not active
     * @param path who decides, if anything is delivered
     * @param byController what the controller decides, if there may be something
     * @param unwrapping how tunnels in transit are looked into
     */
    public record OnBridge(State state, ImmutableList<String> reasons, Optional<Path> path,
            Optional<ByController> byController, ImmutableList<Unwrapping> unwrapping) {
        /**
         * Where no tunnels are looked into.
         *
         * @param state the state
         * @param reasons sentences that say why it is not active
         * @param path who decides
         * @param byController what the controller decides
         */
        public OnBridge(final State state, final ImmutableList<String> reasons, final Optional<Path> path,
                final Optional<ByController> byController) {
            this(state, reasons, path, byController, ImmutableList.of());
        }

        /**
         * Where nothing is delivered.
         *
         * @param state the state
         * @param reasons sentences that say why
         */
        public OnBridge(final State state, final ImmutableList<String> reasons) {
            this(state, reasons, Optional.empty(), Optional.empty());
        }
    }

    /**
     * How tunnels of one type are looked into that are seen in transit.
     *
     * @param encapsulation the name of the type in the model
     * @param way who does it
     * @param reasons sentences that say why it is not done in a way that comes before
     */
    public record Unwrapping(String encapsulation, UnwrapWay way, ImmutableList<String> reasons) {
    }

    /**
     * What the controller decides on a bridge.
     *
     * @param reasons sentences that say why the switch cannot
     * @param packets packets that it looked at
     * @param dropped packets that it dropped, as there were too many
     */
    public record ByController(ImmutableList<String> reasons, long packets, long dropped) {
    }
}
