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
import com.google.common.collect.ImmutableSet;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Open vSwitch's own actions in the RPCs and statistics of openflowplugin.
 */
@ExtendWith(LabExtension.class)
class OvsActionsIT {
    private static final String SWITCH = "/opendaylight-inventory:nodes/opendaylight-inventory:node"
        + "[opendaylight-inventory:id='openflow:178']";
    private static final String LOCAL_PORT = SWITCH
        + "/opendaylight-inventory:node-connector[opendaylight-inventory:id='openflow:178:LOCAL']";
    private static final String NODE = "node: \"" + SWITCH + '"';
    private static final int TABLE = 60;
    private static final int GROUP = 77;

    /** Actions of the model, and what ovs-ofctl prints of them. */
    private static final ImmutableList<String> ACTIONS = ImmutableList.of(
        "reg-move: {source: {field: NXM_OF_ETH_SRC, first-bit: 0, last-bit: 31}, destination: {field: NXM_NX_REG0}}",
        "reg-load: {field: NXM_NX_REG1, first-bit: 3, last-bit: 7, value: '5'}",
        "output-trunc: {port: 65534, max-length: 64}",
        "resubmit-table: {table: 61}",
        "encap: {packet-type: {namespace: 1, type: 35151}, property: [{order: 0, nsh-md-type: 2},"
            + " {order: 1, nsh-tlv: {metadata-class: 4096, metadata-type: 10, value: '12345678'}}]}",
        "decap: {new-packet-type: {namespace: 0, type: 0}}",
        "unknown: {subtype: 8, body: 'deadbeef0000'}");
    private static final String TEXT = "move:NXM_OF_ETH_SRC[0..31]->NXM_NX_REG0[],load:0x5->NXM_NX_REG1[3..7],"
        + "output(port=LOCAL,max_len=64),resubmit(,61),encap(nsh(md_type=2,tlv(0x1000,10,0x12345678))),"
        + "decap(packet_type(ns=0,type=0)),note:de.ad.be.ef.00.00";

    /** Actions that netvis has no name for. */
    private static final ImmutableList<String> FOREIGN = ImmutableList.of(
        "ip actions=ct(commit,table=70,zone=7,nat(src=10.0.0.1-10.0.0.9))",
        "in_port=1 actions=learn(table=71,idle_timeout=10,NXM_OF_ETH_DST[]=NXM_OF_ETH_SRC[],output:NXM_OF_IN_PORT[])",
        "in_port=2 actions=multipath(symmetric_l4,1024,hrw,64,0,NXM_NX_REG0[0..5])",
        "in_port=3 actions=bundle(eth_src,0,hrw,ofport,members:4,8)",
        "in_port=4 actions=note:01.02.03.04.05.06.07.08.09,output:1",
        "in_port=5 actions=clone(output:3,note:01.02),exit",
        "in_port=6 actions=push:NXM_NX_REG0[],pop:NXM_NX_REG1[],output:NXM_NX_REG0[0..15]",
        "in_port=7 actions=controller(reason=no_match,max_len=128,id=7),resubmit(4,5)",
        "in_port=8 actions=sample(probability=12345,collector_set_id=1,obs_domain_id=2,obs_point_id=3)",
        "in_port=9 actions=check_pkt_larger(1500)->NXM_NX_REG0[0],set_field:1/0xf->reg5");

    /** Note, multipath, bundle, output_reg, learn, exit, controller, push, pop, sample, ct, clone, check_pkt_larger. */
    private static final ImmutableSet<Integer> FOREIGN_SUBTYPES =
        ImmutableSet.of(8, 10, 12, 15, 16, 17, 20, 27, 28, 29, 35, 42, 49);

    private final Netvis netvis;
    private final OpenVswitch ovs;
    private final Wire wire;

    OvsActionsIT(final Netvis netvis, final Lab lab) {
        this.netvis = netvis;
        ovs = lab.ovs();
        wire = lab.wire();
    }

    @AfterEach
    void removeAll() throws Exception {
        ovs.ofctl("del-flows", "br-tap", "table=" + TABLE);
        ovs.ofctl("del-groups", "br-tap", "group_id=" + GROUP);
    }

    @Test
    void actionsOfRpcArriveAndAreReadBack() throws Exception {
        netvis.call("sal-flow:add-flow", flow(ACTIONS));
        assertEquals(ImmutableList.of("cookie=0x77, table=60, priority=7,in_port=3 actions=" + TEXT),
            ovs.foreignFlows("br-tap"));
        final var expected = Netvis.json("a: [" + String.join(", ", ACTIONS.stream()
            .map(action -> '{' + action + '}').toList()) + ']').getAsJsonArray("a");
        final var found = actions(statistics().get(0).getAsJsonObject());
        // Why an action is unknown is told when it is read
        found.get(ACTIONS.size() - 1).getAsJsonObject().getAsJsonObject("unknown").remove("reason");
        assertEquals(expected, found);

        netvis.call("sal-flow:remove-flow", flow(ACTIONS));
        assertEquals(ImmutableList.of(), ovs.foreignFlows("br-tap"));
    }

    @Test
    void flowWithImpossibleActionIsNotInstalledWithoutIt() throws Exception {
        final var reply = netvis.tryCall("sal-flow:add-flow", flow(ImmutableList.of(
            "reg-move: {source: {field: NXM_NX_REG0}, destination: {field: NXM_OF_ETH_SRC}}",
            "output-trunc: {port: 3, max-length: 64}")));
        assertFalse(reply.isSuccess(), reply::toString);
        assertTrue(reply.body().contains("BADEXPTYPE"), reply::toString);
        assertEquals(ImmutableList.of(), ovs.foreignFlows("br-tap"));
        netvis.call("sal-flow:add-flow", flow(ACTIONS));
        assertEquals(1, ovs.foreignFlows("br-tap").size());
    }

    @Test
    void fieldThatThereIsNotIsRefused() throws Exception {
        final var reply = netvis.tryCall("sal-flow:add-flow",
            flow(ImmutableList.of("reg-load: {field: NXM_NX_REG16, value: '5'}")));
        assertFalse(reply.isSuccess(), reply::toString);
        assertEquals(ImmutableList.of(), ovs.foreignFlows("br-tap"));
    }

    @Test
    void foreignActionsDoNoHarm() throws Exception {
        for (var flow : FOREIGN) {
            ovs.addFlow("br-tap", "table=60," + flow);
        }
        final var statistics = statistics();
        assertEquals(FOREIGN.size(), statistics.size(), statistics::toString);
        final var unknown = statistics.asList().stream()
            .flatMap(flow -> actions(flow.getAsJsonObject()).asList().stream())
            .map(action -> action.getAsJsonObject().getAsJsonObject("unknown")).filter(Objects::nonNull)
            .map(action -> action.get("subtype").getAsInt()).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(FOREIGN_SUBTYPES, unknown);
        // The session goes on
        netvis.awaitSettled();
        netvis.call("sal-flow:add-flow", flow(ACTIONS));
        assertEquals(FOREIGN.size() + 1, statistics().size());
    }

    @Test
    void groupTakesActions() throws Exception {
        netvis.call("sal-group:add-group", Netvis.json(NODE + """
            , group-id: 77, group-type: group-all, buckets: {bucket: [{bucket-id: 0, action: [
              {order: 0, 'netvis-ovs-actions:ovs-action': {reg-load: {field: NXM_NX_REG2, value: '9'}}},
              {order: 1, 'netvis-ovs-actions:ovs-action': {output-trunc: {port: 65534, max-length: 100}}}]}]}
            """));
        assertTrue(ovs.groups("br-tap").contains("group_id=77,type=all,bucket=actions="
            + "load:0x9->NXM_NX_REG2[],output(port=LOCAL,max_len=100)"), () -> "group");
    }

    @Test
    void packetOutTakesActions() throws Exception {
        final var frame = ethernet("02:00:00:00:0a:01", "02:00:00:00:0a:02").data("x".repeat(200));
        wire.clear();
        netvis.call("packet-processing:transmit-packet", Netvis.json(NODE + """
            , egress: "%s",
            payload: '%s', action: [
              {order: 0, 'netvis-ovs-actions:ovs-action': {output-trunc: {port: %s, max-length: 64}}}]
            """.formatted(LOCAL_PORT, Base64.getEncoder().encodeToString(frame.bytes()), ovs.portNumber("ids1"))));
        wire.assertReceived("ids1", Frame.of(Arrays.copyOf(frame.bytes(), 64)));
    }

    private static JsonObject flow(final ImmutableList<String> actions) {
        final var list = new StringBuilder();
        for (int i = 0; i < actions.size(); i++) {
            list.append("%s{order: %d, 'netvis-ovs-actions:ovs-action': {%s}}".formatted(i == 0 ? "" : ", ", i,
                actions.get(i)));
        }
        return Netvis.json(NODE + """
            , table_id: %d, priority: 7, cookie: 119, match: {in-port: 'openflow:178:3'},
            instructions: {instruction: [{order: 0, apply-actions: {action: [%s]}}]}
            """.formatted(TABLE, list));
    }

    private JsonArray statistics() throws Exception {
        return netvis.call("opendaylight-direct-statistics:get-flow-statistics",
            Netvis.json(NODE + ", store-stats: false, table_id: " + TABLE)).json().getAsJsonObject()
            .getAsJsonObject("opendaylight-direct-statistics:output").getAsJsonArray("flow-and-statistics-map-list");
    }

    /** {@return the actions of Open vSwitch in a flow} */
    private static JsonArray actions(final JsonObject flow) {
        final var result = new JsonArray();
        flow.getAsJsonObject("instructions").getAsJsonArray("instruction").asList().stream()
            .flatMap(instruction -> instruction.getAsJsonObject().getAsJsonObject("apply-actions")
                .getAsJsonArray("action").asList().stream())
            .map(JsonElement::getAsJsonObject).filter(action -> action.has("netvis-ovs-actions:ovs-action"))
            .forEach(action -> result.add(action.get("netvis-ovs-actions:ovs-action")));
        return result;
    }
}
