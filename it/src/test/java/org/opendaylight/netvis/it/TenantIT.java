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

import com.google.common.collect.ImmutableList;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Two tenants on one bridge who call everything the same.
 */
@ExtendWith(LabExtension.class)
class TenantIT {
    private static final Headers HOSTS = ethernet("02:00:00:00:0a:01", "02:00:00:00:0a:02")
        .ipv4("10.0.0.1", "10.0.0.2");
    private static final Headers WEB = HOSTS.tcp(40_000, 80);
    private static final Headers DNS = HOSTS.udp(40_000, 53);

    private final Netvis controller;
    private final Netvis red;
    private final Netvis blue;
    private final Wire wire;

    TenantIT(final Netvis netvis, final Lab lab) {
        controller = netvis;
        red = netvis.of("red");
        blue = netvis.of("blue");
        wire = lab.wire();
    }

    @BeforeEach
    void configure() throws Exception {
        final var configuration = Lab.configuration();
        configuration.add("tenant", Netvis.json("""
            tenant: [
              {name: red,
               source: [{name: feed, port: {bridge: br-tap, name: tap0}, direction: received}],
               tool: [{name: ids, port: [{bridge: br-tap, name: ids1}]}],
               policy: [{name: web, source: [feed], tool: [ids],
                 rule: [{name: web, action: forward, match: {tcp: {destination-port: {port: 80}}}}]}]},
              {name: blue,
               source: [{name: feed, port: {bridge: br-tap, name: tap1}, direction: received}],
               tool: [{name: ids, port: [{bridge: br-tap, name: recorder1}]}],
               policy: [{name: web, source: ['blue/feed'], tool: ['blue/ids'],
                 rule: [{name: web, action: forward, match: {tcp: {destination-port: {port: 80}}}}]}]}
            ]
            """).get("tenant"));
        controller.configure(configuration);
        controller.awaitSettled();
    }

    @Test
    void toolGetsTheTrafficOfItsOwnTenantOnly() throws Exception {
        sendToBoth("both");
        wire.assertReceived("ids1", WEB.data("both of red"), WEB.data("more of red"));
        wire.assertReceived("recorder1", WEB.data("both of blue"));
        red.await("policy", "web", policy -> Netvis.text(policy, "packets").equals("2"));
        blue.await("policy", "web", policy -> Netvis.text(policy, "packets").equals("1"));
        red.await("tool", "ids", tool -> Netvis.text(tool, "packets").equals("2"));
        blue.await("tool", "ids", tool -> Netvis.text(tool, "packets").equals("1"));
    }

    /** Sends two frames that the policy of red selects, one that blue's does, and two that neither does. */
    private void sendToBoth(final String data) throws Exception {
        wire.send("tap0", WEB.data(data + " of red"), DNS.data(data + " of red"), WEB.data("more of red"));
        wire.send("tap1", WEB.data(data + " of blue"), DNS.data(data + " of blue"));
    }

    @Test
    void everythingHasItsStateBelowItsTenant() throws Exception {
        final var state = controller.state();
        assertEquals(Set.of("red", "blue"), Netvis.byName(state, "tenant").keySet());
        for (var tenant : ImmutableList.of(red, blue)) {
            assertEquals(Set.of("feed"), tenant.entries(state, "source").keySet());
            assertEquals(Set.of("ids"), tenant.entries(state, "tool").keySet());
            assertEquals(Set.of("web"), tenant.entries(state, "policy").keySet());
            assertEquals("active", Netvis.text(tenant.state("policy", "web"), "state"));
        }
        assertEquals("tap0", Netvis.text(red.state("source", "feed"), "port"));
        assertEquals("tap1", Netvis.text(blue.state("source", "feed"), "port"));
        assertEquals(Set.of("ids1"), Netvis.byName(red.state("tool", "ids"), "port").keySet());
        assertEquals(Set.of("recorder1"), Netvis.byName(blue.state("tool", "ids"), "port").keySet());
    }

    @Test
    void whoDeletesOneTenantLeavesTheOtherAlone() throws Exception {
        final var before = blue.state("policy", "web");
        red.deleteTenant();
        assertEquals(Set.of("blue"), Netvis.byName(controller.configuration(), "tenant").keySet());
        controller.awaitSettled();
        Await.until(() -> Netvis.byName(controller.state(), "tenant").keySet().equals(Set.of("blue")),
            controller::describe);
        wire.clear();
        sendToBoth("one");
        wire.assertReceived("recorder1", WEB.data("one of blue"));
        wire.assertSilent("ids1");
        final var after = blue.await("policy", "web", policy -> Netvis.text(policy, "packets").equals("1"));
        assertEquals("active", Netvis.text(after, "state"));
        assertEquals(Netvis.text(before, "counting-since"), Netvis.text(after, "counting-since"));
    }
}
