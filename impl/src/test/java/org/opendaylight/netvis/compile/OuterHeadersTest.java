/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.opendaylight.netvis.compile.Sets.forward;
import static org.opendaylight.netvis.policy.PacketMatch.ANY;
import static org.opendaylight.netvis.policy.Source.Direction.BOTH;
import static org.opendaylight.netvis.policy.Source.Direction.RECEIVED;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.opendaylight.netvis.net.Strip;
import org.opendaylight.netvis.net.TunnelType;
import org.opendaylight.netvis.policy.Ids;
import org.opendaylight.netvis.policy.IpPrefix;
import org.opendaylight.netvis.policy.OuterHeaders;
import org.opendaylight.netvis.policy.PacketMatch;
import org.opendaylight.netvis.policy.PacketMatch.Ports;
import org.opendaylight.netvis.policy.PacketMatch.Vlan;
import org.opendaylight.netvis.policy.PolicySet;
import org.opendaylight.netvis.policy.Range;
import org.opendaylight.netvis.program.Flow;
import org.opendaylight.netvis.program.FlowText;

/**
 * Who decides by the headers around a tunnel.
 */
final class OuterHeadersTest {
    private static final OuterHeaders FROM_LEAF = new OuterHeaders(new Vlan.Any(), ImmutableList.of(
        new PacketMatch.Ipv4(OptionalInt.empty(), OptionalInt.empty(), Optional.of(new IpPrefix(0, 0xac100000L, 16)),
            Optional.empty())), Ports.ANY);
    private static final OuterHeaders TAGGED = new OuterHeaders(new Vlan.Tagged(ImmutableList.of(new Range(300, 300))),
        ImmutableList.of(), Ports.ANY);

    @Test
    void loopShowsAddressesInItsOption() {
        final var set = vxlan(tap().looping(), FROM_LEAF);
        assertEquals(List.of(), obstacles(set, Sets.BY_LOOP));
        // With and without a protocol's name; none of those over IPv6
        final var layers = layers(set, Sets.BY_LOOP);
        assertEquals(2, layers.size(), layers::toString);
        assertTrue(layers.stream().allMatch(flow -> flow.contains("ac10000000000000")), layers::toString);
    }

    @Test
    void loopDoesNotShowTagsAndTheControllerDecides() {
        assertEquals(List.of("the loop does not show the VLAN tag around, which a rule asks for",
            "a tunnel-port does not show the headers around vxlan in transit, which a rule asks for"),
            obstacles(vxlan(tap().looping(), TAGGED), Sets.BY_LOOP));
    }

    @Test
    void endDoesNotShowWhatItWasReaddressedFrom() {
        assertEquals(List.of("a tunnel-port does not show the headers around vxlan in transit, which a rule asks for"),
            obstacles(vxlan(tap(), FROM_LEAF), Sets.FABRIC));
    }

    /** What cannot match is not sent to the controller. */
    @Test
    void onlyWhatHasTheHeadersGoesToTheController() {
        final var layers = layers(vxlan(tap(), FROM_LEAF), Sets.FABRIC);
        assertEquals(1, layers.size());
        assertTrue(layers.getFirst().contains("nw_src=172.16.0.0/16"), layers::toString);
        assertTrue(layers(vxlan(tap(), TAGGED), Sets.FABRIC).stream().allMatch(flow -> flow.contains("dl_vlan=300")));
    }

    @Test
    void endsOfTunnelsTellTheirAddresses() {
        final var layers = layers(new Sets().port("end", "tap", "vx", RECEIVED).tool("ids", "tap/p4")
            .policy("p", ImmutableSet.of("end"), ImmutableSet.of("ids"), ImmutableSet.of(),
                forward(tunnel(FROM_LEAF))).build(), Sets.FABRIC);
        assertEquals(1, layers.size());
        assertTrue(layers.getFirst().contains("tun_src=172.16.0.0/16,tun_ipv6_dst=::"), layers::toString);
    }

    @Test
    void endsOfTunnelsTellNothingElse() {
        assertEquals(List.of("rule \"forward\": source \"end\" is a port where tunnels end, of which nothing but the"
                + " addresses is known there: remove vlan, dscp and ports from outer, and options, or"
                + " observe a tap port"),
            PolicyCheck.check(new Sets().port("end", "tap", "vx", RECEIVED).tool("ids", "tap/p4")
                .policy("p", ImmutableSet.of("end"), ImmutableSet.of("ids"), ImmutableSet.of(),
                    forward(tunnel(TAGGED))).build()).stream().map(problem -> problem.text()).toList());
    }

    private static Sets tap() {
        return new Sets().port("feed", "tap", "p1", BOTH).tool("ids", "tap/p4");
    }

    private static PolicySet vxlan(final Sets sets, final OuterHeaders outer) {
        return sets.policy("p", ImmutableSet.of("feed"), ImmutableSet.of("ids"), ImmutableSet.of(Strip.VXLAN),
            forward(tunnel(outer))).build();
    }

    private static PacketMatch tunnel(final OuterHeaders outer) {
        return new PacketMatch(Optional.of(new PacketMatch.Tunnel(TunnelType.VXLAN, ImmutableList.of(), outer)),
            Optional.empty(), ANY.ethernet(), ANY.vlan(), ANY.network(), ANY.transport());
    }

    private static ImmutableList<String> obstacles(final PolicySet set, final Fabric fabric) {
        return ((Compilation.Place.Delivers) Compiler.compile(set, fabric).verdicts().get(Ids.policy("p")).bridges()
            .get(Sets.TAP)).obstacles();
    }

    private static ImmutableList<String> layers(final PolicySet set, final Fabric fabric) {
        final Predicate<Flow> which = flow -> flow.key().table().value() == 10 && !flow.key().match().isAny();
        return Compiler.compile(set, fabric).programs().get(Sets.TAP).flows().values().stream().filter(which)
            .map(FlowText::flow).collect(ImmutableList.toImmutableList());
    }
}
