/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.opendaylight.netvis.it.Headers.ethernet;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Encapsulations that the controller looks into, and what is in their headers.
 */
@ExtendWith(LabExtension.class)
class EncapsulationIT {
    private static final Headers INNER = ethernet("02:00:00:00:0a:01", "02:00:00:00:0a:02");
    private static final Headers WEB = INNER.ipv4("10.1.0.1", "10.1.0.2").tcp(40_000, 80);
    private static final Headers DNS = INNER.ipv4("10.1.0.1", "10.1.0.2").udp(40_000, 53);
    private static final Headers HOSTS = ethernet("02:00:00:00:0d:01", "02:00:00:00:0d:02");
    private static final Headers UNDERLAY = HOSTS.ipv4("172.16.0.1", "172.16.0.2");
    private static final String OVN = "01028001" + "00020003";
    private static final String OTHER = "01028001" + "00040003";

    private static final int ETHERNET = 14;
    private static final int IPV4 = 20;
    private static final int MACS = 12;

    private final Netvis netvis;
    private final Wire wire;

    EncapsulationIT(final Netvis netvis, final Lab lab) {
        this.netvis = netvis;
        wire = lab.wire();
    }

    private void policy(final String type, final String strip, final String match) throws Exception {
        netvis.policy("it", "source: [feed0], tool: [ids], strip: [" + strip + "], rule: [{name: dns, action: exclude,"
            + " match: {tunnel: {type: " + type + "}, udp: {}}}, {name: all, action: forward, match: {tunnel: {type: "
            + type + match + "}}}]");
        final var place = Netvis.byName(netvis.state("policy", "it"), "bridge").get("br-tap");
        assertEquals("controller", Netvis.text(place.getAsJsonArray("unwrap").get(0).getAsJsonObject(), "way"),
            place::toString);
    }

    @Test
    void nvgreIsSelectedByNetworkAndFlow() throws Exception {
        policy("nvgre", "nvgre", ", vni: [5001], flow-id: [1, 2]");
        wire.send("tap0", gre("20006558" + "00138901", WEB.data("one")), gre("20006558" + "00138902", WEB.data("two")),
            gre("20006558" + "00138903", WEB.data("another flow")), gre("20006558" + "00138901", DNS.data("dns")),
            gre("20006558" + "00138a01", WEB.data("another network")), gre("00006558", WEB.data("no key")));
        wire.assertReceived("ids1", WEB.data("one"), WEB.data("two"));
    }

    @Test
    void erspanIsSelectedBySessionAndVersion() throws Exception {
        policy("erspan", "erspan", ", session: [5], version: [2, 3]");
        wire.send("tap0", gre("100088be" + "00000001" + "1064080500000000", WEB.data("type II")),
            gre("100022eb" + "00000002" + "206400050102030400000000", WEB.data("type III")),
            gre("100022eb" + "00000003" + "206400050102030400000001" + "0c00000000000001", WEB.data("subheader")),
            gre("100088be" + "00000004" + "1064080600000000", WEB.data("another session")),
            gre("000088be", WEB.data("type I")), gre("20006558" + "00000005", WEB.data("no ERSPAN")));
        wire.assertReceived("ids1", WEB.data("type II"), WEB.data("type III"), WEB.data("subheader"));
    }

    @Test
    void erspanOfTypeOneHasNoSession() throws Exception {
        policy("erspan", "erspan", ", version: [1]");
        wire.send("tap0", gre("000088be", WEB.data("type I")), gre("000088be", DNS.data("dns")),
            gre("100088be" + "00000001" + "1064080500000000", WEB.data("type II")));
        wire.assertReceived("ids1", WEB.data("type I"));
    }

    @Test
    void pseudowiresAreSelectedByTheirLabel() throws Exception {
        policy("pseudowire", "pseudowire", ", label: [17]");
        final var whole = HOSTS.mpls(100, 17).carrying(WEB).data("no control word");
        wire.send("tap0", whole, control(HOSTS.mpls(17).carrying(WEB).data("control word"), 1),
            HOSTS.mpls(17, 18).carrying(WEB).data("another label"),
            HOSTS.mpls(17).ipv4("198.51.100.1", "198.51.100.2").tcp(1, 80).data("no pseudowire"));
        wire.assertReceived("ids1", WEB.data("no control word"), WEB.data("control word"));
    }

    @Test
    void frameOfAProvidersBackboneIsSelectedByItsService() throws Exception {
        policy("pbb", "pbb", ", i-sid: ['70000..75000']");
        wire.send("tap0", backbone("88a80064" + "88e7" + "00012345", WEB.data("with B-TAG")),
            backbone("88e7" + "00012345", WEB.data("without")), backbone("88e7" + "00000001", WEB.data("other")),
            backbone("88e7" + "00012345", DNS.data("dns")));
        wire.assertReceived("ids1", WEB.data("with B-TAG"), WEB.data("without"));
    }

    @Test
    void optionsOfGeneveAreMatched() throws Exception {
        policy("geneve", "geneve", ", vni: [7001], option: [{class: 258, type: 128, value: '00:02', mask: 'ff:fe'}]");
        wire.send("tap0", UNDERLAY.geneve(7001, true, OVN).carrying(WEB).data("port 2"),
            UNDERLAY.geneve(7001, true, "ffff0100" + OVN).carrying(WEB).data("behind another"),
            UNDERLAY.geneve(7001, true, OTHER).carrying(WEB).data("port 4"),
            UNDERLAY.geneve(7001).carrying(WEB).data("no option"),
            UNDERLAY.geneve(7002, true, OVN).carrying(WEB).data("another network"));
        wire.assertReceived("ids1", WEB.data("port 2"), WEB.data("behind another"));
    }

    @Test
    void encapsulationStaysIfItIsNotStripped() throws Exception {
        policy("erspan", "", ", session: [5]");
        final var frame = gre("100088be" + "00000001" + "1064080500000000", WEB.data("type II"));
        wire.send("tap0", frame, gre("100088be" + "00000004" + "1064080600000000", WEB.data("another session")));
        wire.assertReceived("ids1", frame);
    }

    /** A frame behind GRE headers, with those of Ethernet and IPv4 around. */
    private static Frame gre(final String headers, final Frame carried) {
        final var content = HexFormat.of().parseHex(headers + carried.hex());
        final var outer = UNDERLAY.gre(1).carrying(WEB).data("x").bytes();
        final var packet = ByteBuffer.allocate(ETHERNET + IPV4 + content.length).put(outer, 0, ETHERNET + IPV4)
            .put(content);
        packet.putShort(ETHERNET + 2, (short) (IPV4 + content.length)).putShort(ETHERNET + 10, (short) 0);
        final var header = new byte[IPV4];
        packet.get(ETHERNET, header);
        return Frame.of(packet.putShort(ETHERNET + 10, Checksum.of(header, IPV4)).array());
    }

    private static Frame backbone(final String headers, final Frame carried) {
        return new Frame(HOSTS.data("x").hex().substring(0, 2 * MACS) + headers + carried.hex());
    }

    private static Frame control(final Frame pseudowire, final int labels) {
        final int end = 2 * (ETHERNET + 4 * labels);
        return new Frame(pseudowire.hex().substring(0, end) + "00000000" + pseudowire.hex().substring(end));
    }
}
