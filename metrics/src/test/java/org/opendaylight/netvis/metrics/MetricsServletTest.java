/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.opendaylight.netvis.status.Activity;
import org.opendaylight.netvis.status.Timing;
import org.opendaylight.netvis.status.Vitals;

final class MetricsServletTest {
    private static final Pattern FAMILY = Pattern.compile("^# TYPE (\\w+) ", Pattern.MULTILINE);
    private static final Pattern DOCUMENTED =
        Pattern.compile("^\\| `(\\w+)` \\| (counter|gauge|histogram) ", Pattern.MULTILINE);

    private static final Pattern ASKED = Pattern.compile("\\b((?:netvis|jvm|process)_\\w+)");

    private static String text(final Vitals vitals) throws IOException {
        final var out = new ByteArrayOutputStream();
        MetricsServlet.write(vitals, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static void assertHas(final String text, final String... lines) {
        final var all = text.lines().collect(Collectors.toSet());
        for (var line : lines) {
            assertTrue(all.contains(line), () -> line + " is not in\n" + text);
        }
    }

    @Test
    void everyKindOfObjectHasItsNumbers() throws IOException {
        assertHas(text(Samples.vitals(Samples.STATUS)),
            "netvis_bridge_connected{bridge=\"b\"} 1.0", "netvis_bridge_in_sync{bridge=\"b\"} 0.0",
            "netvis_bridge_flows{bridge=\"b\"} 12.0", "netvis_tunnel_port_ready{bridge=\"b\",port=\"vxlan0\"} 0.0",
            "netvis_packet_in_total{bridge=\"b\"} 10.0",
            "netvis_packet_in_dropped_total{bridge=\"b\",reason=\"rate\"} 4.0",
            "netvis_packet_in_dropped_total{bridge=\"b\",reason=\"queue\"} 3.0",
            "netvis_packet_in_dropped_total{bridge=\"b\",reason=\"send\"} 2.0",
            "netvis_packet_in_malformed_total{bridge=\"b\",reason=\"truncated header\"} 1.0",
            "netvis_policies{state=\"partial\"} 1.0", "netvis_policies{state=\"active\"} 0.0",
            "netvis_policy_active{policy=\"half\",tenant=\"t\"} 0.0",
            "netvis_policy_packets_total{policy=\"half\",tenant=\"t\"} 6.0",
            "netvis_policy_controller_dropped_total{bridge=\"b\",policy=\"half\",tenant=\"t\"} 1.0",
            "netvis_source_located{source=\"gone\",tenant=\"t\"} 0.0",
            "netvis_tool_bytes_total{tenant=\"t\",tool=\"ids\"} 700.0",
            "netvis_tool_port_lost_total{bridge=\"b\",port=\"ids1\",tenant=\"t\",tool=\"ids\"} 2.0");
    }

    @Test
    void timesAreHistograms() throws IOException {
        final var counts = Timing.BOUNDS.stream().map(bound -> bound == 0.25 ? 2L : 0L).toList();
        final var timing = new Timing(ImmutableList.<Long>builder().addAll(counts).add(1L).build(), 20_500_000_000L);
        assertHas(text(new Vitals(Samples.STATUS, Samples.NOW, Optional.empty(),
            new Activity(timing, Samples.NEVER, Samples.NEVER, 5))),
            "netvis_compile_seconds_bucket{le=\"0.1\"} 0", "netvis_compile_seconds_bucket{le=\"0.25\"} 2",
            "netvis_compile_seconds_bucket{le=\"10.0\"} 2", "netvis_compile_seconds_bucket{le=\"+Inf\"} 3",
            "netvis_compile_seconds_count 3", "netvis_compile_seconds_sum 20.5", "netvis_controller_queue 5.0");
    }

    @Test
    void pageOfMetricsHasAllNamesAndNoOthers() throws IOException {
        final var page = Files.readString(Path.of("../docs/metrics.md"));
        assertEquals(names(DOCUMENTED, page), names(FAMILY, text(Samples.vitals(Samples.STATUS))));
    }

    @Test
    void dashboardAsksForWhatThereIs() throws IOException {
        final var text = text(Samples.vitals(Samples.STATUS));
        final var asked = names(ASKED, Files.readString(Path.of("../docs/grafana-netvis.json")));
        assertTrue(asked.size() > 15, asked::toString);
        for (var name : asked) {
            assertTrue(text.lines().anyMatch(line -> line.startsWith(name + '{') || line.startsWith(name + ' ')), name);
        }
    }

    private static ImmutableSortedSet<String> names(final Pattern pattern, final String text) {
        return pattern.matcher(text).results().map(found -> found.group(1))
            .collect(ImmutableSortedSet.toImmutableSortedSet(Comparator.naturalOrder()));
    }
}
