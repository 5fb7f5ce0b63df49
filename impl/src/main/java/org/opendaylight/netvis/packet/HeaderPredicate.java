/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.packet;

import org.opendaylight.netvis.net.CarrierCondition;
import org.opendaylight.netvis.net.HeaderAbsence;
import org.opendaylight.netvis.net.HeaderCondition;
import org.opendaylight.netvis.net.HeaderMatch;
import org.opendaylight.netvis.net.Payload;

/**
 * A condition in the form in which many packets are compared with it, without garbage. Immutable.
 */
sealed interface HeaderPredicate permits AbsencePredicate, BytesPredicate, CarrierPredicate, FieldPredicate,
        LiteralPredicate {
    /**
     * {@return whether the condition is true of a packet; without such a header only its absence is}
     *
     * @param dissection the headers of the frame
     * @param base number of the first header of the packet that is meant; headers of packets within it do not count
     */
    boolean holds(Dissection dissection, int base);

    /**
     * {@return what tells whether a condition is true}
     *
     * @param condition the condition
     */
    static HeaderPredicate of(final HeaderCondition condition) {
        return switch (condition) {
            case CarrierCondition carrier -> new CarrierPredicate(carrier);
            case HeaderAbsence absence -> new AbsencePredicate(absence);
            case HeaderMatch match -> new FieldPredicate(match);
            case Payload.Bytes bytes -> new BytesPredicate(bytes);
            case Payload.Literal literal -> new LiteralPredicate(literal);
        };
    }
}
