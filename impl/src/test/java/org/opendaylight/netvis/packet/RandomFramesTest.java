/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.packet;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Damaged frames and noise.
 */
class RandomFramesTest {
    private final FrameCheck frames = new FrameCheck();

    @Property(tries = 20_000)
    void damagedFramesDoNoHarm(@ForAll final long seed) {
        frames.check(new Mutations(new Random(seed)).frame(), new Random(seed));
    }

    @Property(tries = 5_000)
    void noiseDoesNoHarm(@ForAll final long seed) {
        final var random = new Random(seed);
        frames.check(new Mutations(random).noise(random.nextInt(200)), random);
    }
}
