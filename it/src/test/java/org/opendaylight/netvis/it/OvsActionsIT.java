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
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Open vSwitch's own actions in the RPCs and statistics of openflowplugin.
 */
@ExtendWith(LabExtension.class)
class OvsActionsIT {
    private static final String LOCAL_PORT = """
        /opendaylight-inventory:nodes/opendaylight-inventory:node[opendaylight-inventory:id='openflow:178']\
        /opendaylight-inventory:node-connector[opendaylight-inventory:id='openflow:178:LOCAL']""";
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
        "reg-load2: {field: NXM_NX_REG6, value: '00000007'}",
        "reg-load2: {field: NXM_NX_TUN_METADATA3, value: '12', mask: 'f6'}",
        "reg-move: {source: {field: NXM_NX_TUN_METADATA3, field-length: 4, first-bit: 8, last-bit: 15},"
            + " destination: {field: NXM_NX_REG7, first-bit: 0, last-bit: 7}}",
        "unknown: {subtype: 8, body: 'deadbeef0000'}");
    private static final String TEXT = "move:NXM_OF_ETH_SRC[0..31]->NXM_NX_REG0[],load:0x5->NXM_NX_REG1[3..7],"
        + "output(port=LOCAL,max_len=64),resubmit(,61),encap(nsh(md_type=2,tlv(0x1000,10,0x12345678))),"
        + "decap(packet_type(ns=0,type=0)),set_field:0x7->reg6,set_field:0x12/0xf6->tun_metadata3,"
        + "move:NXM_NX_TUN_METADATA3[8..15]->NXM_NX_REG7[0..7],note:de.ad.be.ef.00.00";

    /** Set-fields as ovs-ofctl takes them, and what of them is read as actions of Open vSwitch. */
    private static final ImmutableMap<String, String> SET_FIELDS = ImmutableMap.<String, String>builder()
        .put("set_field:7->reg4", "NXM_NX_REG4=00000007")
        .put("set_field:0->pkt_mark", "NXM_NX_PKT_MARK=00000000")
        .put("set_field:9->xreg3,set_field:02:00:00:00:00:01->eth_dst", "OXM_OF_PKT_REG3=0000000000000009")
        .put("set_field:11->xxreg1", "NXM_NX_XXREG1=0000000000000000000000000000000b")
        .put("set_field:192.0.2.1->tun_src,set_field:5->tun_id", "NXM_NX_TUN_IPV4_SRC=c0000201")
        .put("set_field:2001:db8::1->tun_ipv6_dst", "NXM_NX_TUN_IPV6_DST=20010db8000000000000000000000001")
        .put("set_field:0x1234->tun_metadata3", "NXM_NX_TUN_METADATA3=1234")
        .put("set_field:0->tun_metadata3", "NXM_NX_TUN_METADATA3=")
        .put("set_field:1->tun_erspan_ver,set_field:7->tun_erspan_idx",
            "NXOXM_ET_ERSPAN_VER=01 NXOXM_ET_ERSPAN_IDX=00000007")
        .put("set_field:02:00:00:00:00:01->eth_dst", "")
        .build();

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
    private final DirectStatistics statistics;

    OvsActionsIT(final Netvis netvis, final Lab lab) {
        this.netvis = netvis;
        ovs = lab.ovs();
        wire = lab.wire();
        statistics = new DirectStatistics(netvis, ovs);
    }

    @BeforeEach
    void mapOption() throws Exception {
        ovs.ofctl("add-tlv-map", "br-tap", "{class=0x102,type=1,len=4}->tun_metadata3");
    }

    @AfterEach
    void removeAll() throws Exception {
        ovs.ofctl("del-flows", "br-tap", "table=" + TABLE);
        ovs.ofctl("del-groups", "br-tap", "group_id=" + GROUP);
        ovs.ofctl("del-tlv-map", "br-tap");
    }

    @Test
    void actionsOfRpcArriveAndAreReadBack() throws Exception {
        netvis.call("sal-flow:add-flow", flow(ACTIONS));
        assertEquals(ImmutableList.of("cookie=0x77, table=60, priority=7,in_port=3 actions=" + TEXT),
            ovs.foreignFlows("br-tap"));
        final var expected = Netvis.json("a: [" + String.join(", ", ACTIONS.stream()
            .map(action -> '{' + action + '}').toList()) + ']').getAsJsonArray("a");
        final var found = DirectStatistics.ovsActions(statistics().get(0).getAsJsonObject());
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
        final var flows = statistics();
        assertEquals(FOREIGN.size(), flows.size(), flows::toString);
        final var unknown = flows.asList().stream()
            .flatMap(flow -> DirectStatistics.ovsActions(flow.getAsJsonObject()).asList().stream())
            .map(action -> action.getAsJsonObject().getAsJsonObject("unknown")).filter(Objects::nonNull)
            .map(action -> action.get("subtype").getAsInt()).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(FOREIGN_SUBTYPES, unknown);
        // The session goes on
        netvis.awaitSettled();
        netvis.call("sal-flow:add-flow", flow(ACTIONS));
        assertEquals(FOREIGN.size() + 1, statistics().size());
    }

    /** Beside set-fields of openflowplugin's own, which are left to it. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void setFieldOfOvsIsReadAsRegLoad2(final boolean stored) throws Exception {
        int cookie = 0;
        for (var actions : SET_FIELDS.keySet()) {
            ovs.addFlow("br-tap", "table=60,cookie=%d,in_port=%d,actions=%s".formatted(cookie, cookie, actions));
            cookie++;
        }
        final var flows = statistics.flows(", table_id: 60, store-stats: " + stored).asList().stream()
            .map(JsonElement::getAsJsonObject)
            .sorted(Comparator.comparingInt(flow -> flow.get("cookie").getAsInt())).toList();
        assertEquals(SET_FIELDS.values().asList(), flows.stream().map(OvsActionsIT::loaded).toList());
        assertEquals(3, flows.stream().filter(flow -> flow.toString().contains("\"set-field\"")).count());
        netvis.awaitSettled();
    }

    private static String loaded(final JsonObject flow) {
        return DirectStatistics.ovsActions(flow).asList().stream()
            .map(action -> action.getAsJsonObject().getAsJsonObject("reg-load2"))
            .map(load -> load.get("field").getAsString() + '=' + load.get("value").getAsString())
            .collect(Collectors.joining(" "));
    }

    @Test
    void groupTakesActions() throws Exception {
        netvis.call("sal-group:add-group", Netvis.json(DirectStatistics.NODE + """
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
        netvis.call("packet-processing:transmit-packet", Netvis.json(DirectStatistics.NODE + """
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
        return Netvis.json(DirectStatistics.NODE + """
            , table_id: %d, priority: 7, cookie: 119, match: {in-port: 'openflow:178:3'},
            instructions: {instruction: [{order: 0, apply-actions: {action: [%s]}}]}
            """.formatted(TABLE, list));
    }

    private JsonArray statistics() throws Exception {
        return statistics.flows(", store-stats: false, table_id: " + TABLE);
    }
}
