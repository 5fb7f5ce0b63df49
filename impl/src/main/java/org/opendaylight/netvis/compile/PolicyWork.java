/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import static java.util.Objects.requireNonNull;

import java.util.Objects;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.netvis.policy.PolicyId;

/**
 * What is known of one policy on a bridge. What it comes to by itself stays the same, where it is and what the program
 * has for it is found later.
 */
final class PolicyWork {
    private final CompiledPolicy policy;
    private final @Nullable String refusal;
    private final ShareCompiler.Result result;
    private @Nullable Placement placement;
    private @Nullable Contribution contribution;
    private boolean isOutdated;

    /**
     * Begins with a policy.
     *
     * @param policy the policy
     * @param refusal why it is not to be carried out; null, if it is
     * @param result what it comes to by itself
     */
    PolicyWork(final CompiledPolicy policy, final @Nullable String refusal, final ShareCompiler.Result result) {
        this.policy = policy;
        this.refusal = refusal;
        this.result = result;
    }

    /** The same, of which nothing may be used again but where it is. */
    PolicyWork outdated() {
        final var same = new PolicyWork(policy, refusal, result);
        same.isOutdated = true;
        return same;
    }

    PolicyId id() {
        return policy.id();
    }

    /** Whether it is still of a policy. */
    boolean isOf(final CompiledPolicy present, final @Nullable String presentRefusal) {
        return !isOutdated && policy == present && Objects.equals(refusal, presentRefusal);
    }

    ShareCompiler.Result result() {
        return result;
    }

    Optional<Share> share() {
        return result.share();
    }

    /** Where its block is; null, if it has no place yet, or none. */
    @Nullable Placement placement() {
        return placement;
    }

    /** The same of one that has a place. */
    Placement placed() {
        return requireNonNull(placement);
    }

    void put(final @Nullable Placement where) {
        placement = where;
        if (where == null) {
            contribution = null;
        }
    }

    /** What the program has for it; null, if nothing yet, or nothing. */
    @Nullable Contribution contribution() {
        return contribution;
    }

    /** The same of one that the program has something for. */
    Contribution contributed() {
        return requireNonNull(contribution);
    }

    void contribute(final @Nullable Contribution what) {
        contribution = what;
    }
}
