/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Frames with a VN-tag, on a bridge without an address or a tunnel port for Geneve.
 */
class VnTagRegistersIT extends VnTagSwitchCases {
    VnTagRegistersIT(final Netvis netvis, final Lab lab) {
        super(VnTagWay.REGISTERS, netvis, lab);
    }

    @BeforeEach
    void bridgeHasNoGeneve() throws Exception {
        netvis.put("bridge", "br-tap", """
            datapath-id: '00000000000000b2', role: tap, ipv4-address: '192.0.2.1',
            tunnel-port: [{name: vxlan0, type: vxlan}, {name: gre0, type: gre}]
            """);
    }

    @Test
    void whatIsMissingForTheTunnelIsTold() throws Exception {
        apply("vn", "source: [feed0], tool: [ids], strip: [vn-tag]," + EVERY_TAG);
        assertEquals("no tunnel-port of type geneve is configured: add one",
            VnTagWay.whyNoTunnel(netvis.state("bridge", "br-tap")));
        netvis.put("bridge", "br-tap", "datapath-id: '00000000000000b2', role: tap");
        netvis.await("bridge", "br-tap", bridge -> VnTagWay.whyNoTunnel(bridge).equals(
            "no ipv4-address is configured: give the bridge the one of its LOCAL port"));
        assertDelivers("without an address");
    }
}
