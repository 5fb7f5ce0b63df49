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
import static org.opendaylight.netvis.policy.PacketMatch.ANY;
import static org.opendaylight.netvis.policy.Source.Direction.BOTH;
import static org.opendaylight.netvis.policy.Source.Direction.RECEIVED;
import static org.opendaylight.netvis.policy.Source.Direction.SENT;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.opendaylight.netvis.net.Strip;
import org.opendaylight.netvis.net.TunnelType;
import org.opendaylight.netvis.policy.Bridge;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.policy.ETag;
import org.opendaylight.netvis.policy.Ids;
import org.opendaylight.netvis.policy.PacketMatch;
import org.opendaylight.netvis.policy.Problem;
import org.opendaylight.netvis.policy.Range;
import org.opendaylight.netvis.policy.Rule;

final class PolicyCheckTest {
    private static final BridgeId B = Ids.bridge("b");

    private static Sets tap() {
        return new Sets().port("feed", "tap", "p1", BOTH).tool("ids", "tap/p4");
    }

    private static void refused(final Sets sets, final String... problems) {
        assertEquals(Arrays.asList(problems),
            PolicyCheck.check(sets.build()).stream().map(Problem::toString).toList());
    }

    @Test
    void soundSetHasNoProblem() {
        refused(tap().policy("all", "feed", "ids", forward(ANY)));
    }

    @Test
    void inlineBridgeNeedsNoAddress() {
        refused(new Sets().bridge("int", 2, Bridge.Role.INLINE, OptionalInt.of(1)),
            "bridge \"int\": only a bridge with role tap unwraps tapped tunnels: remove ipv4-address");
    }

    @Test
    void datapathIdIsUsedOnce() {
        refused(new Sets().bridge("zed", 1, Bridge.Role.TAP, OptionalInt.empty()),
            "bridge \"zed\": datapath-id 0000000000000001 is that of bridge \"tap\" already: give each bridge its own");
    }

    @Test
    void greHasNoUdpPort() {
        refused(new Sets().bridge(new Bridge(B, 9, Bridge.Role.TAP, OptionalInt.empty(), ImmutableMap.of("gre0",
            new Bridge.TunnelPort(TunnelType.GRE, OptionalInt.of(4789))))),
            "bridge \"b\": tunnel-port gre0: GRE runs directly on IP: remove udp-port");
    }

    @Test
    void tunnelHasAUdpPort() {
        refused(bridge(TunnelType.VXLAN, OptionalInt.of(0)), "bridge \"b\": tunnel-port t0: udp-port 0 is no port of a"
            + " tunnel: give one of 1 to 65535, or leave it out, which means 4789");
        refused(bridge(TunnelType.GENEVE, OptionalInt.of(65_536)), "bridge \"b\": tunnel-port t0: udp-port 65536 is no"
            + " port of a tunnel: give one of 1 to 65535, or leave it out, which means 6081");
        refused(bridge(TunnelType.VXLAN, OptionalInt.of(1)));
        refused(bridge(TunnelType.VXLAN, OptionalInt.of(65_535)));
    }

    @Test
    void noSwitchEndsGtpU() {
        refused(bridge(TunnelType.GTP_U, OptionalInt.of(2152)), "bridge \"b\": tunnel-port t0: Open vSwitch ends no"
            + " gtp-u for netvis: remove it, rules about such tunnels need none");
    }

    @Test
    void packetsInGtpUHaveNoFrame() {
        final var sentence = "policy \"acme/p\": rule \"forward\": what gtp-u carries has neither an Ethernet header"
            + " nor VLAN tags: remove eth, vlan and cvlan";
        refused(tap().policy("p", "feed", "ids", forward(tunnel(TunnelType.GTP_U, 7, tcp(80, 80)))));
        refused(tap().policy("p", "feed", "ids", forward(tunnel(TunnelType.GTP_U, 7, vlan(5)))), sentence);
        refused(tap().policy("p", "feed", "ids", forward(tunnel(TunnelType.GTP_U, 7, to(Sets.VM1, ANY)))), sentence);
    }

    @Test
    void secondTagIsBehindAFirst() {
        final var tagged = new PacketMatch.Vlan.Tagged(ImmutableList.of(new Range(5, 5)));
        final var untagged = new PacketMatch.Vlan.Untagged();
        refused(tap().policy("p", "feed", "ids", forward(Sets.second(tagged, untagged))));
        refused(tap().policy("p", "feed", "ids", forward(Sets.second(untagged, untagged))));
        refused(tap().policy("p", "feed", "ids", forward(Sets.second(untagged, tagged))), "policy \"acme/p\": rule"
            + " \"forward\": its fields contradict each other, no packet has them all: remove one");
    }

    private static Sets bridge(final TunnelType type, final OptionalInt udpPort) {
        return new Sets().bridge(new Bridge(B, 9, Bridge.Role.TAP, OptionalInt.empty(), ImmutableMap.of("t0",
            new Bridge.TunnelPort(type, udpPort))));
    }

    private static Sets knowing(final int optionClass, final int type, final int length) {
        return new Sets().bridge(new Bridge(B, 9, Bridge.Role.TAP, OptionalInt.empty(), ImmutableMap.of(),
            Bridge.DEFAULT_CONTROLLER_RATE, ImmutableList.of(new Bridge.GeneveOption(optionClass, type, length))));
    }

    @Test
    void geneveOptionHasAMultipleOfFourBytes() {
        for (var length : new int[] {0, 6, 128}) {
            refused(knowing(0x0102, 0x80, length), "bridge \"b\": geneve-option of class 0x0102 and type 0x80: length "
                + length + " is none of an option: give a multiple of 4 from 4 to 124");
        }
        refused(knowing(0x0102, 0x80, 4));
        refused(knowing(0x0102, 0x80, 124));
    }

    @Test
    void loopPortEndsGeneveOnATapBridgeWithAnAddress() {
        final var ports = ImmutableMap.of("vx", new Bridge.TunnelPort(TunnelType.VXLAN, OptionalInt.of(4789)),
            "ge", new Bridge.TunnelPort(TunnelType.GENEVE, OptionalInt.of(6081)));
        refused(looping(Bridge.Role.TAP, OptionalInt.of(1), ports, "ge"));
        refused(looping(Bridge.Role.TAP, OptionalInt.of(1), ports, "vx"),
            "bridge \"b\": loop-port vx is no tunnel-port of type"
            + " geneve: declare it as one, or name one");
        refused(looping(Bridge.Role.TAP, OptionalInt.of(1), ports, "none"),
            "bridge \"b\": loop-port none is no tunnel-port of"
            + " type geneve: declare it as one, or name one");
        refused(looping(Bridge.Role.TAP, OptionalInt.empty(), ports, "ge"),
            "bridge \"b\": loop-port ge needs the address of the"
            + " bridge: give ipv4-address");
        refused(looping(Bridge.Role.INLINE, OptionalInt.empty(), ports, "ge"),
            "bridge \"b\": only a bridge with role tap unwraps"
            + " tapped tunnels: remove loop-port");
    }

    private static Sets looping(final Bridge.Role role, final OptionalInt address,
            final ImmutableMap<String, Bridge.TunnelPort> ports, final String loopPort) {
        return new Sets().bridge(new Bridge(B, 9, role, address, ports, Bridge.DEFAULT_CONTROLLER_RATE,
            ImmutableList.of(), Optional.of(loopPort)));
    }

    @Test
    void geneveOptionLeavesRoomForNetvissOwn() {
        refused(knowing(0xffff, 0x4e, 4), "bridge \"b\": geneve-option of class 0xffff and type 0x4e: netvis needs it"
            + " with 8 bytes to remove VN-tags: remove it, or give that length");
        refused(knowing(0xffff, 0x4e, 8));
        refused(knowing(0xffff, 1, 4));
    }

    @Test
    void policyAtABridgeWithAProblemFails() {
        final var compilation = Compiler.compile(bridge(TunnelType.VXLAN, OptionalInt.of(0))
            .port("feed", "b", "p1", BOTH).port("other", "tap", "p1", BOTH).tool("ids", "b/p4", "tap/p4")
            .policy("there", "feed", "ids", forward(tunnel(TunnelType.VXLAN, 1, ANY)))
            .policy("elsewhere", "other", "ids", forward(ANY)).build(), Sets.FABRIC);
        assertEquals(List.of("bridge \"b\": tunnel-port t0: udp-port 0 is no port of a tunnel: give one of 1 to 65535,"
            + " or leave it out, which means 4789"), compilation.verdicts().get(Ids.policy("there")).problems().stream()
                .map(Problem::toString).toList());
        assertEquals(List.of(), compilation.verdicts().get(Ids.policy("elsewhere")).problems());
    }

    @Test
    void sourceNeedsItsBridge() {
        refused(new Sets().port("feed", "gone", "p1", BOTH),
            "source \"acme/feed\": there is no bridge \"gone\": declare it, or name another");
    }

    @Test
    void tapBridgeHasNoVirtualMachines() {
        refused(new Sets().vm("vm", "tap", Sets.VM1, BOTH), "source \"acme/vm\": bridge \"tap\" has role tap and no"
            + " virtual machine: observe a port, and match the MAC address in a rule");
    }

    @Test
    void groupAddressIsNoInterface() {
        refused(new Sets().vm("vm", "int", 0x0100_0000_0000L, BOTH),
            "source \"acme/vm\": mac-address is a group address: give that of one interface");
    }

    @Test
    void tapPortSendsNothing() {
        refused(new Sets().port("feed", "tap", "p1", SENT),
            "source \"acme/feed\": a port of a tap bridge sends nothing: use direction received");
    }

    @Test
    void whatAnInlinePortReceivesNeedsItsMacAddress() {
        refused(new Sets().port("vm", "int", "p1", BOTH), "source \"acme/vm\": OpenFlow does not tell which frames"
            + " NORMAL sends"
            + " to port p1: give the mac-address behind the port, or use direction sent");
    }

    @Test
    void inlineTunnelPortIsSeenOneWay() {
        refused(new Sets().port("vx", "int", "vx", BOTH), "source \"acme/vx\": of a tunnel port of an inline bridge"
            + " only what"
            + " comes in can be observed: use direction received");
    }

    @Test
    void toolPortIsNoSource() {
        refused(new Sets().port("feed", "tap", "p4", RECEIVED).tool("ids", "tap/p4"),
            "source \"acme/feed\": port p4 of bridge"
            + " \"tap\" belongs to tool \"acme/ids\": copies would come back as new traffic; observe another port");
    }

    @Test
    void toolNeedsItsBridgeAndPortsOfItsOwn() {
        refused(new Sets().tool("a", "gone/p1").tool("b", "tap/vx").tool("c", "tap/p4").tool("d", "tap/p4").tool("e"),
            "tool \"acme/a\": there is no bridge \"gone\": declare it, or name another",
            "tool \"acme/b\": port vx of bridge \"tap\" ends tunnels: copies would come back as new traffic; attach the"
                + " tool to"
                + " another port",
            "tool \"acme/d\": port p4 of bridge \"tap\" belongs to tool \"acme/c\" already: attach each tool to ports"
                + " of its own",
            "tool \"acme/e\": no port: say where the tool is attached");
    }

    @Test
    void policyNeedsSourcesToolsAndRulesThatForward() {
        refused(tap().policy("p", "gone", "nobody", exclude(ANY)),
            "policy \"acme/p\": there is no source \"gone\": declare it, or name another",
            "policy \"acme/p\": there is no tool \"nobody\": declare it, or name another",
            "policy \"acme/p\": no rule forwards anything: what no rule matches is not forwarded; add a rule with"
                + " action forward");
        refused(tap().policy("p", ImmutableSet.of(), ImmutableSet.of(), ImmutableSet.of()),
            "policy \"acme/p\": no source: say where to observe", "policy \"acme/p\": no tool: say who receives",
            "policy \"acme/p\": no rule: say what to forward");
    }

    @Test
    void vlanAndQinqExcludeEachOther() {
        refused(tap().policy("p", ImmutableSet.of("feed"), ImmutableSet.of("ids"),
            ImmutableSet.of(Strip.VLAN, Strip.QINQ), forward(ANY)),
            "policy \"acme/p\": strip qinq removes the outermost tag too: give either vlan or qinq");
    }

    @Test
    void bothWaysToRemoveLabelsExcludeEachOther() {
        refused(tap().policy("p", ImmutableSet.of("feed"), ImmutableSet.of("ids"),
            ImmutableSet.of(Strip.MPLS, Strip.MPLS_IP), forward(ANY)), "policy \"acme/p\": strip mpls looks at what"
            + " follows the labels, and mpls-ip does not: give either mpls or mpls-ip");
    }

    @Test
    void vnTagIsRemovedWhereRulesLookBehindIt() {
        final var strip = ImmutableSet.of(Strip.VN_TAG);
        final var from = ImmutableSet.of("feed");
        final var to = ImmutableSet.of("ids");
        refused(tap().policy("p", from, to, strip, forward(Sets.vnTag(5, ANY))));
        refused(tap().policy("p", from, to, strip, forward(ANY)),
            "policy \"acme/p\": strip vn-tag needs rules that say which tags: add vn-tag to them");
        refused(tap().policy("p", "feed", "ids", forward(Sets.vnTag(5, ANY))));
        refused(tap().policy("p", from, to, strip, exclude(ANY), forward(Sets.vnTag(5, ANY))),
            "policy \"acme/p\": some rules look behind the vn-tag and others at the frame as it is, which the switch"
                + " sees one after the other: make two policies of it");
        refused(new Sets().vm("vm", "int", Sets.VM1, BOTH).tool("ids", "int/p4").policy("p", ImmutableSet.of("vm"), to,
            strip, forward(Sets.vnTag(5, ANY))),
            "policy \"acme/p\": source \"vm\" is not a tap port, and only there one can look behind a vn-tag: remove"
                + " the source, or vn-tag from the rules");
    }

    @Test
    void whatIsGreToTheSwitchIsAskedForOneAtATime() {
        refused(tap().policy("p", "feed", "ids", forward(tunnel(TunnelType.GRE, 7, ANY)),
            forward(tunnel(TunnelType.ERSPAN, 7, ANY))), "policy \"acme/p\": erspan and gre are all GRE to the switch:"
            + " make a policy of each");
        refused(tap().policy("p", "feed", "ids", forward(tunnel(TunnelType.ERSPAN, 7, ANY)),
            forward(tunnel(TunnelType.PBB, 7, ANY))));
    }

    @Test
    void oneThingAtATimeIsLookedBehind() {
        final var both = new PacketMatch(Optional.of(new PacketMatch.Tunnel(TunnelType.VXLAN, ImmutableList.of())),
            Optional.empty(), Optional.of(ETag.ANY), PacketMatch.Ethernet.ANY, new PacketMatch.Vlan.Any(),
            Optional.empty(), Optional.empty(), ImmutableList.of());
        refused(tap().policy("p", "feed", "ids", forward(both)), "policy \"acme/p\": rule \"forward\" looks behind"
            + " more than one of vn-tag, e-tag and tunnel at once, which the switch cannot do: give one");
    }

    @Test
    void contradictionMatchesNothing() {
        final var ipv4 = new PacketMatch.Ipv4(OptionalInt.empty(), OptionalInt.of(17), Optional.empty(),
            Optional.empty());
        refused(tap().policy("p", "feed", "ids", forward(new PacketMatch(Optional.empty(), Optional.empty(),
            PacketMatch.Ethernet.ANY,
            new PacketMatch.Vlan.Any(), Optional.of(ipv4), tcp(80, 80).transport()))),
            "policy \"acme/p\": rule \"forward\": its fields contradict each other, no packet has them all: remove"
                + " one");
    }

    @Test
    void rulesAndRangesHaveLimits() {
        refused(tap().policy("p", "feed", "ids", Collections.nCopies(29_001, forward(ANY)).toArray(new Rule[0])),
            "policy \"acme/p\": 29001 rules are more than the 29000 that a table has priorities for: split the policy");
        final var scattered = IntStream.range(0, 2000).mapToObj(i -> new Range(2 * i, 2 * i))
            .collect(ImmutableList.toImmutableList());
        refused(tap().policy("p", "feed", "ids", forward(new PacketMatch(Optional.empty(), Optional.empty(),
            PacketMatch.Ethernet.ANY,
            new PacketMatch.Vlan.Any(), Optional.empty(), Optional.of(new PacketMatch.Udp(new PacketMatch.Ports(
                ImmutableList.of(new Range(1, 0xfffe)), scattered)))))),
            "policy \"acme/p\": rule \"forward\": its ranges multiply to more than 65536 flows: use fewer ranges, or"
                + " ranges that are prefixes");
    }

    @Test
    void rulesOfAPolicyMultiplyWithinALimit() {
        final var rule = forward(new PacketMatch(Optional.empty(), Optional.empty(), PacketMatch.Ethernet.ANY,
            new PacketMatch.Vlan.Any(), Optional.of(PacketMatch.Ipv4.ANY), Optional.of(new PacketMatch.Udp(
                new PacketMatch.Ports(evenNumbers(200), evenNumbers(250))))));
        refused(tap().policy("p", "feed", "ids", rule, rule));
        refused(tap().policy("p", "feed", "ids", rule, rule, rule), "policy \"acme/p\": its rules multiply to more than"
            + " 100000 flows: split the policy, or use fewer ranges");
    }

    @Test
    void identifiersOfETagsMultiplyToo() {
        refused(tap().policy("p", "feed", "ids", forward(new PacketMatch(Optional.empty(), Optional.empty(),
            Optional.of(new ETag(evenNumbers(300), evenNumbers(300), OptionalInt.empty(), OptionalInt.empty(),
                OptionalInt.empty())), PacketMatch.Ethernet.ANY, new PacketMatch.Vlan.Any(), Optional.empty(),
            Optional.empty(), ImmutableList.of()))), "policy \"acme/p\": rule \"forward\": its ranges multiply to more"
            + " than 65536 flows: use fewer ranges, or ranges that are prefixes");
    }

    private static ImmutableList<Range> evenNumbers(final int count) {
        return IntStream.range(0, count).mapToObj(i -> new Range(2 * i, 2 * i))
            .collect(ImmutableList.toImmutableList());
    }

    @Test
    void theToolThatComesFirstByNameKeepsThePort() {
        refused(new Sets().tool("zeek", "tap/p4").tool("ids", "tap/p4"), "tool \"acme/zeek\": port p4 of bridge \"tap\""
            + " belongs to tool \"acme/ids\" already: attach each tool to ports of its own");
    }

    @Test
    void virtualMachinePortHasNoTunnelToLookInto() {
        refused(new Sets().port("vm", "int", "p1", SENT).tool("ids", "int/p4")
            .policy("p", "vm", "ids", forward(tunnel(TunnelType.VXLAN, 1, ANY))),
            "policy \"acme/p\": source \"vm\" is neither a tap port nor a tunnel port, and only there a rule can look"
                + " into a tunnel: remove the source, or tunnel from the rules");
        refused(new Sets().port("vm", "int", "p1", SENT).tool("ids", "int/p4").policy("p", ImmutableSet.of("vm"),
            ImmutableSet.of("ids"), ImmutableSet.of(Strip.VXLAN), forward(ANY)),
            "policy \"acme/p\": strip vxlan cannot be done at source \"vm\", which is neither a tap port nor a tunnel"
                + " port: remove it");
    }

    @Test
    void tunnelPortNeedsARuleAboutWhatEndsThere() {
        final var geneve = forward(tunnel(TunnelType.GENEVE, 1, ANY));
        final var vxlan = forward(tunnel(TunnelType.VXLAN, 1, ANY));
        final var problem = "policy \"acme/p\": source \"vx\" is a port where vxlan ends, and no rule forwards"
            + " anything of that: remove the source, or add a rule about it";
        final var sets = tap().port("vx", "tap", "vx", RECEIVED).port("ge", "tap", "ge", RECEIVED);
        refused(sets.policy("p", "vx", "ids", geneve), problem);
        refused(sets.policy("p", "vx", "ids", exclude(tunnel(TunnelType.VXLAN, 1, ANY)), geneve), problem);
        refused(sets.policy("p", ImmutableSet.of("feed", "vx"), ImmutableSet.of("ids"), ImmutableSet.of(), geneve),
            problem);
        refused(sets.policy("p", "vx", "ids", vxlan));
        refused(sets.policy("p", "vx", "ids", forward(ANY)));
        refused(sets.policy("p", ImmutableSet.of("vx", "ge"), ImmutableSet.of("ids"), ImmutableSet.of(), geneve,
            vxlan));
    }

    @Test
    void stripNeedsARuleAboutWhatItRemoves() {
        final var vxlan = forward(tunnel(TunnelType.VXLAN, 1, ANY));
        final var both = ImmutableSet.of(Strip.VXLAN, Strip.GRE);
        final var problem = "policy \"acme/p\": strip gre removes nothing, as no rule forwards anything of gre: remove"
            + " it, or add a rule about it";
        final var ids = ImmutableSet.of("ids");
        final var sets = tap().port("vx", "tap", "vx", RECEIVED).port("gr", "tap", "gr", RECEIVED);
        refused(sets.policy("p", ImmutableSet.of("feed"), ids, both, vxlan), problem);
        refused(sets.policy("p", ImmutableSet.of("feed"), ids, both,
            exclude(tunnel(TunnelType.GRE, 1, ANY)), vxlan), problem);
        refused(sets.policy("p", ImmutableSet.of("vx"), ids, ImmutableSet.of(Strip.GRE), forward(ANY)), problem);
        refused(sets.policy("p", ImmutableSet.of("feed"), ids, both, vxlan, forward(tunnel(TunnelType.GRE, 1, ANY))));
        refused(sets.policy("p", ImmutableSet.of("vx", "gr"), ids, both, forward(ANY)));
    }

    @Test
    void transitIsUnwrappedOrLeftAlone() {
        final var vxlan = tunnel(TunnelType.VXLAN, 1, ANY);
        refused(tap().policy("p", "feed", "ids", forward(vxlan)));
        refused(tap().policy("p", ImmutableSet.of("feed"), ImmutableSet.of("ids"), ImmutableSet.of(Strip.VXLAN),
            forward(ANY)),
            "policy \"acme/p\": strip vxlan at a tap port needs rules that say which tunnels: add tunnel with type"
                + " vxlan to them");
        refused(tap().policy("p", ImmutableSet.of("feed"), ImmutableSet.of("ids"), ImmutableSet.of(Strip.VXLAN),
            forward(vxlan), forward(ANY)),
            "policy \"acme/p\": at a tap port some rules look into tunnels and others at the outer frame, which the"
                + " switch sees"
                + " one after the other: make two policies of it");
        refused(tap().bridge(new Bridge(Sets.TAP, 1, Bridge.Role.TAP, OptionalInt.empty(), ImmutableMap.of()))
            .policy("p", ImmutableSet.of("feed"), ImmutableSet.of("ids"), ImmutableSet.of(Strip.VXLAN),
                forward(vxlan)));
    }

    @Test
    void policyWithAProblemLeavesTheOthersAlone() {
        final var compilation = Compiler.compile(tap().policy("bad", "gone", "ids", forward(ANY))
            .policy("good", "feed", "ids", forward(ANY)).build(), Sets.FABRIC);
        assertEquals(List.of("policy \"acme/bad\": there is no source \"gone\": declare it, or name another"),
            compilation.verdicts().get(Ids.policy("bad")).problems().stream().map(Problem::toString).toList());
        assertEquals(new Compilation.Place.Delivers(ImmutableList.of(), ImmutableList.of()),
            compilation.verdicts().get(Ids.policy("good")).bridges().get(Sets.TAP));
    }
}
