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
import org.opendaylight.netvis.compile.loop.Loop;
import org.opendaylight.netvis.program.OpenFlowEncoder;

/**
 * A frame in VXLAN that a loop is to unwrap, see {@link Loop#test()}.
 *
 * @param loop the loop
 * @param vni the network identifier
 * @param frame what is in it
 */
record LoopProbe(Loop loop, int vni, TestFrame frame) implements ProbeSender.Probe {
    private static final int VNI_BITS = 24;

    static LoopProbe random(final Loop loop) {
        return new LoopProbe(loop, ThreadLocalRandom.current().nextInt(1 << VNI_BITS), TestFrame.random());
    }

    @Override
    public long number() {
        return frame.number();
    }

    @Override
    public byte[] packetOut() {
        return OpenFlowEncoder.packetOut(loop.test(), loop.wrap(frame.bytes(), vni));
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
