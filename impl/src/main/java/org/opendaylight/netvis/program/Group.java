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

/**
 * A group of type {@code all}: a copy of the packet goes through each bucket (OpenFlow 1.3.5, section 5.6.1).
 *
 * @param id its identity
 * @param buckets the actions of each bucket
 */
public record Group(GroupId id, ImmutableList<ImmutableList<Action>> buckets) {
    /**
     * Checks that the group does something.
     *
     * @param id its identity
     * @param buckets the actions of each bucket
     */
    public Group {
        requireNonNull(id);
        if (buckets.isEmpty()) {
            throw new IllegalArgumentException("group " + id.number() + " has no bucket");
        }
    }

    /** {@return the group as ovs-ofctl writes it} */
    @Override
    public String toString() {
        return FlowText.group(this);
    }
}
