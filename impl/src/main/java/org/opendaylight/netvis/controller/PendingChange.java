/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.controller;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableSet;
import java.util.Objects;
import java.util.stream.Stream;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.policy.PolicySet;
import org.opendaylight.netvis.policy.PolicySetChange;
import org.opendaylight.netvis.policy.Source;
import org.opendaylight.netvis.policy.SourceId;

/**
 * What a change of the configuration concerns, of which nothing has come yet: what was said of it until now is of
 * before, and must not be taken for what came of the change.
 *
 * @param policies policies that are changed, new or gone, or whose sources, tools or bridges are
 * @param sources sources that are changed, new or gone, or whose bridges are
 * @param bridges names of bridges that get another program, or are changed themselves
 */
record PendingChange(ImmutableSet<PolicyId> policies, ImmutableSet<SourceId> sources, ImmutableSet<BridgeId> bridges) {
    /** Nothing. */
    static final PendingChange NONE = new PendingChange(ImmutableSet.of(), ImmutableSet.of(), ImmutableSet.of());
    /** What is said of what a change concerns. */
    static final String REASON = "the configuration is being changed";

    PendingChange {
        requireNonNull(policies);
        requireNonNull(sources);
        requireNonNull(bridges);
    }

    /**
     * {@return what a change concerns}
     *
     * @param before the configuration that the state is of
     * @param after the one that comes
     */
    static PendingChange between(final PolicySet before, final PolicySet after) {
        final var change = PolicySetChange.between(before, after);
        final var sources = sources(change, after);
        final var policies = new PolicySetChange(change.bridges(), sources, change.tools(), change.policies())
            .affectedPolicies(after);
        final var bridges = ImmutableSet.<BridgeId>builder().addAll(change.bridges());
        policies.forEach(policy -> {
            addBridges(before, policy, bridges);
            addBridges(after, policy, bridges);
        });
        return new PendingChange(policies, sources, bridges.build());
    }

    private static ImmutableSet<SourceId> sources(final PolicySetChange change, final PolicySet after) {
        return change.bridges().isEmpty() ? change.sources() : Stream.concat(change.sources().stream(),
            after.sources().values().stream().filter(source -> change.bridges().contains(source.bridge()))
                .map(Source::id)).collect(ImmutableSet.toImmutableSet());
    }

    private static void addBridges(final PolicySet set, final PolicyId id,
            final ImmutableSet.Builder<BridgeId> bridges) {
        final var policy = set.policies().get(id);
        if (policy != null) {
            policy.sources().stream().map(set.sources()::get).filter(Objects::nonNull).map(Source::bridge)
                .forEach(bridges::add);
        }
    }
}
