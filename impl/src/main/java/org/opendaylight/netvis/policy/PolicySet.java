/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.policy;

import com.google.common.collect.ImmutableMap;

/**
 * Everything that was declared.
 *
 * @param bridges the bridges
 * @param sources the sources
 * @param tools the tools
 * @param policies the policies
 */
public record PolicySet(ImmutableMap<BridgeId, Bridge> bridges, ImmutableMap<SourceId, Source> sources,
        ImmutableMap<ToolId, Tool> tools, ImmutableMap<PolicyId, Policy> policies) {
    /** Nothing. */
    public static final PolicySet EMPTY = new PolicySet(ImmutableMap.of(), ImmutableMap.of(), ImmutableMap.of(),
        ImmutableMap.of());
}
