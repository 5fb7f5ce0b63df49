/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.it;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.opendaylight.netvis.it.Headers.BROADCAST;
import static org.opendaylight.netvis.it.Headers.ethernet;
import static org.opendaylight.netvis.it.Lab.ROUTER;
import static org.opendaylight.netvis.it.Lab.VM1;
import static org.opendaylight.netvis.it.Lab.VM2;
import static org.opendaylight.netvis.it.Lab.VM3;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Copies of what virtual machines send and receive on a bridge that forwards their traffic.
 */
@ExtendWith(LabExtension.class)
class InlineMirrorIT {
    private static final String EVERYTHING = "rule: [{name: all, action: forward}]";
    private static final String MULTICAST = "01:00:5e:00:00:fb";

    private static final Frame REQUEST = ethernet(VM1, VM2).ipv4("10.0.0.1", "10.0.0.2").tcp(40_000, 80)
        .data("request");
    private static final Frame ANSWER = ethernet(VM2, VM1).ipv4("10.0.0.2", "10.0.0.1").tcp(80, 40_000)
        .data("answer");
    private static final Frame OTHERS = ethernet(VM2, VM3).ipv4("10.0.0.2", "10.0.0.3").udp(1, 2).data("others");
    private static final Frame CALL = ethernet(VM1, BROADCAST).data("broadcast of vm1");
    private static final Frame CALL_OF_OTHERS = ethernet(VM3, BROADCAST).data("broadcast of vm3");
    private static final Frame GROUP_CALL = ethernet(ROUTER, MULTICAST).ipv4("10.0.0.254", "224.0.0.251").udp(1, 2)
        .data("multicast");
    private static final int MANY = 20;

    private final Netvis netvis;
    private final Lab lab;
    private final Wire wire;

    InlineMirrorIT(final Netvis netvis, final Lab lab) {
        this.lab = lab;
        this.netvis = netvis;
        wire = lab.wire();
    }

    @Test
    void portIsObservedInBothDirectionsWithBroadcastAndMulticast() throws Exception {
        netvis.policy("port", "source: [port1], tool: [ids]," + EVERYTHING);
        sendAll();
        wire.assertReceived("ids0", REQUEST, ANSWER, CALL, CALL_OF_OTHERS, GROUP_CALL);
        wire.assertSilent("recorder0");
        assertProductionUnharmed();
    }

    @Test
    void machineIsObservedInBothDirectionsWithBroadcastAndMulticast() throws Exception {
        netvis.policy("vm", "source: [vm1], tool: [ids]," + EVERYTHING);
        sendAll();
        wire.assertReceived("ids0", REQUEST, ANSWER, CALL, CALL_OF_OTHERS, GROUP_CALL);
        assertProductionUnharmed();
    }

    @Test
    void onlyWhatMachineSendsIsObserved() throws Exception {
        netvis.policy("sent", "source: [vm1-sent], tool: [ids]," + EVERYTHING);
        sendAll();
        wire.assertReceived("ids0", REQUEST, CALL);
        assertProductionUnharmed();
    }

    @Test
    void onlyWhatMachineReceivesIsObserved() throws Exception {
        netvis.policy("received", "source: [vm1-received], tool: [ids]," + EVERYTHING);
        sendAll();
        wire.assertReceived("ids0", ANSWER, CALL_OF_OTHERS, GROUP_CALL);
        assertProductionUnharmed();
    }

    /** NORMAL forwards none of these, so no machine receives them: spanning tree, pause, LLDP, CDP, PVST+, CFM. */
    @Test
    void framesForTheBridgeItselfAreNotReceivedByMachines() throws Exception {
        netvis.policy("received", "source: [vm1-received], tool: [ids]," + EVERYTHING);
        netvis.policy("sent", "source: [vm2], tool: [recorder]," + EVERYTHING);
        for (var reserved : List.of("01:80:c2:00:00:00", "01:80:c2:00:00:01", "01:80:c2:00:00:0e",
                "01:00:0c:cc:cc:cc", "01:00:0c:cc:cc:cd", "01:00:0c:cc:cc:c3", "01:00:0c:cd:cd:cd")) {
            wire.send("uplink", ethernet(ROUTER, reserved).data("of another bridge"));
            wire.send("vm2", ethernet(VM2, reserved).data("of vm2"));
            wire.assertReceived("recorder0", ethernet(VM2, reserved).data("of vm2"));
        }
        final var beside = ethernet(ROUTER, "01:80:c2:00:00:10").data("one beside them");
        wire.send("uplink", beside);
        wire.assertReceived("ids0", beside);
        wire.assertReceived("vm1", beside);
    }

    @Test
    void frameBetweenTwoSourcesIsDeliveredOnce() throws Exception {
        netvis.policy("both", "source: [vm1, vm2], tool: [ids]," + EVERYTHING);
        sendAll();
        wire.assertReceived("ids0", REQUEST, ANSWER, OTHERS, CALL, CALL_OF_OTHERS, GROUP_CALL);
        assertProductionUnharmed();
    }

    @Test
    void productionIsForwardedWithoutPolicies() throws Exception {
        sendAll();
        wire.assertSilent("ids0", "recorder0", "pair0", "pair1");
        assertProductionUnharmed();
    }

    @Test
    void firstRuleThatMatchesDecides() throws Exception {
        netvis.policy("order", """
            source: [vm1], tool: [ids], rule: [
              {name: not-this-port, action: exclude, match: {tcp: {destination-port: {port: 8080}}}},
              {name: tcp, action: forward, match: {tcp: {}}},
              {name: too-late, action: exclude, match: {ipv4: {}}},
              {name: never, action: forward, match: {udp: {}, ipv4: {}}}
            ]
            """);
        netvis.policy("reverse", """
            source: [vm1], tool: [recorder], rule: [
              {name: tcp, action: forward, match: {tcp: {}}},
              {name: too-late, action: exclude, match: {tcp: {destination-port: {port: 8080}}}}
            ]
            """);
        final var ip = ethernet(VM1, VM2).ipv4("10.0.0.1", "10.0.0.2");
        final var excluded = ip.tcp(40_000, 8080).data("proxy");
        wire.send("vm1", REQUEST, excluded, ip.udp(40_000, 53).data("dns"), ethernet(VM1, VM2).data("no IP"));
        wire.assertReceived("ids0", REQUEST);
        wire.assertReceived("recorder0", REQUEST, excluded);
    }

    @Test
    void overlappingPoliciesDeliverToSharedToolOnceAndEachOnItsOwn() throws Exception {
        netvis.policy("web", """
            source: [vm1], tool: [ids, recorder], rule: [
              {name: web, action: forward, match: {tcp: {destination-port: {port: 80}}}}]
            """);
        netvis.policy("sent", "source: [vm1-sent], tool: [ids]," + EVERYTHING);
        wire.send("vm1", REQUEST, CALL);
        wire.send("vm2", ANSWER);
        wire.assertReceived("ids0", REQUEST, CALL);
        wire.assertReceived("recorder0", REQUEST);

        delete("sent");
        wire.send("vm1", REQUEST, CALL);
        wire.assertReceived("ids0", REQUEST);
        wire.assertReceived("recorder0", REQUEST);

        netvis.policy("sent", "source: [vm1-sent], tool: [ids]," + EVERYTHING);
        delete("web");
        wire.send("vm1", REQUEST, CALL);
        wire.assertReceived("ids0", REQUEST, CALL);
        wire.assertSilent("recorder0");
    }

    /** In sync is said a moment before Open vSwitch has gone through its cache, see docs/limits.md. */
    private void delete(final String policy) throws Exception {
        netvis.deletePolicy(policy);
        lab.ovs().appctl("revalidator/wait");
    }

    /** The last ones are divided, and what they hear of broadcast and multicast is in numbered layers. */
    @Test
    void ofManyPoliciesForTheSameMachineEachDelivers() throws Exception {
        for (int i = 0; i < MANY; i++) {
            netvis.policy("many" + i, "source: [vm1], tool: [" + (i == MANY - 1 ? "ids, recorder" : "ids") + "],"
                + EVERYTHING);
        }
        for (int gone = 0; gone < 2; gone++) {
            sendAll();
            wire.assertReceived("ids0", REQUEST, ANSWER, CALL, CALL_OF_OTHERS, GROUP_CALL);
            wire.assertReceived("recorder0", REQUEST, ANSWER, CALL, CALL_OF_OTHERS, GROUP_CALL);
            assertProductionUnharmed();
            delete("many" + gone);
        }
    }

    @Test
    void exclusionInOnePolicyTakesNothingFromAnother() throws Exception {
        netvis.policy("exclude", """
            source: [vm1], tool: [ids], rule: [
              {name: no-web, action: exclude, match: {tcp: {destination-port: {port: 80}}}},
              {name: rest, action: forward}]
            """);
        netvis.policy("all", "source: [vm1], tool: [recorder]," + EVERYTHING);
        wire.send("vm1", REQUEST, CALL);
        wire.assertReceived("ids0", CALL);
        wire.assertReceived("recorder0", REQUEST, CALL);
    }

    @Test
    void everyPortOfToolReceivesCopy() throws Exception {
        netvis.policy("pair", "source: [vm1-sent], tool: [pair]," + EVERYTHING);
        wire.send("vm1", REQUEST, CALL);
        wire.assertReceived("pair0", REQUEST, CALL);
        wire.assertReceived("pair1", REQUEST, CALL);
    }

    @Test
    void whatToolSendsGoesNowhere() throws Exception {
        netvis.policy("vm", "source: [vm1, vm2], tool: [ids]," + EVERYTHING);
        wire.send("ids0", REQUEST, ethernet(VM3, BROADCAST).data("from the tool"));
        wire.assertSilent("vm1", "vm2", "vm3", "uplink", "ids0", "recorder0");
    }

    @Test
    void vlanTagIsStrippedForToolAndKeptForProduction() throws Exception {
        final var tagged = ethernet(VM1, VM2).vlan(7).ipv4("10.0.0.1", "10.0.0.2").udp(1, 2).data("tagged");
        netvis.policy("strip", "source: [vm1-sent], strip: [vlan], tool: [ids]," + EVERYTHING);
        netvis.policy("keep", "source: [vm1-sent], tool: [ids, recorder]," + EVERYTHING);
        wire.send("vm1", tagged);
        final var stripped = ethernet(VM1, VM2).ipv4("10.0.0.1", "10.0.0.2").udp(1, 2).data("tagged");
        // Two deliveries: what the tool receives is not the same twice
        wire.assertReceived("ids0", tagged, stripped);
        wire.assertReceived("recorder0", tagged);
        wire.assertReceived("vm2", tagged);
    }

    @Test
    void labelStackTooDeepToBeStrippedIsForwardedForProduction() throws Exception {
        netvis.policy("mpls", "source: [vm1-sent], strip: [mpls-ip], tool: [ids]," + EVERYTHING);
        netvis.policy("whole", "source: [vm1-sent], tool: [recorder]," + EVERYTHING);
        final var deep = ethernet(VM1, VM2).mpls(16, 17, 18, 19).ipv4("10.0.0.1", "10.0.0.2").data("deep");
        final var flat = ethernet(VM1, VM2).mpls(16).ipv4("10.0.0.1", "10.0.0.2").data("flat");
        wire.send("vm1", deep, flat);
        wire.assertReceived("vm2", deep, flat);
        wire.assertReceived("recorder0", deep, flat);
        wire.assertReceived("ids0", ethernet(VM1, VM2).ipv4("10.0.0.1", "10.0.0.2").data("flat"));
    }

    @Test
    void trafficThatRunsIsCaughtAtOnce() throws Exception {
        try (var stream = new FrameStream(wire, "vm1", REQUEST)) {
            Await.until(() -> wire.count("vm2") > 20, () -> "no stream");
            netvis.put("policy", "stream", "source: [vm1-sent], tool: [ids]," + EVERYTHING);
            final long put = System.nanoTime();
            Await.until(() -> wire.count("ids0") > 0, () -> "nothing of the stream at the tool");
            final long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - put);
            assertTrue(millis < 2_000, () -> "caught after " + millis + " ms");
        }
    }

    private void sendAll() throws Exception {
        wire.send("vm1", REQUEST, CALL);
        wire.send("vm2", ANSWER, OTHERS);
        wire.send("vm3", CALL_OF_OTHERS);
        wire.send("uplink", GROUP_CALL);
    }

    private void assertProductionUnharmed() throws Exception {
        wire.assertReceived("vm1", ANSWER, CALL_OF_OTHERS, GROUP_CALL);
        wire.assertReceived("vm2", REQUEST, CALL, CALL_OF_OTHERS, GROUP_CALL);
        wire.assertReceived("vm3", OTHERS, CALL, GROUP_CALL);
        wire.assertReceived("uplink", CALL, CALL_OF_OTHERS);
    }
}
