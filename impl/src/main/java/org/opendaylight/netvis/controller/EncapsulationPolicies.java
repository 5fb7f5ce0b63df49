/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.controller;

import com.google.common.collect.ImmutableMap;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.opendaylight.netvis.policy.MapChange;
import org.opendaylight.netvis.policy.Policy;
import org.opendaylight.netvis.policy.PolicyId;

/**
 * The policies that look into encapsulations, or remove any, which as a rule are few of many. Not thread-safe.
 */
final class EncapsulationPolicies {
    private final Map<PolicyId, Policy> concerned = new TreeMap<>();
    private ImmutableMap<PolicyId, Policy> known = ImmutableMap.of();

    /**
     * {@return them} Only those that differ from before are looked at.
     *
     * @param all all policies
     */
    Collection<Policy> of(final ImmutableMap<PolicyId, Policy> all) {
        final var change = MapChange.between(known, all);
        known = all;
        change.removed().forEach(concerned::remove);
        change.put().forEach(id -> {
            final var policy = all.get(id);
            if (policy.looksBehindVnTags() || !policy.strips().isEmpty()) {
                concerned.put(id, policy);
            } else {
                concerned.remove(id);
            }
        });
        return concerned.values();
    }
}
