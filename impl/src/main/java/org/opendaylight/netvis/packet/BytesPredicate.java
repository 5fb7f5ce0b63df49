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
 * Whether bytes are at a place counted from the start of a header.
 */
final class BytesPredicate implements HeaderPredicate {
    private final HeaderKind from;
    private final int offset;
    private final int[] value;
    private final int[] mask;

    BytesPredicate(final Payload.Bytes bytes) {
        from = bytes.from();
        offset = bytes.offset();
        value = bytes.value().toArray();
        mask = bytes.mask().toArray();
    }

    @Override
    public boolean holds(final Dissection dissection, final int base) {
        final var header = dissection.find(from, base);
        if (header < 0) {
            return false;
        }
        final var start = dissection.start(header) + offset;
        return start + value.length <= dissection.limit(header) && isAt(dissection, start);
    }

    private boolean isAt(final Dissection dissection, final int start) {
        final var frame = dissection.frame();
        for (var i = 0; i < value.length; i++) {
            if ((frame.getByte(start + i) & mask[i]) != value[i]) {
                return false;
            }
        }
        return true;
    }
}
