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
import com.google.common.collect.Sets;
import java.util.Objects;
import java.util.stream.Stream;
import org.opendaylight.netvis.policy.Policy;
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
record PendingChange(ImmutableSet<PolicyId> policies, ImmutableSet<SourceId> sources, ImmutableSet<String> bridges) {
    /** Nothing. */
    static final PendingChange NONE = new PendingChange(ImmutableSet.of(), ImmutableSet.of(), ImmutableSet.of());
    /** What is said of what a change concerns. */
    static final String REASON = "the configuration is being changed";

    /** What a change concerns. */
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
        final var bridges = change.bridges();
        final var tools = change.tools();
        final var sources = Stream.concat(change.sources().stream(),
            after.sources().values().stream().filter(source -> bridges.contains(source.bridge())).map(Source::id))
            .collect(ImmutableSet.toImmutableSet());
        final var policies = Stream.concat(change.policies().stream(),
            after.policies().values().stream().filter(policy -> !Sets.intersection(policy.sources(), sources).isEmpty()
                || !Sets.intersection(policy.tools(), tools).isEmpty()).map(Policy::id))
            .collect(ImmutableSet.toImmutableSet());
        return new PendingChange(policies, sources, Stream.concat(bridges.stream(), Stream.of(before, after)
            .flatMap(set -> policies.stream().map(set.policies()::get).filter(Objects::nonNull)
                .flatMap(policy -> policy.sources().stream()).map(set.sources()::get).filter(Objects::nonNull)
                .map(Source::bridge))).collect(ImmutableSet.toImmutableSet()));
    }
}
