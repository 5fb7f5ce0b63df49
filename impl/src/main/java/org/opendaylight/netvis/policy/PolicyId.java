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
 * What identifies a policy.
 *
 * @param tenant who owns it
 * @param name its name
 */
public record PolicyId(TenantId tenant, String name) implements OwnedId, Comparable<PolicyId> {
    private static final Comparator<PolicyId> ORDER =
        Comparator.comparing(PolicyId::tenant).thenComparing(PolicyId::name);

    /** A policy. */
    public PolicyId {
        requireNonNull(tenant);
        requireNonNull(name);
    }

    @Override
    public String kind() {
        return "policy";
    }

    @Override
    public int compareTo(final PolicyId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return tenant.name() + SEPARATOR + name;
    }
}
