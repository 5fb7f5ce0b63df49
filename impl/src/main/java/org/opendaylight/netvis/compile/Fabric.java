/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.Optional;
import java.util.OptionalLong;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.program.PortNo;
import org.opendaylight.netvis.punt.PuntPlan;

/**
 * The switches that are connected.
 *
 * @param bridges what is known of each connected bridge of the policy set
 * @param waiting why other bridges of the policy set are not among them, if that is known
 */
public record Fabric(ImmutableMap<BridgeId, Ports> bridges, ImmutableMap<BridgeId, String> waiting) {
    /** Switches. */
    public Fabric {
        requireNonNull(bridges);
        requireNonNull(waiting);
    }

    /**
     * Switches, with nothing known of others.
     *
     * @param bridges what is known of each connected bridge
     */
    public Fabric(final ImmutableMap<BridgeId, Ports> bridges) {
        this(bridges, ImmutableMap.of());
    }

    /**
     * What is known of the switch of a bridge.
     *
     * @param numbers port numbers by port name
     * @param ambiguous names that several ports have, of which none can be told by it
     * @param localMac MAC address of the LOCAL port, if the switch told it
     * @param abilities what tests have shown that the switch can do, at most one of a kind
     * @param refused policies of which the switch refused something, each with a sentence that says what
     * @param meanings the cookies that packets on their way to the controller may bear, with what their bits mean
     * @param unlimited why the switch is not to be let send to the controller, if it is not
     */
    public record Ports(ImmutableMap<String, PortNo> numbers, ImmutableSet<String> ambiguous, OptionalLong localMac,
            ImmutableList<Ability> abilities, ImmutableMap<PolicyId, String> refused,
            ImmutableMap<Long, PuntPlan.Meaning> meanings, Optional<String> unlimited) {
        /**
         * Checks the presence.
         *
         * @param numbers port numbers
         * @param ambiguous names that several ports have
         * @param localMac MAC address of the LOCAL port
         * @param abilities what the switch can do
         * @param refused policies that were refused
         * @param meanings what packets under way mean
         * @param unlimited why the switch is not to be let send to the controller
         */
        public Ports {
            requireNonNull(numbers);
            requireNonNull(ambiguous);
            requireNonNull(localMac);
            requireNonNull(abilities);
            requireNonNull(refused);
            requireNonNull(meanings);
            requireNonNull(unlimited);
        }

        /**
         * A switch that can limit what it sends to the controller.
         *
         * @param numbers port numbers
         * @param ambiguous names that several ports have
         * @param localMac MAC address of the LOCAL port
         * @param abilities what the switch can do
         * @param refused policies that were refused
         * @param meanings what packets under way mean
         */
        public Ports(final ImmutableMap<String, PortNo> numbers, final ImmutableSet<String> ambiguous,
                final OptionalLong localMac, final ImmutableList<Ability> abilities,
                final ImmutableMap<PolicyId, String> refused, final ImmutableMap<Long, PuntPlan.Meaning> meanings) {
            this(numbers, ambiguous, localMac, abilities, refused, meanings, Optional.empty());
        }

        /**
         * A switch whose ports have names of their own, that has refused nothing, with no packet under way.
         *
         * @param numbers port numbers
         * @param localMac MAC address of the LOCAL port
         * @param abilities what the switch can do
         */
        public Ports(final ImmutableMap<String, PortNo> numbers, final OptionalLong localMac,
                final Ability... abilities) {
            this(numbers, ImmutableSet.of(), localMac, ImmutableList.copyOf(abilities), ImmutableMap.of(),
                ImmutableMap.of());
        }

        /**
         * {@return what is known of the switch of one kind; empty: it is not asked}
         *
         * @param kind the kind
         * @param <A> the kind
         */
        public <A extends Ability> Optional<A> ability(final Class<A> kind) {
            return abilities.stream().filter(kind::isInstance).map(kind::cast).findFirst();
        }

        /** Whether a switch is as another one in all but what it has refused, and what packets under way mean. */
        boolean isLike(final Ports other) {
            return numbers.equals(other.numbers) && ambiguous.equals(other.ambiguous)
                && localMac.equals(other.localMac) && abilities.equals(other.abilities)
                && unlimited.equals(other.unlimited);
        }

        /** {@return what the names of its ports tell} */
        public PortNames names() {
            return new PortNames(numbers, ambiguous);
        }
    }
}
