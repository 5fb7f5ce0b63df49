/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.controller;

import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.opendaylight.netvis.compile.transit.TunnelEnd;
import org.opendaylight.netvis.program.OpenFlowEncoder;

/**
 * A frame in a tunnel that a tunnel port of a switch is to end, see {@link TunnelEnd#test()}.
 *
 * @param end the tunnel port
 * @param key the key of the tunnel
 * @param frame what is in it
 */
record TunnelEndProbe(TunnelEnd end, int key, TestFrame frame) implements ProbeSender.Probe {
    private static final int KEY_BITS = 24;

    static TunnelEndProbe random(final TunnelEnd end) {
        return new TunnelEndProbe(end, ThreadLocalRandom.current().nextInt(1 << KEY_BITS), TestFrame.random());
    }

    @Override
    public long number() {
        return frame.number();
    }

    @Override
    public byte[] packetOut() {
        return OpenFlowEncoder.packetOut(end.test(), end.wrap(frame.bytes(), key));
    }

    @Override
    public Optional<String> difference(final byte[] received) {
        return frame.difference(received);
    }

    @Override
    public String lost(final String cause) {
        return TestFrame.lost(cause, "tunnel-port");
    }
}
