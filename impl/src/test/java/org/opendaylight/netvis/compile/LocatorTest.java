/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.policy.Ids;
import org.opendaylight.netvis.policy.Source;
import org.opendaylight.netvis.program.PortNo;

/**
 * Where sources are found.
 */
final class LocatorTest {
    private static final BridgeId B = Ids.bridge("b");
    private static final BridgeId AWAY = Ids.bridge("away");
    private static final Fabric FABRIC = new Fabric(ImmutableMap.of(B, new Fabric.Ports(
        ImmutableMap.of("p1", new PortNo(7)), ImmutableSet.of("twin"), OptionalLong.empty(), ImmutableList.of(),
        ImmutableMap.of(), ImmutableMap.of())), ImmutableMap.of(AWAY, "the switch is not connected"));

    private static Location locate(final BridgeId bridge, final String port) {
        return Locator.locate(new Source.Port(Ids.source("feed"), bridge, port, ImmutableList.of(),
            Source.Direction.BOTH), FABRIC);
    }

    private static Location locateVm(final BridgeId bridge) {
        return Locator.locate(new Source.Vm(Ids.source("vm"), bridge, 0x5254_0000_0001L, Source.Direction.BOTH),
            FABRIC);
    }

    @Test
    void portIsWhereItsNameIs() {
        assertEquals(new Location.At(B, Optional.of(new Location.Port("p1", new PortNo(7)))), locate(B, "p1"));
    }

    @Test
    void virtualMachineIsAnywhereOnItsBridge() {
        assertEquals(new Location.At(B, Optional.empty()), locateVm(B));
    }

    @Test
    void portThatTheSwitchDoesNotHaveIsAwaited() {
        assertEquals(new Location.Nowhere("the switch has no port p2; it is observed as soon as the port is there",
            true), locate(B, "p2"));
    }

    /** Whatever comes: somebody has to give the port another name. */
    @Test
    void portWhoseNameOthersHaveIsNotAwaited() {
        assertEquals(new Location.Nowhere(PortNames.ambiguity("twin"), false), locate(B, "twin"));
    }

    @Test
    void onABridgeThatIsAwayNothingIsAnywhere() {
        final var expected = new Location.Nowhere("the switch is not connected", true);
        assertEquals(expected, locate(AWAY, "p1"));
        assertEquals(expected, locateVm(AWAY));
    }

    @Test
    void bridgeThatIsNotDeclaredIsNotAwaited() {
        assertEquals(new Location.Nowhere("there is no bridge \"other\"", false), locate(Ids.bridge("other"), "p1"));
    }
}
