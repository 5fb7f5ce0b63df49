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
import com.google.gson.JsonObject;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tunnels that end on the switch, and tunnels of others that a tap port sees in transit.
 */
@ExtendWith(LabExtension.class)
class TunnelIT {
    private static final Headers INNER = ethernet("02:00:00:00:0c:01", "02:00:00:00:0c:02");
    private static final Headers WEB = INNER.ipv4("10.1.0.1", "10.1.0.2").tcp(40_000, 80);
    private static final Headers DNS = INNER.ipv4("10.1.0.1", "10.1.0.2").udp(40_000, 53);
    private static final Headers WEB6 = INNER.ipv6("2001:db8::1", "2001:db8::2").tcp(40_000, 80);
    private static final Headers ARP_LIKE = INNER.vlan(9);
    /** Between two hosts that are neither the switch nor anything attached to it. */
    private static final Headers UNDERLAY = ethernet("02:00:00:00:0d:01", "02:00:00:00:0d:02")
        .ipv4("172.16.0.1", "172.16.0.2");
    private static final Headers TAGGED_UNDERLAY = ethernet("02:00:00:00:0d:01", "02:00:00:00:0d:02").vlan(300)
        .ipv4("172.16.0.1", "172.16.0.2");

    /** Class, type with the critical bit, length in words, and the logical ports (ovn-architecture(7)). */
    private static final String OVN_OPTION = "01028001" + "00020003";

    private static final Duration REST = Duration.ofSeconds(60);

    private final Netvis netvis;
    private final Lab lab;
    private final Wire wire;

    TunnelIT(final Netvis netvis, final Lab lab) {
        this.netvis = netvis;
        this.lab = lab;
        wire = lab.wire();
    }

    @Test
    void vxlanInTransitIsSelectedByNetworkIdentifierAndUnwrapped() throws Exception {
        netvis.policy("vni", """
            source: [feed0], tool: [ids], strip: [vxlan], rule: [
              {name: networks, action: forward, match: {tunnel: {type: vxlan, vni: [5001, '6000..6099']}}}]
            """);
        wire.send("tap0", vxlan(5001, WEB), vxlan(6000, DNS), vxlan(6099, WEB6), vxlan(5001, ARP_LIKE),
            vxlan(5002, WEB), vxlan(6100, WEB), UNDERLAY.udp(1, 2).data("no tunnel"));
        wire.assertReceived("ids1", WEB.data("inner"), DNS.data("inner"), WEB6.data("inner"), ARP_LIKE.data("inner"));
        wire.assertSilent("recorder1", "tap0", "tap1", "phy0");
    }

    /** Without its address a bridge ends nothing, and does not say so: what is sent to it goes to the host. */
    @Test
    void tunnelsThatTheSwitchDoesNotEndGoByTheController() throws Exception {
        netvis.policy("ends", """
            source: [feed0], tool: [ids], strip: [vxlan, geneve, gre], rule: [
              {name: vxlan, action: forward, match: {tunnel: {type: vxlan, vni: [5001]}}},
              {name: geneve, action: forward, match: {tunnel: {type: geneve, vni: [7001]}}},
              {name: gre, action: forward, match: {tunnel: {type: gre, key: [8001]}}}]
            """);
        awaitPath("switch");
        lab.clearTapAddress();
        try {
            awaitPath("controller");
            final var state = netvis.state("bridge", "br-tap");
            Netvis.byName(state, "tunnel-port").forEach((name, port) -> {
                assertEquals("false", Netvis.text(port, "ends-tunnels"));
                assertTrue(Netvis.text(port, "obstacle").contains("does not end tunnels: a test frame does not come"
                    + " back: check that the LOCAL port has the ipv4-address"), port::toString);
            });
            assertEquals(ImmutableList.of(), lab.ovs().ourFlows("br-tap").stream()
                .filter(flow -> flow.contains("LOCAL")).toList());
            wire.send("tap0", vxlan(5001, WEB), vxlan(5002, WEB), geneve(7001, DNS), gre(8001, WEB6));
            wire.assertReceived("ids1", WEB.data("inner"), DNS.data("inner"), WEB6.data("inner"));
        } finally {
            lab.setTapAddress();
        }
        awaitPath("switch");
        wire.send("tap0", vxlan(5001, WEB), vxlan(5002, WEB), geneve(7001, DNS), gre(8001, WEB6));
        wire.assertReceived("ids1", WEB.data("inner"), DNS.data("inner"), WEB6.data("inner"));
    }

    private void awaitPath(final String path) throws Exception {
        netvis.await("policy", "ends", policy -> isActive(policy, path));
        netvis.awaitSettled();
    }

    private static boolean isActive(final JsonObject policy, final String path) {
        return Netvis.text(policy, "state").equals("active")
            && Netvis.text(Netvis.byName(policy, "bridge").get("br-tap"), "path").equals(path);
    }

    /**
     * A critical option that Open vSwitch was not told of has it drop the frame, and with it all that look alike, as
     * long as they come: the datapath keeps a flow for them. Those that it has another flow for already are spared.
     */
    @Test
    void frameThatBlindsTheSwitchIsNoticed() throws Exception {
        netvis.policy("ends", """
            source: [feed0], tool: [ids], strip: [geneve], rule: [
              {name: geneve, action: forward, match: {tunnel: {type: geneve, vni: [7001]}}}]
            """);
        final var blinding = geneve(7001, true, "ff018101" + "00000001", WEB);
        // A version that needs no renewal has a flow for this network since another test, and would use that
        lab.ovs().appctl("revalidator/purge");
        wire.send("tap0", blinding);
        Await.until(() -> lab.ovs().datapathFlows().stream()
            .anyMatch(flow -> flow.contains("class=0xff01") && flow.contains("actions:drop")),
            () -> "the switch is not blinded");
        try (var stream = new FrameStream(wire, "tap0", geneve(7001, DNS))) {
            Await.until(REST, () -> isActive(netvis.state("policy", "ends"), "controller"), netvis::describe);
            final var place = Netvis.byName(netvis.state("policy", "ends"), "bridge").get("br-tap");
            assertTrue(place.get("path-reason").toString().contains("tunnel-port geneve0 is left alone for 30 s: most"
                + " geneve packets that are sent there do not come out"), place::toString);
            Await.until(() -> wire.count("ids1") > 0, () -> "the controller delivers nothing");
        }
        wire.clear();
        wire.send("tap0", blinding, geneve(7001, DNS));
        wire.assertReceived("ids1", WEB.data("inner"), DNS.data("inner"));
        Await.until(REST, () -> isActive(netvis.state("policy", "ends"), "switch"), netvis::describe);
        netvis.awaitSettled();
        wire.send("tap0", geneve(7001, DNS));
        wire.assertReceived("ids1", DNS.data("inner"));
    }

    /** Group policies mark VXLAN with a flag that Open vSwitch's end takes for an error. */
    @Test
    void tunnelsThatTheSwitchDropsAreTold() throws Exception {
        netvis.policy("ends", """
            source: [feed0], tool: [ids], strip: [vxlan], rule: [
              {name: vxlan, action: forward, match: {tunnel: {type: vxlan, vni: [5001]}}}]
            """);
        final var marked = ByteBuffer.wrap(withoutChecksum(vxlan(5001, WEB)).bytes());
        marked.put(14 + 20 + 8, (byte) 0x88);
        for (int i = 0; i < 5; i++) {
            wire.send("tap0", vxlan(5001, DNS), Frame.of(marked.array()));
        }
        final var place = Netvis.byName(netvis.awaitPolicy("ends", "partial"), "bridge").get("br-tap");
        assertTrue(place.get("reason").toString().contains("of 10 vxlan packets from port tap0 at least 5 did not come"
            + " out of tunnel-port vxlan0"), place::toString);
    }

    @Test
    void vxlanInTransitIsSelectedByInnerHeaders() throws Exception {
        netvis.policy("inner", """
            source: [feed0], tool: [ids], strip: [vxlan], rule: [
              {name: no-ipv6, action: exclude, match: {tunnel: {type: vxlan}, ipv6: {}}},
              {name: web, action: forward, match: {tunnel: {type: vxlan, vni: [5001]},
                tcp: {destination-port: {port: 80}}}}]
            """);
        wire.send("tap0", vxlan(5001, WEB), vxlan(5001, DNS), vxlan(5001, WEB6), vxlan(5002, WEB));
        wire.assertReceived("ids1", WEB.data("inner"));
    }

    @Test
    void geneveInTransitIsSelectedByNetworkIdentifierAndUnwrapped() throws Exception {
        netvis.policy("geneve", """
            source: [feed0], tool: [ids], strip: [geneve], rule: [
              {name: network, action: forward, match: {tunnel: {type: geneve, vni: [7001]}, ipv4: {}}}]
            """);
        wire.send("tap0", geneve(7001, WEB), geneve(7001, WEB6), geneve(7002, WEB), vxlan(7001, WEB));
        wire.assertReceived("ids1", WEB.data("inner"));
    }

    /** OVN's is on each of its frames, and critical: who ends the tunnel and does not know it has to drop the frame. */
    @Test
    void geneveWithOptionsOfOvnIsUnwrapped() throws Exception {
        netvis.policy("ovn", """
            source: [feed0], tool: [ids], strip: [geneve], rule: [
              {name: network, action: forward, match: {tunnel: {type: geneve, vni: [7001]}}}]
            """);
        wire.send("tap0", geneve(7001, true, OVN_OPTION, WEB), withoutChecksum(geneve(7001, true, OVN_OPTION, DNS)),
            geneve(7001, false, OVN_OPTION, WEB6), geneve(7001, ARP_LIKE), geneve(7002, true, OVN_OPTION, WEB),
            geneve(7001, false, "ffff0101" + "00000001", DNS));
        wire.assertReceived("ids1", WEB.data("inner"), DNS.data("inner"), WEB6.data("inner"), ARP_LIKE.data("inner"),
            DNS.data("inner"));
    }

    @Test
    void greInTransitIsSelectedByKeyAndUnwrapped() throws Exception {
        netvis.policy("gre", """
            source: [feed0], tool: [ids], strip: [gre], rule: [
              {name: key, action: forward, match: {tunnel: {type: gre, key: [4294967295, '10..19']}}}]
            """);
        wire.send("tap0", gre(-1, WEB), gre(10, DNS), gre(19, WEB6), gre(20, WEB), gre(9, WEB));
        wire.assertReceived("ids1", WEB.data("inner"), DNS.data("inner"), WEB6.data("inner"));
    }

    @Test
    void threeEncapsulationsInOnePolicy() throws Exception {
        netvis.policy("mixed", """
            source: [feed0], tool: [ids], strip: [vxlan, geneve, gre], rule: [
              {name: vxlan, action: forward, match: {tunnel: {type: vxlan, vni: [1]}}},
              {name: geneve, action: forward, match: {tunnel: {type: geneve, vni: [2]}}},
              {name: gre, action: forward, match: {tunnel: {type: gre, key: [3]}}}]
            """);
        wire.send("tap0", vxlan(1, WEB), geneve(2, DNS), gre(3, WEB6), vxlan(2, WEB), geneve(3, WEB), gre(1, WEB));
        wire.assertReceived("ids1", WEB.data("inner"), DNS.data("inner"), WEB6.data("inner"));
    }

    @Test
    void taggedUnderlayIsUnwrappedToo() throws Exception {
        netvis.policy("tagged", """
            source: [feed0], tool: [ids], strip: [vxlan, gre], rule: [
              {name: vxlan, action: forward, match: {tunnel: {type: vxlan, vni: [5001]}}},
              {name: gre, action: forward, match: {tunnel: {type: gre, key: [5001]}}}]
            """);
        wire.send("tap0", TAGGED_UNDERLAY.vxlan(5001).carrying(WEB).data("inner"),
            TAGGED_UNDERLAY.gre(5001).carrying(DNS).data("inner"), vxlan(5001, WEB6));
        wire.assertReceived("ids1", WEB.data("inner"), DNS.data("inner"), WEB6.data("inner"));
    }

    @Test
    void tapPortsAreToldApartInsideTunnels() throws Exception {
        netvis.policy("first", transit("feed0", "ids"));
        netvis.policy("second", transit("feed1", "recorder"));
        wire.send("tap0", vxlan(5001, WEB));
        wire.send("tap1", vxlan(5001, DNS));
        wire.assertReceived("ids1", WEB.data("inner"));
        wire.assertReceived("recorder1", DNS.data("inner"));

        netvis.deletePolicy("first");
        wire.send("tap0", vxlan(5001, WEB));
        wire.send("tap1", vxlan(5001, DNS));
        wire.assertReceived("recorder1", DNS.data("inner"));
        wire.assertSilent("ids1");
    }

    private static String transit(final String source, final String tool) {
        return "source: [" + source + "], tool: [" + tool + "], strip: [vxlan], rule: ["
            + "{name: vni, action: forward, match: {tunnel: {type: vxlan, vni: [5001]}}}]";
    }

    @Test
    void outerAndInnerFrameAreSelectedByDifferentPolicies() throws Exception {
        netvis.policy("inner", transit("feed0", "ids"));
        netvis.policy("outer", """
            source: [feed0], tool: [recorder], rule: [
              {name: underlay, action: forward, match: {udp: {destination-port: {port: 4789}}}}]
            """);
        wire.send("tap0", vxlan(5001, WEB), vxlan(5002, WEB), UNDERLAY.udp(1, 2).data("no tunnel"));
        wire.assertReceived("ids1", WEB.data("inner"));
        wire.assertReceived("recorder1", vxlan(5001, WEB), vxlan(5002, WEB));
    }

    @Test
    void overlappingTransitPoliciesDeliverToSharedToolOnce() throws Exception {
        netvis.policy("network", transit("feed0", "ids"));
        netvis.policy("web", """
            source: [feed0, feed1], tool: [ids, recorder], strip: [vxlan], rule: [
              {name: web, action: forward, match: {tunnel: {type: vxlan}, tcp: {destination-port: {port: 80}}}}]
            """);
        wire.send("tap0", vxlan(5001, WEB), vxlan(5001, DNS), vxlan(5002, WEB6), vxlan(5002, DNS));
        wire.assertReceived("ids1", WEB.data("inner"), DNS.data("inner"), WEB6.data("inner"));
        wire.assertReceived("recorder1", WEB.data("inner"), WEB6.data("inner"));
    }

    @Test
    void vxlanThatEndsOnInlineBridgeIsSelectedByNetworkIdentifier() throws Exception {
        netvis.policy("end", """
            source: [end0], tool: [ids], rule: [
              {name: network, action: forward, match: {tunnel: {type: vxlan, vni: [5001]}}}]
            """);
        wire.send("phy0", addressed(4790, 5001, WEB), addressed(4790, 5002, DNS));
        wire.assertReceived("ids0", WEB.data("inner"));
    }

    @Test
    void vxlanThatEndsOnTapBridgeIsNotMistakenForTransit() throws Exception {
        netvis.policy("end", """
            source: [vxlan0], tool: [ids], rule: [
              {name: network, action: forward, match: {tunnel: {type: vxlan, vni: [5001]}}}]
            """);
        netvis.policy("transit", transit("feed0", "recorder"));
        wire.send("phy0", addressed(4789, 5001, WEB), addressed(4789, 5002, WEB));
        wire.send("tap0", vxlan(5001, DNS), vxlan(5002, DNS));
        wire.assertReceived("ids1", WEB.data("inner"));
        wire.assertReceived("recorder1", DNS.data("inner"));
    }

    /** All that the end of a tunnel tells of what was around. */
    @Test
    void endOfTunnelsSteersByAddresses() throws Exception {
        netvis.policy("end", """
            source: [vxlan0], tool: [ids], rule: [
              {name: near, action: forward, match: {tunnel: {type: vxlan, outer: {
                source-network: '192.0.2.128/25', destination-network: '192.0.2.0/24'}}, tcp: {}}}]
            """);
        netvis.policy("elsewhere", """
            source: [vxlan0], tool: [recorder], rule: [
              {name: far, action: forward, match: {tunnel: {type: vxlan, outer: {source-network: '192.0.2.0/25'}}}},
              {name: far6, action: forward, match: {tunnel: {type: vxlan, outer: {source-network: '::/0'}}}}]
            """);
        wire.send("phy0", addressed(4789, 5001, WEB), addressed(4789, 5001, DNS));
        wire.send("tap0", vxlan(5001, WEB));
        wire.assertReceived("ids1", WEB.data("inner"));
        wire.assertSilent("recorder1");
    }

    @Test
    void innerTagIsStrippedWithTheTunnel() throws Exception {
        netvis.policy("vlan", """
            source: [feed0], tool: [ids], strip: [vxlan, vlan], rule: [
              {name: tagged, action: forward, match: {tunnel: {type: vxlan}, vlan: {vlan-id: [9]}}}]
            """);
        wire.send("tap0", vxlan(5001, ARP_LIKE), vxlan(5001, WEB));
        wire.assertReceived("ids1", INNER.data("inner"));
    }

    private static Frame vxlan(final int vni, final Headers inner) {
        return UNDERLAY.vxlan(vni).carrying(inner).data("inner");
    }

    private static Frame geneve(final int vni, final Headers inner) {
        return UNDERLAY.geneve(vni).carrying(inner).data("inner");
    }

    private static Frame geneve(final int vni, final boolean critical, final String options, final Headers inner) {
        return UNDERLAY.geneve(vni, critical, options).carrying(inner).data("inner");
    }

    /** UDP over IPv4 may have none, which is 0 (RFC 768). */
    private static Frame withoutChecksum(final Frame frame) {
        final var bytes = ByteBuffer.wrap(frame.bytes());
        return Frame.of(bytes.putShort(14 + 20 + 6, (short) 0).array());
    }

    private static Frame gre(final int key, final Headers inner) {
        return UNDERLAY.gre(key).carrying(inner).data("inner");
    }

    /** A tunnel that ends here. */
    private static Frame addressed(final int udpPort, final int vni, final Headers inner) {
        return ethernet("02:00:00:00:0d:01", Lab.PHYSICAL_MAC).ipv4("192.0.2.130", Lab.PHYSICAL_ADDRESS)
            .vxlan(udpPort, vni).carrying(inner).data("inner");
    }
}
