/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.pipeline;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import java.util.EnumSet;
import org.opendaylight.netvis.program.Field;

/**
 * What can be matched of a frame, and of where it came from.
 */
final class FrameFields {
    /** But for MPLS, of which policies know nothing but the ethertype. */
    static final ImmutableSet<Field> FIELDS;

    static {
        final var fields = EnumSet.allOf(Field.class);
        for (var mark : Mark.values()) {
            fields.remove(mark.field());
        }
        fields.remove(Field.MPLS_BOS);
        FIELDS = Sets.immutableEnumSet(fields);
    }

    private FrameFields() {
        // Hidden on purpose
    }
}
