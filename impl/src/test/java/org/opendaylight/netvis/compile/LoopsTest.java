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
import static org.opendaylight.netvis.compile.Sets.tcp;
import static org.opendaylight.netvis.compile.Sets.tunnel;
import static org.opendaylight.netvis.policy.PacketMatch.ANY;
import static org.opendaylight.netvis.policy.Source.Direction.BOTH;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.opendaylight.netvis.compile.loop.LoopAbility;
import org.opendaylight.netvis.compile.loop.LoopProbes;
import org.opendaylight.netvis.net.Strip;
import org.opendaylight.netvis.net.TunnelType;
import org.opendaylight.netvis.policy.Ids;
import org.opendaylight.netvis.policy.PacketMatch;
import org.opendaylight.netvis.policy.PolicySet;
import org.opendaylight.netvis.program.Flow;
import org.opendaylight.netvis.program.FlowText;

/**
 * When the switch unwraps in a loop, when a tunnel ends there, and when the controller looks into it.
 */
final class LoopsTest {
    private static final String INTO_THE_LOOP = "resubmit(,7)";
    private static final String TO_THE_END = "->ip_dst,LOCAL";

    @Test
    void vxlanGoesThroughTheLoopOverIpv4AndIpv6() {
        final var flows = transit(vxlan(TunnelType.VXLAN, Strip.VXLAN).build(), Sets.BY_LOOP);
        assertEquals(4, flows.size());
        assertTrue(flows.stream().allMatch(flow -> flow.contains(INTO_THE_LOOP)), flows::toString);
        assertEquals(2, flows.stream().filter(flow -> flow.contains("udp6,")).count());
    }

    @Test
    void tunnelsEndWhereNoLoopIsConfigured() {
        final var set = tap().policy("it", ImmutableSet.of("feed"), ImmutableSet.of("ids"),
            ImmutableSet.of(Strip.VXLAN), forward(tunnel(TunnelType.VXLAN, 5001, ANY))).build();
        assertTrue(transit(set, Sets.BY_LOOP).stream().allMatch(flow -> flow.contains(TO_THE_END)));
    }

    @Test
    void tunnelsEndWhereTheLoopDoesNotWork() {
        assertTrue(transit(vxlan(TunnelType.VXLAN, Strip.VXLAN).build(), broken()).stream()
            .allMatch(flow -> flow.contains(TO_THE_END)));
        assertTrue(transit(vxlan(TunnelType.VXLAN, Strip.VXLAN).build(), Sets.FABRIC).stream()
            .allMatch(flow -> flow.contains(TO_THE_END)));
    }

    /** Over IPv4 and IPv6, untagged and tagged; and before that a look at how long their headers are. */
    @Test
    void geneveAndGreAreLookedAtFirst() {
        final var geneve = vxlan(TunnelType.GENEVE, Strip.GENEVE).build();
        final var fabric = Sets.byLoop(TunnelType.GENEVE);
        assertEquals(4, transit(geneve, fabric).size());
        assertTrue(transit(geneve, fabric).stream().allMatch(flow -> flow.contains(INTO_THE_LOOP)));
        final var lift = lift(geneve, fabric);
        // No options, and OVN's
        assertTrue(lift.stream().anyMatch(flow -> flow.contains("tp_src=0x0/0xff00,tp_dst=25944")), lift::toString);
        assertTrue(lift.stream().anyMatch(flow -> flow.contains("tp_src=0x200/0xff00,tp_dst=25944")), lift::toString);
        final var gre = lift(vxlan(TunnelType.GRE, Strip.GRE).build(), Sets.byLoop(TunnelType.GRE));
        // None, and a key
        assertTrue(gre.stream().anyMatch(flow -> flow.contains("tp_src=0x0/0xf007,tp_dst=25944")), gre::toString);
        assertTrue(gre.stream().anyMatch(flow -> flow.contains("tp_src=0x2000/0xf007,tp_dst=25944")), gre::toString);
    }

    /** What is lost there would otherwise be lost in silence. */
    @Test
    void whatOptionsHaveNoRoomForIsCounted() {
        final var fabric = Sets.byLoop(TunnelType.VXLAN, TunnelType.GENEVE, TunnelType.GRE);
        final var flows = transit(vxlan(TunnelType.VXLAN, Strip.VXLAN).build(), fabric);
        assertEquals(4, flows.size());
        assertEquals(2, flows.stream().filter(flow -> flow.contains("udp6,") && !flow.contains("encap")).count(),
            flows::toString);
    }

    @Test
    void eachOfSeveralGoesItsOwnWay() {
        final var flows = transit(tap().looping().policy("it", ImmutableSet.of("feed"), ImmutableSet.of("ids"),
            ImmutableSet.of(Strip.VXLAN, Strip.GENEVE), forward(tunnel(TunnelType.VXLAN, 5001, ANY)),
            forward(tunnel(TunnelType.GENEVE, 5001, ANY))).build(), Sets.BY_LOOP);
        assertEquals(4, flows.stream().filter(flow -> flow.contains(INTO_THE_LOOP)).count(), flows::toString);
        assertEquals(2, flows.stream().filter(flow -> flow.contains(TO_THE_END)).count(), flows::toString);
    }

    @Test
    void tunnelsEndWhereTheirHeadersHaveNoOption() {
        assertTrue(transit(vxlan(TunnelType.GENEVE, Strip.GENEVE).build(), Sets.BY_LOOP).stream()
            .allMatch(flow -> flow.contains(TO_THE_END)));
    }

    private static ImmutableList<String> lift(final PolicySet set, final Fabric fabric) {
        return texts(set, fabric, flow -> flow.key().table().value() == 7);
    }

    /** The loop says why it does not, when nothing else does either. */
    @Test
    void controllerLooksIntoWhatNeitherDoes() {
        final var set = vxlan(TunnelType.VXLAN, Strip.VXLAN).build();
        final var compilation = Compiler.compile(set, new Fabric(ImmutableMap.of(Sets.TAP, new Fabric.Ports(
            Sets.FABRIC.bridges().get(Sets.TAP).numbers(), OptionalLong.empty(),
            LoopAbility.cannot(LoopProbes.NONE, "the loop does not work: no address")))));
        assertEquals(new Compilation.Place.Delivers(ImmutableList.of(), ImmutableList.of(
            "the loop does not work: no address",
            "the switch unwraps no tunnel, as it does not tell the MAC address of its LOCAL port")),
            Sets.withoutWays(compilation.verdicts().get(Ids.policy("it")).bridges().get(Sets.TAP)));
    }

    /** An end of tunnels tells the identifier in a field, and here it is among the headers. */
    @Test
    void identifiersAreLookedForAmongTheHeaders() {
        final var layers = layers(tap().looping().policy("it", ImmutableSet.of("feed"), ImmutableSet.of("ids"),
            ImmutableSet.of(Strip.VXLAN), forward(tunnel(TunnelType.VXLAN, 0x1389, tcp(80, 80)))).build());
        assertTrue(layers.stream().noneMatch(flow -> flow.contains("tun_id")), layers::toString);
        assertEquals(4, layers.stream().filter(flow -> flow.contains("00138900/0x")).count(), layers::toString);
        assertTrue(layers(tap().looping().policy("it", ImmutableSet.of("feed"), ImmutableSet.of("ids"),
            ImmutableSet.of(Strip.VXLAN), forward(tunnel(TunnelType.VXLAN, 1 << 24, ANY))).build()).isEmpty());
    }

    private static ImmutableList<String> layers(final PolicySet set) {
        return texts(set, Sets.BY_LOOP, flow -> flow.key().table().value() == 10 && !flow.key().match().isAny());
    }

    private static ImmutableList<String> transit(final PolicySet set, final Fabric fabric) {
        return texts(set, fabric, flow -> flow.key().table().value() == 251);
    }

    private static ImmutableList<String> texts(final PolicySet set, final Fabric fabric,
            final Predicate<Flow> which) {
        final var program = Compiler.compile(set, fabric).programs().get(Sets.TAP);
        return program == null ? ImmutableList.of() : Stream.of(program).flatMap(it -> it.flows().values().stream())
            .filter(which).map(FlowText::flow).collect(ImmutableList.toImmutableList());
    }

    private static Fabric broken() {
        return new Fabric(ImmutableMap.of(Sets.TAP, new Fabric.Ports(
            Sets.FABRIC.bridges().get(Sets.TAP).numbers(), OptionalLong.of(Sets.LOCAL_MAC),
            LoopAbility.cannot(LoopProbes.NONE, "no"))));
    }

    private static Sets vxlan(final TunnelType type, final Strip strip) {
        return tap().looping().policy("it", ImmutableSet.of("feed"), ImmutableSet.of("ids"), ImmutableSet.of(strip),
            forward(tunnel(type, 5001, PacketMatch.ANY)));
    }

    private static Sets tap() {
        return new Sets().port("feed", "tap", "p1", BOTH).tool("ids", "tap/p4");
    }
}
