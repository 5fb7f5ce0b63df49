/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import com.google.common.collect.ImmutableList;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.netvis.policy.PolicyId;

/**
 * Something of each of some policies, in the order of their names. A list that differs in few of many is made without a
 * look at the others: their references are copied. Immutable.
 *
 * @param <T> what it has of a policy
 */
final class PolicyList<T> {
    private final ImmutableList<T> all;
    private final Function<T, PolicyId> id;

    private PolicyList(final ImmutableList<T> all, final Function<T, PolicyId> id) {
        this.all = all;
        this.id = id;
    }

    /** A list of nothing, of something whose policy is told by a function. */
    static <T> PolicyList<T> empty(final Function<T, PolicyId> id) {
        return of(ImmutableList.of(), id);
    }

    /** What is in the order of the names already. */
    static <T> PolicyList<T> of(final ImmutableList<T> all, final Function<T, PolicyId> id) {
        return new PolicyList<>(all, id);
    }

    ImmutableList<T> all() {
        return all;
    }

    /** What there is of a policy; null, if there is nothing. */
    @Nullable T get(final PolicyId policy) {
        final int place = place(policy, 0);
        return place < 0 ? null : all.get(place);
    }

    /** The list without what it has of some policies, and with something of others, or of the same. */
    PolicyList<T> with(final Collection<PolicyId> gone, final Map<PolicyId, T> put) {
        final var ids = new TreeSet<>(put.keySet());
        ids.addAll(gone);
        final var result = ImmutableList.<T>builderWithExpectedSize(all.size() + put.size());
        boolean differs = !put.isEmpty();
        int from = 0;
        for (var policy : ids) {
            final int place = place(policy, from);
            final int to = place < 0 ? -(place + 1) : place;
            result.addAll(all.subList(from, to));
            from = place < 0 ? to : to + 1;
            differs |= place >= 0;
            final var present = put.get(policy);
            if (present != null) {
                result.add(present);
            }
        }
        return differs ? of(result.addAll(all.subList(from, all.size())).build(), id) : this;
    }

    /**
     * Where a policy is from some place on, or as a negative number where it would have to be, as of
     * {@link Collections#binarySearch}. It is looked for near that place first: the next one of many is not far.
     */
    private int place(final PolicyId policy, final int from) {
        int low = from;
        int step = from == 0 ? all.size() : 1;
        while (low + step < all.size() && compare(low + step, policy) < 0) {
            low += step + 1;
            step *= 2;
        }
        int high = Math.min(low + step, all.size() - 1);
        while (low <= high) {
            final int middle = low + high >>> 1;
            final int order = compare(middle, policy);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -(low + 1);
    }

    private int compare(final int place, final PolicyId policy) {
        return id.apply(all.get(place)).compareTo(policy);
    }
}
