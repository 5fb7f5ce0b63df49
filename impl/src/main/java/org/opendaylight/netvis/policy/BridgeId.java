/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.policy;

import static java.util.Objects.requireNonNull;

/**
 * What identifies a bridge.
 *
 * @param name its name
 */
public record BridgeId(String name) implements ObjectId, Comparable<BridgeId> {
    /** A bridge. */
    public BridgeId {
        requireNonNull(name);
    }

    @Override
    public String kind() {
        return "bridge";
    }

    @Override
    public int compareTo(final BridgeId other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
