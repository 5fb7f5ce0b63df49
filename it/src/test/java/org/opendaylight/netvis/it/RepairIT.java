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
import static org.opendaylight.netvis.it.Headers.BROADCAST;
import static org.opendaylight.netvis.it.Headers.ethernet;
import static org.opendaylight.netvis.it.Lab.VM1;
import static org.opendaylight.netvis.it.Lab.VM2;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What netvis puts right on a switch, and what it leaves alone.
 */
@ExtendWith(LabExtension.class)
class RepairIT {
    private static final String EVERYTHING = "rule: [{name: all, action: forward}]";
    private static final Frame REQUEST = ethernet(VM1, VM2).ipv4("10.0.0.1", "10.0.0.2").tcp(40_000, 80)
        .data("request");
    private static final Frame TAPPED = ethernet("02:00:00:00:0a:01", "02:00:00:00:0a:02").data("tapped");
    /** What another application might have in the tables that netvis uses, where nothing of netvis is in their way. */
    private static final ImmutableList<String> FOREIGN = ImmutableList.of(
        "cookie=0x1234, table=0, priority=100,in_port=999 actions=drop",
        "cookie=0x0, table=0, priority=5,in_port=998 actions=drop",
        "cookie=0x4e57000000000001, table=10, priority=60000,in_port=997 actions=drop",
        "cookie=0x4e, table=200, priority=1,in_port=996 actions=drop",
        "cookie=0xffff4e5600000000, table=250, priority=7,in_port=995 actions=drop");
    private static final ImmutableSet<String> RENEWED = ImmutableSet.of("2.15.0", "3.1.0");
    private static final ImmutableSet<String> NOT_RENEWED = ImmutableSet.of("3.5.0", "4.0.0");
    private static final int AUDIT_MILLIS = 7_000;
    private static final String FOREIGN_GROUP = "group_id=1,type=all,bucket=actions=output:999";

    private final Netvis netvis;
    private final Lab lab;
    private final OpenVswitch ovs;
    private final Wire wire;

    RepairIT(final Netvis netvis, final Lab lab) {
        this.netvis = netvis;
        this.lab = lab;
        ovs = lab.ovs();
        wire = lab.wire();
    }

    @AfterEach
    void removeForeign() throws Exception {
        ovs.ofctl("del-flows", "br-tap", "cookie=0x1234/-1");
        for (var bridge : List.of("br-int", "br-tap")) {
            for (int port = 995; port <= 999; port++) {
                ovs.ofctl("del-flows", bridge, "in_port=" + port);
            }
            ovs.ofctl("del-groups", bridge, "group_id=1");
        }
    }

    @Test
    void renewalIsOnlyInSwitchesWhoseVersionNeedsIt() throws Exception {
        final var version = ovs.version();
        Assumptions.assumeTrue(RENEWED.contains(version) || NOT_RENEWED.contains(version), version);
        netvis.policy("vm", "source: [vm1-sent], tool: [ids]," + EVERYTHING);
        assertEquals(RENEWED.contains(version), ovs.ourFlows("br-int").size() > ovs.programFlows("br-int").size());
    }

    @Test
    void foreignFlowsAndGroupsSurviveEverything() throws Exception {
        final var before = addForeign("br-int");
        netvis.policy("vm", "source: [vm1-sent], tool: [ids, recorder]," + EVERYTHING);
        netvis.policy("again", "source: [vm1], tool: [ids]," + EVERYTHING);
        assertForeign("br-int", before);
        final var program = described("br-int");
        ovs.ofctl("del-flows", "br-int", OpenVswitch.OURS);
        awaitProgram(program);
        awaitDelivery();
        assertForeign("br-int", before);
        netvis.deletePolicy("vm");
        netvis.deletePolicy("again");
        assertForeign("br-int", before);
        netvis.clear();
        Await.until(() -> ovs.ourFlows("br-int").size() == 1, () -> "flows are left");
        assertForeign("br-int", before);
    }

    private ImmutableList<String> addForeign(final String bridge) throws Exception {
        for (var flow : FOREIGN) {
            ovs.addFlow(bridge, flow);
        }
        ovs.ofctl("add-group", bridge, FOREIGN_GROUP);
        final var result = ovs.foreignFlows(bridge);
        assertEquals(FOREIGN.size(), result.size(), result::toString);
        return result;
    }

    private void assertForeign(final String bridge, final ImmutableList<String> before) throws Exception {
        assertEquals(before, ovs.foreignFlows(bridge));
        assertTrue(ovs.groups(bridge).contains(FOREIGN_GROUP), () -> "foreign group");
    }

    @Test
    void foreignFlowInTheWayIsReportedAndNotOverwritten() throws Exception {
        final var inTheWay = "cookie=0x1234, table=0, priority=5,in_port=tap0 actions=drop";
        ovs.addFlow("br-tap", inTheWay);
        // netvis looks at the switch every few seconds, and not before each change
        Thread.sleep(AUDIT_MILLIS);
        netvis.put("policy", "blocked", "source: [feed0], tool: [ids]," + EVERYTHING);
        final var policy = netvis.awaitPolicy("blocked", "failed");
        assertEquals("another controller's flows are in the place of netvis's: table=0,priority=5,in_port="
            + ovs.portNumber("tap0") + "; remove them, or let them have another priority",
            Netvis.byName(policy, "bridge").get("br-tap").getAsJsonArray("reason").get(0).getAsString());
        assertEquals("false", Netvis.text(netvis.state("bridge", "br-tap"), "in-sync"));
        assertEquals(1, ovs.foreignFlows("br-tap").size());
        assertTrue(ovs.foreignFlows("br-tap").getFirst().endsWith(" actions=drop"));

        ovs.ofctl("del-flows", "br-tap", "cookie=0x1234/-1");
        netvis.awaitSettled();
        wire.send("tap0", TAPPED);
        wire.assertReceived("ids1", TAPPED);
    }

    @Test
    void flowsThatSomebodyDeletedComeBack() throws Exception {
        netvis.policy("vm", "source: [vm1-sent], tool: [ids, recorder]," + EVERYTHING);
        final var before = described("br-int");
        ovs.ofctl("del-flows", "br-int", OpenVswitch.OURS);
        awaitProgram(before);
        awaitDelivery();
        assertEquals(before, described("br-int"));
    }

    @Test
    void groupThatSomebodyDeletedOrChangedComesBack() throws Exception {
        netvis.policy("vm", "source: [vm1-sent], tool: [ids]," + EVERYTHING);
        final var before = described("br-int");
        ovs.ofctl("del-groups", "br-int");
        awaitProgram(before);
        awaitDelivery();
        assertEquals(before, described("br-int"));
        final var id = before.getLast().replaceAll(",type.*", "");
        ovs.ofctl("mod-group", "br-int", id + ",type=all,bucket=actions=drop");
        awaitProgram(before);
        awaitDelivery();
        assertEquals(before, described("br-int"));
    }

    /** A frame that arrives is no sign of repair: Open vSwitch's cache delivers for a moment as before the damage. */
    private void awaitProgram(final ImmutableList<String> wanted) throws Exception {
        Await.until(() -> described("br-int").equals(wanted), () -> "netvis does not put its flows and groups back");
    }

    /** Waits until a frame that is sent again and again reaches the tool. */
    private void awaitDelivery() throws Exception {
        wire.clear();
        Await.until(() -> {
            wire.send("vm1", REQUEST);
            wire.awaitQuiet();
            return wire.count("ids0") > 0;
        }, () -> "nothing reaches the tool");
        netvis.awaitSettled();
        wire.clear();
        wire.send("vm1", REQUEST);
        wire.assertReceived("ids0", REQUEST);
    }

    /** What netvis has on a bridge, in a comparable form. */
    private ImmutableList<String> described(final String bridge) throws Exception {
        return ImmutableList.<String>builder()
            .addAll(ovs.programFlows(bridge).stream().map(RepairIT::withoutStatistics).sorted().toList())
            .addAll(ovs.groups(bridge).stream().sorted().toList()).build();
    }

    /** Whether netvis has something on a bridge, which need not be there yet. */
    private boolean holds(final String bridge, final ImmutableList<String> content) throws Exception {
        try {
            return described(bridge).equals(content);
        } catch (IOException e) {
            return false;
        }
    }

    private static String withoutStatistics(final String flow) {
        return flow.replaceAll(" (duration|n_packets|n_bytes|idle_age|hard_age)=[^,]*,", "");
    }

    @Test
    void switchThatLostEverythingIsRepaired() throws Exception {
        netvis.policy("vm", "source: [vm1-sent], tool: [ids]," + EVERYTHING);
        netvis.policy("transit", """
            source: [feed0], tool: [ids], strip: [vxlan], rule: [
              {name: vni, action: forward, match: {tunnel: {type: vxlan, vni: [5001]}}}]
            """);
        final var inline = described("br-int");
        final var tap = described("br-tap");
        lab.restartSwitch();
        Await.until(() -> holds("br-int", inline) && holds("br-tap", tap), () -> "the flows are not back");
        netvis.awaitSettled();
        lab.learn();
        wire.clear();
        wire.send("vm1", REQUEST);
        wire.assertReceived("ids0", REQUEST);
        wire.assertReceived("vm2", REQUEST);
        final var inner = ethernet(VM1, VM2).ipv4("10.0.0.1", "10.0.0.2").udp(1, 2);
        wire.send("tap0", ethernet("02:00:00:00:0d:01", "02:00:00:00:0d:02").ipv4("172.16.0.1", "172.16.0.2")
            .vxlan(5001).carrying(inner).data("inner"));
        wire.assertReceived("ids1", inner.data("inner"));
    }

    @Test
    void staleFlowsAndGroupsOfNetvisAreRemoved() throws Exception {
        final var before = described("br-tap");
        ovs.ofctl("add-group", "br-tap", "group_id=0x4edead01,type=all,bucket=actions=output:999");
        // A group is netvis's if a flow of netvis uses it
        ovs.addFlow("br-tap", "cookie=0x4e560300deadbee0, table=77, priority=8 actions=group:0x4edead01");
        ovs.addFlow("br-tap", "cookie=0x4e560300deadbeef, table=77, priority=9,tcp,in_port=tap1 actions=goto_table:78");
        ovs.addFlow("br-tap", "cookie=0x4e56010000000000, table=0, priority=5,in_port=tap0 actions=output:tap1");
        Await.until(() -> described("br-tap").equals(before), () -> "something is left");
    }

    @Test
    void deletedPolicyLeavesNoTrace() throws Exception {
        final var inline = described("br-int");
        netvis.policy("vm", "source: [vm1], strip: [qinq, mpls-ip], tool: [ids, pair]," + EVERYTHING);
        netvis.policy("transit", """
            source: [feed0], tool: [ids, pair], strip: [vxlan], rule: [
              {name: vni, action: forward, match: {tunnel: {type: vxlan, vni: [5001]}}}]
            """);
        netvis.deletePolicy("vm");
        netvis.deletePolicy("transit");
        assertEquals(ImmutableList.of(), described("br-tap"));
        assertEquals(inline, described("br-int"));
        assertEquals(ImmutableList.of(), ovs.groups("br-int"));
        Await.until(() -> ovs.ourFlows("br-tap").isEmpty() && ovs.ourFlows("br-int").size() == inline.size(),
            () -> "something is left");
    }

    @Test
    void deletedBridgesLeaveNoTraceButProductionForwarding() throws Exception {
        netvis.policy("vm", "source: [vm1], tool: [ids]," + EVERYTHING);
        netvis.policy("tap", "source: [feed0], tool: [ids]," + EVERYTHING);
        netvis.clear();
        Await.until(() -> ovs.ourFlows("br-tap").isEmpty() && ovs.ourFlows("br-int").size() == 1,
            () -> "left: " + left("br-tap") + left("br-int") + netvis.describe());
        assertTrue(described("br-int").getFirst().endsWith("priority=1 actions=NORMAL"), () -> "production");
        wire.send("vm1", REQUEST, ethernet(VM1, BROADCAST).data("call"));
        wire.assertReceived("vm2", REQUEST, ethernet(VM1, BROADCAST).data("call"));
        wire.assertSilent("ids0");
    }

    private String left(final String bridge) {
        try {
            return bridge + ovs.ourFlows(bridge) + ' ';
        } catch (IOException | InterruptedException e) {
            return e.toString();
        }
    }
}
