/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

import com.google.common.collect.ImmutableList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * TCP flags (RFC 9293, section 3.1) as ovs-ofctl writes them: {@code +syn-ack} for some,
 * {@code syn|ack} for all of them.
 */
final class TcpFlagsText {
    /** From the least significant bit; ovs-ofctl has no names for those above, reserved ones, and shows their value. */
    private static final ImmutableList<String> NAMES =
        ImmutableList.of("fin", "syn", "rst", "psh", "ack", "urg", "ece", "cwr", "ns");

    private TcpFlagsText() {
        // Hidden on purpose
    }

    static String of(final int value, final int mask) {
        if (mask == Field.TCP_FLAGS.exactMask().low()) {
            return value == 0 ? "0" : bits(value).mapToObj(TcpFlagsText::name).collect(Collectors.joining("|"));
        }
        return bits(mask).mapToObj(bit -> ((value >> bit & 1) == 0 ? "-" : "+") + name(bit))
            .collect(Collectors.joining());
    }

    private static IntStream bits(final int value) {
        return IntStream.range(0, Field.TCP_FLAGS.bits()).filter(bit -> (value >> bit & 1) != 0);
    }

    private static String name(final int bit) {
        return bit < NAMES.size() ? NAMES.get(bit) : "[" + Integer.toHexString(1 << bit) + "]";
    }
}
