/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.controller;

import com.google.common.collect.ImmutableSet;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.program.FlowKey;

/**
 * How the switch of a bridge is doing.
 *
 * @param connected whether it is connected, and this controller its master
 * @param settled whether it holds what was compiled, but for conflicts
 * @param changing the policies for which it does not hold yet what was compiled, while it holds it for all others;
 *        empty: it is not known what it holds
 * @param conflicts flows that it does not hold, as other flows are in their places
 * @param error why it is not as it should be, if it failed
 * @param problem what a person has to put right though it may be as it should be, if there is anything
 * @param changes how often it has been changed
 */
record BridgeCondition(boolean connected, boolean settled, Optional<ImmutableSet<PolicyId>> changing,
        ImmutableSet<FlowKey> conflicts, Optional<String> error, Optional<String> problem, long changes) {
    /** A switch that holds what was compiled for all policies, or for none. */
    BridgeCondition(final boolean connected, final boolean settled, final ImmutableSet<FlowKey> conflicts,
            final Optional<String> error, final Optional<String> problem, final long changes) {
        this(connected, settled, settled ? Optional.of(ImmutableSet.of()) : Optional.empty(), conflicts, error, problem,
            changes);
    }

    boolean isInSync() {
        return settled && conflicts.isEmpty();
    }

    /** All that there is to say. */
    Optional<String> text() {
        final var text = Stream.of(problem, error).flatMap(Optional::stream).collect(Collectors.joining("; "));
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
