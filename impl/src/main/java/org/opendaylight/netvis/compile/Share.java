/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import com.google.common.collect.ImmutableSet;
import org.opendaylight.netvis.policy.PolicyId;

/**
 * The part of a policy that one bridge carries out.
 *
 * @param policy the policy
 * @param cookie number of the policy
 * @param observation where its packets are
 * @param block what it decides
 * @param deliveries who receives what it selects
 * @param punts what of it the controller decides
 * @param unread frames that the switch reads otherwise, and that the controller decides about
 */
record Share(PolicyId policy, int cookie, Observation observation, Block block, ImmutableSet<Delivery> deliveries,
        Punts punts, Lenience unread) {
    /** Whether the switch decides about some of its packets at least. */
    boolean isDecidedBySwitch() {
        return punts.isEmpty() || block.entries().anyMatch(entry -> entry.forward() && !entry.isPunt());
    }
}
