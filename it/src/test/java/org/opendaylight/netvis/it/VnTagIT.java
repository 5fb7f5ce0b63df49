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

import org.junit.jupiter.api.Test;

/**
 * Frames with a VN-tag, on a bridge that has a tunnel to itself.
 */
class VnTagIT extends VnTagSwitchCases {
    private static final String POLICY = "source: [feed0], tool: [ids], strip: [vn-tag]," + EVERY_TAG;

    VnTagIT(final Netvis netvis, final Lab lab) {
        super(VnTagWay.TUNNEL, netvis, lab);
    }

    @Test
    void whereTheTunnelFailsRegistersDoItUntilItWorks() throws Exception {
        apply("vn", POLICY);
        final var obstruction = new Obstruction(netvis, lab);
        obstruction.begin("udp,");
        try {
            assertFallsBack("the test frame did not come back: check that the LOCAL port is up");
            assertDelivers("by registers");
        } finally {
            obstruction.end();
        }
        assertRecovers();
    }

    /** Nobody connects anew and no policy changes: the test is repeated. */
    @Test
    void registersDoItWhenTheAddressIsTakenAway() throws Exception {
        apply("vn", POLICY);
        assertDelivers("before");
        lab.clearTapAddress();
        try {
            assertFallsBack("the test frame did not come back: check that the LOCAL port");
            assertDelivers("by registers");
        } finally {
            lab.setTapAddress();
        }
        assertRecovers();
    }

    @Test
    void optionThatSomebodyElseMappedIsLeftAlone() throws Exception {
        apply("vn", POLICY);
        final var obstruction = new Obstruction(netvis, lab);
        obstruction.disconnect();
        lab.restartSwitch();
        lab.ovs().ofctl("add-tlv-map", "br-tap", "{class=0x102,type=3,len=4}->tun_metadata0");
        obstruction.connect();
        try {
            assertFallsBack("the switch shows the tunnel option of class 0x0102, type 3 and 4 bytes as tun_metadata0");
            assertDelivers("by registers");
        } finally {
            lab.ovs().ofctl("del-tlv-map", "br-tap", "{class=0x102,type=3,len=4}->tun_metadata0");
        }
        assertRecovers();
    }

    @Test
    void mappingIsMadeAnewWhenTheSwitchForgotIt() throws Exception {
        apply("vn", POLICY);
        assertDelivers("before");
        final var obstruction = new Obstruction(netvis, lab);
        obstruction.disconnect();
        lab.restartSwitch();
        assertFalse(lab.ovs().ofctl("dump-tlv-map", "br-tap").contains("tun_metadata0"));
        obstruction.connect();
        assertRecovers();
        assertTrue(lab.ovs().ofctl("dump-tlv-map", "br-tap").contains("tun_metadata0"));
    }

    @Test
    void bridgeThatGetsItsTunnelLaterUsesIt() throws Exception {
        apply("vn", POLICY);
        final var bridge = Lab.configuration().getAsJsonArray("bridge").get(1).getAsJsonObject();
        netvis.put("bridge", "br-tap", "datapath-id: '00000000000000b2', role: tap");
        assertFallsBack("no ipv4-address is configured");
        assertDelivers("by registers");
        bridge.remove("name");
        final var text = bridge.toString();
        netvis.put("bridge", "br-tap", text.substring(1, text.length() - 1));
        assertRecovers();
    }

    private void assertFallsBack(final String reason) throws Exception {
        final var state = netvis.await("bridge", "br-tap", bridge -> !VnTagWay.whyNoTunnel(bridge).isEmpty());
        assertEquals(VnTagWay.REGISTERS, VnTagWay.of(state), state::toString);
        assertTrue(VnTagWay.whyNoTunnel(state).startsWith(reason), state::toString);
    }

    private void assertRecovers() throws Exception {
        Await.until(RETEST, () -> VnTagWay.of(netvis.state("bridge", "br-tap")) == VnTagWay.TUNNEL,
            () -> "no tunnel is used");
        assertDelivers("by the tunnel");
    }
}
