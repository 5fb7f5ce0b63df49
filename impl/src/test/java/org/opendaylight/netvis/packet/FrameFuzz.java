/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.packet;

import java.util.Arrays;
import java.util.Random;

/**
 * The entry for Jazzer, which is guided by coverage; docs/packet.md says how to run it. Not part of the build.
 */
public final class FrameFuzz {
    private static final FrameCheck FRAMES = new FrameCheck();

    private FrameFuzz() {
        // Hidden on purpose
    }

    /**
     * Checks one input.
     *
     * @param input a frame
     */
    public static void fuzzerTestOneInput(final byte[] input) {
        FRAMES.check(input, new Random(Arrays.hashCode(input)));
    }
}
