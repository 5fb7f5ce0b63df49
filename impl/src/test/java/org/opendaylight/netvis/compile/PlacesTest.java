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
import static org.opendaylight.netvis.compile.Sets.tunnel;
import static org.opendaylight.netvis.policy.PacketMatch.ANY;
import static org.opendaylight.netvis.policy.Source.Direction.BOTH;
import static org.opendaylight.netvis.policy.Source.Direction.RECEIVED;
import static org.opendaylight.netvis.policy.Source.Direction.SENT;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Maps;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.opendaylight.netvis.compile.Compilation.Place;
import org.opendaylight.netvis.compile.vntag.VnTagAbility;
import org.opendaylight.netvis.net.Strip;
import org.opendaylight.netvis.net.TunnelType;
import org.opendaylight.netvis.policy.Bridge;
import org.opendaylight.netvis.policy.Ids;
import org.opendaylight.netvis.policy.MaskedMac;
import org.opendaylight.netvis.policy.PacketMatch;
import org.opendaylight.netvis.policy.Policy;
import org.opendaylight.netvis.policy.PolicySet;
import org.opendaylight.netvis.program.Field;
import org.opendaylight.netvis.program.PortNo;

/**
 * What is said of a policy when a switch lacks something.
 */
final class PlacesTest {
    private static final OptionalLong MAC = OptionalLong.of(0x0200_0000_0001L);

    private static void said(final Place expected, final Sets sets, final OptionalLong localMac,
            final ImmutableMap<String, PortNo> ports) {
        assertEquals(ImmutableMap.of(Sets.TAP, expected), ImmutableMap.copyOf(Maps.transformValues(
            Compiler.compile(sets.build(), new Fabric(ImmutableMap.of(Sets.TAP, new Fabric.Ports(ports, localMac,
                VnTagAbility.NONE)))).verdicts().get(Ids.policy("it")).bridges(), Sets::withoutWays)));
    }

    private static Place.Waiting waits(final String... missing) {
        return new Place.Waiting(ImmutableList.copyOf(missing));
    }

    private static Place.Fails fails(final String... reasons) {
        return new Place.Fails(ImmutableList.copyOf(reasons));
    }

    private static Place.Delivers delivers(final String... missing) {
        return new Place.Delivers(ImmutableList.copyOf(missing), ImmutableList.of());
    }

    private static Sets plain() {
        return new Sets().port("feed", "tap", "p1", BOTH).tool("ids", "tap/p4").policy("it", "feed", "ids",
            forward(ANY));
    }

    private static Sets transit() {
        return new Sets().port("feed", "tap", "p1", BOTH).tool("ids", "tap/p4").policy("it", ImmutableSet.of("feed"),
            ImmutableSet.of("ids"), ImmutableSet.of(Strip.VXLAN), forward(tunnel(TunnelType.VXLAN, 5, ANY)));
    }

    private static ImmutableMap<String, PortNo> ports(final Object... namesAndNumbers) {
        final var result = ImmutableMap.<String, PortNo>builder();
        for (int i = 0; i < namesAndNumbers.length; i += 2) {
            result.put((String) namesAndNumbers[i], new PortNo((int) namesAndNumbers[i + 1]));
        }
        return result.buildOrThrow();
    }

    @Test
    void everythingIsThere() {
        said(delivers(), plain(), OptionalLong.empty(), ports("p1", 1, "p4", 4));
        said(delivers(), transit(), MAC, ports("p1", 1, "p4", 4, "vx", 11));
    }

    @Test
    void bridgeThatIsNotConnectedIsWaitedFor() {
        assertEquals(ImmutableMap.of(Sets.TAP, new Place.Waiting(ImmutableList.of())), Compiler.compile(plain().build(),
            new Fabric(ImmutableMap.of())).verdicts().get(Ids.policy("it")).bridges());
    }

    @Test
    void theOnlySourceIsMissing() {
        said(waits("source \"feed\": the switch has no port p1; it is observed as soon as the port is there"), plain(),
            MAC, ports("p4", 4));
    }

    /** When it comes, nothing is delivered yet: somebody has to do something. */
    @Test
    void theOnlySourceIsMissingAndTheToolIsElsewhere() {
        said(fails("source \"feed\": the switch has no port p1; it is observed as soon as the port is there",
            "tool \"ids\" has no port on this bridge: give it one"), plain().tool("ids", "int/p4"), MAC,
            ports("p4", 4));
    }

    @Test
    void sourceAndToolAreMissing() {
        said(waits("source \"feed\": the switch has no port p1; it is observed as soon as the port is there",
            "tool \"ids\": the switch has 0 of its 1 ports; the others are used as soon as they are there"), plain(),
            MAC, ports("p3", 3));
    }

    @Test
    void oneOfTwoSourcesIsMissing() {
        said(delivers("source \"feed\": the switch has no port p1; it is observed as soon as the port is there"),
            plain().port("other", "tap", "p2", BOTH).policy("it", ImmutableSet.of("feed", "other"),
                ImmutableSet.of("ids"), ImmutableSet.of(), forward(ANY)), MAC, ports("p2", 2, "p4", 4));
    }

    @Test
    void nameThatSeveralPortsHaveIsNobodys() {
        final var told = "several ports of the switch are called p1 in OpenFlow, which shows 15 bytes of a name: give"
            + " the port a shorter name, or one that differs within these bytes";
        assertEquals(fails("source \"feed\": " + told), ambiguous("p1", ports("p4", 4)));
        assertEquals(fails("tool \"ids\": " + told.replace("p1", "p4")), ambiguous("p4", ports("p1", 1)));
    }

    private static Place ambiguous(final String port, final ImmutableMap<String, PortNo> others) {
        return Compiler.compile(plain().build(), new Fabric(ImmutableMap.of(Sets.TAP, new Fabric.Ports(others,
            ImmutableSet.of(port), MAC, ImmutableList.of(), ImmutableMap.of(), ImmutableMap.of()))))
            .verdicts().get(Ids.policy("it")).bridges().get(Sets.TAP);
    }

    /** At a port where a tunnel ends there is nothing left to remove: the copies look the same. */
    @Test
    void stripWithoutMeaningMakesNoDeliveryOfItsOwn() {
        final var sets = new Sets().port("end", "tap", "vx", BOTH).tool("ids", "tap/p4")
            .policy("it", "end", "ids", forward(ANY))
            .policy("other", ImmutableSet.of("end"), ImmutableSet.of("ids"), ImmutableSet.of(Strip.VXLAN),
                forward(tunnel(TunnelType.VXLAN, 5, ANY)));
        final var compilation = Compiler.compile(sets.build(), Sets.FABRIC);
        assertEquals(ImmutableMap.of(Sets.TAP, delivers()), compilation.verdicts().get(Ids.policy("other")).bridges());
        assertEquals(1, compilation.programs().get(Sets.TAP).groups().size());
    }

    @Test
    void sourceThatNoRuleCanMatchIsSaid() {
        final var told = "source \"vm\": no rule forwards any packet of it, as its fields and those of the rules"
            + " exclude each other: remove the source, or change the rules";
        final var sets = new Sets().vm("vm", "int", Sets.VM1, SENT).vm("other", "int", Sets.VM2, SENT)
            .tool("ids", "int/p4");
        final var fromOther = forward(new PacketMatch(Optional.empty(), Optional.empty(), new PacketMatch.Ethernet(
            Optional.empty(), Optional.of(new MaskedMac(Sets.VM2, MaskedMac.ALL_BITS)), OptionalInt.empty()),
            new PacketMatch.Vlan.Any(), Optional.empty(), Optional.empty()));
        assertEquals(ImmutableMap.of(Sets.INT, fails(told)), Compiler.compile(
            sets.policy("it", "vm", "ids", fromOther).build(), Sets.FABRIC).verdicts().get(Ids.policy("it")).bridges());
        assertEquals(ImmutableMap.of(Sets.INT, delivers(told)), Compiler.compile(sets.policy("it",
            ImmutableSet.of("vm", "other"), ImmutableSet.of("ids"), ImmutableSet.of(), fromOther).build(),
            Sets.FABRIC).verdicts().get(Ids.policy("it")).bridges());
    }

    @Test
    void exclusionOfWhatIsNotForwardedNeedsNoController() {
        said(delivers(), transit().policy("it", ImmutableSet.of("feed"), ImmutableSet.of("ids"),
            ImmutableSet.of(Strip.VXLAN), exclude(tunnel(TunnelType.GRE, 5, ANY)),
            forward(tunnel(TunnelType.VXLAN, 5, ANY))), MAC, ports("p1", 1, "p4", 4, "vx", 11));
    }

    @Test
    void theOnlyToolIsMissing() {
        said(waits("tool \"ids\": the switch has 0 of its 1 ports; the others are used as soon as they are there"),
            plain(), MAC, ports("p1", 1));
    }

    @Test
    void oneOfTwoPortsOfAToolIsMissing() {
        said(delivers("tool \"ids\": the switch has 1 of its 2 ports; the others are used as soon as they are there"),
            plain().tool("ids", "tap/p4", "tap/p5"), MAC, ports("p1", 1, "p4", 4));
    }

    @Test
    void theToolIsElsewhere() {
        said(fails("tool \"ids\" has no port on this bridge: give it one"), plain().tool("ids", "int/p4"), MAC,
            ports("p1", 1, "p4", 4));
    }

    @Test
    void nothingCanBeUnwrappedWithoutTheTunnelPort() {
        said(waits("tunnel-port vx: the switch has no such port; tunnels are unwrapped as soon as it is there"),
            transit(), MAC, ports("p1", 1, "p4", 4));
    }

    private static Place.Delivers byController(final String... obstacles) {
        return new Place.Delivers(ImmutableList.of(), ImmutableList.copyOf(obstacles));
    }

    @Test
    void controllerUnwrapsWithoutTheAddressOfLocal() {
        said(byController("the switch unwraps no tunnel, as it does not tell the MAC address of its LOCAL port"),
            transit(), OptionalLong.empty(), ports("p1", 1, "p4", 4, "vx", 11));
    }

    @Test
    void controllerUnwrapsWhatASwitchHasNoAddressOrPortFor() {
        final var noAddress = new Bridge(Sets.TAP, 1, Bridge.Role.TAP, OptionalInt.empty(), ImmutableMap.of());
        said(byController("the switch unwraps no tunnel, as the bridge has no ipv4-address"),
            transit().bridge(noAddress), MAC, ports("p1", 1, "p4", 4));
        said(byController("the switch does not unwrap vxlan, as the bridge has no tunnel-port of that type"),
            transit().bridge(new Bridge(Sets.TAP, 1, Bridge.Role.TAP, OptionalInt.of(1), ImmutableMap.of())), MAC,
            ports("p1", 1, "p4", 4));
    }

    @Test
    void controllerLooksIntoWhatIsKept() {
        said(byController("the switch cannot look into vxlan and keep the encapsulation"), plain().policy("it", "feed",
            "ids", forward(tunnel(TunnelType.VXLAN, 5, ANY))), MAC, ports("p1", 1, "p4", 4, "vx", 11));
        said(byController("the switch cannot look into gtp-u"), plain().policy("it", ImmutableSet.of("feed"),
            ImmutableSet.of("ids"), ImmutableSet.of(Strip.GTP_U), forward(tunnel(TunnelType.GTP_U, 5, ANY))), MAC,
            ports("p1", 1, "p4", 4));
        said(byController("the switch cannot look behind a VN-tag and keep it"), plain().policy("it", "feed",
            "ids", forward(Sets.vnTag(5, ANY))), MAC, ports("p1", 1, "p4", 4));
    }

    @Test
    void controllerRemovesVnTagsWhereTheSwitchCannot() {
        said(byController("only tap bridges remove VN-tags, when a policy speaks of them"), plain().policy("it",
            ImmutableSet.of("feed"), ImmutableSet.of("ids"), ImmutableSet.of(Strip.VN_TAG),
            forward(Sets.vnTag(5, ANY))), MAC, ports("p1", 1, "p4", 4));
    }

    @Test
    void controllerUnwrapsWhatComesInAtALargePort() {
        said(byController("the switch unwraps no tunnel of frames from a port whose number is beyond 65534, as that"
            + " of a tap port is: 65536"), transit(), MAC, ports("p1", 65536, "p4", 4, "vx", 11));
        said(delivers(), plain(), MAC, ports("p1", 65536, "p4", 4, "vx", 11));
    }

    @Test
    void disabledPolicyLeavesNothing() {
        final var set = plain().build();
        final var policy = set.policies().get(Ids.policy("it"));
        final var compilation = Compiler.compile(new PolicySet(set.bridges(), set.sources(), set.tools(),
            ImmutableMap.of(policy.id(), new Policy(policy.id(), false, policy.sources(), policy.rules(),
                policy.strips(),
                policy.tools()))), Sets.FABRIC);
        assertEquals(ImmutableMap.of(), compilation.verdicts());
        assertEquals(ImmutableMap.of(), compilation.programs().get(Sets.TAP).flows());
    }

    @Test
    void toolAtAProductionTunnelDropsNoProduction() {
        final var program = Compiler.compile(new Sets().vm("vm", "int", Sets.VM1, SENT)
            .port("net", "int", "vx", RECEIVED).tool("ids", "int/vx", "int/p4").policy("it", "net", "ids",
                forward(ANY)).build(), Sets.FABRIC).programs().get(Sets.INT);
        assertEquals(ImmutableList.of(4L), program.flows().keySet().stream()
            .flatMap(key -> key.match().field(Field.IN_PORT).stream()).map(port -> port.value().low())
            .collect(ImmutableList.toImmutableList()));
    }
}
