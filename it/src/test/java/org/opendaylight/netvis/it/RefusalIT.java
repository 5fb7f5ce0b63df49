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

import com.google.gson.JsonObject;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What a switch refuses fails alone: other policies come, deliver and go.
 */
@ExtendWith(LabExtension.class)
class RefusalIT {
    private final Netvis netvis;
    private final OpenVswitch ovs;
    private final Wire wire;

    RefusalIT(final Netvis netvis, final Lab lab) {
        this.netvis = netvis;
        ovs = lab.ovs();
        wire = lab.wire();
    }

    @AfterEach
    void giveRoom() throws Exception {
        ovs.vsctl("-- clear bridge br-tap flow_tables");
        ovs.ofctl("del-groups", "br-tap", "group_id=" + FOREIGN);
        ovs.ofctl("del-meters", "br-tap");
    }

    /** In the range of netvis's groups, and not one of them. */
    private static final int FOREIGN = 0x4edead01;

    private static String to(final int port) {
        return "source: [feed0], tool: [ids], rule: [" + rule(port) + "]";
    }

    private static String rule(final int port) {
        return "{name: r%d, action: forward, match: {udp: {destination-port: {port: %d}}}}".formatted(port, port);
    }

    private static Frame frame(final int port) {
        return ethernet(VM1, VM2).ipv4("10.0.0.1", "10.0.0.2").udp(40_000, port).data("to " + port);
    }

    private static String reason(final JsonObject policy) {
        return Netvis.byName(policy, "bridge").get("br-tap").getAsJsonArray("reason").get(0).getAsString();
    }

    @Test
    void policyForWhichATableHasNoRoomFailsAlone() throws Exception {
        ovs.vsctl("-- --id=@table create Flow_Table flow_limit=12 overflow_policy=refuse"
            + " -- set bridge br-tap flow_tables:10=@table");
        netvis.policy("good1", to(1001));
        netvis.put("policy", "flags", "source: [feed0], tool: [ids], rule: ["
            + IntStream.range(2000, 2030).mapToObj(RefusalIT::rule).collect(Collectors.joining(",")) + "]");
        final var reason = reason(netvis.awaitPolicy("flags", "failed"));
        assertTrue(reason.startsWith("the switch refused the flow table=10,priority="), reason);
        assertTrue(reason.contains(": FLOW_MOD_FAILED/TABLE_FULL (5/1); it is tried again"), reason);
        netvis.awaitPolicy("good1", "active");
        netvis.delete("policy", "good1");
        netvis.put("policy", "good2", to(1002));
        netvis.awaitPolicy("good2", "active");
        netvis.awaitPolicy("flags", "failed");
        assertEquals("true", Netvis.text(netvis.state("bridge", "br-tap"), "in-sync"));
        wire.clear();
        wire.send("tap0", frame(1001), frame(2000), frame(1002));
        wire.assertReceived("ids1", frame(1002));

        // Room for it, and a change that says so
        ovs.vsctl("-- clear bridge br-tap flow_tables");
        netvis.delete("policy", "good2");
        netvis.awaitPolicy("flags", "active");
        wire.clear();
        wire.send("tap0", frame(1002), frame(2029));
        wire.assertReceived("ids1", frame(2029));
    }

    @Test
    void meterOfAnotherApplicationStaysAndWhatNeedsItFailsAlone() throws Exception {
        ovs.ofctl("add-meter", "br-tap", "meter=20054,kbps,band=type=drop,rate=7");
        final var before = ovs.ofctl("dump-meters", "br-tap");
        netvis.put("policy", "payload", """
            source: [feed0], tool: [recorder], rule: [{name: literal, action: forward, match: {
              payload: {literal: [{name: l, after: udp, text: secret}]}}}]
            """);
        netvis.put("policy", "good", to(1003));
        netvis.awaitPolicy("good", "active");
        final var reason = reason(netvis.awaitPolicy("payload", "failed"));
        assertTrue(reason.startsWith("meter 20054 of the switch is another application's"), reason);
        assertEquals(withoutXid(before), withoutXid(ovs.ofctl("dump-meters", "br-tap")));
        netvis.delete("policy", "payload");
        netvis.awaitSettled();
        assertEquals(withoutXid(before), withoutXid(ovs.ofctl("dump-meters", "br-tap")));
    }

    private static String withoutXid(final String dump) {
        return dump.substring(dump.indexOf('\n'));
    }

    @Test
    void groupInNetvissRangeThatNetvisDidNotMakeStays() throws Exception {
        final var group = "group_id=" + FOREIGN + ",type=all,bucket=actions=output:999";
        ovs.ofctl("add-group", "br-tap", group);
        netvis.policy("some", to(1004));
        netvis.deletePolicy("some");
        assertTrue(ovs.groups("br-tap").contains(group), () -> "foreign group");
        netvis.clear();
        Await.until(() -> ovs.ourFlows("br-tap").isEmpty(), () -> "flows are left");
        assertTrue(ovs.groups("br-tap").contains(group), () -> "foreign group");
    }
}
