/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import com.google.common.collect.ImmutableList;
import org.opendaylight.netvis.policy.Policy;
import org.opendaylight.netvis.policy.PolicyId;

/**
 * A policy that has passed {@link PolicyCheck}, with what is the same of it on every bridge.
 *
 * @param policy the policy
 * @param number its number in the cookies of its flows
 * @param rules its rules
 */
record CompiledPolicy(Policy policy, int number, ImmutableList<CompiledRule> rules) {
    PolicyId id() {
        return policy.id();
    }
}
