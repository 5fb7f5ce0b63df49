/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile.loop;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.opendaylight.netvis.compile.loop.HeaderStack.Bits;
import org.opendaylight.netvis.ovs.field.Bytes;
import org.opendaylight.netvis.program.OptionMatch;
import org.opendaylight.netvis.program.Word;

/**
 * Headers as the data of an option, with what is in front of them there. That is netvis's own, and proves in which way
 * the frame went into the loop, as the data of several may have the same length.
 *
 * @param before what is in front of the headers
 * @param stack the headers
 */
record LoopedStack(Bytes before, HeaderStack stack) {
    /** Of a frame that went in directly: two zeros of padding. */
    private static final Bytes PADDING = Bytes.of(new byte[HeaderStack.PADDING]);

    LoopedStack {
        requireNonNull(before);
        requireNonNull(stack);
    }

    /** Headers whose length was known. */
    static LoopedStack direct(final HeaderStack stack) {
        return new LoopedStack(PADDING, stack);
    }

    LoopOption option() {
        return new LoopOption(before.length() + stack.length());
    }

    /** What tells that a packet had the headers. */
    OptionMatch proof() {
        return option().proof(before, stack);
    }

    /** What tells that some of their bits have a value; empty if none is compared. */
    Optional<OptionMatch> match(final Bits bits, final Word value, final Word mask) {
        return option().match(before.length(), bits, value, mask);
    }
}
