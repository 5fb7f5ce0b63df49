/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.packet;

import static org.opendaylight.netvis.net.HeaderKind.PAYLOAD;

import org.opendaylight.netvis.net.HeaderKind;

/**
 * MPLS. A label does not say what follows the last one, see {@link PseudowireFrame}.
 */
final class LabelHeaders {
    private static final int LABEL_LENGTH = 4;
    /** Bottom of stack, in the third byte of an entry (RFC 3032, section 2.1). */
    private static final int BOTTOM_OF_STACK = 1;
    /** Control word of an Ethernet pseudowire (RFC 4448, section 4.6). */
    static final int CONTROL_WORD_LENGTH = 4;

    private LabelHeaders() {
        // Hidden on purpose
    }

    static HeaderKind label(final HeaderReader in) {
        if (!in.take(HeaderKind.MPLS, LABEL_LENGTH)) {
            return PAYLOAD;
        }
        return (in.u8(-2) & BOTTOM_OF_STACK) == 0 ? HeaderKind.MPLS : PseudowireFrame.behindLabels(in);
    }

    static HeaderKind controlWord(final HeaderReader in) {
        return in.take(HeaderKind.PSEUDOWIRE_CONTROL_WORD, CONTROL_WORD_LENGTH) ? in.enter(HeaderKind.ETHERNET)
            : PAYLOAD;
    }
}
