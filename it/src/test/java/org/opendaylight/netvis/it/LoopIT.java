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
import static org.opendaylight.netvis.it.LoopFrames.DNS;
import static org.opendaylight.netvis.it.LoopFrames.HOSTS;
import static org.opendaylight.netvis.it.LoopFrames.INNER;
import static org.opendaylight.netvis.it.LoopFrames.TAGGED;
import static org.opendaylight.netvis.it.LoopFrames.UNDERLAY;
import static org.opendaylight.netvis.it.LoopFrames.UNDERLAY6;
import static org.opendaylight.netvis.it.LoopFrames.WEB;
import static org.opendaylight.netvis.it.LoopFrames.WEB6;

import com.google.gson.JsonObject;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tunnels of others that go through the loop of a bridge: also what a tunnel's end drops.
 */
@ExtendWith(LabExtension.class)
class LoopIT {
    /** OVN's (ovn-architecture(7)), and one of a class for experiments. */
    private static final String OVN_OPTION = "0102800100020003";
    private static final String UNKNOWN_OPTION = "fff5810112345678";
    private static final int UDP = 14 + 20;
    private static final int VXLAN = UDP + 8;

    private final Netvis netvis;
    private final Lab lab;
    private final Wire wire;

    LoopIT(final Netvis netvis, final Lab lab) {
        this.netvis = netvis;
        this.lab = lab;
        wire = lab.wire();
    }

    @BeforeEach
    void beforeEach() throws Exception {
        LoopFrames.configureBridge(netvis);
        netvis.policy("vni", """
            source: [feed0], tool: [ids], strip: [vxlan], rule: [
              {name: networks, action: forward, match: {tunnel: {type: vxlan, vni: [5001, '6000..6099']}}}]
            """);
    }

    private JsonObject capability() throws Exception {
        return Netvis.byName(netvis.state("bridge", "br-tap"), "capability").get("loop");
    }

    private void assumeLoop() throws Exception {
        Assumptions.assumeTrue(lab.ovs().isKnownToRemoveVnTags(), "not a version with a loop");
        assertEquals("true", Netvis.text(capability(), "available"), netvis::describe);
    }

    @Test
    void versionsThatWereTriedHaveALoopAndOthersDoNot() throws Exception {
        final var capability = capability();
        if (lab.ovs().isKnownToRemoveVnTags()) {
            assertEquals("true", Netvis.text(capability, "available"), capability::toString);
        } else {
            assertEquals("false", Netvis.text(capability, "available"), capability::toString);
            assertTrue(capability.toString().contains("are known to do it safely"), capability::toString);
            wire.send("tap0", vxlan(5001, WEB));
            wire.assertReceived("ids1", WEB.data("inner"));
        }
    }

    @Test
    void networksAreSelectedAsByATunnelsEnd() throws Exception {
        assumeLoop();
        wire.send("tap0", vxlan(5001, WEB), vxlan(6000, DNS), vxlan(6099, WEB6), vxlan(5001, TAGGED),
            vxlan(5002, WEB), vxlan(6100, WEB), UNDERLAY.udp(1, 2).data("no tunnel"));
        wire.assertReceived("ids1", WEB.data("inner"), DNS.data("inner"), WEB6.data("inner"), TAGGED.data("inner"));
        wire.assertSilent("recorder1", "tap0", "tap1", "phy0");
    }

    /** Group policies, ACI's iVXLAN, a reserved byte, GPE; and what has no identifier or no frame in it. */
    @Test
    void flagsAreNoReasonToDrop() throws Exception {
        assumeLoop();
        wire.send("tap0",
            changed(vxlan(5001, WEB), it -> it.putInt(VXLAN, 0x8808_1234)),
            changed(vxlan(5001, DNS), it -> it.putInt(VXLAN, 0xc88b_8003).put(VXLAN + 7, (byte) 0x80)),
            changed(vxlan(5001, WEB6), it -> it.put(VXLAN + 7, (byte) 1)),
            changed(vxlan(5001, TAGGED), it -> it.putInt(VXLAN, 0x0c00_0003)),
            changed(vxlan(5001, WEB), it -> it.putInt(VXLAN, 0x0c00_0001)),
            changed(vxlan(5001, WEB), it -> it.putInt(VXLAN, 0)));
        wire.assertReceived("ids1", WEB.data("inner"), DNS.data("inner"), WEB6.data("inner"), TAGGED.data("inner"));
    }

    /** Of UDP, as offload leaves it, and of IPv4. */
    @Test
    void checksumsAreNoReasonToDrop() throws Exception {
        assumeLoop();
        wire.send("tap0",
            changed(vxlan(5001, WEB), it -> it.putShort(UDP + 6, (short) 0)),
            changed(vxlan(5001, DNS), it -> it.putShort(UDP + 6, (short) 0x0101)),
            changed(vxlan(5001, WEB6), it -> it.putShort(14 + 10, (short) 0)));
        wire.assertReceived("ids1", WEB.data("inner"), DNS.data("inner"), WEB6.data("inner"));
    }

    @Test
    void vxlanOverIpv6IsUnwrapped() throws Exception {
        assumeLoop();
        wire.send("tap0", UNDERLAY6.vxlan(5001).carrying(WEB).data("inner"),
            changed(UNDERLAY6.vxlan(5001).carrying(DNS).data("inner"), it -> it.putShort(14 + 40 + 6, (short) 0)),
            HOSTS.vlan(300).ipv6("2001:db8:f::1", "2001:db8:f::2").vxlan(6000).carrying(WEB6).data("inner"),
            UNDERLAY6.vxlan(5002).carrying(WEB).data("inner"));
        wire.assertReceived("ids1", WEB.data("inner"), DNS.data("inner"), WEB6.data("inner"));
    }

    @Test
    void taggedUnderlayIsUnwrappedToo() throws Exception {
        assumeLoop();
        wire.send("tap0", HOSTS.vlan(300).ipv4("172.16.0.1", "172.16.0.2").vxlan(5001).carrying(WEB).data("inner"));
        wire.assertReceived("ids1", WEB.data("inner"));
    }

    /** What the loop is not for is not delivered, and not kept to oneself either. */
    @Test
    void whatHasOtherHeadersIsTold() throws Exception {
        assumeLoop();
        for (int i = 0; i < 5; i++) {
            wire.send("tap0", vxlan(5001, DNS), changed(vxlan(5001, WEB), it -> it.putInt(VXLAN, 0)));
        }
        final var place = Netvis.byName(netvis.awaitPolicy("vni", "partial"), "bridge").get("br-tap");
        assertTrue(place.get("reason").toString().contains("of 10 vxlan packets from port tap0 at least 5 did not come"
            + " out of tunnel-port geneve0"), place::toString);
    }

    /** Without its address a bridge ends no tunnel, its own neither. */
    @Test
    void controllerLooksIntoVxlanWhereTheAddressIsGone() throws Exception {
        assumeLoop();
        lab.clearTapAddress();
        try {
            awaitPath("controller");
            assertEquals("false", Netvis.text(capability(), "available"));
            wire.send("tap0", vxlan(5001, WEB), UNDERLAY6.vxlan(5001).carrying(DNS).data("inner"));
            wire.assertReceived("ids1", WEB.data("inner"), DNS.data("inner"));
        } finally {
            lab.setTapAddress();
        }
        awaitPath("switch");
        Await.until(() -> Netvis.text(capability(), "available").equals("true"), netvis::describe);
        netvis.awaitSettled();
        wire.send("tap0", changed(vxlan(5001, WEB), it -> it.putInt(VXLAN, 0x8808_1234)));
        wire.assertReceived("ids1", WEB.data("inner"));
    }

    @Test
    void tapPortsAndVnTagsAreToldApart() throws Exception {
        assumeLoop();
        netvis.policy("other", """
            source: [feed1], tool: [recorder], strip: [vxlan], rule: [
              {name: all, action: forward, match: {tunnel: {type: vxlan}}}]
            """);
        netvis.policy("tags", """
            source: [feed0], tool: [ids], strip: [vn-tag], rule: [
              {name: all, action: forward, match: {vn-tag: {}}}]
            """);
        wire.send("tap0", vxlan(5001, WEB), INNER.vnTag(0x8005_0009).data("tagged"));
        wire.send("tap1", vxlan(5001, DNS));
        wire.assertReceived("ids1", WEB.data("inner"), INNER.data("tagged"));
        wire.assertReceived("recorder1", DNS.data("inner"));
    }

    /** Those of OVN, which are critical, and others that nobody was told of; wrong checksums; over IPv6. */
    @Test
    void geneveIsUnwrappedWhateverItsOptionsAre() throws Exception {
        only("geneve", "{type: geneve, vni: [6001]}");
        assumeLoop();
        wire.send("tap0", UNDERLAY.geneve(6001).carrying(WEB).data("plain"),
            UNDERLAY.geneve(6001, true, OVN_OPTION).carrying(DNS).data("OVN"),
            UNDERLAY.geneve(6001, true, UNKNOWN_OPTION).carrying(WEB6).data("unknown"),
            changed(UNDERLAY.geneve(6001).carrying(TAGGED).data("checksum"),
                it -> it.putShort(UDP + 6, (short) 0x0101)),
            UNDERLAY6.geneve(6001).carrying(WEB).data("over IPv6"),
            HOSTS.vlan(300).ipv4("172.16.0.1", "172.16.0.2").geneve(6001).carrying(WEB).data("tagged"),
            UNDERLAY.geneve(6002).carrying(WEB).data("other network"),
            UNDERLAY.geneve(6002, true, OVN_OPTION).carrying(WEB).data("other network"));
        wire.assertReceived("recorder1", WEB.data("plain"), DNS.data("OVN"), WEB6.data("unknown"),
            TAGGED.data("checksum"), WEB.data("over IPv6"), WEB.data("tagged"));
        wire.assertSilent("ids1", "tap0", "tap1", "phy0");
    }

    /** A length for which a bridge has no option. */
    @Test
    void whatTheBridgeHasNoRoomForIsTold() throws Exception {
        only("geneve", "{type: geneve}");
        assumeLoop();
        for (int i = 0; i < 5; i++) {
            wire.send("tap0", UNDERLAY.geneve(6001).carrying(WEB).data("plain"),
                UNDERLAY.geneve(6001, false, UNKNOWN_OPTION.substring(0, 8) + UNKNOWN_OPTION).carrying(WEB)
                    .data("three words"));
        }
        final var place = Netvis.byName(netvis.awaitPolicy("geneve", "partial"), "bridge").get("br-tap");
        assertTrue(place.get("reason").toString().contains("of 10 geneve packets from port tap0 at least 5 did not come"
            + " out of tunnel-port geneve0"), place::toString);
    }

    /** A policy about a type of tunnel, instead of that about VXLAN. */
    private void only(final String type, final String match) throws Exception {
        netvis.deletePolicy("vni");
        netvis.policy(type, """
            source: [feed0], tool: [recorder], strip: [%s], rule: [{name: all, action: forward, match: {tunnel: %s}}]
            """.formatted(type, match));
    }

    private void awaitPath(final String path) throws Exception {
        netvis.await("policy", "vni", policy -> Netvis.text(policy, "state").equals("active")
            && Netvis.text(Netvis.byName(policy, "bridge").get("br-tap"), "path").equals(path));
        netvis.awaitSettled();
    }

    private static Frame vxlan(final int vni, final Headers inner) {
        return UNDERLAY.vxlan(vni).carrying(inner).data("inner");
    }

    private static Frame changed(final Frame frame, final Consumer<ByteBuffer> change) {
        final var bytes = ByteBuffer.wrap(frame.bytes());
        change.accept(bytes);
        return Frame.of(bytes.array());
    }
}
