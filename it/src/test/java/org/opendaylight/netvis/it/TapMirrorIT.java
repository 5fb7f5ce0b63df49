/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.it;

import static org.opendaylight.netvis.it.Headers.ACK;
import static org.opendaylight.netvis.it.Headers.SYN;
import static org.opendaylight.netvis.it.Headers.ethernet;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Selection and stripping on a tap bridge.
 */
@ExtendWith(LabExtension.class)
class TapMirrorIT {
    private static final String A = "02:00:00:00:0a:01";
    private static final String B = "02:00:00:00:0a:02";
    private static final Headers FRAME = ethernet(A, B);
    private static final Headers IPV4 = FRAME.ipv4("10.1.0.1", "10.2.0.2");
    private static final Headers IPV6 = FRAME.ipv6("2001:db8:1::1", "2001:db8:2::2");
    private static final String EVERYTHING = "rule: [{name: all, action: forward}]";

    private final Netvis netvis;
    private final Wire wire;

    TapMirrorIT(final Netvis netvis, final Lab lab) {
        this.netvis = netvis;
        wire = lab.wire();
    }

    @Test
    void portIsCopiedAndNothingElseHappensToItsFrames() throws Exception {
        netvis.policy("all", "source: [feed0], tool: [ids]," + EVERYTHING);
        wire.send("tap0", IPV4.tcp(1, 2).data("seen"), FRAME.data("no IP"));
        wire.send("tap1", IPV4.tcp(1, 2).data("unseen"));
        wire.assertReceived("ids1", IPV4.tcp(1, 2).data("seen"), FRAME.data("no IP"));
        wire.assertSilent("tap0", "tap1", "recorder1", "pair2", "pair3", "phy0");
    }

    @Test
    void twoPortsFeedOneToolAndRulesTellThemApartByPolicy() throws Exception {
        netvis.policy("one", "source: [feed0, feed1], tool: [ids]," + EVERYTHING);
        netvis.policy("two", "source: [feed1], tool: [recorder]," + EVERYTHING);
        wire.send("tap0", FRAME.data("zero"));
        wire.send("tap1", FRAME.data("one"));
        wire.assertReceived("ids1", FRAME.data("zero"), FRAME.data("one"));
        wire.assertReceived("recorder1", FRAME.data("one"));
    }

    @Test
    void everyPortOfToolReceivesCopy() throws Exception {
        netvis.policy("pair", "source: [feed0], tool: [pair, ids]," + EVERYTHING);
        wire.send("tap0", FRAME.data("copied"));
        wire.assertReceived("pair2", FRAME.data("copied"));
        wire.assertReceived("pair3", FRAME.data("copied"));
        wire.assertReceived("ids1", FRAME.data("copied"));
    }

    @Test
    void tcpFlags() throws Exception {
        assertSelects("tcp: {flags: 'syn', flags-mask: 'syn ack'}",
            frames(IPV4.tcp(1, 80, SYN), IPV6.tcp(1, 80, SYN | 0x40)),
            frames(IPV4.tcp(1, 80, SYN | ACK), IPV4.tcp(1, 80, ACK), IPV4.udp(1, 80), FRAME));
        assertSelects("tcp: {flags: 'syn'}",
            frames(IPV4.tcp(1, 80, SYN), IPV4.tcp(1, 80, SYN | ACK)), frames(IPV4.tcp(1, 80, ACK)));
    }

    /** An IPv4-mapped address is an IPv6 address, also where its text ends like one of IPv4. */
    @Test
    void ipv6PrefixesThatHoldIpv4Addresses() throws Exception {
        final var mapped = FRAME.ipv6("2001:db8::1", "::ffff:c633:6407").tcp(1, 2);
        final var compatible = FRAME.ipv6("2001:db8::1", "::c633:6407").tcp(1, 2);
        final var translated = FRAME.ipv6("2001:db8::1", "64:ff9b::c633:6407").tcp(1, 2);
        final var loopback = FRAME.ipv6("2001:db8::1", "::1").tcp(1, 2);
        assertSelects("ipv6: {destination-ipv6-network: '::ffff:0:0/96'}", frames(mapped),
            frames(compatible, translated, loopback));
        assertSelects("ipv6: {destination-ipv6-network: '::ffff:198.51.100.0/120'}", frames(mapped),
            frames(compatible, translated, loopback));
        assertSelects("ipv6: {destination-ipv6-network: '::198.51.100.7/128'}", frames(compatible),
            frames(mapped, translated, loopback));
        assertSelects("ipv6: {destination-ipv6-network: '64:ff9b::/96'}", frames(translated),
            frames(mapped, compatible, loopback));
    }

    @Test
    void portRangesAndOperators() throws Exception {
        assertSelects("tcp: {destination-port: {lower-port: 1000, upper-port: 1999}}",
            frames(IPV4.tcp(1, 1000), IPV4.tcp(1, 1023), IPV4.tcp(1, 1024), IPV6.tcp(1, 1999)),
            frames(IPV4.tcp(1, 999), IPV4.tcp(1, 2000), IPV4.tcp(1500, 1), IPV4.udp(1, 1500)));
        assertSelects("udp: {source-port: {operator: neq, port: 53}, destination-port: {operator: gte, port: 65535}}",
            frames(IPV4.udp(52, 65535), IPV6.udp(54, 65535)), frames(IPV4.udp(53, 65535), IPV4.udp(52, 65534)));
        assertSelects("udp: {destination-port: {operator: lte, port: 53}}",
            frames(IPV4.udp(1, 0), IPV4.udp(1, 53)), frames(IPV4.udp(1, 54)));
    }

    @Test
    void addressPrefixes() throws Exception {
        assertSelects("ipv4: {source-ipv4-network: '10.1.0.0/17', destination-ipv4-network: '10.2.0.2/32'}",
            frames(IPV4, FRAME.ipv4("10.1.127.255", "10.2.0.2")),
            frames(FRAME.ipv4("10.1.128.0", "10.2.0.2"), FRAME.ipv4("10.1.0.1", "10.2.0.3"), IPV6));
        assertSelects("ipv6: {destination-ipv6-network: '2001:db8:2::/47'}",
            frames(IPV6, FRAME.ipv6("::1", "2001:db8:3:ffff::")), frames(FRAME.ipv6("::1", "2001:db8:4::"), IPV4));
    }

    @Test
    void timesToLiveAndHopLimits() throws Exception {
        assertSelects("ipv4: {ttl: [1, '253..255']}",
            frames(IPV4.ttl(1), IPV4.ttl(253).tcp(1, 2), IPV4.ttl(255),
                FRAME.vlan(5).ipv4("10.0.0.1", "10.0.0.2").ttl(1)),
            frames(IPV4, IPV4.ttl(0), IPV4.ttl(2), IPV4.ttl(252), IPV6.ttl(1), FRAME));
        assertSelects("ipv6: {ttl: [255]}, icmp: {type: 134}", frames(IPV6.ttl(255).icmpv6(134, 0)),
            frames(IPV6.ttl(254).icmpv6(134, 0), IPV6.ttl(255).icmpv6(135, 0), IPV4.ttl(255).icmp(134, 0)));
        assertSelects("ipv4: {ttl: ['0..255']}", frames(IPV4.ttl(0), IPV4.ttl(255)), frames(IPV6));
    }

    @Test
    void codePointsProtocolsAndMessageTypes() throws Exception {
        assertSelects("ipv4: {dscp: 46}", frames(FRAME.ipv4("10.0.0.1", "10.0.0.2", 46)),
            frames(IPV4, FRAME.ipv6("::1", "::2", 46)));
        assertSelects("ipv6: {dscp: 10}", frames(FRAME.ipv6("::1", "::2", 10)), frames(IPV6));
        assertSelects("ipv4: {protocol: 17}", frames(IPV4.udp(1, 2)), frames(IPV4.tcp(1, 2), IPV6.udp(1, 2)));
        assertSelects("ipv4: {}, icmp: {type: 8}", frames(IPV4.icmp(8, 0), IPV4.icmp(8, 1)),
            frames(IPV4.icmp(0, 0), IPV6.icmpv6(8, 0)));
        assertSelects("ipv6: {}, icmp: {type: 1, code: 4}", frames(IPV6.icmpv6(1, 4)),
            frames(IPV6.icmpv6(1, 3), IPV4.icmp(1, 4)));
    }

    @Test
    void ethernetAddressesTypesAndTags() throws Exception {
        assertSelects("eth: {source-mac-address: '02:00:00:00:0a:00', source-mac-address-mask: 'ff:ff:ff:ff:ff:00'}",
            frames(FRAME), frames(ethernet("02:00:00:00:0b:01", B)));
        assertSelects("eth: {ethertype: 34997}", frames(FRAME), frames(IPV4));
        assertSelects("vlan: {vlan-id: [5, '100..199']}",
            frames(FRAME.vlan(5), FRAME.vlan(100), FRAME.vlan(199), FRAME.serviceVlan(150).vlan(7)),
            frames(FRAME, FRAME.vlan(99), FRAME.vlan(200), FRAME.vlan(7).vlan(150)));
        assertSelects("vlan: {untagged: [null]}", frames(FRAME, IPV4), frames(FRAME.vlan(0), FRAME.vlan(5)));
    }

    @Test
    void outermostTagIsStripped() throws Exception {
        assertStrips("vlan", FRAME.vlan(100).ipv4("10.0.0.1", "10.0.0.2"), FRAME.ipv4("10.0.0.1", "10.0.0.2"));
        assertStrips("vlan", FRAME.serviceVlan(100).vlan(200), FRAME.vlan(200));
        assertStrips("vlan", IPV4, IPV4);
    }

    @Test
    void twoTagsAreStripped() throws Exception {
        assertStrips("qinq", FRAME.serviceVlan(100).vlan(200).ipv4("10.0.0.1", "10.0.0.2").udp(1, 2),
            FRAME.ipv4("10.0.0.1", "10.0.0.2").udp(1, 2));
        assertStrips("qinq", FRAME.vlan(100).vlan(200), FRAME);
        assertStrips("qinq", FRAME.vlan(100), FRAME);
        assertStrips("qinq", IPV6, IPV6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mpls", "mpls-ip"})
    void labelStackIsStripped(final String mpls) throws Exception {
        assertStrips(mpls, FRAME.mpls(16).ipv4("10.0.0.1", "10.0.0.2").tcp(1, 2),
            FRAME.ipv4("10.0.0.1", "10.0.0.2").tcp(1, 2));
        assertStrips(mpls, FRAME.mpls(16, 17, 18).ipv4("10.0.0.1", "10.0.0.2").udp(1, 2),
            FRAME.ipv4("10.0.0.1", "10.0.0.2").udp(1, 2));
        assertStrips(mpls, FRAME.mpls(16).ipv6("2001:db8::1", "2001:db8::2").tcp(1, 2),
            FRAME.ipv6("2001:db8::1", "2001:db8::2").tcp(1, 2));
        assertStrips(mpls, FRAME.mpls(16, 17, 18).ipv6("2001:db8::1", "2001:db8::2").udp(1, 2),
            FRAME.ipv6("2001:db8::1", "2001:db8::2").udp(1, 2));
        assertStrips(mpls, IPV4, IPV4);
        assertStrips(mpls, IPV6, IPV6);
        assertStrips(mpls, FRAME, FRAME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mpls", "mpls-ip"})
    void tagAndLabelStackAreStrippedTogether(final String mpls) throws Exception {
        assertStrips("vlan, " + mpls, FRAME.vlan(5).mpls(16, 17).ipv6("2001:db8::1", "2001:db8::2").udp(1, 2),
            FRAME.ipv6("2001:db8::1", "2001:db8::2").udp(1, 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mpls", "mpls-ip"})
    void labelStackIsStrippedAndTagKept(final String mpls) throws Exception {
        assertStrips(mpls, FRAME.vlan(5).mpls(16, 17).ipv6("2001:db8::1", "2001:db8::2").udp(1, 2),
            FRAME.vlan(5).ipv6("2001:db8::1", "2001:db8::2").udp(1, 2));
        assertStrips(mpls, FRAME.vlan(5).mpls(16).ipv4("10.0.0.1", "10.0.0.2").udp(1, 2),
            FRAME.vlan(5).ipv4("10.0.0.1", "10.0.0.2").udp(1, 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mpls", "mpls-ip"})
    void twoTagsAndLabelStackAreStrippedTogether(final String mpls) throws Exception {
        // Not the outer tag of the tests above: see docs/limits.md on one and two tags in front of labels
        assertStrips("qinq, " + mpls, FRAME.vlan(7).vlan(6).mpls(16).ipv4("10.0.0.1", "10.0.0.2"),
            FRAME.ipv4("10.0.0.1", "10.0.0.2"));
    }

    /** Checks which frames a match selects. */
    private void assertSelects(final String match, final Frame[] selected, final Frame[] others) throws Exception {
        final var name = "match" + Integer.toHexString(match.hashCode());
        netvis.policy(name, "source: [feed0], tool: [ids],"
            + " rule: [{name: it, action: forward, match: {" + match + "}}]");
        wire.send("tap0", selected);
        wire.send("tap0", others);
        wire.assertReceived("ids1", selected);
        netvis.deletePolicy(name);
    }

    private static Frame[] frames(final Headers... headers) {
        return Stream.of(headers).map(it -> it.data("data of the frame")).toArray(Frame[]::new);
    }

    /** Checks what strips make of a frame, and that a tool without them receives it as it was. */
    private void assertStrips(final String strips, final Headers before, final Headers after) throws Exception {
        final var name = "strip-" + strips.replace(", ", "-");
        netvis.policy(name, "source: [feed0], tool: [ids, pair], strip: [" + strips + "]," + EVERYTHING);
        netvis.policy("keep", "source: [feed0], tool: [recorder]," + EVERYTHING);
        wire.send("tap0", before.data("payload"));
        wire.assertReceived("ids1", after.data("payload"));
        wire.assertReceived("pair2", after.data("payload"));
        wire.assertReceived("pair3", after.data("payload"));
        wire.assertReceived("recorder1", before.data("payload"));
        netvis.deletePolicy(name);
    }
}
