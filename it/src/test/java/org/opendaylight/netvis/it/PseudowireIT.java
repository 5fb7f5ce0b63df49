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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * MPLS labels in front of what is not IP, at a tap on a line that carries pseudowires and IP.
 */
@ExtendWith(LabExtension.class)
class PseudowireIT {
    private static final String CARRIER = "020000000b02020000000b01";
    private static final Headers MACS = ethernet("02:00:00:00:0b:01", "02:00:00:00:0b:02");
    private static final String NO_SEQUENCE = "00000000";
    private static final String SEQUENCE = "00000100";

    private final Netvis netvis;
    private final Wire wire;

    PseudowireIT(final Netvis netvis, final Lab lab) {
        this.netvis = netvis;
        wire = lab.wire();
    }

    @BeforeEach
    void stripLabels() throws Exception {
        netvis.policy("bare", "source: [feed0], tool: [ids], strip: [mpls], rule: [{name: all, action: forward}]");
        netvis.policy("whole", "source: [feed0], tool: [recorder], rule: [{name: all, action: forward}]");
    }

    @Test
    void pseudowireBecomesItsFrame() throws Exception {
        final var arp = new Frame("ffffffffffff020000000a010806" + "0001080006040001"
            + "020000000a01c6336401" + "000000000000c6336402");
        final var web = inner("02:00:00:00:0a:02");
        final var tagged = ethernet("02:00:00:00:0a:01", "02:00:00:00:0a:02").vlan(7).mpls(16)
            .ipv4("198.51.100.1", "198.51.100.2").data("labels within");
        assertStrips(labelled(NO_SEQUENCE + arp.hex(), 19, 16), arp);
        assertStrips(labelled(SEQUENCE + web.hex(), 299_792, 18), web);
        assertStrips(labelled(SEQUENCE + tagged.hex(), 18), tagged);
        assertStrips(labelled(web.hex(), 17), web);
    }

    /** The destination address begins with 4 or 6, as an IP packet does. */
    @Test
    void frameThatLooksLikeIpIsNone() throws Exception {
        for (var destination : new String[] {"46:00:00:30:0a:02", "48:0f:cf:00:2d:01", "60:00:00:00:00:20",
            "64:00:00:01:00:2d"}) {
            assertStrips(labelled(inner(destination).hex(), 17), inner(destination));
            assertStrips(labelled(inner(destination).hex(), 16, 17, 18), inner(destination));
        }
    }

    @Test
    void labelsBeforeSomethingElseStay() throws Exception {
        final var channel = labelled("10000007" + "20c00318000000010000000200000001" + "0000000000000000", 1_000, 13);
        final var tagged = new Frame(CARRIER + "81000007" + channel.hex().substring(CARRIER.length()));
        assertStrips(channel, channel);
        assertStrips(tagged, tagged);
        for (var payload : new String[] {"", "45", "60", "000000", "4500001c", "ff030021" + "45".repeat(30)}) {
            final var frame = labelled(payload, 100, 200);
            assertStrips(frame, frame);
        }
    }

    @Test
    void labelsBeforeIpGoHoweverManyThereAre() throws Exception {
        for (var count = 1; count <= 5; count++) {
            final var labels = IntStream.range(100, 100 + count).toArray();
            for (var it : new Headers[] {MACS, MACS.vlan(5)}) {
                assertStrips(it.mpls(labels).ipv4("198.51.100.1", "198.51.100.2").udp(1, 2).data("four"),
                    it.ipv4("198.51.100.1", "198.51.100.2").udp(1, 2).data("four"));
                // A traffic class that reads as the length of an IPv4 header
                assertStrips(it.mpls(labels).ipv6("2001:db8::1", "2001:db8::2", 46).tcp(1, 80).data("six"),
                    it.ipv6("2001:db8::1", "2001:db8::2", 46).tcp(1, 80).data("six"));
            }
        }
    }

    @Test
    void slicedPacketsAreIpAllTheSame() throws Exception {
        final var four = MACS.mpls(16).ipv4("198.51.100.1", "198.51.100.2").udp(1, 2).data("x".repeat(900));
        final var six = MACS.mpls(16).ipv6("2001:db8::1", "2001:db8::2").udp(1, 2).data("x".repeat(900));
        final var bare = MACS.ipv4("198.51.100.1", "198.51.100.2").udp(1, 2).data("x".repeat(900));
        final var bare6 = MACS.ipv6("2001:db8::1", "2001:db8::2").udp(1, 2).data("x".repeat(900));
        assertStrips(slice(four, 110), slice(bare, 106));
        assertStrips(slice(six, 110), slice(bare6, 106));
    }

    @Test
    void stateSaysWhatComesByTheController() throws Exception {
        final var place = Netvis.byName(netvis.state("policy", "bare"), "bridge").get("br-tap");
        assertEquals("switch", Netvis.text(place, "path"));
        assertEquals("frames with MPLS labels come by the controller, as Open vSwitch does not read them as what they"
            + " are", place.getAsJsonArray("path-reason").get(0).getAsString());
    }

    private void assertStrips(final Frame frame, final Frame expected) throws Exception {
        wire.send("tap0", frame);
        wire.assertReceived("ids1", expected);
        wire.assertReceived("recorder1", frame);
    }

    private static Frame inner(final String destination) {
        return ethernet("02:00:00:00:0a:01", destination).ipv4("198.51.100.1", "198.51.100.2").tcp(40_000, 80)
            .data("frame");
    }

    private static Frame labelled(final String payload, final int... labels) {
        final var stack = IntStream.range(0, labels.length).mapToObj(i ->
            "%08x".formatted(labels[i] << 12 | (i == labels.length - 1 ? 1 << 8 : 0) | 62));
        return new Frame(Stream.concat(Stream.concat(Stream.of(CARRIER + "8847"), stack), Stream.of(payload))
            .reduce("", String::concat));
    }

    private static Frame slice(final Frame frame, final int length) {
        return Frame.of(Arrays.copyOf(frame.bytes(), length));
    }
}
