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

import com.google.common.collect.ImmutableList;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What people ask about their frames and changes, by RESTCONF.
 */
@ExtendWith(LabExtension.class)
class ExplainIT {
    private static final Headers HOSTS = ethernet("02:00:00:00:0a:01", "02:00:00:00:0a:02").vlan(7)
        .ipv4("10.0.0.1", "10.0.0.2");
    private static final Frame WEB = HOSTS.tcp(40_000, 80).data("a page");
    private static final Frame DNS = HOSTS.udp(40_000, 53).data("a name");

    private final Netvis netvis;
    private final Wire wire;

    ExplainIT(final Netvis netvis, final Lab lab) {
        this.netvis = netvis;
        wire = lab.wire();
    }

    @BeforeEach
    void configure() throws Exception {
        final var configuration = Lab.configuration();
        configuration.add("tenant", Netvis.json("""
            tenant: [
              {name: it,
               source: [{name: feed, port: {bridge: br-tap, name: tap0}, direction: received}],
               tool: [{name: ids, port: [{bridge: br-tap, name: ids1}]},
                      {name: recorder, port: [{bridge: br-tap, name: recorder1}]}],
               policy: [{name: web, source: [feed], tool: [ids], strip: [vlan],
                 rule: [{name: dns, action: exclude, match: {udp: {destination-port: {port: 53}}}},
                   {name: web, action: forward, match: {tcp: {destination-port: {port: 80}}}}]},
                 {name: idle, enabled: false, source: [feed], tool: [recorder],
                  rule: [{name: all, action: forward}]}]}
            ]
            """).get("tenant"));
        netvis.configure(configuration);
        netvis.await("policy", "web", policy -> Netvis.text(policy, "state").equals("active"));
    }

    private static String at(final Frame frame) {
        return "bridge: br-tap, port: tap0, frame: '" + frame.hex() + "'";
    }

    private static ImmutableList<String> texts(final JsonObject object, final String list) {
        return object.has(list) ? object.getAsJsonArray(list).asList().stream().map(JsonElement::getAsString)
            .collect(ImmutableList.toImmutableList()) : ImmutableList.of();
    }

    @Test
    void explanationTellsTheWayOfAFrameAndItsCopiesAreThoseThatArrive() throws Exception {
        final var answer = netvis.ask("explain", at(WEB));
        assertEquals("ethernet vlan ipv4 tcp", Netvis.text(answer, "headers"));
        assertEquals("seen", Netvis.text(Netvis.byName(answer, "source").get("feed"), "direction"));
        final var web = Netvis.byName(answer, "policy").get("web");
        assertEquals("forward", Netvis.text(web, "decision"));
        assertEquals("web", Netvis.text(web, "rule"));
        assertEquals("switch", Netvis.text(web, "path"));
        final var copy = Netvis.byName(answer, "tool").get("ids").getAsJsonArray("copy").get(0).getAsJsonObject();
        assertEquals(ImmutableList.of("ids1"), texts(copy, "port"));
        wire.send("tap0", WEB);
        wire.awaitCount("ids1", 1);
        assertEquals(Netvis.text(copy, "frame"), wire.take("ids1").get(0).hex());
    }

    @Test
    void toolThatGetsNothingIsToldWhy() throws Exception {
        final var answer = netvis.ask("explain", "source: feed, frame: '" + DNS.hex() + "'");
        assertEquals(ImmutableList.of("policy \"web\": rule \"dns\" excludes the frame"),
            texts(Netvis.byName(answer, "tool").get("ids"), "reason"));
        final var recorder = Netvis.byName(answer, "tool").get("recorder");
        assertFalse(recorder.has("copy"));
        assertEquals(ImmutableList.of("policy \"idle\": the policy is not enabled"), texts(recorder, "reason"));
    }

    @Test
    void questionThatCannotBeAnsweredIsToldWhy() throws Exception {
        assertEquals("invalid-value: there is no source \"it/elsewhere\": give one of the tenant",
            netvis.tryAsk("explain", "source: elsewhere, frame: '" + WEB.hex() + "'").error());
        assertEquals("invalid-value: there is no bridge \"br-none\": give one that is configured",
            netvis.tryAsk("explain", "bridge: br-none, port: tap0, frame: '" + WEB.hex() + "'").error());
        assertEquals("invalid-value: the frame is not in hexadecimal: give two digits for each byte, such as"
                + " ffffffffffff; blanks and colons do not matter",
            netvis.tryAsk("explain", "bridge: br-tap, port: tap0, frame: '" + "xy".repeat(14) + "'").error());
        assertEquals("invalid-value: the frame has 15 bytes, and one digit too many: give two digits for each byte",
            netvis.tryAsk("explain", "bridge: br-tap, port: tap0, frame: '" + "00".repeat(15) + "0'").error());
    }

    @Test
    void previewTellsWhatWouldComeAndChangesNothing() throws Exception {
        final var before = netvis.state("bridge", "br-tap");
        final var answer = netvis.ask("preview", """
            policy: [{name: all, source: [feed], tool: [recorder], rule: [{name: all, action: forward}]}],
            delete-policy: [idle]
            """);
        final var all = Netvis.byName(answer, "policy").get("all");
        assertEquals("created", Netvis.text(all, "change"));
        assertEquals("active", Netvis.text(all, "state"));
        assertEquals("deleted", Netvis.text(Netvis.byName(answer, "policy").get("idle"), "change"));
        assertEquals(ImmutableList.of("web"), texts(Netvis.byName(all, "bridge").get("br-tap"), "overlap"));
        assertEquals(ImmutableList.of("policy \"all\", rule \"all\", source \"feed\""),
            texts(Netvis.byName(answer, "tool").get("recorder"), "gains"));
        final var bridge = Netvis.byName(answer, "bridge").get("br-tap");
        assertTrue(texts(bridge, "line").stream().anyMatch(line -> line.startsWith("+cookie=0x4e56")),
            bridge::toString);
        assertEquals(Netvis.text(before, "flows"), Netvis.text(netvis.state("bridge", "br-tap"), "flows"));
        assertEquals(Set.of("web", "idle"), netvis.entries(netvis.configuration(), "policy").keySet());
        netvis.delete("policy", "idle");
        netvis.put("policy", "all", "source: [feed], tool: [recorder], rule: [{name: all, action: forward}]");
        netvis.await("policy", "all", policy -> Netvis.text(policy, "state").equals("active"));
        assertEquals(Netvis.text(bridge, "flows-after"), Netvis.text(netvis.state("bridge", "br-tap"), "flows"));
    }

    @Test
    void previewTellsWhatWouldBeRefused() throws Exception {
        final var policy = "source: [feed], tool: [nothing], rule: [{name: all, action: forward}]";
        final var answer = netvis.ask("preview", "policy: [{name: bad, " + policy + "}]");
        final var refused = texts(answer, "refused");
        assertEquals(ImmutableList.of("policy \"it/bad\": there is no tool \"nothing\": declare it, or name another"),
            refused);
        assertTrue(netvis.tryPut("policy", "bad", policy).error().contains(refused.get(0)));
    }
}
