/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.policy;

/**
 * What identifies an object of a tenant. Written {@code TENANT/NAME}.
 */
public sealed interface OwnedId extends ObjectId permits SourceId, ToolId, PolicyId {
    /** What is between tenant and name; in neither of them. */
    char SEPARATOR = '/';

    /** {@return who owns it} */
    TenantId tenant();

    /** {@return its name, unique among what is of the same kind and tenant} */
    String name();

    /**
     * {@return how a tenant refers to it} By its name alone if it is its own.
     *
     * @param from the tenant
     */
    default String from(final TenantId from) {
        return tenant().equals(from) ? name() : toString();
    }
}
