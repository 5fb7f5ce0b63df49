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
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.opendaylight.netvis.it.Headers.ethernet;
import static org.opendaylight.netvis.it.Lab.VM1;
import static org.opendaylight.netvis.it.Lab.VM2;
import static org.opendaylight.netvis.it.Netvis.text;

import com.google.gson.JsonObject;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What netvis tells about policies, tools and bridges.
 */
@ExtendWith(LabExtension.class)
class StatusIT {
    private static final int CHANGES = 20;
    private static final String EVERYTHING = "rule: [{name: all, action: forward}]";
    private static final Headers WEB = ethernet(VM1, VM2).ipv4("10.0.0.1", "10.0.0.2").tcp(40_000, 80);
    private static final Headers DNS = ethernet(VM1, VM2).ipv4("10.0.0.1", "10.0.0.2").udp(40_000, 53);

    private final Netvis netvis;
    private final Lab lab;
    private final Wire wire;

    StatusIT(final Netvis netvis, final Lab lab) {
        this.netvis = netvis;
        this.lab = lab;
        wire = lab.wire();
    }

    @Test
    void packetsAndBytesOfPoliciesAndToolsAreCounted() throws Exception {
        netvis.policy("web", """
            source: [vm1], tool: [ids, pair], strip: [vlan], rule: [
              {name: web, action: forward, match: {tcp: {destination-port: {port: 80}}}}]
            """);
        netvis.policy("all", "source: [vm1-sent], strip: [vlan], tool: [ids]," + EVERYTHING);
        final var before = netvis.state();
        wire.send("vm1", WEB.data("one"), WEB.data("two"), DNS.data("three"));
        wire.assertReceived("ids0", WEB.data("one"), WEB.data("two"), DNS.data("three"));
        final int length = WEB.data("one").bytes().length + WEB.data("two").bytes().length;
        final int all = length + DNS.data("three").bytes().length;
        assertCounted(before, "policy", "web", 2, length);
        assertCounted(before, "policy", "all", 3, all);
        assertCounted(before, "tool", "ids", 3, all);
        // Two ports, and yet one delivery
        assertCounted(before, "tool", "pair", 2, length);
        assertCounted(before, "tool", "recorder", 0, 0);

        // A change of another policy sets no counter back
        netvis.policy("other", "source: [vm2], tool: [ids]," + EVERYTHING);
        netvis.deletePolicy("other");
        Thread.sleep(6_000);
        assertCounted(before, "policy", "web", 2, length);
        assertCounted(before, "tool", "pair", 2, length);
    }

    private void assertCounted(final JsonObject before, final String kind, final String name, final long packets,
            final long bytes) throws Exception {
        final var old = netvis.entries(before, kind).get(name);
        netvis.await(kind, name, state -> count(state, "packets") - count(old, "packets") == packets
            && count(state, "bytes") - count(old, "bytes") == bytes);
    }

    private static long count(final JsonObject state, final String leaf) {
        return text(state, leaf).isEmpty() ? 0 : Long.parseLong(text(state, leaf));
    }

    @Test
    void policyOfSwitchThatIsNotThereWaits() throws Exception {
        netvis.put("bridge", "br-far", "datapath-id: '00000000000000ff', role: tap");
        netvis.put("source", "far", "port: {bridge: br-far, name: tap9}, direction: received");
        netvis.put("tool", "far", "port: [{bridge: br-far, name: tool9}]");
        netvis.put("policy", "waits", "source: [far], tool: [far]," + EVERYTHING);
        assertPlace(netvis.awaitPolicy("waits", "waiting"), "br-far", "waiting",
            "[\"the switch is not connected, or another controller is its master\"]");
        assertEquals("false", text(netvis.state("bridge", "br-far"), "connected"));

        // On one of two bridges
        netvis.put("policy", "half", "source: [far, feed0], tool: [far, ids]," + EVERYTHING);
        assertPlace(netvis.awaitPolicy("half", "partial"), "br-far", "waiting",
            "[\"the switch is not connected, or another controller is its master\"]");
    }

    @Test
    void policyWithPortThatIsNotThereIsPartialUntilItIs() throws Exception {
        netvis.put("source", "late", "port: {bridge: br-tap, name: late0}, direction: received");
        netvis.put("policy", "late", "source: [feed0, late], tool: [ids]," + EVERYTHING);
        assertPlace(netvis.awaitPolicy("late", "partial"), "br-tap", "partial",
            "[\"source \\\"late\\\": the switch has no port late0; it is observed as soon as the port is there\"]");
        wire.send("tap0", WEB.data("from the other port"));
        wire.assertReceived("ids1", WEB.data("from the other port"));

        lab.addPort("br-tap", "late0");
        netvis.awaitPolicy("late", "active");
        wire.send("late0", WEB.data("late"));
        wire.assertReceived("ids1", WEB.data("late"));

        lab.removePort("br-tap", "late0");
        netvis.awaitPolicy("late", "partial");
    }

    @Test
    void sourceTellsWhereItIs() throws Exception {
        netvis.put("source", "late", "port: {bridge: br-tap, name: late1}, direction: received");
        final var waiting = netvis.await("source", "late", source -> text(source, "state").equals("waiting"));
        assertTrue(text(waiting, "reason").contains("the switch has no port late1"), waiting::toString);
        assertEquals("located br-tap tap0", whereabouts("feed0"));
        assertTrue(whereabouts("vm1").startsWith("located br-int "), netvis::describe);

        lab.addPort("br-tap", "late1");
        try {
            Await.until(() -> whereabouts("late").equals("located br-tap late1"), netvis::describe);
            assertFalse(netvis.state("source", "late").has("reason"), netvis::describe);
        } finally {
            lab.removePort("br-tap", "late1");
        }
        netvis.await("source", "late", source -> text(source, "state").equals("waiting"));
    }

    private String whereabouts(final String source) throws Exception {
        final var state = netvis.state("source", source);
        return text(state, "state") + ' ' + text(state, "bridge") + ' ' + text(state, "port");
    }

    /** OpenFlow shows 15 bytes of a name. A tool that got the copies of whichever port comes last would be a leak. */
    @Test
    void portsThatOpenflowCallsTheSameAreNobody() throws Exception {
        final var provider = "patch-br-int-to-provider-";
        lab.ovs().vsctl(Stream.of("a", "b").map(it -> "-- add-port br-phy peer-" + it + " -- set interface peer-" + it
            + " type=patch options:peer=" + provider + it + " -- add-port br-tap " + provider + it
            + " -- set interface " + provider + it + " type=patch options:peer=peer-" + it)
            .collect(Collectors.joining(" ")));
        try {
            netvis.put("tool", "provider", "port: [{bridge: br-tap, name: patch-br-int-to}]");
            netvis.put("policy", "named", "source: [feed0], tool: [provider]," + EVERYTHING);
            assertPlace(netvis.awaitPolicy("named", "failed"), "br-tap", "failed", "[\"tool \\\"provider\\\":"
                + " several ports of the switch are called patch-br-int-to in OpenFlow, which shows 15 bytes of a name:"
                + " give the port a shorter name, or one that differs within these bytes\"]");
            wire.send("tap0", WEB.data("whose"));
            wire.assertSilent("phy0");

            lab.ovs().vsctl("-- del-port " + provider + "b");
            netvis.awaitPolicy("named", "active");
            wire.send("tap0", WEB.data("the only one's"));
            wire.assertReceived("phy0", WEB.data("the only one's"));
        } finally {
            lab.ovs().vsctl("-- --if-exists del-port " + provider + "a -- --if-exists del-port " + provider + "b"
                + " -- del-port peer-a -- del-port peer-b");
        }
    }

    /** Open vSwitch counts neither drops nor errors at the port: the difference to the group tells. */
    @Test
    void copiesThatDoNotFitThroughTheToolsPortAreNotCountedAsDelivered() throws Exception {
        lab.setMtu("tap0", 9000);
        lab.addPort("br-tap", "narrow0");
        try {
            netvis.put("tool", "narrow", "port: [{bridge: br-tap, name: narrow0}]");
            netvis.policy("long", "source: [feed0], tool: [narrow]," + EVERYTHING);
            Await.until(() -> port().has("sent"), netvis::describe);
            final var fits = WEB.data("fits");
            wire.send("tap0", fits, fits, fits);
            Await.until(() -> portCount("sent") == 3, netvis::describe);
            for (int i = 0; i < 7; i++) {
                wire.send("tap0", WEB.data("long".repeat(800)));
            }
            Await.until(() -> portCount("lost") == 7, netvis::describe);
            assertEquals(10, portCount("sent"));
            assertEquals("3", text(netvis.state("tool", "narrow"), "packets"));
            assertTrue(text(port(), "reason").contains("MTU"), netvis::describe);
            wire.assertReceived("narrow0", fits, fits, fits);
        } finally {
            lab.setMtu("tap0", 1500);
            lab.removePort("br-tap", "narrow0");
        }
    }

    private JsonObject port() throws Exception {
        return Netvis.byName(netvis.state("tool", "narrow"), "port").get("narrow0");
    }

    private long portCount(final String counter) throws Exception {
        return port().get(counter).getAsLong();
    }

    @Test
    void policyWhoseToolHasNoPortOnTheBridgeFails() throws Exception {
        netvis.put("tool", "elsewhere", "port: [{bridge: br-int, name: recorder9}]");
        netvis.put("policy", "fails", "source: [feed0], tool: [elsewhere]," + EVERYTHING);
        assertPlace(netvis.awaitPolicy("fails", "failed"), "br-tap", "failed",
            "[\"tool \\\"elsewhere\\\" has no port on this bridge: give it one\"]");
        netvis.put("policy", "partly", "source: [feed0], tool: [elsewhere, ids]," + EVERYTHING);
        assertPlace(netvis.awaitPolicy("partly", "partial"), "br-tap", "partial",
            "[\"tool \\\"elsewhere\\\" has no port on this bridge: give it one\"]");
        netvis.put("policy", "missing", "source: [vm1], tool: [elsewhere]," + EVERYTHING);
        assertPlace(netvis.awaitPolicy("missing", "waiting"), "br-int", "waiting",
            "[\"tool \\\"elsewhere\\\": the switch has 0 of its 1 ports; the others are used as soon as they are"
                + " there\"]");
    }

    /** Whoever has the reply to a change reads no state of before it. */
    @Test
    void stateIsNeverOfAnEarlierConfiguration() throws Exception {
        netvis.policy("toggled", "source: [feed0], tool: [ids]," + EVERYTHING);
        assertTrue(lab.ovs().ourFlows("br-tap").stream().noneMatch(flow -> flow.contains("table=11,")));
        for (int i = 0; i < CHANGES; i++) {
            final boolean enabled = i % 2 > 0;
            netvis.put("policy", "toggled", "enabled: " + enabled + ", source: [feed0], tool: [ids]," + EVERYTHING);
            assertNotEquals(enabled ? "disabled" : "active", Netvis.text(netvis.state("policy", "toggled"), "state"));
            netvis.awaitPolicy("toggled", enabled ? "active" : "disabled");
        }
        for (int i = 0; i < CHANGES; i++) {
            netvis.put("policy", "more", "source: [feed0], tool: [ids, recorder]," + EVERYTHING);
            assertFalse(netvis.state("bridge", "br-tap").get("in-sync").getAsBoolean()
                && lab.ovs().ourFlows("br-tap").stream().noneMatch(flow -> flow.contains("table=11,")),
                netvis::describe);
            netvis.awaitSettled();
            netvis.deletePolicy("more");
        }
    }

    @Test
    void disabledPolicyDeliversNothingUntilItIsEnabled() throws Exception {
        netvis.put("policy", "off", "enabled: false, source: [feed0], tool: [ids]," + EVERYTHING);
        netvis.awaitPolicy("off", "disabled");
        wire.send("tap0", WEB.data("unseen"));
        wire.assertSilent("ids1");
        netvis.put("policy", "off", "enabled: true, source: [feed0], tool: [ids]," + EVERYTHING);
        netvis.awaitPolicy("off", "active");
        wire.send("tap0", WEB.data("seen"));
        wire.assertReceived("ids1", WEB.data("seen"));
    }

    @Test
    void bridgeTellsItsFlowsAndWhenItWasChanged() throws Exception {
        netvis.policy("first", "source: [feed0], tool: [ids]," + EVERYTHING);
        final var first = netvis.state("bridge", "br-tap");
        assertEquals("true", text(first, "connected"));
        assertEquals("true", text(first, "in-sync"));
        assertEquals(lab.ovs().programFlows("br-tap").size(), Integer.parseInt(text(first, "flows")));
        assertEquals(lab.ovs().groups("br-tap").size(), Integer.parseInt(text(first, "groups")));
        final var untouched = text(netvis.state("bridge", "br-int"), "last-change");
        netvis.policy("second", "source: [feed1], tool: [recorder]," + EVERYTHING);
        assertNotEquals(text(first, "last-change"), text(netvis.state("bridge", "br-tap"), "last-change"));
        assertEquals(untouched, text(netvis.state("bridge", "br-int"), "last-change"));
    }

    @Test
    void switchThatGoesIsToldAndSwitchThatComesBackToo() throws Exception {
        netvis.policy("tap", "source: [feed0], tool: [ids]," + EVERYTHING);
        // Without a controller at all a bridge forgets its flows; one that does not answer is another matter
        lab.setController("br-tap", "tcp:127.0.0.1:1");
        try {
            netvis.awaitPolicy("tap", "waiting");
            assertEquals("false", text(netvis.state("bridge", "br-tap"), "connected"));
            // What it has been told it goes on doing
            wire.send("tap0", WEB.data("alone"));
            wire.assertReceived("ids1", WEB.data("alone"));
        } finally {
            lab.setController("br-tap", Lab.CONTROLLER);
        }
        netvis.awaitPolicy("tap", "active");
    }

    private static void assertPlace(final JsonObject policy, final String bridge, final String state,
            final String reasons) {
        final var place = Netvis.byName(policy, "bridge").get(bridge);
        assertEquals(state, text(place, "state"));
        assertEquals(reasons, place.get("reason").toString());
    }
}
