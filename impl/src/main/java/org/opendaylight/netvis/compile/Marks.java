/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Maps;
import java.util.Objects;
import org.opendaylight.netvis.program.FieldMatch;
import org.opendaylight.netvis.program.GroupId;

/**
 * The metadata that was given out on a bridge, and the groups.
 *
 * @param groups the group of each delivery
 * @param shared the metadata of deliveries that policies of different layers share
 * @param punted bits of the punts of each policy, by its number
 * @param unread the metadata of frames that the switch does not read as what they are, by their kind
 */
record Marks(ImmutableMap<Delivery, GroupId> groups, ImmutableMap<Delivery, FieldMatch> shared,
        ImmutableMap<Integer, ImmutableSortedSet<Integer>> punted, ImmutableMap<Unread, FieldMatch> unread) {
    /** None. */
    static final Marks NONE = new Marks(ImmutableMap.of(), ImmutableMap.of(), ImmutableMap.of(), ImmutableMap.of());

    /** Whether all that was there before is as before, but for punts, which are one policy's own. */
    boolean isAfter(final Marks before) {
        return unread.equals(before.unread) && before.groups.entrySet().stream().allMatch(entry ->
            !groups.containsKey(entry.getKey()) || entry.getValue().equals(groups.get(entry.getKey()))
                && Objects.equals(before.shared.get(entry.getKey()), shared.get(entry.getKey())));
    }

    Contribution.Terms terms(final ShareCompiler.Result result, final Placement placement) {
        final var share = result.share().orElseThrow();
        return new Contribution.Terms(result, placement, punted(share),
            ImmutableMap.copyOf(Maps.filterKeys(unread, share.unread().kinds()::contains)),
            ImmutableMap.copyOf(Maps.asMap(share.deliveries(), this::exit)));
    }

    ImmutableList<FieldMatch> punted(final Share share) {
        return share.punts().isEmpty() ? ImmutableList.of() : punted.getOrDefault(share.cookie(),
            ImmutableSortedSet.of()).stream().map(Pipeline::due).collect(ImmutableList.toImmutableList());
    }

    private Contribution.Exit exit(final Delivery delivery) {
        final var due = shared.get(delivery);
        return new Contribution.Exit(groups.get(delivery), due == null ? 0 : due.mask().low());
    }
}
