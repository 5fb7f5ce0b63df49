/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.packet;

import org.opendaylight.netvis.net.HeaderAbsence;

/**
 * Whether a packet has no such header.
 *
 * @param absence the header
 */
record AbsencePredicate(HeaderAbsence absence) implements HeaderPredicate {
    @Override
    public boolean holds(final Dissection dissection, final int base) {
        return dissection.find(absence.kind(), base, absence.occurrence()) < 0;
    }
}
