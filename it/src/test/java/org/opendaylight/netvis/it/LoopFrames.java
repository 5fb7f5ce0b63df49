/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.it;

import static org.opendaylight.netvis.it.Headers.ethernet;

/**
 * What the tests of loops send, and the bridge that they send it to.
 */
final class LoopFrames {
    static final Headers INNER = ethernet("02:00:00:00:0c:01", "02:00:00:00:0c:02");
    static final Headers WEB = INNER.ipv4("10.1.0.1", "10.1.0.2").tcp(40_000, 80);
    static final Headers DNS = INNER.ipv4("10.1.0.1", "10.1.0.2").udp(40_000, 53);
    static final Headers WEB6 = INNER.ipv6("2001:db8::1", "2001:db8::2").tcp(40_000, 80);
    static final Headers TAGGED = INNER.vlan(9);
    static final Headers HOSTS = ethernet("02:00:00:00:0d:01", "02:00:00:00:0d:02");
    static final Headers UNDERLAY = HOSTS.ipv4("172.16.0.1", "172.16.0.2");
    static final Headers UNDERLAY6 = HOSTS.ipv6("2001:db8:f::1", "2001:db8:f::2");

    private LoopFrames() {
        // Hidden on purpose
    }

    /** Gives the tap bridge a loop, beside ends of tunnels of all types. */
    static void configureBridge(final Netvis netvis) throws Exception {
        netvis.put("bridge", "br-tap", """
            datapath-id: '00000000000000b2', role: tap, ipv4-address: '192.0.2.1', loop-port: geneve0,
            tunnel-port: [{name: vxlan0, type: vxlan}, {name: geneve0, type: geneve}, {name: gre0, type: gre}]
            """);
    }
}
