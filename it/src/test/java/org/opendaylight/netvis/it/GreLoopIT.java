/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.opendaylight.netvis.it.LoopFrames.DNS;
import static org.opendaylight.netvis.it.LoopFrames.HOSTS;
import static org.opendaylight.netvis.it.LoopFrames.TAGGED;
import static org.opendaylight.netvis.it.LoopFrames.UNDERLAY;
import static org.opendaylight.netvis.it.LoopFrames.UNDERLAY6;
import static org.opendaylight.netvis.it.LoopFrames.WEB;
import static org.opendaylight.netvis.it.LoopFrames.WEB6;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * GRE of others that goes through the loop of a bridge. Apart from other tunnels, as a bridge has no room for the
 * options of all.
 */
@ExtendWith(LabExtension.class)
class GreLoopIT {
    private static final int IP = 14;
    private static final int GRE = IP + 20;
    private static final int KEY = GRE + 4;

    private final Netvis netvis;
    private final Lab lab;
    private final Wire wire;

    GreLoopIT(final Netvis netvis, final Lab lab) {
        this.netvis = netvis;
        this.lab = lab;
        wire = lab.wire();
    }

    /** Its bridge has no room for these options while it has those that other tests need, and the reverse. */
    @BeforeAll
    @AfterAll
    static void forgetOptions(final Lab lab) throws Exception {
        lab.restartSwitch();
    }

    @BeforeEach
    void beforeEach() throws Exception {
        Assumptions.assumeTrue(lab.ovs().isKnownToRemoveVnTags(), "not a version with a loop");
        LoopFrames.configureBridge(netvis);
    }

    private void policy(final String match) throws Exception {
        netvis.policy("gre", """
            source: [feed0], tool: [recorder], strip: [gre], rule: [{name: all, action: forward, match: {tunnel: %s}}]
            """.formatted(match));
        assertEquals("true", Netvis.text(Netvis.byName(netvis.state("bridge", "br-tap"), "capability").get("loop"),
            "available"), netvis::describe);
    }

    @Test
    void greIsUnwrappedWithAKeyAndWithout() throws Exception {
        policy("{type: gre}");
        wire.send("tap0", UNDERLAY.gre(7001).carrying(WEB).data("key"),
            changed(UNDERLAY.gre(7001).carrying(DNS).data("checksum"), GRE, 0x8000),
            changed(UNDERLAY.gre(7001).carrying(TAGGED).data("number"), GRE, 0x1000),
            withoutKey(UNDERLAY.gre(7001).carrying(WEB6).data("plain")),
            UNDERLAY6.gre(7001).carrying(WEB).data("over IPv6"),
            HOSTS.vlan(300).ipv6("2001:db8:f::1", "2001:db8:f::2").gre(7001).carrying(DNS).data("tagged"),
            changed(UNDERLAY.gre(7001).carrying(WEB).data("no Ethernet"), GRE + 2, 0x0800));
        wire.assertReceived("recorder1", WEB.data("key"), DNS.data("checksum"), TAGGED.data("number"),
            WEB6.data("plain"), WEB.data("over IPv6"), DNS.data("tagged"));
        wire.assertSilent("ids1", "tap0", "tap1", "phy0");
    }

    @Test
    void keysAreSelected() throws Exception {
        policy("{type: gre, key: [7001]}");
        wire.send("tap0", UNDERLAY.gre(7001).carrying(WEB).data("key"), UNDERLAY.gre(7002).carrying(WEB).data("other"),
            withoutKey(UNDERLAY.gre(7001).carrying(WEB6).data("none")),
            UNDERLAY6.gre(7001).carrying(DNS).data("over IPv6"));
        wire.assertReceived("recorder1", WEB.data("key"), DNS.data("over IPv6"));
    }

    private static Frame changed(final Frame frame, final int at, final int value) {
        final var bytes = frame.bytes().clone();
        ByteBuffer.wrap(bytes).putShort(at, (short) value);
        return Frame.of(bytes);
    }

    private static Frame withoutKey(final Frame frame) {
        final var bytes = ByteBuffer.allocate(frame.bytes().length - Integer.BYTES);
        bytes.put(frame.bytes(), 0, KEY).put(frame.bytes(), KEY + Integer.BYTES, bytes.remaining())
            .putShort(GRE, (short) 0).putShort(IP + 2, (short) (bytes.capacity() - IP));
        return Frame.of(bytes.array());
    }
}
