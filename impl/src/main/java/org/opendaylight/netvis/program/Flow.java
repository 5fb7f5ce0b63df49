/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.util.Optional;

/**
 * A flow entry.
 *
 * @param key its identity
 * @param cookie netvis's cookie as it is on the switch
 * @param actions what is applied to a packet, in order
 * @param metadata what is written into the metadata for the next table
 * @param next where the packet goes on, if it does
 */
public record Flow(FlowKey key, long cookie, ImmutableList<Action> actions, Optional<FieldMatch> metadata,
        Optional<TableId> next) {
    /**
     * Checks that the metadata fits and that the packet only goes forward (OpenFlow 1.3.5, section 5.1).
     *
     * @param key its identity
     * @param cookie netvis's cookie
     * @param actions what is applied
     * @param metadata what is written
     * @param next where the packet goes on
     */
    public Flow {
        requireNonNull(actions);
        requireNonNull(metadata);
        if (metadata.isPresent() && !metadata.orElseThrow().mask().andNot(Field.METADATA.exactMask()).isZero()) {
            throw new IllegalArgumentException("metadata has 64 bits, not those of " + metadata.orElseThrow());
        }
        if (next.isPresent() && next.orElseThrow().compareTo(key.table()) <= 0) {
            throw new IllegalArgumentException("a flow of " + key.table() + " cannot go back to " + next.orElseThrow());
        }
    }

    /** {@return the flow as ovs-ofctl writes it} */
    @Override
    public String toString() {
        return FlowText.flow(this);
    }
}
