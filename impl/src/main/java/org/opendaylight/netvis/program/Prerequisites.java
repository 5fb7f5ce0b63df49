/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

import java.util.Map;
import org.opendaylight.netvis.ovs.field.Prerequisite;

/**
 * What must be matched beside a field (OpenFlow 1.3.5, section 7.2.3.8, table 12).
 */
final class Prerequisites {
    private Prerequisites() {
        // Hidden on purpose
    }

    static void check(final Map<Field, FieldMatch> fields) {
        final int etherType = value(fields, Field.ETH_TYPE);
        final int protocol = value(fields, Field.IP_PROTO);
        for (var field : fields.keySet()) {
            if (!field.row().prerequisite().isMet(etherType, protocol)) {
                throw new IllegalArgumentException(field + " is matched without its prerequisite in " + fields);
            }
        }
    }

    /** Both fields are compared as a whole. */
    private static int value(final Map<Field, FieldMatch> fields, final Field field) {
        final var match = fields.get(field);
        return match == null ? Prerequisite.ABSENT : (int) match.value().low();
    }
}
