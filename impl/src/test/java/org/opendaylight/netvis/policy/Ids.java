/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.policy;

import com.google.common.collect.ImmutableSet;
import java.util.stream.Stream;

/**
 * Identities of what one tenant, {@code acme}, has.
 */
public final class Ids {
    public static final TenantId TENANT = new TenantId("acme");

    private Ids() {
        // Hidden on purpose
    }

    public static BridgeId bridge(final String name) {
        return new BridgeId(name);
    }

    public static SourceId source(final String name) {
        return new SourceId(TENANT, name);
    }

    public static ImmutableSet<SourceId> sources(final String... names) {
        return Stream.of(names).map(Ids::source).collect(ImmutableSet.toImmutableSet());
    }

    public static ToolId tool(final String name) {
        return new ToolId(TENANT, name);
    }

    public static ImmutableSet<ToolId> tools(final String... names) {
        return Stream.of(names).map(Ids::tool).collect(ImmutableSet.toImmutableSet());
    }

    public static PolicyId policy(final String name) {
        return new PolicyId(TENANT, name);
    }

    public static ImmutableSet<PolicyId> policies(final String... names) {
        return Stream.of(names).map(Ids::policy).collect(ImmutableSet.toImmutableSet());
    }
}
