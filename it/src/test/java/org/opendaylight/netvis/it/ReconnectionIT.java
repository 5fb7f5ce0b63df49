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
import static org.opendaylight.netvis.it.Headers.ethernet;
import static org.opendaylight.netvis.it.Lab.VM1;
import static org.opendaylight.netvis.it.Lab.VM2;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Switches that lose their connection and come back with what they had.
 */
@ExtendWith(LabExtension.class)
class ReconnectionIT {
    private static final int FRAMES = 100;
    private static final Frame FRAME = ethernet(VM1, VM2).ipv4("10.0.0.1", "10.0.0.2").udp(40_000, 53).data("counted");

    private final Netvis netvis;
    private final Lab lab;

    ReconnectionIT(final Netvis netvis, final Lab lab) {
        this.netvis = netvis;
        this.lab = lab;
    }

    @Test
    void countersDoNotCountAgainWhatTheyHaveCounted() throws Exception {
        netvis.policy("counted", "source: [feed0], tool: [ids], rule: [{name: all, action: forward}]");
        final long toolBefore = packets("tool", "ids");
        final var since = Netvis.text(netvis.state("policy", "counted"), "counting-since");
        assertFalse(since.isEmpty());
        for (int i = 0; i < FRAMES; i++) {
            lab.wire().send("tap0", FRAME);
        }
        netvis.await("policy", "counted", state -> Netvis.text(state, "packets").equals("" + FRAMES));
        for (int round = 0; round < 3; round++) {
            lab.setController("br-tap", "tcp:127.0.0.1:1");
            netvis.await("bridge", "br-tap", state -> Netvis.text(state, "connected").equals("false"));
            lab.setController("br-tap", Lab.CONTROLLER);
            netvis.awaitSettled();
        }
        lab.wire().send("tap0", FRAME);
        netvis.await("policy", "counted", state -> Long.parseLong(Netvis.text(state, "packets")) > FRAMES);
        assertEquals(FRAMES + 1, packets("policy", "counted"));
        assertEquals(FRAMES + 1, packets("tool", "ids") - toolBefore);
        assertEquals(since, Netvis.text(netvis.state("policy", "counted"), "counting-since"));
    }

    private long packets(final String kind, final String name) throws Exception {
        return Long.parseLong(Netvis.text(netvis.state(kind, name), "packets"));
    }
}
