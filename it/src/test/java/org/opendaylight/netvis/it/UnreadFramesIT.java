/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.opendaylight.netvis.it.Headers.ethernet;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Frames at a tap port that Open vSwitch does not read as what they are.
 */
@ExtendWith(LabExtension.class)
class UnreadFramesIT {
    private static final Headers MACS = ethernet("02:00:00:00:0a:01", "02:00:00:00:0a:02");
    private static final int[] OTHER_TYPES = {0x8200, 0x9100, 0x9200, 0x9300};
    private static final int IPV4_LENGTH = 14 + 2;
    private static final int IPV6_LENGTH = 14 + 4;
    private static final int SLICE = 128;

    private final Netvis netvis;
    private final Wire wire;

    UnreadFramesIT(final Netvis netvis, final Lab lab) {
        this.netvis = netvis;
        wire = lab.wire();
    }

    @Test
    void tagsOfOtherTypesAreVlanTags() throws Exception {
        netvis.policy("customers", """
            source: [feed0], tool: [ids], strip: [qinq], rule: [
              {name: outer, action: forward, match: {vlan: {vlan-id: ['100..199']}}}]
            """);
        netvis.policy("untagged", """
            source: [feed0], tool: [recorder], rule: [
              {name: untagged, action: forward, match: {vlan: {untagged: [null]}}}]
            """);
        for (var type : OTHER_TYPES) {
            wire.send("tap0", web(MACS.otherVlan(type, 118).vlan(10), "two"), web(MACS.otherVlan(type, 118), "one"),
                web(MACS.vlan(118).otherVlan(type, 10), "inner"), web(MACS.otherVlan(type, 200).vlan(118), "other"));
            wire.assertReceived("ids1", web(MACS, "two"), web(MACS, "one"), web(MACS, "inner"));
        }
        wire.send("tap0", web(MACS.serviceVlan(118).vlan(10), "both"), web(MACS, "none"));
        wire.assertReceived("ids1", web(MACS, "both"));
        wire.assertReceived("recorder1", web(MACS, "none"));
        final var place = Netvis.byName(netvis.state("policy", "untagged"), "bridge").get("br-tap");
        assertEquals("switch", Netvis.text(place, "path"));
        assertEquals("[\"frames with a VLAN tag of type 0x8200, 0x9100, 0x9200 or 0x9300 come by the controller, as"
            + " Open vSwitch does not read them as what they are\"]", place.getAsJsonArray("path-reason").toString());
    }

    @Test
    void oneTagOfAnotherTypeGoesAndThePacketIsReadBehindIt() throws Exception {
        netvis.policy("outermost", """
            source: [feed0], tool: [ids], strip: [vlan], rule: [
              {name: web, action: forward, match: {tcp: {destination-port: {port: 443}}}}]
            """);
        netvis.policy("all", "source: [feed0], tool: [recorder], rule: [{name: all, action: forward}]");
        final var twice = web(MACS.otherVlan(0x9100, 118).otherVlan(0x9100, 10), "old");
        final var dns = MACS.otherVlan(0x9100, 118).ipv4("10.1.0.1", "10.1.0.2").udp(40_000, 53).data("dns");
        wire.send("tap0", web(MACS.otherVlan(0x9100, 118).vlan(10), "two"), twice, dns);
        wire.assertReceived("ids1", web(MACS.vlan(10), "two"), web(MACS.otherVlan(0x9100, 10), "old"));
        wire.assertReceived("recorder1", web(MACS.otherVlan(0x9100, 118).vlan(10), "two"), twice, dns);
    }

    /** The switch delivers for one policy, and the controller does not for another what the tool has already. */
    @Test
    void nothingArrivesTwice() throws Exception {
        netvis.policy("all", "source: [feed0], tool: [ids], rule: [{name: all, action: forward}]");
        netvis.policy("customers", """
            source: [feed0], tool: [ids, recorder], rule: [
              {name: outer, action: forward, match: {vlan: {vlan-id: [118]}}}]
            """);
        final var frame = web(MACS.otherVlan(0x9100, 118), "once");
        wire.send("tap0", frame);
        wire.assertReceived("ids1", frame);
        wire.assertReceived("recorder1", frame);
    }

    @Test
    void laterFragmentsOfIpv6HaveTheirProtocol() throws Exception {
        netvis.policy("udp", """
            source: [feed0], tool: [ids], rule: [{name: udp, action: forward, match: {ipv6: {protocol: 17}}}]
            """);
        final var datagram = MACS.ipv6("2001:db8::1", "2001:db8::2").udp(53, 40_000).data("answer");
        final var segment = MACS.ipv6("2001:db8::1", "2001:db8::2").tcp(443, 40_000).data("answer");
        wire.send("tap0", Fragments.ofIpv6(datagram, 1), Fragments.ofIpv6(datagram, 154 << 3),
            Fragments.ofIpv6(segment, 154 << 3));
        wire.assertReceived("ids1", Fragments.ofIpv6(datagram, 1), Fragments.ofIpv6(datagram, 154 << 3));
    }

    @Test
    void packetsWhoseLengthDoesNotFitAreReadAsFarAsTheyGo() throws Exception {
        netvis.policy("tls", """
            source: [feed0], tool: [ids], rule: [
              {name: tls, action: forward, match: {tcp: {destination-port: {port: 443}}}}]
            """);
        netvis.policy("zero", """
            source: [feed0], tool: [recorder], rule: [
              {name: zero, action: forward, match: {ipv4: {source-ipv4-network: '0.0.0.0/8'}}}]
            """);
        final var offloaded = with(web(MACS, "x".repeat(1_300)), IPV4_LENGTH, 0);
        final var offloaded6 = with(MACS.ipv6("2001:db8::1", "2001:db8::2").tcp(40_000, 443).data("x".repeat(900)),
            IPV6_LENGTH, 0);
        final var sliced = Frame.of(Arrays.copyOf(web(MACS, "x".repeat(1_300)).bytes(), SLICE));
        final var slicedTagged = Frame.of(Arrays.copyOf(web(MACS.vlan(5), "x".repeat(1_300)).bytes(), SLICE));
        final var other = with(MACS.ipv4("10.1.0.1", "10.1.0.2").tcp(40_000, 80).data("x".repeat(900)), IPV4_LENGTH, 0);
        wire.send("tap0", offloaded, offloaded6, sliced, slicedTagged, other, web(MACS, "right"));
        wire.assertReceived("ids1", offloaded, offloaded6, sliced, slicedTagged, web(MACS, "right"));
        wire.assertSilent("recorder1");
    }

    private static Frame web(final Headers headers, final String text) {
        return headers.ipv4("10.1.0.1", "10.1.0.2").tcp(40_000, 443).data(text);
    }

    private static Frame with(final Frame frame, final int index, final int length) {
        final var bytes = frame.bytes();
        bytes[index] = (byte) (length >> 8);
        bytes[index + 1] = (byte) length;
        return Frame.of(bytes);
    }
}
