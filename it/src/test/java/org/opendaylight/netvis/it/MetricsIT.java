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

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Metrics and health as those get them who watch a controller. Prometheus's own client for Python reads the metrics.
 */
@ExtendWith(LabExtension.class)
class MetricsIT {
    private static final String PARSER = """
        import json, sys
        from prometheus_client.parser import text_string_to_metric_families
        print(json.dumps({sample.name + json.dumps(sample.labels, sort_keys=True): sample.value
                          for family in text_string_to_metric_families(sys.stdin.read())
                          for sample in family.samples}))
        """;
    private static final String POLICY = "source: [feed0], tool: [ids], rule: [{name: all, action: forward}]";
    private static final Headers HOSTS = ethernet("02:00:00:00:0a:01", "02:00:00:00:0a:02")
        .ipv4("10.0.0.1", "10.0.0.2");

    private final Netvis netvis;
    private final Lab lab;
    private final Web web;

    MetricsIT(final Netvis netvis, final Lab lab, final Karaf karaf) throws Exception {
        this.netvis = netvis;
        this.lab = lab;
        web = karaf.web();
    }

    /** {@return the value of each sample, by its name and labels} */
    private JsonObject metrics() throws Exception {
        final var reply = web.get("netvis/metrics");
        assertEquals(200, reply.status(), reply::toString);
        final var process = new ProcessBuilder("/usr/bin/python3", "-c", PARSER).redirectErrorStream(true).start();
        try (var in = process.getOutputStream()) {
            in.write(reply.body().getBytes(StandardCharsets.UTF_8));
        }
        final var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        return JsonParser.parseString(output).getAsJsonObject();
    }

    private static double value(final JsonObject metrics, final String name) {
        assertTrue(metrics.has(name), () -> name + " is not in " + metrics);
        return metrics.get(name).getAsDouble();
    }

    @Test
    void whatPoliciesAndToolsGotIsCounted() throws Exception {
        netvis.policy("all", POLICY);
        lab.wire().send("tap0", HOSTS.data("one"), HOSTS.data("two"));
        final var policy = "netvis_policy_packets_total{\"policy\": \"all\", \"tenant\": \"it\"}";
        Await.until(() -> value(metrics(), policy) == 2, () -> "the packets are not counted: " + netvis.describe());
        final var metrics = metrics();
        assertEquals(2 * HOSTS.data("one").bytes().length,
            value(metrics, "netvis_policy_bytes_total{\"policy\": \"all\", \"tenant\": \"it\"}"));
        assertEquals(1, value(metrics, "netvis_policy_active{\"policy\": \"all\", \"tenant\": \"it\"}"));
        assertEquals(1, value(metrics, "netvis_policies{\"state\": \"active\"}"));
        assertTrue(value(metrics, "netvis_tool_packets_total{\"tenant\": \"it\", \"tool\": \"ids\"}") >= 2);
        assertEquals(1, value(metrics, "netvis_source_located{\"source\": \"feed0\", \"tenant\": \"it\"}"));
    }

    @Test
    void bridgesAndTheirControllerPathsAreTold() throws Exception {
        netvis.policy("literal", """
            source: [feed0], tool: [ids], rule: [{name: all, action: forward,
              match: {payload: {literal: [{name: l, after: ipv4, text: secret}]}}}]
            """);
        lab.wire().send("tap0", HOSTS.udp(1, 2).data("a secret"));
        Await.until(() -> value(metrics(), "netvis_packet_in_total{\"bridge\": \"br-tap\"}") >= 1,
            () -> "no packet has come to the controller: " + netvis.describe());
        final var metrics = metrics();
        assertEquals(1, value(metrics, "netvis_bridge_connected{\"bridge\": \"br-tap\"}"));
        assertEquals(1, value(metrics, "netvis_bridge_in_sync{\"bridge\": \"br-int\"}"));
        for (var reason : new String[] {"rate", "queue", "send"}) {
            assertEquals(0, value(metrics,
                "netvis_packet_in_dropped_total{\"bridge\": \"br-tap\", \"reason\": \"" + reason + "\"}"));
        }
    }

    @Test
    void eachChangeIsTimed() throws Exception {
        final var before = metrics();
        netvis.policy("all", POLICY);
        Await.until(() -> value(metrics(), "netvis_change_seconds_count{}")
            > value(before, "netvis_change_seconds_count{}"), () -> "no change was timed");
        final var after = metrics();
        for (var what : new String[] {"compile", "program"}) {
            final var name = "netvis_" + what + "_seconds_count{}";
            assertTrue(value(after, name) > value(before, name), name);
        }
        assertTrue(value(after, "jvm_memory_used_bytes{\"area\": \"heap\"}") > 0);
    }

    @Test
    void healthSaysWhatIsNotAsConfigured() throws Exception {
        netvis.policy("all", POLICY);
        Await.until(() -> web.get("netvis/health").body().equals("{\"state\":\"ready\",\"reason\":[]}"),
            () -> "not ready: " + netvis.describe());
        netvis.put("source", "feed9", "port: {bridge: br-tap, name: tap9}, direction: received");
        Await.until(() -> web.get("netvis/health").body().contains("source it/feed9: "), () -> "no reason is told");
        assertTrue(web.get("netvis/health").body().startsWith("{\"state\":\"degraded\","));
    }

    @Test
    void whoMayReadMetricsReadsThemAndNobodyElse() throws Exception {
        assertEquals(401, web.as("").get("netvis/metrics").status());
        assertEquals(401, web.as("admin:admin").get("netvis/health").status());
        final var created = web.post("auth/v1/users",
            "{\"name\": \"watcher\", \"domainid\": \"sdn\", \"password\": \"a watcher's\"}");
        assertTrue(created.status() == 201 || created.status() == 409, created::toString);
        final var watcher = web.as("watcher:a watcher's");
        grant("user");
        assertEquals(403, watcher.get("netvis/metrics").status());
        assertEquals(403, watcher.get("netvis/health").status());
        web.post("auth/v1/roles", "{\"name\": \"netvis-metrics\", \"domainid\": \"sdn\"}");
        grant("netvis-metrics");
        assertEquals(200, watcher.get("netvis/metrics").status());
        assertEquals(200, watcher.get("netvis/health").status());
        assertEquals(404, web.get("netvis/metrics/more").status());
    }

    private void grant(final String role) throws Exception {
        final var reply = web.post("auth/v1/domains/sdn/users/watcher@sdn/roles",
            "{\"roleid\": \"" + role + "@sdn\"}");
        assertTrue(reply.status() / 100 == 2 || reply.status() == 409, reply::toString);
    }
}
