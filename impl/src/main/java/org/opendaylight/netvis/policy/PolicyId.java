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
 * What identifies a policy: who owns it, and its name. A value, immutable. Not a record because it keeps its hash:
 * policies are many, and most of what is known of them is looked up by it.
 */
public final class PolicyId implements OwnedId, Comparable<PolicyId> {
    private final TenantId tenant;
    private final String name;
    private final int hash;

    /**
     * Default constructor.
     *
     * @param tenant who owns it
     * @param name its name
     */
    public PolicyId(final TenantId tenant, final String name) {
        this.tenant = requireNonNull(tenant);
        this.name = requireNonNull(name);
        hash = 31 * tenant.hashCode() + name.hashCode();
    }

    @Override
    public TenantId tenant() {
        return tenant;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String kind() {
        return "policy";
    }

    @Override
    public int compareTo(final PolicyId other) {
        if (this == other) {
            return 0;
        }
        final int byTenant = tenant == other.tenant ? 0 : tenant.compareTo(other.tenant);
        return byTenant == 0 ? name.compareTo(other.name) : byTenant;
    }

    @Override
    public boolean equals(final Object obj) {
        return this == obj || obj instanceof PolicyId other && hash == other.hash && name.equals(other.name)
            && tenant.equals(other.tenant);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return tenant.name() + SEPARATOR + name;
    }
}
