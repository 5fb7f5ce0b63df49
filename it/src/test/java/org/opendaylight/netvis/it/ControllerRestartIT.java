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
import static org.opendaylight.netvis.it.Lab.VM1;
import static org.opendaylight.netvis.it.Lab.VM2;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.nio.file.Files;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The controller goes and comes back; the switch goes on as before.
 */
@ExtendWith(LabExtension.class)
class ControllerRestartIT {
    private static final Frame REQUEST = ethernet(VM1, VM2).ipv4("10.0.0.1", "10.0.0.2").tcp(40_000, 80)
        .data("request");
    private static final Headers INNER = ethernet(VM1, VM2).ipv4("10.0.0.1", "10.0.0.2").udp(1, 2);
    private static final Frame TUNNEL = ethernet("02:00:00:00:0d:01", "02:00:00:00:0d:02")
        .ipv4("172.16.0.1", "172.16.0.2").vxlan(5001).carrying(INNER).data("inner");
    private static final Pattern STATISTICS =
        Pattern.compile(" duration=([0-9.]+)s,| n_packets=([0-9]+),| n_bytes=[0-9]+,| (idle|hard)_age=[0-9]+,");
    private static final Pattern DURATION = Pattern.compile("duration=([0-9.]+)s");
    private static final Pattern PACKETS = Pattern.compile("n_packets=([0-9]+)");

    private final Karaf karaf;
    private final Netvis netvis;
    private final Lab lab;
    private final Wire wire;

    ControllerRestartIT(final Karaf karaf, final Netvis netvis, final Lab lab) {
        this.karaf = karaf;
        this.netvis = netvis;
        this.lab = lab;
        wire = lab.wire();
    }

    /**
     * What a flow has gone through.
     *
     * @param seconds how long it has been there
     * @param packets how many packets it has matched
     */
    private record History(double seconds, long packets) {
        boolean isContinuedBy(final History later, final double least) {
            return later.seconds >= seconds + least && later.packets >= packets;
        }
    }

    @Test
    void policiesAndDeliverySurviveRestartOfTheController() throws Exception {
        netvis.policy("vm", "source: [vm1-sent], tool: [ids, pair], rule: [{name: all, action: forward}]");
        netvis.policy("web", """
            source: [vm1], tool: [ids], strip: [mpls-ip], rule: [
              {name: web, action: forward, match: {tcp: {destination-port: {port: 443}}}}]
            """);
        netvis.policy("transit", """
            source: [feed0], tool: [recorder], strip: [vxlan], rule: [
              {name: vni, action: forward, match: {tunnel: {type: vxlan, vni: [5001]}}}]
            """);
        if (lab.ovs().isKnownToRemoveVnTags()) {
            netvis.policy("vn", """
                source: [feed1], tool: [pair], strip: [vn-tag], rule: [
                  {name: every-tag, action: forward, match: {vn-tag: {}}}]
                """);
            assertEquals(VnTagWay.TUNNEL, VnTagWay.of(netvis.state("bridge", "br-tap")));
        }
        assertDelivers();
        final var configuration = netvis.configuration();
        final var inline = histories("br-int");
        final var tap = histories("br-tap");
        final var groups = groups();
        final long start = System.nanoTime();

        karaf.stop();
        assertDelivers();
        final var stream = new FrameStream(wire, "vm1", REQUEST);
        try {
            karaf.start();
            netvis.awaitSettled();
            // The periodic look at the switch must not find anything to do either
            Thread.sleep(7_000);
        } finally {
            stream.close();
        }
        wire.awaitQuiet();
        assertEquals(stream.sent(), wire.take("ids0").size(), "frames at the tool while the controller started");
        wire.clear();

        assertEquals(configuration, netvis.configuration());
        assertDelivers();
        final double seconds = (System.nanoTime() - start) / 1e9 - 1;
        assertContinued(inline, histories("br-int"), seconds);
        assertContinued(tap, histories("br-tap"), seconds);
        final var groupsAfter = groups();
        assertEquals(groups.keySet(), groupsAfter.keySet());
        groups.forEach((group, age) -> assertTrue(groupsAfter.get(group) >= age + seconds, () -> "new: " + group));
        assertEquals("", Netvis.text(netvis.state("bridge", "br-int"), "last-change"), "the switch was changed");
    }

    /** OpenDaylight waits with the OpenFlow port for each bundle of the Karaf, for five minutes if it is not told. */
    @Test
    void switchesConnectThoughSomeBundleDoesNotStart() throws Exception {
        final var broken = karaf.directory().resolve("deploy/broken.xml");
        karaf.stop();
        Files.writeString(broken, """
            <blueprint xmlns="http://www.osgi.org/xmlns/blueprint/v1.0.0">
              <bean class="org.example.Missing"/>
            </blueprint>
            """);
        try {
            karaf.start();
            netvis.awaitSettled();
            assertTrue(Files.readString(karaf.directory().resolve("data/log/karaf.log"))
                .contains("NOK broken.xml"), "all bundles were started");
        } finally {
            Files.delete(broken);
        }
    }

    private void assertDelivers() throws Exception {
        wire.send("vm1", REQUEST);
        wire.send("tap0", TUNNEL);
        wire.assertReceived("ids0", REQUEST);
        wire.assertReceived("pair0", REQUEST);
        wire.assertReceived("pair1", REQUEST);
        wire.assertReceived("vm2", REQUEST);
        wire.assertReceived("recorder1", INNER.data("inner"));
        // By the controller they cannot survive its restart
        if (lab.ovs().isKnownToRemoveVnTags()) {
            wire.send("tap1", ethernet(VM1, VM2).vnTag(5).ipv4("10.0.0.1", "10.0.0.2").udp(1, 2).data("tagged"));
            wire.assertReceived("pair2", INNER.data("tagged"));
            wire.assertReceived("pair3", INNER.data("tagged"));
        }
    }

    private ImmutableMap<String, History> histories(final String bridge) throws Exception {
        // Those of the test for VN-tags are put anew each time
        return lab.ovs().ourFlows(bridge).stream().filter(flow -> !flow.contains("cookie=0x4e5607"))
            .collect(ImmutableMap.toImmutableMap(
                flow -> STATISTICS.matcher(flow).replaceAll(""),
                flow -> new History(Double.parseDouble(find(DURATION, flow)), Long.parseLong(find(PACKETS, flow)))));
    }

    private static String find(final Pattern pattern, final String text) {
        final var matcher = pattern.matcher(text);
        assertTrue(matcher.find(), text);
        return matcher.group(1);
    }

    /** Seconds that each group has been there. */
    private Map<String, Double> groups() throws Exception {
        final var contents = lab.ovs().groups("br-int");
        final var statistics = lab.ovs().ofctl("dump-group-stats", "br-int").lines()
            .filter(line -> line.contains("group_id=")).collect(ImmutableList.toImmutableList());
        return contents.stream().collect(ImmutableMap.toImmutableMap(group -> group, group -> statistics.stream()
            .filter(line -> line.contains(group.substring(0, group.indexOf(',') + 1)))
            .mapToDouble(line -> Double.parseDouble(find(DURATION, line))).findFirst().orElseThrow()));
    }

    private static void assertContinued(final Map<String, History> before, final Map<String, History> after,
            final double seconds) {
        assertEquals(before.keySet(), after.keySet());
        before.forEach((flow, history) -> assertTrue(history.isContinuedBy(after.get(flow), seconds),
            () -> flow + ": " + history + ", " + seconds + " s later " + after.get(flow)));
    }
}
