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
import org.opendaylight.netvis.compile.loop.LoopTest;
import org.opendaylight.netvis.program.OpenFlowEncoder;

/**
 * A frame in a tunnel that a loop is to unwrap.
 *
 * @param test what shows whether it does
 * @param id the network identifier or key
 * @param frame what is in it
 */
record LoopProbe(LoopTest test, int id, TestFrame frame) implements ProbeSender.Probe {
    private static final int ID_BITS = 24;

    static LoopProbe random(final LoopTest test) {
        return new LoopProbe(test, ThreadLocalRandom.current().nextInt(1 << ID_BITS), TestFrame.random());
    }

    @Override
    public long number() {
        return frame.number();
    }

    @Override
    public byte[] packetOut() {
        return OpenFlowEncoder.packetOut(test.actions(), test.wrap(frame.bytes(), id));
    }

    @Override
    public Optional<String> difference(final byte[] received) {
        return frame.difference(received);
    }

    @Override
    public String lost(final String cause) {
        return TestFrame.lost(cause, "loop-port");
    }
}
