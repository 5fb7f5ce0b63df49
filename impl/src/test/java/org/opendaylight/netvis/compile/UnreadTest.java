/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.opendaylight.netvis.compile.Sets.exclude;
import static org.opendaylight.netvis.compile.Sets.forward;
import static org.opendaylight.netvis.compile.Sets.tcp;
import static org.opendaylight.netvis.compile.Sets.to;
import static org.opendaylight.netvis.compile.Sets.tunnel;
import static org.opendaylight.netvis.compile.Sets.vlan;
import static org.opendaylight.netvis.compile.Unread.LABELS;
import static org.opendaylight.netvis.compile.Unread.LATER_FRAGMENT;
import static org.opendaylight.netvis.compile.Unread.NO_LENGTH;
import static org.opendaylight.netvis.compile.Unread.OTHER_TAG;
import static org.opendaylight.netvis.compile.Unread.WRONG_LENGTH;
import static org.opendaylight.netvis.policy.PacketMatch.ANY;
import static org.opendaylight.netvis.policy.Source.Direction.BOTH;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.opendaylight.netvis.net.Strip;
import org.opendaylight.netvis.net.TunnelType;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.policy.Ids;
import org.opendaylight.netvis.policy.PacketMatch;
import org.opendaylight.netvis.policy.Range;
import org.opendaylight.netvis.policy.Rule;
import org.opendaylight.netvis.punt.PuntPlan;
import org.opendaylight.netvis.punt.View;

/**
 * Which frames a policy leaves to the controller because Open vSwitch does not read them as what they are.
 */
final class UnreadTest {
    private static final PacketMatch UDP = new PacketMatch(Optional.empty(), Optional.empty(),
        PacketMatch.Ethernet.ANY, new PacketMatch.Vlan.Any(), Optional.empty(),
        Optional.of(new PacketMatch.Udp(PacketMatch.Ports.ANY)));

    private static final PacketMatch TCP_80 = new PacketMatch(Optional.empty(), Optional.empty(),
        PacketMatch.Ethernet.ANY, new PacketMatch.Vlan.Any(), Optional.empty(), Optional.of(new PacketMatch.Tcp(
            new PacketMatch.Ports(ImmutableList.of(), ImmutableList.of(new Range(80, 80))), 0, 0)));

    private static void left(final ImmutableSet<Strip> strips, final ImmutableList<Rule> rules,
            final Unread... expected) {
        final var set = tap().policy("it", ImmutableSet.of("feed"), ImmutableSet.of("ids"), strips,
            rules.toArray(Rule[]::new)).build();
        final var compilation = Compiler.compile(set, Sets.FABRIC);
        assertEquals(new Compilation.Place.Delivers(ImmutableList.of(), ImmutableList.of(), Arrays.stream(expected)
            .map(kind -> kind.label() + " come by the controller, as Open vSwitch does not read them as what they are")
            .sorted().collect(ImmutableList.toImmutableList()), ImmutableList.of()),
            Sets.withoutWays(compilation.verdicts().get(Ids.policy("it")).bridges().get(Sets.TAP)));
        assertEquals(expected.length == 0 ? 0 : 1, compilation.puntPlans().get(Sets.TAP).tasks().size());
    }

    private static void left(final PacketMatch match, final Unread... expected) {
        left(ImmutableSet.of(), ImmutableList.of(forward(match)), expected);
    }

    private static Sets tap() {
        return new Sets().port("feed", "tap", "p1", BOTH).tool("ids", "tap/p4");
    }

    /** A switch that cannot limit what it sends to the controller sends nothing, and does all that it can. */
    @Test
    void switchThatMustNotAskTheControllerStillDelivers() {
        final var ports = Sets.FABRIC.bridges().get(Sets.TAP);
        final var fabric = new Fabric(ImmutableMap.of(Sets.TAP, new Fabric.Ports(ports.numbers(), ports.ambiguous(),
            ports.localMac(), ports.abilities(), ports.refused(), ports.meanings(), Optional.of("no meter"))));
        final var set = tap().policy("it", "feed", "ids", forward(TCP_80)).build();
        final var compilation = Compiler.compile(set, fabric);
        final var place = (Compilation.Place.Delivers) compilation.verdicts().get(Ids.policy("it")).bridges()
            .get(Sets.TAP);
        assertEquals(ImmutableList.of(), place.missing());
        assertEquals(true, place.notes().stream().allMatch(note -> note.endsWith(" may be missing or too many, as Open"
            + " vSwitch does not read them as what they are, and they cannot be sent to the controller: no meter")),
            place::toString);
        assertEquals(false, place.notes().isEmpty());
        assertEquals(ImmutableList.of(), compilation.puntPlans().get(Sets.TAP).tasks());
    }

    private static PacketMatch type(final int type) {
        return new PacketMatch(Optional.empty(), Optional.empty(), new PacketMatch.Ethernet(Optional.empty(),
            Optional.empty(), OptionalInt.of(type)), new PacketMatch.Vlan.Any(), Optional.empty(), Optional.empty());
    }

    private static PacketMatch network(final PacketMatch.Network network) {
        return new PacketMatch(Optional.empty(), Optional.empty(), PacketMatch.Ethernet.ANY,
            new PacketMatch.Vlan.Any(), Optional.of(network), Optional.empty());
    }

    private static PacketMatch ipv6(final int protocol) {
        return network(new PacketMatch.Ipv6(OptionalInt.empty(), OptionalInt.of(protocol), Optional.empty(),
            Optional.empty(), OptionalInt.empty()));
    }

    @Test
    void addressesOfEthernetAreReadAlways() {
        left(ANY);
        left(to(0x0200_0000_0002L, ANY));
    }

    @Test
    void onlyWhatARuleDependsOn() {
        left(vlan(1), OTHER_TAG);
        left(type(0x0806), OTHER_TAG);
        left(network(PacketMatch.Ipv4.ANY), OTHER_TAG);
        left(network(PacketMatch.Ipv6.ANY), OTHER_TAG);
        left(network(new PacketMatch.Ipv4(OptionalInt.empty(), OptionalInt.empty(), Optional.empty(), Optional.empty(),
            ImmutableList.of(new Range(1, 1)))), OTHER_TAG, WRONG_LENGTH);
        left(ipv6(17), OTHER_TAG, LATER_FRAGMENT, WRONG_LENGTH);
        left(UDP, OTHER_TAG, LATER_FRAGMENT, WRONG_LENGTH);
        left(tcp(80, 80), OTHER_TAG, WRONG_LENGTH);
        left(TCP_80, OTHER_TAG, WRONG_LENGTH, NO_LENGTH);
        left(ImmutableSet.of(), ImmutableList.of(exclude(vlan(1)), forward(ANY)), OTHER_TAG);
    }

    /** Of a policy that the controller decides, too: a tag of another type may be the first, or the second. */
    @Test
    void secondTagsBehindOthers() {
        final var compilation = Compiler.compile(tap().policy("it", "feed", "ids", forward(Sets.second(
            new PacketMatch.Vlan.Any(), new PacketMatch.Vlan.Untagged()))).build(), Sets.FABRIC);
        assertEquals(new Compilation.Place.Delivers(ImmutableList.of(), ImmutableList.of(
            "rule \"forward\" looks at the second VLAN tag")),
                compilation.verdicts().get(Ids.policy("it")).bridges().get(Sets.TAP));
        assertEquals(List.of(new View.AsReceived(), new View.Leniently()),
            compilation.puntPlans().get(Sets.TAP).tasks().stream().map(PuntPlan.Task::view).toList());
    }

    /** A rule that names what Open vSwitch reads means it. */
    @Test
    void whatIsMeantAsTheSwitchReadsIt() {
        left(type(0x9100));
        left(ipv6(44), OTHER_TAG, WRONG_LENGTH);
    }

    @Test
    void tagsThatAreToBeRemoved() {
        for (var strip : new Strip[] {Strip.VLAN, Strip.QINQ, Strip.MPLS_IP}) {
            left(ImmutableSet.of(strip), ImmutableList.of(forward(ANY)), OTHER_TAG);
        }
    }

    @Test
    void labelsThatAreToBeRemovedFromWhatMayHaveThem() {
        final var strip = ImmutableSet.of(Strip.MPLS);
        left(strip, ImmutableList.of(forward(ANY)), OTHER_TAG, LABELS);
        left(strip, ImmutableList.of(forward(vlan(1))), OTHER_TAG, LABELS);
        left(strip, ImmutableList.of(forward(type(0x8848))), OTHER_TAG, LABELS);
        left(strip, ImmutableList.of(forward(type(0x0806))), OTHER_TAG);
        left(strip, ImmutableList.of(exclude(ANY), forward(TCP_80)), OTHER_TAG, WRONG_LENGTH, NO_LENGTH);
        left(strip, ImmutableList.of(exclude(vlan(1)), forward(network(PacketMatch.Ipv4.ANY))), OTHER_TAG);
    }

    /** The controller has removed the labels, and the group must not remove more. */
    @Test
    void theGroupDoesNotTouchLabelsThatTheControllerLeft() {
        final var program = Compiler.compile(tap().policy("it", ImmutableSet.of("feed"), ImmutableSet.of("ids"),
            ImmutableSet.of(Strip.MPLS), forward(ANY)).build(), Sets.FABRIC).programs().get(Sets.TAP).toString();
        assertEquals(false, program.contains("pop_mpls"), program);
    }

    @Test
    void labelsStayOnOtherFramesThanThoseOfATapPort() {
        final var inline = new Sets().vm("vm", "int", Sets.VM1, BOTH).tool("ids", "int/p4");
        assertEquals(ImmutableList.of("MPLS labels are removed at tap ports only, and neither in tunnels that the"
            + " switch unwraps nor behind VN-tags that it removes, as Open vSwitch cannot tell what follows them: if it"
            + " is IP, strip mpls-ip removes them everywhere"), notes(inline, "vm", Sets.INT, Strip.MPLS, ANY));
        assertEquals(ImmutableList.of(), notes(inline, "vm", Sets.INT, Strip.MPLS_IP, ANY));
        assertEquals(ImmutableList.of(), notes(inline, "vm", Sets.INT, Strip.MPLS, TCP_80));
    }

    private static ImmutableList<String> notes(final Sets sets, final String source, final BridgeId bridge,
            final Strip strip, final PacketMatch match) {
        final var name = "it" + strip + match.hashCode();
        final var set = sets.policy(name, ImmutableSet.of(source), ImmutableSet.of("ids"), ImmutableSet.of(strip),
            forward(match)).build();
        return ((Compilation.Place.Delivers) Compiler.compile(set, Sets.FABRIC).verdicts().get(Ids.policy(name))
            .bridges().get(bridge)).notes();
    }

    @Test
    void labelsStayWhereTheControllerMustNotBeAsked() {
        final var ports = Sets.FABRIC.bridges().get(Sets.TAP);
        final var place = Compiler.compile(tap().policy("it", ImmutableSet.of("feed"), ImmutableSet.of("ids"),
            ImmutableSet.of(Strip.MPLS), forward(ANY)).build(), new Fabric(ImmutableMap.of(Sets.TAP, new Fabric.Ports(
            ports.numbers(), ports.ambiguous(), ports.localMac(), ports.abilities(), ports.refused(), ports.meanings(),
            Optional.of("no meter"))))).verdicts().get(Ids.policy("it")).bridges().get(Sets.TAP);
        assertEquals("frames with MPLS labels keep their labels, as Open vSwitch does not read them as what they are,"
            + " and they cannot be sent to the controller: no meter",
            ((Compilation.Place.Delivers) place).notes().getFirst());
    }

    @Test
    void otherFramesThanThoseOfATapPort() {
        left(ImmutableSet.of(Strip.VXLAN), ImmutableList.of(forward(tunnel(TunnelType.VXLAN, 5001, tcp(80, 80)))));
        final var inline = new Sets().vm("vm", "int", Sets.VM1, BOTH).tool("ids", "int/p4")
            .policy("web", "vm", "ids", forward(tcp(80, 80))).build();
        assertEquals(0, Compiler.compile(inline, Sets.FABRIC).puntPlans().get(Sets.INT).tasks().size());
    }
}
