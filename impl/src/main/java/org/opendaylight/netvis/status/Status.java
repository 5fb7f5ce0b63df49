/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.status;

import com.google.common.collect.ImmutableMap;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.policy.SourceId;
import org.opendaylight.netvis.policy.ToolId;

/**
 * What came of a configuration, all of the same time.
 *
 * @param bridges the state of each bridge
 * @param sources the state of each source
 * @param tools the state of each tool
 * @param policies the state of each policy, of those that could not be read too
 */
public record Status(ImmutableMap<BridgeId, BridgeStatus> bridges, ImmutableMap<SourceId, SourceStatus> sources,
        ImmutableMap<ToolId, ToolStatus> tools, ImmutableMap<PolicyId, PolicyStatus> policies) {
    /** Nothing is configured. */
    public static final Status EMPTY = new Status(ImmutableMap.of(), ImmutableMap.of(), ImmutableMap.of(),
        ImmutableMap.of());
}
