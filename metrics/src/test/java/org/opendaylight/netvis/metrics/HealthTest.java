/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.opendaylight.netvis.metrics.Health.State;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.status.BridgeStatus;
import org.opendaylight.netvis.status.Status;
import org.opendaylight.netvis.status.Vitals;

final class HealthTest {
    private static Health of(final ImmutableMap<BridgeId, BridgeStatus> bridges) {
        return Health.of(Samples.vitals(new Status(bridges, ImmutableMap.of(), ImmutableMap.of(), ImmutableMap.of())));
    }

    private static BridgeStatus bridge(final boolean connected, final boolean inSync, final Optional<String> error) {
        return new BridgeStatus(connected, inSync, error, Optional.empty());
    }

    @Test
    void nothingIsWrongWhereNothingIsConfigured() {
        assertEquals(new Health(State.READY, ImmutableList.of()), Health.of(Samples.vitals(Status.EMPTY)));
    }

    @Test
    void beforeTheConfigurationIsReadNobodyKnows() {
        final var vitals = new Vitals(Status.EMPTY, Optional.empty(), Optional.empty(), Samples.IDLE);
        assertEquals(State.STARTING, Health.of(vitals).state());
        assertEquals("{\"state\":\"starting\",\"reason\":[\"the configuration is not read yet\"]}",
            Health.of(vitals).json());
    }

    @Test
    void eachThingThatIsNotDoneIsAReason() {
        assertEquals(ImmutableList.of("bridge b: wrong wire", "source t/gone: no such port",
            "policy t/half: partial: no room", "tool t/ids at b ids1: the port is down"),
            Health.of(Samples.vitals(Samples.STATUS)).reasons());
    }

    @Test
    void errorOfABridgeSaysMoreThanThatItIsAway() {
        assertEquals(ImmutableList.of("bridge b: not connected"),
            of(ImmutableMap.of(new BridgeId("b"), bridge(false, false, Optional.empty()))).reasons());
        assertEquals(ImmutableList.of("bridge b: not in sync"),
            of(ImmutableMap.of(new BridgeId("b"), bridge(true, false, Optional.empty()))).reasons());
        assertEquals(ImmutableList.of("bridge b: twice"),
            of(ImmutableMap.of(new BridgeId("b"), bridge(false, false, Optional.of("twice")))).reasons());
    }

    @Test
    void datastoreThatStoresNothingIsAReason() {
        final var vitals = new Vitals(Status.EMPTY, Samples.NOW, Optional.of("restart it"), Samples.IDLE);
        assertEquals(new Health(State.DEGRADED, ImmutableList.of("restart it")), Health.of(vitals));
    }

    @Test
    void answerIsBounded() {
        final var bridges = ImmutableMap.<BridgeId, BridgeStatus>builder();
        IntStream.range(0, 1000).forEach(i -> bridges.put(new BridgeId("b" + i), bridge(false, false,
            Optional.empty())));
        final var reasons = of(bridges.build()).reasons();
        assertEquals(Health.MAX_REASONS + 1, reasons.size());
        assertEquals("and 900 reasons more", reasons.getLast());
    }
}
