/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.opendaylight.netvis.it.Headers.ethernet;
import static org.opendaylight.netvis.it.Lab.VM1;
import static org.opendaylight.netvis.it.Lab.VM2;

import com.google.gson.JsonObject;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What a switch cannot decide, through the controller.
 */
@ExtendWith(LabExtension.class)
class ControllerPathIT {
    private static final String A = "02:00:00:00:0a:01";
    private static final String B = "02:00:00:00:0a:02";
    private static final Headers BARE = ethernet(A, B);
    private static final Headers WEB = BARE.ipv4("10.0.0.1", "10.0.0.2").tcp(40_000, 80);
    private static final Headers OUTER = ethernet("02:00:00:00:0d:01", "02:00:00:00:0d:02")
        .ipv4("172.16.0.1", "172.16.0.2");
    private static final String EVERYTHING = "rule: [{name: all, action: forward}]";
    private static final int ROUNDS = 20;
    private static final int FRAMES = 50;
    private static final String WITHOUT_ADDRESS = "datapath-id: '00000000000000b2', role: tap";

    private final Netvis netvis;
    private final Wire wire;

    ControllerPathIT(final Netvis netvis, final Lab lab) {
        this.netvis = netvis;
        wire = lab.wire();
    }

    @Test
    void bytesAtPlaceAndLiteralAnywhere() throws Exception {
        netvis.policy("get", "source: [feed0], tool: [ids], rule: ["
            + "{name: not-b, action: exclude, match: {payload: {literal: [{name: l, after: tcp, text: secret}]}}},"
            + "{name: get, action: forward, match: {tcp: {destination-port: {port: 80}},"
            + " payload: {bytes: [{name: get, from: tcp, offset: 20, value: '47:45:54:20'}]}}},"
            + "{name: host, action: forward, match: {payload: {literal: [{name: h, after: tcp, text: 'Host: a',"
            + " within: 40}]}}}]");
        final var get = WEB.data("GET / HTTP/1.1");
        final var host = BARE.vlan(5).ipv6("2001:db8::1", "2001:db8::2").tcp(1, 2).data("PUT / HTTP/1.1 Host: abc");
        wire.send("tap0", get, host, WEB.data("GET secret"), WEB.data("POST"), WEB.data(" GET "), BARE.data("Host: a"),
            WEB.data("x".repeat(34) + "Host: a"), BARE.ipv4("10.0.0.1", "10.0.0.2").tcp(1, 81).data("GET "));
        wire.assertReceived("ids1", get, host);
        final var place = Netvis.byName(netvis.state("policy", "get"), "bridge").get("br-tap");
        assertEquals("controller", Netvis.text(place, "path"));
        assertEquals("[\"rule \\\"not-b\\\" looks at the payload\"]", place.getAsJsonArray("path-reason").toString());
        assertEquals("2", Netvis.text(netvis.await("policy", "get",
            policy -> !Netvis.text(policy, "packets").equals("0")), "packets"));
    }

    @Test
    void payloadOfVirtualMachinesTrafficInBothDirections() throws Exception {
        netvis.policy("get", "source: [vm1], tool: [ids, pair], rule: [{name: get, action: forward, match: {"
            + "payload: {literal: [{name: l, after: tcp, text: GET}]}}}]");
        final var there = ethernet(VM1, VM2).ipv4("10.0.0.1", "10.0.0.2").tcp(1, 80).data("GET there");
        final var back = ethernet(VM2, VM1).ipv4("10.0.0.2", "10.0.0.1").tcp(80, 1).data("GET back");
        wire.send("vm1", there, ethernet(VM1, VM2).ipv4("10.0.0.1", "10.0.0.2").tcp(1, 80).data("PUT"));
        wire.send("vm2", back);
        wire.assertReceived("ids0", there, back);
        wire.assertReceived("pair0", there, back);
        wire.assertReceived("pair1", there, back);
        wire.assertReceived("vm1", back);
    }

    @Test
    void etagIsMatchedAndRemoved() throws Exception {
        netvis.policy("ex", "source: [feed0], tool: [ids], strip: [e-tag, vlan], rule: ["
            + "{name: not-dns, action: exclude, match: {e-tag: {}, udp: {destination-port: {port: 53}}}},"
            + "{name: in, action: forward, match: {e-tag: {e-cid: [4097, '100..199'], ingress-e-cid: [7]}}}]");
        netvis.policy("kept", "source: [feed0], tool: [recorder], rule: [{name: in, action: forward, match: {"
            + "e-tag: {e-cid: [100]}, ipv4: {}}}]");
        final UnaryOperator<Headers> web = it -> it.ipv4("10.0.0.1", "10.0.0.2").tcp(1, 80);
        final var kept = web.apply(BARE.etag(8, 100)).data("another ingress");
        wire.send("tap0", web.apply(BARE.etag(7, 4097).vlan(9)).data("extended"), BARE.etag(7, 150).data("not IP"),
            BARE.etag(7, 150).ipv4("10.0.0.1", "10.0.0.2").udp(1, 53).data("dns"), kept,
            BARE.etag(7, 99).data("below"), web.apply(BARE).data("without"));
        wire.assertReceived("ids1", web.apply(BARE).data("extended"), BARE.data("not IP"));
        wire.assertReceived("recorder1", kept);
    }

    @Test
    void secondTagIsMatched() throws Exception {
        netvis.policy("customer", """
            source: [feed0], tool: [ids], rule: [
              {name: not-dns, action: exclude, match: {cvlan: {vlan-id: [10]}, udp: {destination-port: {port: 53}}}},
              {name: in, action: forward, match: {vlan: {vlan-id: [100]}, cvlan: {vlan-id: [10, '20..29']}}}]
            """);
        netvis.policy("single", """
            source: [feed0], tool: [recorder], strip: [vlan], rule: [
              {name: one, action: forward, match: {vlan: {vlan-id: ['0..4095']}, cvlan: {untagged: [null]}}}]
            """);
        final UnaryOperator<Headers> web = it -> it.ipv4("10.0.0.1", "10.0.0.2").tcp(1, 80);
        final var qinq = web.apply(BARE.serviceVlan(100).vlan(10)).data("customer");
        final var range = BARE.vlan(100).vlan(29).data("not IP");
        final var three = web.apply(BARE.serviceVlan(100).vlan(20).vlan(7)).data("three tags");
        final var old = web.apply(BARE.otherVlan(0x9100, 100).vlan(10)).data("another type of tag");
        wire.send("tap0", qinq, range, three, old, web.apply(BARE.serviceVlan(100).vlan(11)).data("other customer"),
            web.apply(BARE.serviceVlan(101).vlan(10)).data("other provider"),
            BARE.serviceVlan(100).vlan(10).ipv4("10.0.0.1", "10.0.0.2").udp(1, 53).data("dns"),
            web.apply(BARE.vlan(100)).data("one"), web.apply(BARE).data("none"));
        wire.assertReceived("ids1", qinq, range, three, old);
        wire.assertReceived("recorder1", web.apply(BARE).data("one"));
        final var place = Netvis.byName(netvis.state("policy", "customer"), "bridge").get("br-tap");
        assertEquals("controller", Netvis.text(place, "path"));
        assertEquals("[\"rule \\\"not-dns\\\" looks at the second VLAN tag\"]",
            place.getAsJsonArray("path-reason").toString());
    }

    @Test
    void secondTagOfVirtualMachinesTraffic() throws Exception {
        netvis.policy("customer", "source: [vm1], tool: [ids], rule: [{name: in, action: forward, match: {"
            + "cvlan: {vlan-id: [10]}}}]");
        final var there = ethernet(VM1, VM2).vlan(100).vlan(10).ipv4("10.0.0.1", "10.0.0.2").tcp(1, 80).data("there");
        final var back = ethernet(VM2, VM1).vlan(100).vlan(10).ipv4("10.0.0.2", "10.0.0.1").tcp(80, 1).data("back");
        wire.send("vm1", there, ethernet(VM1, VM2).vlan(100).vlan(11).data("other"),
            ethernet(VM1, VM2).vlan(10).data("one tag"));
        wire.send("vm2", back);
        wire.assertReceived("ids0", there, back);
    }

    /** What is carried has no frame, so the copy gets that of its carrier. */
    @Test
    void packetsInGtpUAreMatchedAndUnwrapped() throws Exception {
        netvis.policy("user", """
            source: [feed0], tool: [ids], strip: [gtp-u], rule: [
              {name: not-dns, action: exclude, match: {tunnel: {type: gtp-u}, udp: {destination-port: {port: 53}}}},
              {name: user, action: forward, match: {tunnel: {type: gtp-u, teid: [4294967295, '100..199']}}}]
            """);
        netvis.policy("kept", """
            source: [feed0], tool: [recorder], rule: [{name: web, action: forward, match: {
              tunnel: {type: gtp-u}, ipv4: {destination-ipv4-network: '10.0.0.0/8', ttl: [64]}, tcp: {}}}]
            """);
        final UnaryOperator<Headers> web = it -> it.ipv4("10.0.0.1", "10.0.0.2").tcp(40_000, 80);
        final UnaryOperator<Headers> six = it -> it.ipv6("2001:db8::1", "2001:db8::2").tcp(40_000, 80);
        final var mac = ethernet("02:00:00:00:0d:01", "02:00:00:00:0d:02");
        final var over6 = mac.vlan(5).ipv6("2001:db8:1::1", "2001:db8:1::2");
        final var first = web.apply(OUTER.gtpU(100)).data("four");
        final var all = web.apply(OUTER.gtpU(-1, 255, 7)).data("last, and a sequence number");
        final var other = web.apply(OUTER.gtpU(200)).data("another tunnel");
        wire.send("tap0", first, six.apply(OUTER.gtpU(199)).data("six"), all, web.apply(over6.gtpU(150)).data("over 6"),
            other, OUTER.gtpU(100).ipv4("10.0.0.1", "10.0.0.2").udp(1, 53).data("dns"),
            web.apply(OUTER.gtpU(100, 254, -1)).data("no data"), OUTER.gtpU(100, 1, 7).data(""),
            OUTER.udp(2152, 2152).data("no GTP"), web.apply(mac).data("plain"));
        wire.assertReceived("ids1", web.apply(mac).data("four"), six.apply(mac).data("six"),
            web.apply(mac).data("last, and a sequence number"), web.apply(mac).data("over 6"));
        wire.assertReceived("recorder1", first, all, web.apply(over6.gtpU(150)).data("over 6"), other);
        final var place = Netvis.byName(netvis.state("policy", "user"), "bridge").get("br-tap");
        assertEquals("controller", Netvis.text(place, "path"));
        assertEquals("[\"the switch cannot look into gtp-u\"]", place.getAsJsonArray("path-reason").toString());
    }

    @Test
    void encapsulationIsKeptWhileItsInsideIsMatched() throws Exception {
        netvis.policy("vx", "source: [feed0], tool: [ids], rule: [{name: r, action: forward, match: {"
            + "tunnel: {type: vxlan, vni: [5001]}, tcp: {destination-port: {port: 80}}}}]");
        netvis.policy("ge", "source: [feed0], tool: [ids], rule: [{name: r, action: forward, match: {"
            + "tunnel: {type: geneve}, ipv4: {destination-ipv4-network: '10.0.0.2/32'}}}]");
        netvis.policy("vn", "source: [feed0], tool: [ids], rule: [{name: r, action: forward, match: {"
            + "vn-tag: {source-vif: [7]}, vlan: {vlan-id: [5]}}}]");
        netvis.policy("all", "source: [feed0], tool: [ids], rule: [{name: udp, action: forward, match: {"
            + "udp: {source-port: {port: 50000}}, ipv4: {source-ipv4-network: '172.16.0.1/32'}}}]");
        final var vxlan = OUTER.vxlan(5001).carrying(WEB).data("kept, and once");
        final var geneve = OUTER.geneve(1).carrying(WEB).data("kept, and once");
        final var vlan = BARE.vnTag(5 << 16 | 7).vlan(5).data("with its tag");
        wire.send("tap0", vxlan, geneve, vlan, BARE.vnTag(5 << 16 | 8).vlan(5).data("another interface"));
        wire.assertReceived("ids1", vxlan, geneve, vlan);
        final var ipv6 = ethernet(A, B).ipv6("2001:db8::1", "2001:db8::2").vxlan(5001).carrying(WEB).data("over IPv6");
        wire.send("tap0", ipv6, ethernet(A, B).ipv6("2001:db8::1", "2001:db8::2").vxlan(5002).carrying(WEB).data("no"));
        wire.assertReceived("ids1", ipv6);
    }

    @Test
    void controllerUnwrapsAsTheSwitchDoes() throws Exception {
        for (var type : List.of("vxlan", "geneve", "gre")) {
            final var id = type.equals("gre") ? "key" : "vni";
            netvis.policy("web", "source: [feed0, feed1], tool: [ids, pair], strip: [" + type + ", vlan], rule: ["
                + "{name: not, action: exclude, match: {tunnel: {type: " + type + "}, ipv6: {}}},"
                + "{name: r, action: forward, match: {tunnel: {type: " + type + ", " + id + ": ['5000..5007', 1]}}}]");
            netvis.policy("again", "source: [feed0], tool: [ids], strip: [" + type + ", vlan], rule: ["
                + "{name: r, action: forward, match: {tunnel: {type: " + type + "}, tcp: {}}}]");
            final var bySwitch = unwrapped(type);
            final var before = netvis.configuration();
            netvis.put("bridge", "br-tap", WITHOUT_ADDRESS);
            netvis.await("policy", "again", policy -> policy.toString().contains("\"path\":\"controller\""));
            netvis.awaitSettled();
            wire.clear();
            assertEquals(bySwitch, unwrapped(type));
            netvis.configure(before);
            netvis.awaitSettled();
            netvis.deletePolicy("web");
            netvis.deletePolicy("again");
        }
    }

    /** What arrives of tunnels of all kinds. */
    private List<List<String>> unwrapped(final String type) throws Exception {
        for (int id : new int[] {1, 5003, 5008}) {
            wire.send("tap0", tunnel(OUTER, type, id).carrying(WEB).data("web " + id),
                tunnel(OUTER, type, id).carrying(BARE.vlan(5)).data("tagged " + id),
                tunnel(OUTER, type, id).carrying(BARE.ipv6("2001:db8::1", "2001:db8::2").tcp(1, 80)).data("six " + id),
                tunnel(OUTER, type, id).carrying(BARE.ipv4("10.0.0.1", "10.0.0.2").udp(1, 53))
                    .data("x".repeat(1300) + id));
            wire.send("tap1", tunnel(ethernet(A, B).vlan(7).ipv4("172.16.0.1", "172.16.0.2"), type, id).carrying(WEB)
                .data("in a tagged packet " + id));
        }
        wire.awaitQuiet();
        final var result = List.of(wire.take("ids1"), wire.take("pair2"), wire.take("pair3"));
        assertFalse(result.getFirst().isEmpty());
        return result.stream().map(frames -> frames.stream().map(Frame::toString).sorted().toList()).toList();
    }

    private static Headers tunnel(final Headers outer, final String type, final int id) {
        return switch (type) {
            case "vxlan" -> outer.vxlan(id);
            case "geneve" -> outer.geneve(id);
            default -> outer.gre(id);
        };
    }

    @Test
    void payloadBehindTagThatTheSwitchRemoves() throws Exception {
        netvis.policy("vn", "source: [feed0], tool: [ids], strip: [vn-tag], rule: [{name: r, action: forward, match: {"
            + "vn-tag: {source-vif: [7]}, payload: {literal: [{name: l, after: tcp, text: GET}]}}}]");
        netvis.policy("plain", "source: [feed0], tool: [ids], strip: [vn-tag], rule: [{name: r, action: forward,"
            + " match: {vn-tag: {destination-vif: [5]}}}]");
        final UnaryOperator<Headers> web = it -> it.ipv4("10.0.0.1", "10.0.0.2").tcp(1, 80);
        wire.send("tap0", web.apply(BARE.vnTag(6 << 16 | 7)).data("GET by payload"),
            web.apply(BARE.vnTag(6 << 16 | 8)).data("GET of another interface"),
            web.apply(BARE.vnTag(5 << 16 | 7)).data("GET once"), web.apply(BARE.vnTag(5 << 16 | 8)).data("PUT"));
        wire.assertReceived("ids1", web.apply(BARE).data("GET by payload"), web.apply(BARE).data("GET once"),
            web.apply(BARE).data("PUT"));
    }

    @Test
    void packetReachesEachToolOnceWhoeverDecides() throws Exception {
        final var literal = "{payload: {literal: [{name: l, after: tcp, text: GET}]}}";
        netvis.policy("all", "source: [feed0], tool: [ids]," + EVERYTHING);
        netvis.policy("get", "source: [feed0], tool: [ids, recorder], rule: [{name: get, action: forward, match: "
            + literal + "}]");
        netvis.policy("too", "source: [feed0, feed1], tool: [recorder], rule: [{name: get, action: forward, match: "
            + literal + "}]");
        wire.send("tap0", WEB.data("GET"), WEB.data("PUT"));
        wire.send("tap1", WEB.data("GET other"));
        wire.assertReceived("ids1", WEB.data("GET"), WEB.data("PUT"));
        wire.assertReceived("recorder1", WEB.data("GET"), WEB.data("GET other"));
        netvis.deletePolicy("all");
        wire.send("tap0", WEB.data("GET"), WEB.data("PUT"));
        wire.assertReceived("ids1", WEB.data("GET"));
        wire.assertReceived("recorder1", WEB.data("GET"));
    }

    @Test
    void moreThanTheRateIsCountedAndHurtsNobody() throws Exception {
        netvis.put("bridge", "br-tap", WITHOUT_ADDRESS + ", controller-rate: 50");
        netvis.policy("get", "source: [feed0], tool: [ids], rule: [{name: get, action: forward, match: {"
            + "payload: {literal: [{name: l, after: tcp, text: GET}]}}}]");
        netvis.policy("plain", "source: [feed0], tool: [recorder], rule: [{name: get, action: forward, match: {"
            + "tcp: {}}}]");
        final var before = netvis.await("bridge", "br-tap", bridge -> bridge.has("controller-path"));
        for (int i = 0; i < ROUNDS; i++) {
            // No more at once than the switch can take in
            wire.send("tap0", Collections.nCopies(FRAMES, WEB.data("GET")).toArray(Frame[]::new));
            wire.awaitQuiet();
            assertEquals("true", Netvis.text(netvis.state("bridge", "br-tap"), "connected"));
        }
        final int delivered = wire.take("ids1").size();
        assertEquals(ROUNDS * FRAMES, wire.take("recorder1").size());
        final var path = netvis.await("bridge", "br-tap", bridge -> number(bridge, "packets")
            + number(bridge, "limited") == number(before, "packets") + number(before, "limited") + ROUNDS * FRAMES);
        assertEquals(delivered, number(path, "packets") - number(before, "packets"));
        assertTrue(number(path, "limited") - number(before, "limited") > delivered, path::toString);
        assertEquals(0, number(path, "dropped") + number(path, "lost"));
        Await.until(() -> {
            wire.send("tap0", WEB.data("GET afterwards"));
            wire.awaitQuiet();
            return wire.count("ids1") > 0;
        }, () -> "nothing is forwarded any more");
    }

    private static int number(final JsonObject bridge, final String leaf) {
        return Integer.parseInt(Netvis.text(bridge.getAsJsonObject("controller-path"), leaf));
    }

    @Test
    void longAndShortFrames() throws Exception {
        netvis.policy("get", "source: [feed0], tool: [ids], rule: [{name: get, action: forward, match: {"
            + "payload: {bytes: [{name: b, from: ethernet, offset: 0, value: '02:00', mask: 'ff:00'}]}}}]");
        final var frames = List.of(BARE.data("x".repeat(46)), BARE.data("x".repeat(1486)), WEB.data("x".repeat(1446)));
        final var before = netvis.await("bridge", "br-tap", bridge -> bridge.has("controller-path"));
        wire.send("tap0", frames.toArray(Frame[]::new));
        wire.assertReceived("ids1", frames.toArray(Frame[]::new));
        final var after = netvis.await("bridge", "br-tap",
            bridge -> number(bridge, "packets") == number(before, "packets") + frames.size());
        assertEquals(number(before, "limited"), number(after, "limited"));
        assertEquals(0, number(after, "dropped"));
    }
}
