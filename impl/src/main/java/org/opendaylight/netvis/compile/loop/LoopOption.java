/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile.loop;

import java.util.Optional;
import org.opendaylight.netvis.compile.loop.HeaderStack.Bits;
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

    /**
     * {@return what tells the headers of a packet}
     *
     * @param stack the headers, of this length
     */
    OptionMatch proof(final HeaderStack stack) {
        return OptionMatch.of(field(), stack.value().toArray(), stack.mask().toArray());
    }

    /**
     * {@return what tells that some bits of the headers have a value} Empty if none is compared.
     *
     * @param bits the bits
     * @param value their value
     * @param mask which of them are compared
     */
    Optional<OptionMatch> match(final Bits bits, final Word value, final Word mask) {
        final var values = new byte[length - HeaderStack.PADDING];
        final var masks = new byte[length - HeaderStack.PADDING];
        boolean compares = false;
        for (int i = 0; i < bits.count(); i++) {
            final int from = bits.count() - 1 - i;
            final int at = (bits.first() + i) / Byte.SIZE;
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
