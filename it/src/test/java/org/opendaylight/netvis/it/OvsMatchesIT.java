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

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedSet;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Open vSwitch's own fields in the RPCs, statistics and inventory of openflowplugin.
 */
@ExtendWith(LabExtension.class)
class OvsMatchesIT {
    private static final String INVENTORY =
        "data/opendaylight-inventory:nodes/node=openflow%3A178/flow-node-inventory:table=60?content=nonconfig";
    private static final String TABLE = ", table_id: 60";
    /** Tells the flows of MATCHES from those that other tests leave in the inventory. */
    private static final int FIRST_COOKIE = 1000;
    private static final String TLV_MAP = "{class=0x102,type=1,len=4}->tun_metadata3";

    /** Matches as ovs-ofctl takes them, and the fields that openflowplugin alone does not read. */
    private static final ImmutableMap<String, String> MATCHES = ImmutableMap.<String, String>builder()
        .put("reg0=5", "NXM_NX_REG0=00000005")
        .put("reg1=0x50/0xf0,reg15=7", "NXM_NX_REG15=00000007 NXM_NX_REG1=00000050/000000f0")
        .put("pkt_mark=0x7", "NXM_NX_PKT_MARK=00000007")
        .put("pkt_mark=0x4/0x6", "NXM_NX_PKT_MARK=00000004/00000006")
        .put("ip,ct_state=+trk+new", "NXM_NX_CT_STATE=00000021/00000021")
        .put("ct_zone=9", "NXM_NX_CT_ZONE=0009")
        .put("ct_mark=1/3", "NXM_NX_CT_MARK=00000001/00000003")
        .put("ct_label=0x12", "NXM_NX_CT_LABEL=00000000000000000000000000000012")
        .put("ip,ct_state=+trk+est,ct_nw_src=192.0.2.0/24,ct_nw_proto=6,ct_tp_dst=80",
            "NXM_NX_CT_NW_PROTO=06 NXM_NX_CT_NW_SRC=c0000200/ffffff00 NXM_NX_CT_STATE=00000022/00000022"
                + " NXM_NX_CT_TP_DST=0050")
        .put("tun_src=192.0.2.1,tun_dst=198.51.100.0/24",
            "NXM_NX_TUN_IPV4_DST=c6336400/ffffff00 NXM_NX_TUN_IPV4_SRC=c0000201")
        .put("tun_ipv6_dst=2001:db8::1", "NXM_NX_TUN_IPV6_DST=20010db8000000000000000000000001")
        .put("tun_gbp_id=5,tun_gbp_flags=0x40", "NXM_NX_TUN_GBP_FLAGS=40 NXM_NX_TUN_GBP_ID=0005")
        .put("tun_flags=+oam", "NXM_NX_TUN_FLAGS=0001/0001")
        .put("tun_metadata3=0x1234", "NXM_NX_TUN_METADATA3=00001234")
        .put("tun_metadata3=0x12/0xff", "NXM_NX_TUN_METADATA3=00000012/000000ff")
        // ovs-ofctl 3.1.0 has these values as their masks (match_set_tun_erspan_ver_masked and others, lib/match.c)
        .put("tun_erspan_ver=1,tun_erspan_idx=7", "NXOXM_ET_ERSPAN_IDX=00000007 NXOXM_ET_ERSPAN_VER=01/01")
        .put("ip,nw_frag=first", "NXM_NX_IP_FRAG=01")
        .put("ip,nw_frag=no", "NXM_NX_IP_FRAG=00")
        .put("ip,nw_frag=not_later", "NXM_NX_IP_FRAG=00/02")
        .put("ip,nw_ttl=64", "NXM_NX_IP_TTL=40")
        .put("mpls,mpls_ttl=3", "NXM_NX_MPLS_TTL=03")
        .put("conj_id=77", "NXM_NX_CONJ_ID=0000004d")
        .put("actset_output=3", "ONFOXM_ET_ACTSET_OUTPUT=00000003")
        .put("dl_type=0x894f,nsh_spi=0x123456,nsh_si=255",
            "NXOXM_NSH_SI=ff NXOXM_NSH_SPI=00123456")
        .put("in_port=3,tcp,tcp_dst=80,reg2=1", "NXM_NX_REG2=00000001")
        .put("xreg1=5", "NXM_NX_REG2=00000000 NXM_NX_REG3=00000005")
        .put("xxreg1=7", "NXM_NX_REG4=00000000 NXM_NX_REG5=00000000 NXM_NX_REG6=00000000 NXM_NX_REG7=00000007")
        .put("reg8=8,reg9=9,reg10=10,reg11=11,reg12=12,reg13=13,reg14=14", "NXM_NX_REG10=0000000a"
            + " NXM_NX_REG11=0000000b NXM_NX_REG12=0000000c NXM_NX_REG13=0000000d NXM_NX_REG14=0000000e"
            + " NXM_NX_REG8=00000008 NXM_NX_REG9=00000009")
        .put("ipv6,ct_state=+trk+est,ct_ipv6_src=2001:db8::/32,ct_ipv6_dst=2001:db8::1,ct_nw_proto=17,ct_tp_src=53",
            "NXM_NX_CT_IPV6_DST=20010db8000000000000000000000001"
                + " NXM_NX_CT_IPV6_SRC=20010db8000000000000000000000000/ffffffff000000000000000000000000"
                + " NXM_NX_CT_NW_PROTO=11 NXM_NX_CT_STATE=00000022/00000022 NXM_NX_CT_TP_SRC=0035")
        .put("ip,ct_state=+trk+est,ct_nw_dst=192.0.2.1", "NXM_NX_CT_NW_DST=c0000201 NXM_NX_CT_STATE=00000022/00000022")
        .put("tun_ipv6_src=2001:db8::2", "NXM_NX_TUN_IPV6_SRC=20010db8000000000000000000000002")
        .put("tun_erspan_ver=2,tun_erspan_dir=1,tun_erspan_hwid=5",
            "NXOXM_ET_ERSPAN_DIR=01/01 NXOXM_ET_ERSPAN_HWID=05/05 NXOXM_ET_ERSPAN_VER=02/02")
        .put("tun_gtpu_flags=0x30,tun_gtpu_msgtype=255", "NXOXM_ET_GTPU_FLAGS=30/30 NXOXM_ET_GTPU_MSGTYPE=ff")
        .put("dl_type=0x894f,nsh_flags=1,nsh_ttl=9,nsh_mdtype=1,nsh_np=3",
            "NXOXM_NSH_FLAGS=01 NXOXM_NSH_MDTYPE=01 NXOXM_NSH_NP=03 NXOXM_NSH_TTL=09")
        .put("dl_type=0x894f,nsh_mdtype=1,nsh_c1=1,nsh_c2=2/3,nsh_c3=3,nsh_c4=4", "NXOXM_NSH_C1=00000001"
            + " NXOXM_NSH_C2=00000002/00000003 NXOXM_NSH_C3=00000003 NXOXM_NSH_C4=00000004 NXOXM_NSH_MDTYPE=01")
        .build();

    private static final String MATCH = "match: {in-port: 'openflow:178:3',"
        + " ethernet-match: {ethernet-type: {type: 2048}}, 'openflowplugin-extension-general:extension-list': [%s]}";
    private static final String EXTENSIONS = Stream.of("NXM_NX_REG0: value: '00000005'",
        "NXM_NX_REG1: value: '00000050', mask: '000000f0'", "NXM_NX_PKT_MARK: value: '00000007'",
        "NXM_NX_CT_STATE: value: '00000020', mask: '00000020'").map(OvsMatchesIT::extension)
        .collect(Collectors.joining(", "));
    private static final String TEXT = "cookie=0x77, table=60, priority=7,pkt_mark=0x7,ct_state=+trk,ip,reg0=0x5,"
        + "reg1=0x50/0xf0,in_port=3 actions=";

    private final Netvis netvis;
    private final Restconf restconf;
    private final OpenVswitch ovs;
    private final DirectStatistics statistics;

    OvsMatchesIT(final Netvis netvis, final Karaf karaf, final Lab lab) {
        this.netvis = netvis;
        restconf = karaf.restconf();
        ovs = lab.ovs();
        statistics = new DirectStatistics(netvis, ovs);
    }

    @AfterEach
    void removeAll() throws Exception {
        ovs.ofctl("del-flows", "br-tap", "table=60");
        ovs.ofctl("del-tlv-map", "br-tap");
    }

    @Test
    void foreignMatchesAreInStatisticsAndInventory() throws Exception {
        ovs.ofctl("add-tlv-map", "br-tap", TLV_MAP);
        int cookie = FIRST_COOKIE;
        for (var match : MATCHES.keySet()) {
            ovs.addFlow("br-tap", "table=60,cookie=" + cookie++ + ',' + match + ",actions=drop");
        }
        assertEquals(MATCHES.values().asList(), fields(statistics.flows(TABLE + ", store-stats: true")));
        assertEquals(statistics.cookiesOfSwitch(), DirectStatistics.cookies(statistics.flows("")));
        assertEquals(MATCHES.values().asList(), fields(inventory()));
        // The session goes on
        netvis.awaitSettled();
    }

    @Test
    void matchesOfRpcArriveAndAreReadBack() throws Exception {
        netvis.call("sal-flow:add-flow", flow(EXTENSIONS, ""));
        assertEquals(ImmutableList.of(TEXT + "drop"), ovs.foreignFlows("br-tap"));
        assertEquals(ImmutableList.of("NXM_NX_CT_STATE=00000020/00000020 NXM_NX_PKT_MARK=00000007 NXM_NX_REG0=00000005"
            + " NXM_NX_REG1=00000050/000000f0"), fields(statistics.flows(TABLE)));

        netvis.call("sal-flow:remove-flow", flow(EXTENSIONS, ""));
        assertEquals(ImmutableList.of(), ovs.foreignFlows("br-tap"));
    }

    @Test
    void fieldsAreSet() throws Exception {
        netvis.call("sal-flow:add-flow", flow(EXTENSIONS, String.join(", ", set(0, "NXM_NX_REG3: value: '0000002a'"),
            set(1, "OXM_OF_PKT_REG3: value: '0000000000000009'"),
            set(2, "NXM_NX_XXREG1: value: '0000000000000000000000000000000b'"),
            set(3, "NXM_NX_TUN_IPV4_SRC: value: 'c0000201'"), set(4, "NXM_NX_PKT_MARK: value: '00000005'"))));
        assertEquals(ImmutableList.of(TEXT + "set_field:0x2a->reg3,set_field:0x9->xreg3,set_field:0xb->xxreg1,"
            + "set_field:192.0.2.1->tun_src,set_field:0x5->pkt_mark"), ovs.foreignFlows("br-tap"));
        netvis.call("sal-flow:remove-flow", flow(EXTENSIONS, ""));
        assertEquals(ImmutableList.of(), ovs.foreignFlows("br-tap"));
    }

    @Test
    void flowWithImpossibleMatchIsNotInstalledWithoutIt() throws Exception {
        for (var match : ImmutableList.of("NXM_NX_REG0: value: '0005'", "NXM_NX_REG0: mask: '00000005'",
                "NXM_NX_REG0: value: '00000005', mask: '05'", "NXM_NX_IP_TTL: value: '0000'")) {
            final var reply = netvis.tryCall("sal-flow:add-flow", flow(extension(match), ""));
            assertFalse(reply.isSuccess(), reply::toString);
            assertTrue(reply.body().contains("BADFIELD"), reply::toString);
        }
        assertEquals(ImmutableList.of(), ovs.foreignFlows("br-tap"));
    }

    /** Turns field, colon and leaves into an entry of extension-list. */
    private static String extension(final String match) {
        final var colon = match.indexOf(": ");
        return "{extension-key: 'netvis-ovs-matches:%s', extension: {'netvis-ovs-matches:ovs-match': {%s}}}".formatted(
            match.substring(0, colon), match.substring(colon + 2));
    }

    private static String set(final int order, final String field) {
        return "{order: %d, set-field: {'openflowplugin-extension-general:extension-list': [%s]}}".formatted(order,
            extension(field));
    }

    private static JsonObject flow(final String extensions, final String actions) {
        return Netvis.json(DirectStatistics.NODE + ", table_id: 60, priority: 7, cookie: 119, "
            + MATCH.formatted(extensions)
            + ", instructions: {instruction: [{order: 0, apply-actions: {action: [" + actions + "]}}]}");
    }

    /** {@return the flows from FIRST_COOKIE in the inventory, where statistics with store-stats have put them} */
    private JsonArray inventory() throws Exception {
        final var result = new JsonArray();
        restconf.get(INVENTORY).json().getAsJsonObject().getAsJsonArray("flow-node-inventory:table").get(0)
            .getAsJsonObject().getAsJsonArray("flow").asList().stream()
            .filter(flow -> flow.getAsJsonObject().get("cookie").getAsLong() >= FIRST_COOKIE).forEach(result::add);
        return result;
    }

    /** {@return the fields of Open vSwitch in flows, flows by their cookie, fields by their name} */
    private static ImmutableList<String> fields(final JsonArray flows) {
        return flows.asList().stream().map(JsonElement::getAsJsonObject)
            .sorted(Comparator.comparingLong(flow -> flow.get("cookie").getAsLong()))
            .map(flow -> fields(flow.getAsJsonObject("match"))).collect(ImmutableList.toImmutableList());
    }

    private static String fields(final JsonObject match) {
        final var extensions = match.getAsJsonArray("openflowplugin-extension-general:extension-list");
        return String.join(" ", extensions.asList().stream().map(JsonElement::getAsJsonObject)
            .map(OvsMatchesIT::text).collect(ImmutableSortedSet.toImmutableSortedSet(Comparator.naturalOrder())));
    }

    private static String text(final JsonObject entry) {
        final var match = entry.getAsJsonObject("extension").getAsJsonObject("netvis-ovs-matches:ovs-match");
        final var mask = match.has("mask") ? '/' + match.get("mask").getAsString() : "";
        return entry.get("extension-key").getAsString().replace("netvis-ovs-matches:", "") + '='
            + match.get("value").getAsString() + mask;
    }
}
