/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile.loop;

import java.util.Arrays;
import java.util.Optional;
import org.opendaylight.netvis.compile.loop.HeaderStack.Bits;
import org.opendaylight.netvis.ovs.field.Bytes;
import org.opendaylight.netvis.program.OptionMatch;
import org.opendaylight.netvis.program.TunnelOption;
import org.opendaylight.netvis.program.Word;

/**
 * An option of Geneve whose data is headers of some length, with padding before them. Each length has an option of its
 * own, since Open vSwitch drops a frame that has one which it knows with another length, and a field of its own, in
 * which flows see the headers.
 *
 * @param length bytes of data
 */
public record LoopOption(int length) {
    /** Of those for experiments (RFC 8926, section 7), with other types than that of VN-tags. */
    private static final int OPTION_CLASS = 0xffff;
    private static final int WORD = 4;
    private static final int MAX_LENGTH = 124;

    /**
     * Checks the length.
     *
     * @param length bytes of data
     */
    public LoopOption {
        if (length % WORD != 0 || length < WORD || length > MAX_LENGTH) {
            throw new IllegalArgumentException("an option has no " + length + " bytes of data");
        }
    }

    /**
     * {@return the option for headers}
     *
     * @param headers how many bytes they are
     */
    static LoopOption ofHeaders(final int headers) {
        return new LoopOption(HeaderStack.PADDING + headers);
    }

    /** {@return it, as a switch is told of it} */
    public TunnelOption asTunnelOption() {
        return new TunnelOption(OPTION_CLASS, TunnelOption.HEADERS_TYPE + length / WORD, length);
    }

    /** What tells the headers of a packet, and what is in front of them. */
    OptionMatch proof(final Bytes before, final HeaderStack stack) {
        final var value = Arrays.copyOf(before.toArray(), length);
        final var mask = new byte[length];
        Arrays.fill(mask, 0, before.length(), (byte) -1);
        System.arraycopy(stack.value().toArray(), 0, value, before.length(), stack.length());
        System.arraycopy(stack.mask().toArray(), 0, mask, before.length(), stack.length());
        return OptionMatch.of(field(), value, mask);
    }

    /** What tells that some bits of the headers, which begin somewhere, have a value; empty if none is compared. */
    Optional<OptionMatch> match(final int start, final Bits bits, final Word value, final Word mask) {
        final var values = new byte[length];
        final var masks = new byte[length];
        boolean compares = false;
        for (int i = 0; i < bits.count(); i++) {
            final int from = bits.count() - 1 - i;
            final int at = start + (bits.first() + i) / Byte.SIZE;
            final int bit = 1 << Byte.SIZE - 1 - (bits.first() + i) % Byte.SIZE;
            if (isSet(mask, from)) {
                compares = true;
                masks[at] |= (byte) bit;
                if (isSet(value, from)) {
                    values[at] |= (byte) bit;
                }
            }
        }
        return compares ? Optional.of(OptionMatch.of(field(), values, masks)) : Optional.empty();
    }

    private static boolean isSet(final Word word, final int bit) {
        return ((bit < Long.SIZE ? word.low() : word.high()) >>> bit % Long.SIZE & 1) != 0;
    }

    private int field() {
        return asTunnelOption().field().orElseThrow();
    }
}
