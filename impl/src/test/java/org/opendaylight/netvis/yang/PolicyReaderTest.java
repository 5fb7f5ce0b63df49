/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.yang;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.opendaylight.netvis.yang.Configurations.forward;
import static org.opendaylight.netvis.yang.Configurations.name;
import static org.opendaylight.netvis.yang.Configurations.policy;
import static org.opendaylight.netvis.yang.Configurations.references;
import static org.opendaylight.netvis.yang.Configurations.tapBridge;
import static org.opendaylight.netvis.yang.Configurations.tapPort;
import static org.opendaylight.netvis.yang.Configurations.tapping;
import static org.opendaylight.netvis.yang.Configurations.tenant;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.opendaylight.netvis.net.Strip;
import org.opendaylight.netvis.policy.Bridge;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.policy.Configuration;
import org.opendaylight.netvis.policy.Ids;
import org.opendaylight.netvis.policy.PacketMatch;
import org.opendaylight.netvis.policy.Policy;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.policy.Problem;
import org.opendaylight.netvis.policy.Rule;
import org.opendaylight.netvis.policy.Source;
import org.opendaylight.netvis.policy.SourceId;
import org.opendaylight.netvis.policy.TenantId;
import org.opendaylight.netvis.policy.Tool;
import org.opendaylight.netvis.policy.ToolId;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.Ipv4AddressNoZone;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.PortNumber;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.MacAddress;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.Netvis;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.NetvisBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.PortName;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.TunnelType;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.match.EthBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.BridgeBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.TenantBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.TenantKey;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.bridge.GeneveOption;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.bridge.GeneveOptionBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.bridge.TunnelPortBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.SourceBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.policy.fields.rule.MatchBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.source.fields.kind.VmBuilder;
import org.opendaylight.yangtools.binding.util.BindingMap;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.common.Uint8;

/**
 * What is read of a configuration.
 */
final class PolicyReaderTest {
    private static final BridgeId TAP = Ids.bridge("tap");

    @Test
    void noConfigurationIsAnEmptyOne() {
        assertEquals(Configuration.EMPTY, Configurations.read(null));
        assertEquals(Configuration.EMPTY, Configurations.read(new NetvisBuilder().build()));
    }

    private static Bridge bridge(final BridgeBuilder bridge) {
        final var reading = Configurations.read(new NetvisBuilder().setBridge(BindingMap.of(bridge.build())).build());
        assertEquals(ImmutableList.of(), reading.problems());
        return reading.set().bridges().values().iterator().next();
    }

    @Test
    void bridgeIsReadWithItsDefaults() {
        assertEquals(new Bridge(TAP, -1, Bridge.Role.TAP, OptionalInt.empty(), ImmutableMap.of(), 20_000),
            bridge(tapBridge("tap", "ffffffffffffffff")));
    }

    @Test
    void bridgeIsReadWithEverything() {
        assertEquals(new Bridge(Ids.bridge("b"), 0xabc, Bridge.Role.INLINE, OptionalInt.of(0xffff_fffe),
            ImmutableMap.of(
            "vx", new Bridge.TunnelPort(org.opendaylight.netvis.net.TunnelType.VXLAN, OptionalInt.of(4789)),
            "ge", new Bridge.TunnelPort(org.opendaylight.netvis.net.TunnelType.GENEVE, OptionalInt.of(65_535)),
            "gr", new Bridge.TunnelPort(org.opendaylight.netvis.net.TunnelType.GRE, OptionalInt.empty())), 1),
            bridge(tapBridge("b", "0000000000000abc")
                .setRole(org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.Bridge.Role.Inline)
                .setIpv4Address(new Ipv4AddressNoZone("255.255.255.254")).setControllerRate(Uint32.ONE)
                .setTunnelPort(BindingMap.of(tunnelPort("vx", TunnelType.Vxlan).build(),
                    tunnelPort("ge", TunnelType.Geneve).setUdpPort(new PortNumber(Uint16.MAX_VALUE)).build(),
                    tunnelPort("gr", TunnelType.Gre).build()))));
    }

    @Test
    void optionsOfGeneveAreReadInTheOrderOfTheirNumbers() {
        final var read = bridge(tapBridge("tap", "0000000000000001").setGeneveOption(BindingMap.of(
            geneveOption(0xffff, 0xff, 124), geneveOption(0x0102, 0x81, 8), geneveOption(0x0102, 0x80, 4))));
        assertEquals(ImmutableList.of(new Bridge.GeneveOption(0x0102, 0x80, 4),
            new Bridge.GeneveOption(0x0102, 0x81, 8), new Bridge.GeneveOption(0xffff, 0xff, 124)),
            read.geneveOptions());
    }

    @Test
    void loopPortOfABridgeIsRead() {
        assertEquals(Optional.of("ge0"), bridge(tapBridge("tap", "0000000000000001")
            .setTunnelPort(BindingMap.of(tunnelPort("ge0", TunnelType.Geneve).build()))
            .setIpv4Address(new Ipv4AddressNoZone("192.0.2.1")).setLoopPort(new PortName("ge0"))).loopPort());
    }

    private static GeneveOption geneveOption(final int optionClass, final int type, final int length) {
        return new GeneveOptionBuilder().setXmlClass(Uint16.valueOf(optionClass)).setType(Uint8.valueOf(type))
            .setLength(Uint8.valueOf(length)).build();
    }

    private static TunnelPortBuilder tunnelPort(final String name, final TunnelType type) {
        return new TunnelPortBuilder().setName(new PortName(name)).setType(type);
    }

    private static Netvis ofTenant(final TenantBuilder tenant) {
        return new NetvisBuilder().setTenant(BindingMap.of(tenant.build())).build();
    }

    private static Source source(final SourceBuilder source) {
        final var reading = Configurations.read(ofTenant(tenant().setSource(BindingMap.of(source.build()))));
        assertEquals(ImmutableList.of(), reading.problems());
        return reading.set().sources().values().iterator().next();
    }

    @Test
    void sourcesAreRead() {
        assertEquals(new Source.Port(Ids.source("feed"), TAP, "p1", ImmutableList.of(), Source.Direction.BOTH),
            source(tapPort("feed", "tap", "p1")));
        assertEquals(new Source.Port(Ids.source("feed"), TAP, "p1", ImmutableList.of(), Source.Direction.SENT),
            source(tapPort("feed", "tap", "p1").setDirection(
                org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.Source.Direction.Sent)));
        assertEquals(new Source.Port(Ids.source("feed"), TAP, "p1", ImmutableList.of(1L, 0xffff_ffff_ffffL),
            Source.Direction.RECEIVED), source(new SourceBuilder().setName(name("feed")).setDirection(
                org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.Source.Direction.Received)
                .setKind(new org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.source.fields.kind
                    .PortBuilder().setPort(new org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124
                    .source.fields.kind.port.PortBuilder().setBridge(name("tap")).setName(new PortName("p1"))
                    .setMacAddress(Set.of(new MacAddress("ff:ff:ff:ff:ff:ff"), new MacAddress("00:00:00:00:00:01")))
                    .build())
                    .build())));
        assertEquals(new Source.Vm(Ids.source("vm"), Ids.bridge("int"), 0x5254_0000_00afL, Source.Direction.BOTH),
            source(new SourceBuilder().setName(name("vm")).setKind(new VmBuilder().setVm(
                new org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.source.fields.kind.vm
                    .VmBuilder()
                    .setBridge(name("int")).setMacAddress(new MacAddress("52:54:00:00:00:af")).build()).build())));
    }

    @Test
    void sourceOfNoKindIsToldAndTheOthersAreRead() {
        final var reading = Configurations.read(ofTenant(tenant().setSource(BindingMap.of(
            new SourceBuilder().setName(name("none")).build(), tapPort("feed", "tap", "p1").build()))));
        assertEquals(Ids.sources("feed"), reading.set().sources().keySet());
        assertEquals(ImmutableList.of(new Problem(Ids.source("none"), "no kind of source: give port or vm")),
            reading.problems());
    }

    @Test
    void whatLacksSomethingIsToldAndTheOthersAreRead() {
        // As only a datastore that does not check what is mandatory would hand it out
        final var reading = Configurations.read(new NetvisBuilder().setBridge(BindingMap.of(
            new BridgeBuilder().setName(name("bare")).build(), tapBridge("tap", "0000000000000001").build())).build());
        assertEquals(ImmutableSet.of(TAP), reading.set().bridges().keySet());
        assertEquals(List.of(new BridgeId("bare")), reading.problems().stream().map(Problem::subject).toList());
    }

    @Test
    void policyIsReadWithItsSourceAndTool() {
        final var reading = Configurations.read(tapping(policy("all", forward(new MatchBuilder())).build()).build());
        assertEquals(ImmutableList.of(), reading.problems());
        assertEquals(ImmutableMap.of(Ids.tool("ids"), new Tool(Ids.tool("ids"),
            ImmutableList.of(new Tool.Port(TAP, "p2")))),
            reading.set().tools());
        assertEquals(ImmutableMap.of(Ids.policy("all"), new Policy(Ids.policy("all"), true, Ids.sources("feed"),
            ImmutableList.of(
                new Rule("r", Rule.Action.FORWARD, PacketMatch.ANY)), ImmutableSet.of(), Ids.tools("ids"))),
            reading.set().policies());
    }

    @Test
    void everyStripIsRead() {
        final var all = org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.Policy.Strip
            .values();
        final var policy = Configurations.read(tapping(policy("all", forward(new MatchBuilder())).setEnabled(false)
            .setStrip(Set.of(all)).build()).build()).set().policies().get(Ids.policy("all"));
        assertEquals(List.of(Strip.values()), policy.strips().asList());
        assertEquals(all.length, policy.strips().size());
        assertEquals(false, policy.enabled());
    }

    @Test
    void ruleThatCannotBeReadIsNamed() {
        final var reading = Configurations.read(tapping(policy("bad", forward(new MatchBuilder().setEth(new EthBuilder()
            .setSourceMacAddressMask(new MacAddress("ff:00:00:00:00:00")).build()))).build(),
            policy("good", forward(new MatchBuilder())).build()).build());
        assertEquals(Ids.policies("good"), reading.set().policies().keySet());
        assertEquals(ImmutableList.of(new Problem(Ids.policy("bad"),
            "rule \"r\": source-mac-address-mask needs source-mac-address beside it")), reading.problems());
    }

    @Test
    void referencesAreOfTheSameTenantUnlessTheySayWhose() {
        final var policy = Configurations.read(tapping(policy("p", forward(new MatchBuilder()))
            .setSource(references("feed", "acme/tap", "other/feed")).setTool(references("other/ids")).build()).build())
            .set().policies().get(Ids.policy("p"));
        final var other = new TenantId("other");
        assertEquals(ImmutableSet.of(Ids.source("feed"), Ids.source("tap"), new SourceId(other, "feed")),
            policy.sources());
        assertEquals(ImmutableSet.of(new ToolId(other, "ids")), policy.tools());
    }

    @Test
    void tenantsMayUseTheSameNames() {
        final var tapping = tapping(policy("all", forward(new MatchBuilder())).build());
        final var acme = tapping.getTenant().values().iterator().next();
        final var set = Configurations.read(tapping.setTenant(BindingMap.of(acme,
            new TenantBuilder(acme).withKey(new TenantKey(name("other"))).build())).build()).set();
        final var other = new TenantId("other");
        assertEquals(ImmutableSet.of(Ids.source("feed"), new SourceId(other, "feed")), set.sources().keySet());
        assertEquals(ImmutableSet.of(Ids.tool("ids"), new ToolId(other, "ids")), set.tools().keySet());
        assertEquals(ImmutableSet.of(Ids.policy("all"), new PolicyId(other, "all")), set.policies().keySet());
        assertEquals(ImmutableSet.of(new SourceId(other, "feed")),
            set.policies().get(new PolicyId(other, "all")).sources());
    }
}
