/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.policy;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;

/**
 * What identifies a tool.
 *
 * @param tenant who owns it
 * @param name its name
 */
public record ToolId(TenantId tenant, String name) implements OwnedId, Comparable<ToolId> {
    private static final Comparator<ToolId> ORDER =
        Comparator.comparing(ToolId::tenant).thenComparing(ToolId::name);

    /** A tool. */
    public ToolId {
        requireNonNull(tenant);
        requireNonNull(name);
    }

    @Override
    public String kind() {
        return "tool";
    }

    @Override
    public int compareTo(final ToolId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return tenant.name() + SEPARATOR + name;
    }
}
