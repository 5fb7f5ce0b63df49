/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.controller;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import java.time.Clock;
import org.opendaylight.netvis.policy.SourceId;
import org.opendaylight.netvis.status.SourceStatus;
import org.opendaylight.netvis.status.Status;

/**
 * Composes the state of netvis. Used from one thread.
 */
final class StatusComposer {
    private final BridgeStatuses bridges;
    private final PolicyStatuses policies;

    StatusComposer(final Clock clock) {
        bridges = new BridgeStatuses(clock);
        policies = new PolicyStatuses(clock);
    }

    /** The state as of now. */
    Status compose(final StatusInputs inputs) {
        return new Status(bridges.of(inputs), sources(inputs), ToolStatuses.of(inputs), policies.of(inputs));
    }

    private static ImmutableMap<SourceId, SourceStatus> sources(final StatusInputs inputs) {
        final var compiled = inputs.compiled();
        return ImmutableMap.copyOf(Maps.transformValues(compiled.configuration().set().sources(),
            source -> inputs.pending().sources().contains(source.id()) ? new SourceStatus.Waiting(PendingChange.REASON)
                : SourcePlaces.of(compiled, source)));
    }
}
