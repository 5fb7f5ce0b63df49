/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import com.google.common.collect.ImmutableSet;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.opendaylight.netvis.policy.Policy;
import org.opendaylight.netvis.policy.UnwrapWay;
import org.opendaylight.netvis.program.Flow;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.program.TableId;

/**
 * Something that a bridge can do beside having the packets of sources pass its layers, such as to look into tunnels
 * that pass a tap port, or to have several policies deliver one copy. A capability is one room: all that the programs
 * have for it comes from there, no other knows of it, and the compiler only has it in the list {@link Capabilities}. A
 * compilation asks all of them, in this order, and what one has nothing to do with it leaves as it is here:
 * <pre>
 *   obstacles, unwrap   for each policy: where its packets are to be seen, and why the switch cannot decide
 *   flows               for each policy: what brings them there
 *   groups              for a bridge: the names of groups that need numbers
 *   tables, write       for a bridge: what all its policies need together
 * </pre>
 * What tests have shown of a switch reaches it as an {@link Ability}.
 */
public interface Capability {
    /**
     * {@return why the switch cannot decide about packets of a policy, wherever they are, each reason as a sentence}
     *
     * @param policy the policy
     */
    default Stream<String> obstacles(final Policy policy) {
        return Stream.of();
    }

    /** {@return the way in which it has the switch look into tunnels; empty: in none} */
    default Optional<UnwrapWay> unwraps() {
        return Optional.empty();
    }

    /**
     * Has the switch look into an encapsulation at a tap port, if it can. Capabilities that have to do with the same
     * one are asked in turn until one does it. If none does, the controller looks into it, and the policy is told why.
     *
     * @param port the port, which is told where the packets are to be seen
     * @param encapsulation what is around them
     * @return what came of it; empty: the capability has nothing to do with such an encapsulation
     */
    default Optional<Unwrapping> unwrap(final TapPort port, final Encapsulation encapsulation) {
        return Optional.empty();
    }

    /**
     * {@return the flows that a policy needs for its ways} Other policies may need them too.
     *
     * @param ways all ways of the policy on a bridge, those of other capabilities among them
     * @param forwarded the packets that its rules may forward, as the layers see them
     */
    default Stream<Flow> flows(final ImmutableSet<Way> ways, final Supplier<Stream<Match>> forwarded) {
        return Stream.of();
    }

    /** {@return names of groups that it may need, which are no labels of deliveries} They keep their numbers. */
    default ImmutableSet<String> groups() {
        return ImmutableSet.of();
    }

    /**
     * {@return the tables behind the layers that packets are to pass for it} Each gets a flow that has them pass.
     *
     * @param layout what has been decided about a bridge
     */
    default Stream<TableId> tables(final Layout layout) {
        return Stream.of();
    }

    /**
     * Writes what the program of a bridge has for it, beside the flows of policies.
     *
     * @param layout what has been decided about the bridge
     * @param parts takes what is written
     */
    default void write(final Layout layout, final Parts parts) {
        // As a rule the flows of policies are enough
    }
}
