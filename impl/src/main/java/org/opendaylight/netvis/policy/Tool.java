/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.policy;

import com.google.common.collect.ImmutableList;

/**
 * A monitoring tool.
 *
 * @param id whose it is, and its name
 * @param ports where it is attached; each port receives a copy
 */
public record Tool(ToolId id, ImmutableList<Port> ports) {
    /**
     * A port of a tool.
     *
     * @param bridge the bridge
     * @param port the name of the port
     */
    public record Port(BridgeId bridge, String port) {
    }
}
