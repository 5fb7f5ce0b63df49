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

import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tunnels that are steered by the headers around them.
 */
@ExtendWith(LabExtension.class)
class OuterHeadersIT {
    private static final Headers INNER = ethernet("02:00:00:00:0a:01", "02:00:00:00:0a:02");
    private static final Headers WEB = INNER.ipv4("10.1.0.1", "10.1.0.2").tcp(40_000, 80);
    private static final Headers DNS = INNER.ipv4("10.1.0.1", "10.1.0.2").udp(40_000, 53);
    private static final Headers HOSTS = ethernet("02:00:00:00:0d:01", "02:00:00:00:0d:02");
    private static final Headers NEAR = HOSTS.ipv4("172.16.0.1", "172.16.0.2");
    private static final Headers FAR = HOSTS.ipv4("172.17.0.1", "172.16.0.2");
    private static final Headers URGENT = HOSTS.ipv4("172.16.0.1", "172.16.0.2", 46);
    private static final Headers NEAR6 = HOSTS.ipv6("2001:db8:f::1", "2001:db8:f::2");

    private final Netvis netvis;
    private final Lab lab;
    private final Wire wire;

    OuterHeadersIT(final Netvis netvis, final Lab lab) {
        this.netvis = netvis;
        this.lab = lab;
        wire = lab.wire();
    }

    private static final String LOOPING = """
        datapath-id: '00000000000000b2', role: tap, ipv4-address: '192.0.2.1', loop-port: geneve0,
        tunnel-port: [{name: vxlan0, type: vxlan}, {name: geneve0, type: geneve}, {name: gre0, type: gre}]""";
    private static final String STEERED = """
        source: [feed0], tool: [ids], strip: [vxlan], rule: [
          {name: not-urgent, action: exclude, match: {tunnel: {type: vxlan, outer: {dscp: 46}}}},
          {name: near, action: forward, match: {tunnel: {type: vxlan, outer: {source-network: '172.16.0.0/16'}}}},
          {name: near6, action: forward, match: {tunnel: {type: vxlan, vni: [5001], outer: {
            destination-network: '2001:db8:f::/64', destination-port: {port: 4789}}}}}]
        """;

    private void assertSteered() throws Exception {
        wire.send("tap0", NEAR.vxlan(5001).carrying(WEB).data("near"), FAR.vxlan(5001).carrying(WEB).data("far"),
            URGENT.vxlan(5001).carrying(WEB).data("urgent"), NEAR6.vxlan(5001).carrying(DNS).data("near6"),
            NEAR6.vxlan(5002).carrying(DNS).data("another network"), NEAR.vxlan(6).carrying(DNS).data("also near"));
        wire.assertReceived("ids1", WEB.data("near"), DNS.data("near6"), DNS.data("also near"));
        wire.assertSilent("recorder1", "tap0", "tap1", "phy0");
    }

    @Test
    void controllerSteersByTheHeadersAround() throws Exception {
        netvis.policy("steer", STEERED);
        assertSteered();
        final var place = Netvis.byName(netvis.state("policy", "steer"), "bridge").get("br-tap");
        assertEquals("controller", Netvis.text(place, "path"));
        assertTrue(place.get("path-reason").toString().contains("a tunnel-port does not show the headers around vxlan"
            + " in transit, which a rule asks for"), place::toString);
    }

    @Test
    void loopSteersByTheHeadersAround() throws Exception {
        netvis.put("bridge", "br-tap", LOOPING);
        netvis.policy("steer", STEERED);
        Assumptions.assumeTrue(lab.ovs().isKnownToRemoveVnTags(), "not a version with a loop");
        final var place = Netvis.byName(netvis.state("policy", "steer"), "bridge").get("br-tap");
        assertEquals("switch", Netvis.text(place, "path"), place::toString);
        assertWay("steer", "loop");
        assertSteered();
    }

    @Test
    void bridgeGoesTheWayThatItIsTold() throws Exception {
        for (var way : List.of("end", "controller")) {
            netvis.put("bridge", "br-tap", LOOPING + ", unwrap: " + way);
            netvis.policy("all", """
                source: [feed0], tool: [ids], strip: [vxlan], rule: [
                  {name: all, action: forward, match: {tunnel: {type: vxlan, vni: [5001]}}}]
                """);
            assertWay("all", way);
            wire.send("tap0", NEAR.vxlan(5001).carrying(WEB).data(way), FAR.vxlan(5002).carrying(WEB).data("other"));
            wire.assertReceived("ids1", WEB.data(way));
            wire.clear();
        }
    }

    private void assertWay(final String policy, final String way) throws Exception {
        final var place = Netvis.byName(netvis.state("policy", policy), "bridge").get("br-tap");
        assertEquals(way, Netvis.text(place.getAsJsonArray("unwrap").get(0).getAsJsonObject(), "way"), place::toString);
    }

    /** What stays around the packet is what it was selected by. */
    @Test
    void tunnelsAreKeptAndSteeredByTagAndAddress() throws Exception {
        netvis.policy("kept", """
            source: [feed0], tool: [ids], rule: [
              {name: tag, action: forward, match: {tunnel: {type: vxlan, outer: {vlan: {vlan-id: [300]}}}}},
              {name: gre, action: forward, match: {tunnel: {type: gre, outer: {vlan: {untagged: [null]},
                source-network: '172.17.0.1/32'}}, tcp: {}}}]
            """);
        final var tagged = HOSTS.vlan(300).ipv4("172.16.0.1", "172.16.0.2").vxlan(1).carrying(WEB).data("tag");
        final var gre = FAR.gre(7).carrying(WEB).data("gre");
        wire.send("tap0", tagged, gre, NEAR.vxlan(1).carrying(WEB).data("no tag"), FAR.gre(7).carrying(DNS).data("udp"),
            HOSTS.vlan(301).ipv4("172.16.0.1", "172.16.0.2").vxlan(1).carrying(WEB).data("another tag"),
            NEAR.gre(7).carrying(WEB).data("from elsewhere"));
        wire.assertReceived("ids1", tagged, gre);
    }
}
