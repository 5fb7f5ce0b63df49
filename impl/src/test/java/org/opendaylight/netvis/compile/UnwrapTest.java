/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.opendaylight.netvis.compile.Sets.forward;
import static org.opendaylight.netvis.compile.Sets.tunnel;
import static org.opendaylight.netvis.policy.PacketMatch.ANY;
import static org.opendaylight.netvis.policy.Source.Direction.BOTH;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opendaylight.netvis.compile.Unwrapping.Chosen;
import org.opendaylight.netvis.net.Strip;
import org.opendaylight.netvis.net.TunnelType;
import org.opendaylight.netvis.policy.Bridge;
import org.opendaylight.netvis.policy.Ids;
import org.opendaylight.netvis.policy.UnwrapWay;

/**
 * How tunnels in transit are looked into, as netvis finds it and as it is told to.
 */
final class UnwrapTest {
    private static final String PINNED = "the bridge has unwrap ";
    private static final Chosen VXLAN_BY_LOOP = new Chosen(TunnelType.VXLAN, UnwrapWay.LOOP, ImmutableList.of());
    private static final Chosen GENEVE_AT_END = new Chosen(TunnelType.GENEVE, UnwrapWay.END, ImmutableList.of());

    @Test
    void eachGoesTheFirstWayThatThereIs() {
        assertEquals(List.of(VXLAN_BY_LOOP, new Chosen(TunnelType.GENEVE, UnwrapWay.LOOP, ImmutableList.of())),
            chosen(tap().looping(), Sets.byLoop(TunnelType.VXLAN, TunnelType.GENEVE)));
        assertEquals(List.of(VXLAN_BY_LOOP, new Chosen(TunnelType.GENEVE, UnwrapWay.END, ImmutableList.of(
                "the loop does not unwrap geneve, as the options of the bridge have no room for its headers"))),
            chosen(tap().looping(), Sets.BY_LOOP));
        assertEquals(List.of(new Chosen(TunnelType.VXLAN, UnwrapWay.END, ImmutableList.of()), GENEVE_AT_END),
            chosen(tap(), Sets.FABRIC));
    }

    @Test
    void wayThatFailedIsTold() {
        final var reasons = ImmutableList.of("it is not known whether the switch can unwrap in a loop");
        assertEquals(List.of(new Chosen(TunnelType.VXLAN, UnwrapWay.END, reasons),
                new Chosen(TunnelType.GENEVE, UnwrapWay.END, reasons)),
            chosen(tap().looping(), Sets.FABRIC));
    }

    @Test
    void bridgeGoesTheWayThatItIsTold() {
        assertEquals(List.of(UnwrapWay.END, UnwrapWay.END), ways(UnwrapWay.END));
        assertEquals(List.of(UnwrapWay.LOOP, UnwrapWay.CONTROLLER), ways(UnwrapWay.LOOP));
        assertEquals(List.of(UnwrapWay.CONTROLLER, UnwrapWay.CONTROLLER), ways(UnwrapWay.CONTROLLER));
        assertEquals(List.of(
                new Chosen(TunnelType.VXLAN, UnwrapWay.CONTROLLER, ImmutableList.of(PINNED + "controller")),
                new Chosen(TunnelType.GENEVE, UnwrapWay.CONTROLLER, ImmutableList.of(PINNED + "controller"))),
            chosen(tap().looping().unwrapping(UnwrapWay.CONTROLLER), Sets.BY_LOOP));
    }

    @Test
    void wayThatABridgeCannotGoIsRefused() {
        assertEquals(List.of("unwrap loop needs a loop: give loop-port"),
            problems(tap().unwrapping(UnwrapWay.LOOP)));
        assertEquals(List.of(), problems(tap().looping().unwrapping(UnwrapWay.LOOP)));
        final var set = new Sets().unwrapping(UnwrapWay.END);
        final var tap = set.build().bridges().get(Sets.TAP);
        assertEquals(List.of("only a bridge with role tap unwraps tapped tunnels: remove ipv4-address",
                "only a bridge with role tap unwraps tapped tunnels: remove unwrap"),
            problems(set.bridge(new Bridge(tap.id(), tap.datapathId(), Bridge.Role.INLINE, tap.ipv4Address(),
                tap.tunnelPorts(), tap.controllerRate(), tap.geneveOptions(), tap.loopPort(), tap.unwrap()))));
    }

    private static List<UnwrapWay> ways(final UnwrapWay told) {
        return chosen(tap().looping().unwrapping(told), Sets.BY_LOOP).stream().map(Chosen::way).toList();
    }

    private static List<String> problems(final Sets sets) {
        return PolicyCheck.check(sets.build()).stream().map(problem -> problem.text()).toList();
    }

    private static Sets tap() {
        return new Sets().port("feed", "tap", "p1", BOTH).tool("ids", "tap/p4");
    }

    private static ImmutableList<Chosen> chosen(final Sets sets, final Fabric fabric) {
        final var set = sets.policy("p", ImmutableSet.of("feed"), ImmutableSet.of("ids"),
            ImmutableSet.of(Strip.VXLAN, Strip.GENEVE), forward(tunnel(TunnelType.VXLAN, 5, ANY)),
            forward(tunnel(TunnelType.GENEVE, 6, ANY))).build();
        return ((Compilation.Place.Delivers) Compiler.compile(set, fabric).verdicts().get(Ids.policy("p")).bridges()
            .get(Sets.TAP)).unwrapping();
    }
}
