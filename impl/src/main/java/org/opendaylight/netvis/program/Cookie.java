/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What netvis writes into the cookie of a flow, to tell its flows from others, and apart.
 * <pre>
 *   63              48 47        40 39       32 31                    0
 *  +------------------+------------+-----------+-----------------------+
 *  |  0x4e56, an "NV" |    kind    |     0     |        number         |
 *  +------------------+------------+-----------+-----------------------+
 * </pre>
 *
 * @param kind what the flow is for
 * @param number of {@link Kind#FORWARD}, {@link Kind#SKIP} and {@link Kind#PUNT} the policy's, of
 *        {@link Kind#CONTROLLER} that of what the metadata means, else 0
 */
public record Cookie(Kind kind, int number) {
    /** The mark of netvis. */
    public static final long MARK = 0x4e56L << 48;
    /** The bits of the mark. */
    public static final long MARK_MASK = 0xffffL << 48;

    /** What a flow is for. */
    public enum Kind {
        /** Lets packets into the pipeline, or past it. */
        ADMIT(1),
        /** Unwraps a tunnel seen in transit. */
        TRANSIT(2),
        /** Delivers what a policy selects. */
        FORWARD(3),
        /** Keeps from delivery what a policy does not select. */
        SKIP(4),
        /** Finishes a delivery. */
        STRIP(5),
        /** Unwraps VN-tags. */
        VN_TAG(6),
        /** Shows whether the switch can. */
        VN_TAG_TEST(7),
        /** Makes the switch forget what it has cached. */
        RENEW(8),
        /** Finds what is punted to the controller for a policy. */
        PUNT(9),
        /** Sends packets to the controller. */
        CONTROLLER(10);

        private final int code;

        Kind(final int code) {
            this.code = code;
        }
    }

    /** What is before the number in cookies whose number is that of a policy. */
    private static final Set<Long> OF_POLICIES = Stream.of(Kind.FORWARD, Kind.SKIP, Kind.PUNT)
        .map(kind -> new Cookie(kind, 0).value() >>> Integer.SIZE).collect(ImmutableSet.toImmutableSet());

    /**
     * Checks the kind.
     *
     * @param kind what the flow is for
     * @param number the number
     */
    public Cookie {
        requireNonNull(kind);
    }

    /** {@return the cookie on the switch} */
    public long value() {
        return MARK | (long) kind.code << 40 | Integer.toUnsignedLong(number);
    }

    /**
     * {@return the number of the policy that a flow on a switch is for; empty if it is for none, or not netvis's}
     *
     * @param value its cookie
     */
    public static OptionalInt policy(final long value) {
        return OF_POLICIES.contains(value >>> Integer.SIZE) ? OptionalInt.of((int) value) : OptionalInt.empty();
    }

    /**
     * {@return whether a flow on a switch is one of netvis}
     *
     * @param value its cookie
     */
    public static boolean isOurs(final long value) {
        return (value & MARK_MASK) == MARK;
    }
}
