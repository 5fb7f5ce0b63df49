/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.packet;

import static org.opendaylight.netvis.packet.HeaderKind.PAYLOAD;

/**
 * MPLS. A label does not say what follows the last one, so that is guessed from the first four bits (RFC 4928).
 */
final class LabelHeaders {
    private static final int LABEL_LENGTH = 4;
    /** Bottom of stack, in the third byte of an entry (RFC 3032, section 2.1). */
    private static final int BOTTOM_OF_STACK = 1;
    /** Control word of an Ethernet pseudowire (RFC 4448, section 4.6). */
    private static final int CONTROL_WORD_LENGTH = 4;
    /** First four bits of a control word (RFC 4385, section 3). */
    private static final int CONTROL_WORD = 0;

    private LabelHeaders() {
        // Hidden on purpose
    }

    static HeaderKind label(final HeaderReader in) {
        if (!in.take(HeaderKind.MPLS, LABEL_LENGTH)) {
            return PAYLOAD;
        }
        return (in.u8(-2) & BOTTOM_OF_STACK) == 0 ? HeaderKind.MPLS : behindLabels(in);
    }

    private static HeaderKind behindLabels(final HeaderReader in) {
        if (in.remaining() > CONTROL_WORD_LENGTH + LinkHeaders.ETHERNET_LENGTH && in.u8(0) >> 4 == CONTROL_WORD) {
            return HeaderKind.PSEUDOWIRE_CONTROL_WORD;
        }
        return NetworkHeaders.byVersion(in);
    }

    static HeaderKind controlWord(final HeaderReader in) {
        return in.take(HeaderKind.PSEUDOWIRE_CONTROL_WORD, CONTROL_WORD_LENGTH) ? in.enter(HeaderKind.ETHERNET)
            : PAYLOAD;
    }
}
