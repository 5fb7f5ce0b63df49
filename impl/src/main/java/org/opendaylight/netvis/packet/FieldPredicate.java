/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.packet;

import org.opendaylight.netvis.net.HeaderField;
import org.opendaylight.netvis.net.HeaderMatch;

/**
 * Whether a header field has one of some values.
 */
final class FieldPredicate implements HeaderPredicate {
    private final HeaderField field;
    private final int occurrence;
    private final long[] values;
    private final long[] masks;

    FieldPredicate(final HeaderMatch match) {
        field = match.field();
        occurrence = match.occurrence();
        values = match.anyOf().stream().mapToLong(HeaderMatch.Bits::value).toArray();
        masks = match.anyOf().stream().mapToLong(HeaderMatch.Bits::mask).toArray();
    }

    @Override
    public boolean holds(final Dissection dissection, final int base) {
        final var header = dissection.find(field.kind(), base, occurrence);
        return header >= 0 && HeaderFieldReader.isPresent(field, dissection, header)
            && isAny(HeaderFieldReader.read(field, dissection, header));
    }

    private boolean isAny(final long value) {
        for (var i = 0; i < values.length; i++) {
            if (((value ^ values[i]) & masks[i]) == 0) {
                return true;
            }
        }
        return false;
    }
}
