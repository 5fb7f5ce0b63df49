/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.controller;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.collect.ImmutableSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.policy.Ids;
import org.opendaylight.netvis.policy.PolicySet;

/**
 * What a change of the configuration concerns.
 */
final class PendingChangeTest {
    private static final BridgeId B = Ids.bridge("b");

    private static TapConfiguration two() {
        return new TapConfiguration().bridge("a", 1).bridge("b", 2).policy("pa", "a", 1, 1);
    }

    private static PolicySet set(final TapConfiguration configuration) {
        return configuration.set();
    }

    private static void assertConcerns(final PendingChange expected, final PolicySet before, final PolicySet after) {
        assertEquals(expected, PendingChange.between(before, after));
        assertEquals(expected, PendingChange.between(after, before));
    }

    @Test
    void noChangeConcernsNothing() {
        assertConcerns(PendingChange.NONE, set(two()), set(two()));
    }

    @Test
    void policyThatComesConcernsItsBridgeAlone() {
        assertConcerns(new PendingChange(Ids.policies("pb"), ImmutableSet.of(), ImmutableSet.of(B)), set(two()),
            set(two().policy("pb", "b", 1, 1)));
    }

    @Test
    void policyThatMovesConcernsBothBridges() {
        assertConcerns(new PendingChange(Ids.policies("p"), ImmutableSet.of(), ImmutableSet.of(Ids.bridge("a"), B)),
            set(two().policy("p", "a", 1, 1)), set(two().policy("p", "b", 1, 1)));
    }

    @Test
    void bridgeConcernsItsSourcesAndTheirPolicies() {
        assertConcerns(new PendingChange(Ids.policies("p"), Ids.sources("b-in"), ImmutableSet.of(B)),
            set(two().policy("p", "b", 1, 1)), set(new TapConfiguration().bridge("a", 1).bridge("b", 3)
                .policy("pa", "a", 1, 1).policy("p", "b", 1, 1)));
    }

    @Test
    void toolConcernsItsPolicies() {
        final var before = set(two().policy("p", "b", 1, 1));
        final var after = new PolicySet(before.bridges(), before.sources(),
            set(two().tool("b-out", "b", "tool1")).tools(), before.policies());
        assertConcerns(new PendingChange(Ids.policies("p"), ImmutableSet.of(), ImmutableSet.of(B)), before, after);
        assertEquals(Set.of(), PendingChange.between(before, before).policies());
    }
}
