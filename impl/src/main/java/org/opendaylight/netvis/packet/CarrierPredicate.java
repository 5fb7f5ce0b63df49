/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.packet;

import org.opendaylight.netvis.net.CarrierCondition;
import org.opendaylight.netvis.net.HeaderKind;

/**
 * Whether a condition is true of the header by which a packet is carried. It is false of a packet that is not.
 *
 * @param condition the condition
 */
record CarrierPredicate(CarrierCondition condition) implements HeaderPredicate {
    /** Without options (RFC 8926, section 3.4), and of each option without its data. */
    private static final int GENEVE_LENGTH = 8;
    private static final int OPTION_LENGTH = 4;
    private static final int OPTION_TYPE = 2;
    private static final int OPTION_WORDS = 3;
    private static final int WORDS_MASK = 0x1f;

    @Override
    public boolean holds(final Dissection dissection, final int base) {
        return base > 0 && switch (condition) {
            case CarrierCondition.Kind kind -> kind.anyOf().contains(dissection.kind(base - 1));
            case CarrierCondition.Field field -> dissection.kind(base - 1) == field.field().kind()
                && hasAny(field, dissection, base - 1);
            case CarrierCondition.Option option -> dissection.kind(base - 1) == HeaderKind.GENEVE
                && has(option, dissection, base - 1);
        };
    }

    private static boolean hasAny(final CarrierCondition.Field field, final Dissection dissection, final int header) {
        final var value = HeaderFieldReader.read(field.field(), dissection, header);
        for (int i = 0; i < field.anyOf().size(); i++) {
            final var bits = field.anyOf().get(i);
            if (((value ^ bits.value()) & bits.mask()) == 0) {
                return true;
            }
        }
        return false;
    }

    /** Of several options of a kind one is enough. One that is longer than what is left ends the search. */
    private static boolean has(final CarrierCondition.Option option, final Dissection dissection, final int header) {
        final var frame = dissection.frame();
        final int end = dissection.end(header);
        int next;
        for (int at = dissection.start(header) + GENEVE_LENGTH; at + OPTION_LENGTH <= end; at = next) {
            next = at + OPTION_LENGTH + (frame.getUnsignedByte(at + OPTION_WORDS) & WORDS_MASK) * Integer.BYTES;
            if (next > end) {
                return false;
            }
            if (frame.getUnsignedShort(at) == option.optionClass()
                    && frame.getUnsignedByte(at + OPTION_TYPE) == option.type()
                    && isAt(option, dissection, at + OPTION_LENGTH, next)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAt(final CarrierCondition.Option option, final Dissection dissection, final int start,
            final int end) {
        final int length = option.value().length();
        if (start + length > end) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if ((dissection.frame().getByte(start + i) & option.mask().get(i)) != option.value().get(i)) {
                return false;
            }
        }
        return true;
    }
}
