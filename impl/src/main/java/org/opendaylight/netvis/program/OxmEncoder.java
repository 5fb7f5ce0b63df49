/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

import org.opendaylight.netvis.ovs.field.OxmHeader;
import org.opendaylight.netvis.ovs.protocol.OpenFlow13;

/**
 * Matches and fields as OXM (OpenFlow 1.3.5, section 7.2.3.2).
 *
 * @see OxmHeader
 */
final class OxmEncoder {
    private OxmEncoder() {
        // Hidden on purpose
    }

    /** Writes a whole {@code ofp_match}, padding included. */
    static void putMatch(final MessageWriter out, final Match match) {
        final var start = out.size();
        out.put16(OpenFlow13.OFPMT_OXM).put16(0);
        match.forEach((field, value) -> putField(out, field, value));
        match.option().ifPresent(option -> putOption(out, option));
        out.setLength(start + Short.BYTES, start);
        out.align(start);
    }

    /** Writes a field with its value. */
    static void putValue(final MessageWriter out, final Field field, final Word value) {
        putHeader(out, field, false);
        out.putWord(value, field.bytes());
    }

    private static void putField(final MessageWriter out, final Field field, final FieldMatch match) {
        final var masked = !match.mask().equals(field.exactMask());
        putHeader(out, field, masked);
        out.putWord(match.value(), field.bytes());
        if (masked) {
            out.putWord(match.mask(), field.bytes());
        }
    }

    /** With a mask even if it compares all: those before it may be any. */
    private static void putOption(final MessageWriter out, final OptionMatch option) {
        out.put32(option.wire().header(true)).putBytes(option.value().toArray()).putBytes(option.mask().toArray());
    }

    private static void putHeader(final MessageWriter out, final Field field, final boolean masked) {
        out.put32(field.header(masked));
        if (field.wire().isExperimenter()) {
            out.put32(field.wire().experimenter());
        }
    }
}
