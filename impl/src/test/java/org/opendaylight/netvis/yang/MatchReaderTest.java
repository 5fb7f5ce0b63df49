/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.yang;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.primitives.ImmutableIntArray;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opendaylight.netvis.net.CarrierCondition;
import org.opendaylight.netvis.net.HeaderField;
import org.opendaylight.netvis.net.HeaderKind;
import org.opendaylight.netvis.net.HeaderMatch;
import org.opendaylight.netvis.net.Payload;
import org.opendaylight.netvis.policy.ETag;
import org.opendaylight.netvis.policy.IpPrefix;
import org.opendaylight.netvis.policy.MaskedMac;
import org.opendaylight.netvis.policy.MaskedNumber;
import org.opendaylight.netvis.policy.OuterHeaders;
import org.opendaylight.netvis.policy.PacketMatch;
import org.opendaylight.netvis.policy.Range;
import org.opendaylight.netvis.policy.VnTag;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.Dscp;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.Ipv4Prefix;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.Ipv6FlowLabel;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.Ipv6Prefix;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.PortNumber;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.HexString;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.MacAddress;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.DestinationVif;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.ECid;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.Header;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.KeyOrRange;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.SourceVif;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.TcpFlags;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.TtlOrRange;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.TunnelType;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.VlanIdOrRange;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.VniOrRange;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.l4.ports.DestinationPortBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.l4.ports.SourcePortBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.match.CvlanBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.match.ETagBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.match.EthBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.match.L4;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.match.PayloadBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.match.TunnelBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.match.VlanBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.match.VnTagBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.match.l3.Ipv4Builder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.match.l3.Ipv6Builder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.match.l4.IcmpBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.match.l4.TcpBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.match.payload.BytesBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.match.payload.LiteralBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.match.payload.literal.what.TextBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.match.tunnel.OptionBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.match.tunnel.OuterBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.policy.fields.rule.MatchBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.port.range.or.operator.PortRangeOrOperator;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.port.range.or.operator.port.range.or.operator.Operator;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.port.range.or.operator.port.range.or.operator.OperatorBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.port.range.or.operator.port.range.or.operator.RangeBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.vlan.tagging.tagging.TaggedBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.vlan.tagging.tagging.UntaggedBuilder;
import org.opendaylight.yangtools.binding.util.BindingMap;
import org.opendaylight.yangtools.yang.common.Empty;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.common.Uint8;

/**
 * What is read of the match of a rule.
 */
final class MatchReaderTest {
    private static PacketMatch read(final MatchBuilder match) {
        return MatchReader.read(match.build());
    }

    private static void refused(final String expected, final MatchBuilder match) {
        assertEquals(expected, assertThrows(IllegalArgumentException.class, () -> read(match)).getMessage());
    }

    private static PortNumber port(final int number) {
        return new PortNumber(Uint16.valueOf(number));
    }

    @Test
    void nothingGivenIsEverything() {
        assertEquals(PacketMatch.ANY, MatchReader.read(null));
        assertEquals(PacketMatch.ANY, read(new MatchBuilder()));
    }

    @Test
    void tunnelsAreRead() {
        assertEquals(Optional.of(new PacketMatch.Tunnel(org.opendaylight.netvis.net.TunnelType.VXLAN,
            ImmutableList.of(new Range(0, 0), new Range(5, 0xff_ffff)))), read(new MatchBuilder().setTunnel(
                new TunnelBuilder().setType(TunnelType.Vxlan).setVni(ordered(new VniOrRange(Uint32.ZERO),
                    new VniOrRange("5..16777215"))).build())).tunnel());
        assertEquals(Optional.of(new PacketMatch.Tunnel(org.opendaylight.netvis.net.TunnelType.GRE,
            ImmutableList.of(new Range(0, 0xffff_ffffL)))), read(new MatchBuilder().setTunnel(
                new TunnelBuilder().setType(TunnelType.Gre).setKey(Set.of(new KeyOrRange("0..4294967295"))).build()))
            .tunnel());
        assertEquals(Optional.of(new PacketMatch.Tunnel(org.opendaylight.netvis.net.TunnelType.GTP_U,
            ImmutableList.of(new Range(0xffff_ffffL, 0xffff_ffffL)))), read(new MatchBuilder().setTunnel(
                new TunnelBuilder().setType(TunnelType.GtpU).setTeid(Set.of(new KeyOrRange(Uint32.MAX_VALUE))).build()))
            .tunnel());
        assertEquals(Optional.of(new PacketMatch.Tunnel(org.opendaylight.netvis.net.TunnelType.GENEVE,
            ImmutableList.of())), read(new MatchBuilder().setTunnel(new TunnelBuilder().setType(TunnelType.Geneve)
                .build())).tunnel());
    }

    private static PacketMatch.Tunnel tunnel(final TunnelBuilder tunnel) {
        return read(new MatchBuilder().setTunnel(tunnel.build())).tunnel().orElseThrow();
    }

    @Test
    void identifiersOfOtherEncapsulationsAreRead() {
        assertEquals(ImmutableList.of(new Range(5001, 5001)), tunnel(new TunnelBuilder().setType(TunnelType.Nvgre)
            .setVni(Set.of(new VniOrRange(Uint32.valueOf(5001))))).ids());
        assertEquals(ImmutableList.of(new Range(1023, 1023)), tunnel(new TunnelBuilder().setType(TunnelType.Erspan)
            .setSession(Set.of(Uint16.valueOf(1023)))).ids());
        assertEquals(ImmutableList.of(new Range(17, 17)), tunnel(new TunnelBuilder().setType(TunnelType.Pseudowire)
            .setLabel(Set.of(Uint32.valueOf(17)))).ids());
        assertEquals(ImmutableList.of(new Range(1, 9)), tunnel(new TunnelBuilder().setType(TunnelType.Pbb)
            .setISid(Set.of(new VniOrRange("1..9")))).ids());
        refused("pbb has no vni: use i-sid", new MatchBuilder().setTunnel(new TunnelBuilder().setType(TunnelType.Pbb)
            .setVni(Set.of(new VniOrRange(Uint32.ONE))).build()));
    }

    @Test
    void whatElseIsInTheHeaderIsRead() {
        assertEquals(ImmutableList.of(new CarrierCondition.Field(HeaderField.NVGRE_FLOW_ID, ImmutableList.of(
                new HeaderMatch.Bits(1, 0xff), new HeaderMatch.Bits(2, 0xff)))),
            tunnel(new TunnelBuilder().setType(TunnelType.Nvgre).setFlowId(ordered(Uint8.TWO, Uint8.ONE))).header());
        assertEquals(ImmutableList.of(new CarrierCondition.Kind(ImmutableSet.of(HeaderKind.GRE,
            HeaderKind.ERSPAN_III))), tunnel(new TunnelBuilder().setType(TunnelType.Erspan)
                .setVersion(ordered(Uint8.valueOf(3), Uint8.ONE))).header());
        assertEquals(ImmutableList.of(new CarrierCondition.Option(0x0102, 0x80, ImmutableIntArray.of(0, 2),
            ImmutableIntArray.of(0xff, 0xff))), tunnel(geneve(option().setValue(new HexString("00:02")))).header());
        refused("vxlan has no version, only erspan has: remove it", new MatchBuilder().setTunnel(new TunnelBuilder()
            .setType(TunnelType.Vxlan).setVersion(Set.of(Uint8.ONE)).build()));
        refused("option of class 0x0102 and type 0x80: a value of 0 bytes has a mask of 1: give as many, at most 124",
            new MatchBuilder().setTunnel(geneve(option().setMask(new HexString("ff"))).build()));
        refused("pseudowire does not go over IP: remove source-network, destination-network and dscp of outer",
            outer(TunnelType.Pseudowire, new OuterBuilder().setDscp(new Dscp(Uint8.ZERO))));
    }

    private static OptionBuilder option() {
        return new OptionBuilder().setXmlClass(Uint16.valueOf(0x0102)).setType(Uint8.valueOf(0x80));
    }

    private static TunnelBuilder geneve(final OptionBuilder option) {
        return new TunnelBuilder().setType(TunnelType.Geneve).setOption(BindingMap.of(option.build()));
    }

    private static org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IpPrefix prefix(
            final String text) {
        return text.contains(":")
            ? new org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IpPrefix(
                new Ipv6Prefix(text))
            : new org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IpPrefix(
                new Ipv4Prefix(text));
    }

    private static OuterHeaders outer(final OuterBuilder outer) {
        return read(outer(TunnelType.Vxlan, outer)).tunnel().orElseThrow().outer();
    }

    private static MatchBuilder outer(final TunnelType type, final OuterBuilder outer) {
        return new MatchBuilder().setTunnel(new TunnelBuilder().setType(type).setOuter(outer.build()).build());
    }

    @Test
    void headersAroundATunnelAreRead() {
        assertEquals(OuterHeaders.ANY, outer(new OuterBuilder()));
        assertEquals(new OuterHeaders(new PacketMatch.Vlan.Any(), ImmutableList.of(new PacketMatch.Ipv4(
                OptionalInt.of(46), OptionalInt.empty(), Optional.of(new IpPrefix(0, 0xac10_0000L, 16)),
                Optional.empty())), new PacketMatch.Ports(ImmutableList.of(), ImmutableList.of(new Range(4789, 4789)))),
            outer(new OuterBuilder().setSourceNetwork(prefix("172.16.0.0/16"))
                .setDscp(new Dscp(Uint8.valueOf(46))).setDestinationPort(new DestinationPortBuilder()
                    .setPortRangeOrOperator(new OperatorBuilder().setPort(port(4789)).build()).build())));
        assertEquals(ImmutableList.of(new PacketMatch.Ipv6(OptionalInt.empty(), OptionalInt.empty(), Optional.empty(),
                Optional.of(new IpPrefix(0x2001_0db8_0000_0000L, 0, 32)), OptionalInt.empty())),
            outer(new OuterBuilder().setDestinationNetwork(prefix("2001:db8::/32")))
                .networks());
        assertEquals(2, outer(new OuterBuilder().setDscp(new Dscp(Uint8.ZERO))).networks().size());
    }

    @Test
    void headersThatNothingHasAroundItAreRefused() {
        refused("outer source-network and destination-network are of different versions of IP, and no packet has both:"
            + " give two of one", outer(TunnelType.Vxlan, new OuterBuilder()
                .setSourceNetwork(prefix("172.16.0.0/16"))
                .setDestinationNetwork(prefix("2001:db8::/32"))));
        refused("gre does not go over UDP: remove source-port and destination-port of outer", outer(TunnelType.Gre,
            new OuterBuilder().setDestinationPort(new DestinationPortBuilder()
                .setPortRangeOrOperator(new OperatorBuilder().setPort(port(1)).build()).build())));
    }

    @SafeVarargs
    private static <T> Set<T> ordered(final T... values) {
        return new LinkedHashSet<>(List.of(values));
    }

    @Test
    void identifiersBelongToTheirTunnelsAndHaveLimits() {
        refused("gre has no vni: use key", new MatchBuilder().setTunnel(new TunnelBuilder().setType(TunnelType.Gre)
            .setVni(Set.of(new VniOrRange(Uint32.ONE))).build()));
        refused("vxlan has no key: use vni", new MatchBuilder().setTunnel(new TunnelBuilder()
            .setType(TunnelType.Vxlan).setKey(Set.of(new KeyOrRange(Uint32.ONE))).build()));
        refused("gtp-u has no vni: use teid", new MatchBuilder().setTunnel(new TunnelBuilder().setType(TunnelType.GtpU)
            .setVni(Set.of(new VniOrRange(Uint32.ONE))).build()));
        refused("geneve has no teid: use vni", new MatchBuilder().setTunnel(new TunnelBuilder()
            .setType(TunnelType.Geneve).setTeid(Set.of(new KeyOrRange(Uint32.ONE))).build()));
        refused("teid 4294967296 is beyond the largest, 4294967295", new MatchBuilder().setTunnel(new TunnelBuilder()
            .setType(TunnelType.GtpU).setTeid(Set.of(new KeyOrRange("0..4294967296"))).build()));
        refused("vni 16777216 is beyond the largest, 16777215", new MatchBuilder().setTunnel(new TunnelBuilder()
            .setType(TunnelType.Vxlan).setVni(Set.of(new VniOrRange("0..16777216"))).build()));
        refused("key 2..1 is empty: the lower bound comes first", new MatchBuilder().setTunnel(new TunnelBuilder()
            .setType(TunnelType.Gre).setKey(Set.of(new KeyOrRange("2..1"))).build()));
    }

    @Test
    void vnTagsAreRead() {
        final var tag = new VnTagBuilder().setDestinationVif(Set.of(new DestinationVif(Uint16.valueOf(16_383)),
                new DestinationVif("0x100/0x3f00"))).setSourceVif(Set.of(new SourceVif("0..4095")))
            .setDirection(
                org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.match.VnTag.Direction.FromBridge)
            .setPointer(org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.match.VnTag.Pointer.Vif)
            .setLooped(true).setVersion(Uint8.valueOf(3)).build();
        assertEquals(Optional.of(new VnTag(new VnTag.Interfaces(ImmutableList.of(new Range(16_383, 16_383)),
            ImmutableList.of(new MaskedNumber(0x100, 0x3f00))), new VnTag.Interfaces(ImmutableList.of(
                new Range(0, 4095)), ImmutableList.of()), OptionalInt.of(1), OptionalInt.of(0), OptionalInt.of(1),
            OptionalInt.of(3))), read(new MatchBuilder().setVnTag(tag)).vnTag());
        assertEquals(Optional.of(VnTag.ANY), read(new MatchBuilder().setVnTag(new VnTagBuilder().build())).vnTag());
    }

    @ParameterizedTest
    @CsvSource({
        "0x4000/0x4000, 'destination-vif 0x4000/0x4000 is beyond the largest, 16383'",
        "0x2/0x1, 'destination-vif 0x2/0x1 has bits outside of its mask, so nothing matches: clear them'",
        "9..8, destination-vif 9..8 is empty: the lower bound comes first",
        "0..16384, 'destination-vif 16384 is beyond the largest, 16383'"})
    void interfacesHaveLimits(final String vif, final String problem) {
        refused(problem, new MatchBuilder().setVnTag(new VnTagBuilder()
            .setDestinationVif(Set.of(new DestinationVif(vif))).build()));
    }

    @Test
    void eTagsAreRead() {
        assertEquals(Optional.of(new ETag(ImmutableList.of(new Range(0xf_ffff, 0xf_ffff)),
            ImmutableList.of(new Range(0, 1)), OptionalInt.of(3), OptionalInt.of(7), OptionalInt.of(0))),
            read(new MatchBuilder().setETag(new ETagBuilder().setECid(Set.of(new ECid(Uint32.valueOf(0xf_ffff))))
                .setIngressECid(Set.of(new ECid("0..1"))).setGroup(Uint8.valueOf(3)).setPcp(Uint8.valueOf(7))
                .setDei(false).build())).etag());
        assertEquals(Optional.of(ETag.ANY), read(new MatchBuilder().setETag(new ETagBuilder().build())).etag());
    }

    @Test
    void ethernetIsRead() {
        assertEquals(new PacketMatch.Ethernet(Optional.of(new MaskedMac(0x0100_0000_0000L, 0x0100_0000_0000L)),
            Optional.of(new MaskedMac(1, MaskedMac.ALL_BITS)), OptionalInt.of(0xffff)),
            read(new MatchBuilder().setEth(new EthBuilder()
                .setDestinationMacAddress(new MacAddress("01:00:5e:00:00:01"))
                .setDestinationMacAddressMask(new MacAddress("01:00:00:00:00:00"))
                .setSourceMacAddress(new MacAddress("00:00:00:00:00:01")).setEthertype(Uint16.MAX_VALUE).build()))
                .ethernet());
        refused("destination-mac-address-mask needs destination-mac-address beside it", new MatchBuilder().setEth(
            new EthBuilder().setDestinationMacAddressMask(new MacAddress("01:00:00:00:00:00")).build()));
    }

    @Test
    void vlansAreRead() {
        assertEquals(new PacketMatch.Vlan.Untagged(), read(new MatchBuilder().setVlan(new VlanBuilder().setTagging(
            new UntaggedBuilder().setUntagged(Empty.value()).build()).build())).vlan());
        assertEquals(new PacketMatch.Vlan.Tagged(ImmutableList.of(new Range(0, 4095), new Range(7, 7))),
            read(vlan(new VlanIdOrRange("0..4095"), new VlanIdOrRange(Uint16.valueOf(7)))).vlan());
        assertEquals(new PacketMatch.Vlan.Any(), read(new MatchBuilder().setVlan(new VlanBuilder().build())).vlan());
        refused("vlan-id 4096 is beyond the largest, 4095", vlan(new VlanIdOrRange("0..4096")));
        refused("vlan-id is an empty list, which no frame matches: name an identifier, or leave vlan out", vlan());
    }

    private static MatchBuilder vlan(final VlanIdOrRange... ids) {
        return new MatchBuilder().setVlan(new VlanBuilder().setTagging(new TaggedBuilder().setVlanId(ordered(ids))
            .build()).build());
    }

    @Test
    void networksAreRead() {
        assertEquals(Optional.of(new PacketMatch.Ipv4(OptionalInt.of(63), OptionalInt.of(255),
            Optional.of(new IpPrefix(0, 0xffff_ffffL, 32)), Optional.of(new IpPrefix(0, 0, 0)))),
            read(new MatchBuilder().setL3(new Ipv4Builder().setIpv4(
                new org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.match.l3.ipv4.Ipv4Builder()
                    .setDscp(new Dscp(Uint8.valueOf(63))).setProtocol(Uint8.MAX_VALUE)
                    .setSourceIpv4Network(new Ipv4Prefix("255.255.255.255/32"))
                    .setDestinationIpv4Network(new Ipv4Prefix("0.0.0.0/0")).build()).build())).network());
        assertEquals(Optional.of(new PacketMatch.Ipv6(OptionalInt.empty(), OptionalInt.empty(),
            Optional.of(new IpPrefix(0x2001_0db8_0000_0000L, 1, 128)), Optional.empty(), OptionalInt.of(0xf_ffff))),
            read(new MatchBuilder().setL3(new Ipv6Builder().setIpv6(
                new org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.match.l3.ipv6.Ipv6Builder()
                    .setSourceIpv6Network(new Ipv6Prefix("2001:db8::1/128"))
                    .setFlowLabel(new Ipv6FlowLabel(Uint32.valueOf(0xf_ffff))).build()).build())).network());
    }

    @Test
    void secondTagIsReadAsTheFirst() {
        final var untagged = new UntaggedBuilder().setUntagged(Empty.value()).build();
        final var tagged = new TaggedBuilder().setVlanId(Set.of(new VlanIdOrRange("0..4095"))).build();
        final var match = read(new MatchBuilder().setVlan(new VlanBuilder().setTagging(tagged).build())
            .setCvlan(new CvlanBuilder().setTagging(untagged).build()));
        assertEquals(new PacketMatch.Vlan.Tagged(ImmutableList.of(new Range(0, 4095))), match.vlan());
        assertEquals(new PacketMatch.Vlan.Untagged(), match.cvlan());
        refused("vlan-id of cvlan 4096 is beyond the largest, 4095", new MatchBuilder().setCvlan(new CvlanBuilder()
            .setTagging(new TaggedBuilder().setVlanId(Set.of(new VlanIdOrRange("0..4096"))).build()).build()));
    }

    @Test
    void timesToLiveAreReadOfBoth() {
        assertEquals(ImmutableList.of(new Range(255, 255), new Range(0, 31)), ttl(new TtlOrRange(Uint8.MAX_VALUE),
            new TtlOrRange("0..31")));
        assertEquals("ttl 256 is beyond the largest, 255", assertThrows(IllegalArgumentException.class,
            () -> ttl(new TtlOrRange("0..256"))).getMessage());
        assertEquals("ttl 2..1 is empty: the lower bound comes first", assertThrows(IllegalArgumentException.class,
            () -> ttl(new TtlOrRange("2..1"))).getMessage());
    }

    /** The same of both. */
    private static ImmutableList<Range> ttl(final TtlOrRange... values) {
        final var four = read(new MatchBuilder().setL3(new Ipv4Builder().setIpv4(
            new org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.match.l3.ipv4.Ipv4Builder()
                .setTtl(ordered(values)).build()).build())).network().orElseThrow().ttl();
        final var six = read(new MatchBuilder().setL3(new Ipv6Builder().setIpv6(
            new org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.match.l3.ipv6.Ipv6Builder()
                .setTtl(ordered(values)).build()).build())).network().orElseThrow().ttl();
        assertEquals(four, six);
        return four;
    }

    private static Optional<IpPrefix> ipv6(final String prefix, final boolean source) {
        final var ipv6 = new org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.match.l3.ipv6.Ipv6Builder();
        final var network = (PacketMatch.Ipv6) read(new MatchBuilder().setL3(new Ipv6Builder().setIpv6((source
            ? ipv6.setSourceIpv6Network(new Ipv6Prefix(prefix))
            : ipv6.setDestinationIpv6Network(new Ipv6Prefix(prefix))).build()).build())).network().orElseThrow();
        return source ? network.source() : network.destination();
    }

    @Test
    void ipv6AddressesThatHoldAnIpv4AddressAreIpv6() {
        assertEquals(Optional.of(new IpPrefix(0, 0xffff_0000_0000L, 96)), ipv6("::ffff:0:0/96", false));
        assertEquals(Optional.of(new IpPrefix(0, 0xffff_0a01_0203L, 128)), ipv6("::ffff:10.1.2.3/128", true));
        assertEquals(Optional.of(new IpPrefix(0, 0xffff_c633_6400L, 120)), ipv6("::ffff:c633:6400/120", false));
        assertEquals(Optional.of(new IpPrefix(0, 0x0a01_0203L, 128)), ipv6("::10.1.2.3/128", false));
        assertEquals(Optional.of(new IpPrefix(0x64_ff9b_0000_0000L, 0, 96)), ipv6("64:ff9b::/96", true));
        assertEquals(Optional.of(new IpPrefix(0, 1, 128)), ipv6("::1/128", true));
    }

    @Property(tries = 1000)
    void ipv6PrefixesAreTheirBits(@ForAll final long high, @ForAll final long low,
            @ForAll @IntRange(max = 4) final int kind, @ForAll @IntRange(max = 128) final int length,
            @ForAll final boolean source) {
        final long upper = kind == 0 ? high : 0;
        final long lower = switch (kind) {
            case 1 -> 0xffff_0000_0000L | low & 0xffff_ffffL;
            case 2 -> low & 0xffff_ffffL;
            case 3 -> low & 0xffffL;
            default -> low;
        };
        final var words = IntStream.range(0, 8).mapToObj(i -> Long.toHexString(
            (i < 4 ? upper : lower) >>> (3 - i % 4) * 16 & 0xffff)).toList();
        final var dotted = String.join(":", words.subList(0, 6)) + IntStream.range(0, 4).mapToObj(i ->
            Long.toString(lower >>> (3 - i) * 8 & 0xff)).collect(Collectors.joining(".", ":", ""));
        final var expected = Optional.of(new IpPrefix(upper, lower, length));
        assertEquals(expected, ipv6(String.join(":", words) + '/' + length, source));
        assertEquals(expected, ipv6(dotted + '/' + length, source));
    }

    private static MatchBuilder tcp(final PortRangeOrOperator source, final PortRangeOrOperator destination) {
        return new MatchBuilder().setL4(new TcpBuilder().setTcp(
            new org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.match.l4.tcp.TcpBuilder()
                .setSourcePort(new SourcePortBuilder().setPortRangeOrOperator(source).build())
                .setDestinationPort(new DestinationPortBuilder().setPortRangeOrOperator(destination).build())
                .build()).build());
    }

    private static PortRangeOrOperator range(final int lower, final int upper) {
        return new RangeBuilder().setLowerPort(port(lower)).setUpperPort(port(upper)).build();
    }

    @ParameterizedTest
    @CsvSource({
        "Eq, 80, 80..80", "Lte, 0, 0..0", "Lte, 80, 0..80", "Gte, 80, 80..65535", "Gte, 65535, 65535..65535",
        "Neq, 0, 1..65535", "Neq, 65535, 0..65534", "Neq, 80, 0..79 81..65535"})
    void operatorsOfPortsAreRead(final Operator.Operator$ operator, final int port, final String expected) {
        final var ranges = Stream.of(expected.split(" ")).map(text -> text.split("\\.\\."))
            .map(bounds -> new Range(Long.parseLong(bounds[0]), Long.parseLong(bounds[1])))
            .collect(ImmutableList.toImmutableList());
        assertEquals(Optional.of(new PacketMatch.Tcp(new PacketMatch.Ports(ranges, ImmutableList.of(
            new Range(0, 65_535))), 0, 0)), read(tcp(new OperatorBuilder().setOperator(operator).setPort(port(port))
                .build(), range(0, 65_535))).transport());
    }

    @Test
    void portsAreEqualWhenNothingIsSaidAndInOrder() {
        assertEquals(Optional.of(new PacketMatch.Tcp(new PacketMatch.Ports(ImmutableList.of(new Range(80, 80)),
            ImmutableList.of(new Range(1, 2))), 0, 0)),
            read(tcp(new OperatorBuilder().setPort(port(80)).build(), range(1, 2))).transport());
        refused("destination-port 2..1 is empty: the lower bound comes first", tcp(range(0, 0), range(2, 1)));
    }

    @ParameterizedTest
    @CsvSource({"fin, 1", "syn, 2", "rst, 4", "psh, 8", "ack, 16", "urg, 32", "ece, 64", "cwr, 128"})
    void flagsStandWhereTheHeaderHasThem(final String flag, final int bit) {
        assertEquals(Optional.of(new PacketMatch.Tcp(PacketMatch.Ports.ANY, bit, bit)), read(flags(flag, null))
            .transport());
        assertEquals(Optional.of(new PacketMatch.Tcp(PacketMatch.Ports.ANY, 0, bit)), read(flags("", flag))
            .transport());
    }

    private static MatchBuilder flags(final String flags, final String mask) {
        return new MatchBuilder().setL4((L4) new TcpBuilder().setTcp(
            new org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.match.l4.tcp.TcpBuilder()
                .setFlags(tcpFlags(flags)).setFlagsMask(mask == null ? null : tcpFlags(mask)).build()).build());
    }

    private static TcpFlags tcpFlags(final String flag) {
        return new TcpFlags(flag.equals("ack"), flag.equals("cwr"), flag.equals("ece"), flag.equals("fin"),
            flag.equals("psh"), flag.equals("rst"), flag.equals("syn"), flag.equals("urg"));
    }

    @Test
    void flagThatIsNotComparedIsRefused() {
        refused("flags-mask leaves out a bit that flags demands: add it to flags-mask", flags("syn", "ack"));
    }

    @Test
    void icmpNeedsItsNetworkAndACodeItsType() {
        refused("icmp needs ipv4 or ipv6 beside it, to say which ICMP is meant", icmp(Uint8.ZERO, null));
        refused("an icmp code needs the type that it belongs to", icmp(null, Uint8.ZERO).setL3(new Ipv4Builder()
            .setIpv4(new org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.match.l3.ipv4.Ipv4Builder()
                .build()).build()));
    }

    private static MatchBuilder icmp(final Uint8 type, final Uint8 code) {
        return new MatchBuilder().setL4(new IcmpBuilder().setIcmp(
            new org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.match.l4.icmp.IcmpBuilder()
                .setType(type).setCode(code).build()).build());
    }

    @Test
    void payloadIsReadInTheOrderOfNames() {
        assertEquals(ImmutableList.of(
            new Payload.Bytes(HeaderKind.TCP, 0, ImmutableIntArray.of(0x16, 0), ImmutableIntArray.of(255, 255)),
            new Payload.Bytes(HeaderKind.IPV4, 65_535, ImmutableIntArray.of(0x80), ImmutableIntArray.of(0x80)),
            new Payload.Literal(HeaderKind.UDP, ImmutableIntArray.of(0xc3, 0xa4), 1500)),
            read(new MatchBuilder().setPayload(new PayloadBuilder().setBytes(BindingMap.of(
                new BytesBuilder().setName(Configurations.name("b")).setFrom(Header.Ipv4).setOffset(Uint16.MAX_VALUE)
                    .setValue(new HexString("80")).setMask(new HexString("80")).build(),
                new BytesBuilder().setName(Configurations.name("a")).setFrom(Header.Tcp)
                    .setValue(new HexString("16:00")).build()))
                .setLiteral(BindingMap.of(new LiteralBuilder().setName(Configurations.name("l"))
                    .setAfter(Header.Udp).setWhat(new TextBuilder().setText("ä").build()).build()))
                .build())).payload());
    }

    @Test
    void payloadThatCannotBeIsRefused() {
        refused("bytes \"b\": a value of 1 bytes has a mask of 2: give as many, at least one", new MatchBuilder()
            .setPayload(new PayloadBuilder().setBytes(BindingMap.of(new BytesBuilder()
                .setName(Configurations.name("b")).setFrom(Header.Ipv4).setValue(new HexString("80"))
                .setMask(new HexString("80:80")).build())).build()));
        refused("literal \"l\": a literal of 2 bytes is never within 1: search in more", new MatchBuilder()
            .setPayload(new PayloadBuilder().setLiteral(BindingMap.of(new LiteralBuilder()
                .setName(Configurations.name("l")).setAfter(Header.Udp).setWithin(Uint16.ONE)
                .setWhat(new TextBuilder().setText("ab").build()).build())).build()));
    }
}
