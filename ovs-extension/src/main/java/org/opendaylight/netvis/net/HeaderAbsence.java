/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.net;

import static java.util.Objects.requireNonNull;

/**
 * The packet has no such header.
 *
 * @param kind the kind
 * @param occurrence which of the headers of that kind that follow one another, 0 for the first
 */
public record HeaderAbsence(HeaderKind kind, int occurrence) implements HeaderCondition {
    /** A header that must not be there. */
    public HeaderAbsence {
        requireNonNull(kind);
        if (occurrence < 0) {
            throw new IllegalArgumentException("there is no header " + occurrence + " of " + kind);
        }
    }
}
