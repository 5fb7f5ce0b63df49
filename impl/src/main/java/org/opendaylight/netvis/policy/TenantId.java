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
 * What identifies a tenant: who owns sources, tools and policies.
 *
 * @param name its name
 */
public record TenantId(String name) implements ObjectId, Comparable<TenantId> {
    /** A tenant. */
    public TenantId {
        requireNonNull(name);
    }

    @Override
    public String kind() {
        return "tenant";
    }

    @Override
    public int compareTo(final TenantId other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
