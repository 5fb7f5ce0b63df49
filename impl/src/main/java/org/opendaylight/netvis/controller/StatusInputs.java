/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.controller;

import com.google.common.collect.ImmutableMap;
import org.opendaylight.netvis.policy.BridgeId;

/**
 * Everything that the state of netvis is made of.
 *
 * @param compiled the configuration and what became of it
 * @param bridges how the switches of its bridges are doing, by the name of the bridge
 * @param counters the counters
 * @param paths the paths through the controller
 * @param pending what of it is about to change
 */
record StatusInputs(Compiled compiled, ImmutableMap<BridgeId, BridgeCondition> bridges, Counters counters,
        ControllerPaths paths, PendingChange pending) {
}
