/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.pipeline;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import java.util.List;
import java.util.Optional;
import org.opendaylight.netvis.ovs.field.FieldRow;
import org.opendaylight.netvis.ovs.field.NxmField;
import org.opendaylight.netvis.program.Field;

/**
 * Fields that actions of Open vSwitch set, by the names that those have for them.
 */
final class SetFields {
    private static final ImmutableMap<FieldRow, Field> BY_ROW = Maps.uniqueIndex(List.of(Field.values()), Field::row);

    private SetFields() {
        // Hidden on purpose
    }

    /** The field; empty if netvis has none of that name. */
    static Optional<Field> of(final NxmField field) {
        return Optional.ofNullable(BY_ROW.get(field.row()));
    }
}
