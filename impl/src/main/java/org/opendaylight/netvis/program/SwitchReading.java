/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.program;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Maps;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What was read from a switch at one time.
 *
 * @param installed what it holds
 * @param counts what each of netvis's flows has counted
 */
public record SwitchReading(Installed installed, ImmutableMap<FlowKey, FlowCount> counts) {
    /**
     * Checks the presence.
     *
     * @param installed what it holds
     * @param counts what each of netvis's flows has counted
     */
    public SwitchReading {
        requireNonNull(installed);
        requireNonNull(counts);
    }

    /**
     * {@return what a switch reports}
     *
     * <p>A group bears no mark but its number, which another application may have chosen too. So netvis's are those
     * that it made since it knows the switch, and those that its flows use.
     *
     * @param flowEntries all flows, each an {@code ofp_flow_stats} (OpenFlow 1.3.5, section 7.3.5.2)
     * @param groupEntries all groups, each an {@code ofp_group_desc} (OpenFlow 1.3.5, section 7.3.5.9)
     * @param made groups that are known to be netvis's
     */
    public static SwitchReading of(final Collection<byte[]> flowEntries, final Collection<byte[]> groupEntries,
            final Set<GroupId> made) {
        final var flows = ImmutableMap.<FlowKey, Flow>builderWithExpectedSize(flowEntries.size());
        final var counts = ImmutableMap.<FlowKey, FlowCount>builderWithExpectedSize(flowEntries.size());
        final var foreign = ImmutableSet.<FlowKey>builder();
        final var ours = new HashSet<>(made);
        var legible = true;
        for (var bytes : flowEntries) {
            final var entry = FlowEntryDecoder.decode(bytes);
            final var isOurs = Cookie.isOurs(entry.cookie());
            if (isOurs) {
                FlowEntryDecoder.groups(bytes).filter(GroupId::isOurs).mapToObj(GroupId::ofValue).forEach(ours::add);
            }
            switch (entry) {
                case FlowEntry.Known known when isOurs -> {
                    flows.put(known.flow().key(), known.flow());
                    counts.put(known.flow().key(), known.count());
                }
                case FlowEntry.Known known -> foreign.add(known.flow().key());
                case FlowEntry.KnownMatch match when !isOurs -> foreign.add(match.key());
                case FlowEntry.KnownMatch match -> legible = false;
                // A foreign one is not in the way of any flow of netvis: it matches what netvis cannot match
                case FlowEntry.Unknown unknown -> legible &= !isOurs;
            }
        }
        final var groups = groups(groupEntries);
        return new SwitchReading(new Installed(flows.buildKeepingLast(),
            ImmutableSortedMap.copyOf(Maps.filterKeys(groups, ours::contains)),
            ImmutableSortedMap.copyOf(Maps.filterKeys(groups, id -> !ours.contains(id))), foreign.build(), legible),
            counts.buildKeepingLast());
    }

    private static ImmutableSortedMap<GroupId, Optional<Group>> groups(final Collection<byte[]> entries) {
        final var groups = new TreeMap<GroupId, Optional<Group>>();
        entries.forEach(entry -> GroupEntryDecoder.identifier(entry).filter(GroupId::isOurs)
            .ifPresent(id -> groups.put(GroupId.ofValue(id), GroupEntryDecoder.decode(entry))));
        return ImmutableSortedMap.copyOf(groups);
    }
}
