/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.it;

/**
 * Flows on the tap bridge that keep netvis's test frames from coming back, and a new session, in which it tests.
 */
final class Obstruction {
    private final Netvis netvis;
    private final Lab lab;

    Obstruction(final Netvis netvis, final Lab lab) {
        this.netvis = netvis;
        this.lab = lab;
    }

    /** Drops the test frames that match. */
    void begin(final String match) throws Exception {
        lab.ovs().addFlow("br-tap", "table=5,priority=9," + match + "actions=drop");
        disconnect();
        connect();
    }

    void disconnect() throws Exception {
        lab.setController("br-tap", "tcp:127.0.0.1:1");
        netvis.await("bridge", "br-tap", bridge -> !bridge.get("connected").getAsBoolean());
    }

    void connect() throws Exception {
        lab.setController("br-tap", Lab.CONTROLLER);
    }

    void end() throws Exception {
        lab.ovs().ofctl("del-flows", "br-tap", "table=5,cookie=0/-1");
    }
}
