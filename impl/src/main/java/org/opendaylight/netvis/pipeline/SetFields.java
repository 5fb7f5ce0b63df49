/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.pipeline;

import com.google.common.collect.ImmutableMap;
import java.util.Optional;
import org.opendaylight.netvis.ovs.action.NxmField;
import org.opendaylight.netvis.program.Field;

/**
 * Fields that actions of Open vSwitch set, by the names that those have for them.
 */
final class SetFields {
    private static final ImmutableMap<String, Field> BY_NAME = ImmutableMap.of(
        "NXM_OF_ETH_SRC", Field.ETH_SRC,
        "NXM_OF_ETH_DST", Field.ETH_DST,
        "NXM_NX_REG0", Field.REG0,
        "NXM_NX_REG1", Field.REG1,
        "NXM_NX_PKT_MARK", Field.PKT_MARK,
        "NXM_NX_TUN_METADATA0", Field.TUN_METADATA0);

    private SetFields() {
        // Hidden on purpose
    }

    /** The field; empty if no table may set it. */
    static Optional<Field> of(final NxmField field) {
        return Optional.ofNullable(BY_NAME.get(field.name()));
    }
}
