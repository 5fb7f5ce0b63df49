/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.packet;

import org.opendaylight.netvis.net.HeaderKind;
import org.opendaylight.netvis.net.Payload;

/**
 * Whether bytes are somewhere in what follows a header.
 */
final class LiteralPredicate implements HeaderPredicate {
    private final HeaderKind after;
    private final int[] literal;
    private final int within;

    LiteralPredicate(final Payload.Literal literal) {
        after = literal.after();
        this.literal = literal.bytes().toArray();
        within = literal.within();
    }

    @Override
    public boolean holds(final Dissection dissection, final int base) {
        final var header = last(dissection, base);
        if (header < 0) {
            return false;
        }
        final var start = dissection.end(header);
        final var end = Math.min(dissection.limit(header), start + within) - literal.length;
        for (var index = start; index <= end; index++) {
            if (isAt(dissection, index)) {
                return true;
            }
        }
        return false;
    }

    private int last(final Dissection dissection, final int base) {
        var found = -1;
        for (var i = base; i < dissection.size() && dissection.depth(i) == dissection.depth(base); i++) {
            if (dissection.kind(i) == after) {
                found = i;
            }
        }
        return found;
    }

    private boolean isAt(final Dissection dissection, final int start) {
        final var frame = dissection.frame();
        for (var i = 0; i < literal.length; i++) {
            if (frame.getUnsignedByte(start + i) != literal[i]) {
                return false;
            }
        }
        return true;
    }
}
