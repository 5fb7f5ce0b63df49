/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

import org.opendaylight.netvis.ovs.field.Prerequisite;

/**
 * What must be matched beside a field (OpenFlow 1.3.5, section 7.2.3.8, table 12).
 */
final class Prerequisites {
    private Prerequisites() {
        // Hidden on purpose
    }

    static void check(final Match match) {
        match.forEach((field, value) -> check(match, field));
    }

    /** Checks that of one field. */
    static void check(final Match match, final Field field) {
        if (!field.row().prerequisite().isMet(value(match, Field.ETH_TYPE), value(match, Field.IP_PROTO))) {
            throw new IllegalArgumentException(field + " is matched without its prerequisite in " + match.fields());
        }
    }

    /** Both fields are compared as a whole. */
    private static int value(final Match match, final Field field) {
        return match.field(field).map(it -> (int) it.value().low()).orElse(Prerequisite.ABSENT);
    }
}
