/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.packet;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.HashMap;
import java.util.Map;
import org.opendaylight.netvis.program.GroupId;
import org.opendaylight.netvis.punt.PuntPlan;
import org.opendaylight.netvis.punt.View;

/**
 * Numbers of views and deliveries. The next plan goes on with them, so that what it has in common with this one stays
 * as it is; numbers that no policy uses any more are in the way of none, and given up when they become many.
 *
 * @param views how packets are interpreted, by number
 * @param deliveries where copies go, by number
 * @param ofViews the number of each view
 * @param ofCopies the number of each delivery
 * @param ofGroups the number of each group of a delivery
 * @param tight how many numbers there were when all were given anew
 */
record Numbering(ImmutableList<View> views, ImmutableList<NumberedPlan.Delivery> deliveries,
        ImmutableMap<View, Integer> ofViews, ImmutableMap<PuntPlan.Copy, Integer> ofCopies,
        ImmutableMap<GroupId, Integer> ofGroups, int tight) {
    static final Numbering NONE = new Numbering(ImmutableList.of(), ImmutableList.of(), ImmutableMap.of(),
        ImmutableMap.of(), ImmutableMap.of(), 0);

    private static final int SPARE = 16;

    private int size() {
        return views.size() + deliveries.size();
    }

    /** Whether it has become so large that more than half of the numbers may be of nothing. */
    boolean isLoose() {
        return size() > 2 * tight + SPARE;
    }

    /** Begins to give numbers to what has none. */
    Extension extend() {
        return new Extension(this);
    }

    /**
     * Numbers that are being given.
     */
    static final class Extension {
        private final Numbering before;
        private final Map<View, Integer> views = new HashMap<>();
        private final Map<PuntPlan.Copy, Integer> copies = new HashMap<>();
        private final Map<GroupId, Integer> groups = new HashMap<>();
        private final ImmutableList.Builder<View> addedViews = ImmutableList.builder();
        private final ImmutableList.Builder<NumberedPlan.Delivery> addedDeliveries = ImmutableList.builder();

        private Extension(final Numbering before) {
            this.before = before;
        }

        int view(final View view) {
            final var known = before.ofViews.get(view);
            return known != null ? known : views.computeIfAbsent(view, key -> {
                addedViews.add(view);
                return before.views.size() + views.size();
            });
        }

        int delivery(final PuntPlan.Copy copy) {
            final var known = before.ofCopies.get(copy);
            return known != null ? known : copies.computeIfAbsent(copy, key -> {
                addedDeliveries.add(NumberedPlan.Delivery.of(copy, group(copy.group())));
                return before.deliveries.size() + copies.size();
            });
        }

        private int group(final GroupId group) {
            final var known = before.ofGroups.get(group);
            return known != null ? known
                : groups.computeIfAbsent(group, key -> before.ofGroups.size() + groups.size());
        }

        Numbering build() {
            if (views.isEmpty() && copies.isEmpty()) {
                return before;
            }
            final var all = new Numbering(together(before.views, addedViews.build()),
                together(before.deliveries, addedDeliveries.build()), together(before.ofViews, views),
                together(before.ofCopies, copies), together(before.ofGroups, groups), before.tight);
            return before == NONE ? new Numbering(all.views, all.deliveries, all.ofViews, all.ofCopies, all.ofGroups,
                all.size()) : all;
        }

        private static <T> ImmutableList<T> together(final ImmutableList<T> first, final ImmutableList<T> second) {
            return ImmutableList.<T>builder().addAll(first).addAll(second).build();
        }

        private static <T> ImmutableMap<T, Integer> together(final ImmutableMap<T, Integer> first,
                final Map<T, Integer> second) {
            return ImmutableMap.<T, Integer>builder().putAll(first).putAll(second).buildOrThrow();
        }
    }
}
