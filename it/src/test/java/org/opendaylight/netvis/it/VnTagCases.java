/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.opendaylight.netvis.it.Headers.ethernet;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Frames with a VN-tag, which Open vSwitch cannot parse, whoever removes it.
 */
@ExtendWith(LabExtension.class)
abstract class VnTagCases {
    private static final String A = "02:00:00:00:0a:01";
    private static final String B = "02:00:00:00:0a:02";
    private static final String EVERYTHING = "rule: [{name: all, action: forward}]";
    static final String EVERY_TAG = "rule: [{name: all, action: forward, match: {vn-tag: {}}}]";
    static final Headers BARE = ethernet(A, B);
    private static final int FROM_BRIDGE = 1 << 31;
    private static final int LIST = 1 << 30;
    private static final int LOOPED = 1 << 15;
    private static final int VERSION_1 = 1 << 12;
    private static final ImmutableList<Integer> TAGS = ImmutableList.of(0, -1, tag(5, 7), tag(5, 8), tag(6, 7),
        tag(0x3fff, 0xfff), tag(256, 5), FROM_BRIDGE | tag(5, 7), LIST | tag(5, 7), LOOPED | tag(5, 7),
        VERSION_1 | tag(5, 7), FROM_BRIDGE | LIST | tag(260, 100));

    private static final int JUMBO = 9_000;

    final Netvis netvis;
    final Lab lab;
    final Wire wire;
    private final VnTagWay way;

    VnTagCases(final VnTagWay way, final Netvis netvis, final Lab lab) {
        this.way = way;
        this.netvis = netvis;
        this.lab = lab;
        wire = lab.wire();
    }

    @AfterEach
    void switchDidItTheWayThatWasMeant() throws Exception {
        assertEquals(way, VnTagWay.of(netvis.state("bridge", "br-tap")));
        assertTrue(lab.ovs().isAlive());
    }

    static int tag(final int destination, final int source) {
        return destination << 16 | source;
    }

    @Test
    void interfacesAndBitsOfTag() throws Exception {
        assertSelectsTags("{}", tag -> true);
        assertSelectsTags("{destination-vif: [5]}", tag -> (tag >> 16 & 0x3fff) == 5);
        assertSelectsTags("{destination-vif: [6, '256..260']}",
            tag -> (tag >> 16 & 0x3fff) == 6 || (tag >> 16 & 0x3fff) >= 256 && (tag >> 16 & 0x3fff) <= 260);
        assertSelectsTags("{destination-vif: ['0x4/0x3ffc']}", tag -> (tag >> 16 & 0x3ffc) == 4);
        assertSelectsTags("{source-vif: [7]}", tag -> (tag & 0xfff) == 7);
        assertSelectsTags("{source-vif: ['8..4095']}", tag -> (tag & 0xfff) >= 8);
        assertSelectsTags("{destination-vif: [5], source-vif: [7]}",
            tag -> (tag >> 16 & 0x3fff) == 5 && (tag & 0xfff) == 7);
        assertSelectsTags("{direction: from-bridge}", tag -> (tag & FROM_BRIDGE) != 0);
        assertSelectsTags("{direction: to-bridge}", tag -> (tag & FROM_BRIDGE) == 0);
        assertSelectsTags("{pointer: vif-list}", tag -> (tag & LIST) != 0);
        assertSelectsTags("{looped: true}", tag -> (tag & LOOPED) != 0);
        assertSelectsTags("{looped: false, version: 1}", tag -> (tag & LOOPED) == 0 && (tag >> 12 & 3) == 1);
    }

    private void assertSelectsTags(final String vnTag, final IntPredicate selected) throws Exception {
        apply("vn", policy("vn-tag: " + vnTag));
        for (int tag : TAGS) {
            wire.send("tap0", BARE.vnTag(tag).ipv4("10.0.0.1", "10.0.0.2").tcp(1, 80).data("tag " + tag));
        }
        wire.assertReceived("ids1", TAGS.stream().filter(selected::test)
            .map(tag -> BARE.ipv4("10.0.0.1", "10.0.0.2").tcp(1, 80).data("tag " + tag)).toArray(Frame[]::new));
    }

    /** Checks that frames go the way of the policy for all tags, whatever the switch has cached. */
    void assertDelivers(final String data) throws Exception {
        netvis.awaitSettled();
        wire.clear();
        wire.send("tap0", BARE.vnTag(tag(5, 7)).data(data));
        wire.assertReceived("ids1", BARE.data(data));
    }

    /**
     * Puts a policy and waits until Open vSwitch has gone through what it has cached of three passes of each frame:
     * once to the end of where it may be, and once anew. The policy before is not deleted first: a switch that no
     * policy needs to remove VN-tags is tested anew for the next, which takes seconds.
     */
    void apply(final String name, final String content) throws Exception {
        netvis.replacePolicy(name, content);
        for (int i = 0; i < 2; i++) {
            lab.ovs().appctl("revalidator/wait");
        }
    }

    private static String policy(final String match) {
        return "source: [feed0], tool: [ids], strip: [vn-tag], rule: [{name: r, action: forward, match: {" + match
            + "}}]";
    }

    @Test
    void headersBehindTag() throws Exception {
        final UnaryOperator<Headers> web = it -> it.ipv4("10.1.0.1", "10.2.0.2").tcp(40_000, 80);
        final UnaryOperator<Headers> dns = it -> it.ipv6("2001:db8::1", "2001:db8::2").udp(40_000, 53);
        final UnaryOperator<Headers> tagged = it -> it.vlan(100).ipv4("10.1.0.1", "10.2.0.2").tcp(40_000, 443);
        final UnaryOperator<Headers> other = it -> it;
        assertSelects("", List.of(web, dns, tagged, other), List.of());
        assertSelects(", tcp: {destination-port: {operator: eq, port: 80}}", List.of(web), List.of(dns, tagged, other));
        assertSelects(", ipv6: {}", List.of(dns), List.of(web, tagged, other));
        assertSelects(", ipv6: {destination-ipv6-network: '2001:db8::2/128'}, udp: {}", List.of(dns),
            List.of(web, tagged, other));
        assertSelects(", ipv4: {source-ipv4-network: '10.1.0.0/16'}", List.of(web, tagged), List.of(dns, other));
        assertSelects(", vlan: {vlan-id: [100]}", List.of(tagged), List.of(web, dns, other));
        assertSelects(", vlan: {untagged: [null]}", List.of(web, dns, other), List.of(tagged));
        assertSelects(", eth: {ethertype: 34997}", List.of(other), List.of(web, dns, tagged));
        assertSelects(", eth: {source-mac-address: '" + A + "', destination-mac-address: '" + B + "'}",
            List.of(web, dns, tagged, other), List.of());
        assertSelects(", eth: {destination-mac-address: '02:00:00:00:0a:00', destination-mac-address-mask:"
            + " 'ff:ff:ff:ff:ff:01'}, ipv6: {}", List.of(dns), List.of(web, tagged, other));
        assertSelects(", eth: {destination-mac-address: '" + A + "'}", List.of(), List.of(web, dns, tagged, other));
    }

    private void assertSelects(final String match, final List<UnaryOperator<Headers>> selected,
            final List<UnaryOperator<Headers>> others) throws Exception {
        apply("vn", policy("vn-tag: {destination-vif: [5]}" + match));
        for (var inner : selected) {
            wire.send("tap0", inner.apply(BARE.vnTag(tag(5, 7))).data("seen"));
            wire.send("tap0", inner.apply(BARE.vnTag(tag(6, 7))).data("of another interface"), inner.apply(BARE)
                .data("without a tag"));
        }
        for (var inner : others) {
            wire.send("tap0", inner.apply(BARE.vnTag(tag(5, 7))).data("unseen"));
        }
        wire.assertReceived("ids1", selected.stream().map(inner -> inner.apply(BARE).data("seen"))
            .toArray(Frame[]::new));
    }

    @Test
    void addressesOfEveryKindComeBack() throws Exception {
        apply("vn", "source: [feed0], tool: [ids], strip: [vn-tag]," + EVERY_TAG);
        for (var destination : List.of("ff:ff:ff:ff:ff:ff", "01:00:5e:00:00:fb", "33:33:00:00:00:01", B,
                "89:26:00:00:81:00", "00:00:00:00:88:b5", "0a:00:08:00:45:00")) {
            wire.send("tap0", ethernet(A, destination).vnTag(tag(1, 2)).data("to " + destination));
            wire.assertReceived("ids1", ethernet(A, destination).data("to " + destination));
        }
    }

    @Test
    void frameAsItIsAndFrameWithoutTagAreTwoThings() throws Exception {
        apply("as-it-is", "source: [feed0], tool: [ids, recorder]," + EVERYTHING);
        apply("without", "source: [feed0, feed1], tool: [ids], strip: [vn-tag]," + EVERY_TAG);
        apply("again", "source: [feed0], tool: [ids], strip: [vn-tag],"
            + " rule: [{name: r, action: forward, match: {"
            + "vn-tag: {source-vif: [7]}}}]");
        final var frame = BARE.vnTag(tag(5, 7)).ipv4("10.0.0.1", "10.0.0.2").udp(1, 2).data("one");
        wire.send("tap0", frame, BARE.data("plain"));
        wire.assertReceived("ids1", frame, BARE.ipv4("10.0.0.1", "10.0.0.2").udp(1, 2).data("one"),
            BARE.data("plain"));
        wire.assertReceived("recorder1", frame, BARE.data("plain"));
        wire.assertSilent("tap0", "tap1", "pair2", "pair3", "phy0");
    }

    @Test
    void rulesAreInOrderAndVlanTagGoesToo() throws Exception {
        apply("vn", "source: [feed0], tool: [pair], strip: [vn-tag, vlan], rule: ["
            + "{name: not-8, action: exclude, match: {vn-tag: {source-vif: [8]}}},"
            + "{name: rest, action: forward, match: {vn-tag: {}, vlan: {vlan-id: [100]}}}]");
        wire.send("tap0", BARE.vnTag(tag(5, 8)).vlan(100).data("excluded"), BARE.vnTag(tag(5, 7)).vlan(100)
            .data("kept"));
        wire.assertReceived("pair2", BARE.data("kept"));
        wire.assertReceived("pair3", BARE.data("kept"));
    }

    @Test
    void tunnelBehindTagIsNotUnwrappedForPolicyThatSpeaksOfNoTag() throws Exception {
        apply("vn", "source: [feed0], tool: [ids], strip: [vn-tag]," + EVERY_TAG);
        apply("vx", "source: [feed0], tool: [recorder], strip: [vxlan],"
            + " rule: [{name: r, action: forward, match: {"
            + "tunnel: {type: vxlan}}}]");
        final UnaryOperator<Headers> tunnel = it -> it.ipv4("192.0.2.50", "192.0.2.51").vxlan(5001)
            .carrying(ethernet(B, A));
        wire.send("tap0", tunnel.apply(BARE.vnTag(tag(1, 1))).data("inner"));
        wire.assertReceived("ids1", tunnel.apply(BARE).data("inner"));
        wire.assertSilent("recorder1");
    }

    @Test
    void lengthsFromShortestToLongest() throws Exception {
        apply("vn", "source: [feed0], tool: [ids], strip: [vn-tag]," + EVERY_TAG);
        for (int length : new int[] {60, 61, 64, 128, 1000, 1400, 1450}) {
            final var data = "x".repeat(length - 26);
            wire.send("tap0", BARE.vnTag(tag(5, 7)).data(data));
            wire.assertReceived("ids1", BARE.data(data));
        }
    }

    @Test
    void jumboFrames() throws Exception {
        for (var port : List.of("tap0", "ids1")) {
            lab.setMtu(port, JUMBO);
        }
        apply("vn", "source: [feed0], tool: [ids], strip: [vn-tag]," + EVERY_TAG);
        for (int length : new int[] {1500, 4000, JUMBO - 8, JUMBO - 7, JUMBO - 6}) {
            final var data = "x".repeat(length);
            wire.send("tap0", BARE.vnTag(tag(5, 7)).data(data));
            wire.assertReceived("ids1", BARE.data(data));
        }
    }

    @Test
    void fragmentsHaveNoPorts() throws Exception {
        final var whole = BARE.ipv4("10.1.0.1", "10.2.0.2").udp(40_000, 53).data("whole");
        final var fragments = new Frame[] {
            Fragments.ofIpv4(BARE.ipv4("10.1.0.1", "10.2.0.2").udp(40_000, 53).data("first"), Fragments.MORE),
            Fragments.ofIpv4(BARE.ipv4("10.1.0.1", "10.2.0.2").udp(40_000, 53).data("later"), 185),
            Fragments.ofIpv6(BARE.ipv6("2001:db8::1", "2001:db8::2").udp(40_000, 53).data("first"), 1),
            Fragments.ofIpv6(BARE.ipv6("2001:db8::1", "2001:db8::2").udp(40_000, 53).data("later"), 185 << 3)};
        apply("vn", "source: [feed0], tool: [ids], strip: [vn-tag]," + EVERY_TAG);
        send(fragments);
        wire.assertReceived("ids1", fragments);
        apply("vn", policy("vn-tag: {}, udp: {}"));
        send(fragments);
        // What protocol the later ones of IPv6 are of is only told in the first
        wire.assertReceived("ids1", Arrays.copyOf(fragments, 3));
        apply("vn", policy("vn-tag: {}, udp: {destination-port: {operator: eq, port: 53}}"));
        send(fragments);
        send(whole);
        wire.assertReceived("ids1", whole);
    }

    private void send(final Frame... frames) throws Exception {
        for (var frame : frames) {
            wire.send("tap0", new Frame(frame.hex().substring(0, 24) + "892680050007" + frame.hex().substring(24)));
        }
    }
}
