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
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Maps;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.opendaylight.netvis.pipeline.Band;
import org.opendaylight.netvis.program.FlowKey;
import org.opendaylight.netvis.program.Match;

/**
 * What a policy decides on one bridge, as prioritised matches that fit into one table, or, in parts, into several.
 *
 * <p>Priorities, from the highest:
 * <pre>
 *   60000 ..  rules, in their order, in what is seen
 *   30001     holes: skip
 *   30000 ..  rules, in their order, in what is heard
 * </pre>
 * In one table a packet that is both seen and heard meets what is seen first. Parts in several tables are kept apart by
 * more holes: what is seen is left out of what is heard, so that a packet is counted and delivered once.
 *
 * @param parts the matches of each part, each with what follows from it; parts with nothing in them are not there
 * @param dividers what has to be left out of a part besides, where it is not in one layer with what is seen
 */
record Block(ImmutableMap<Part, ImmutableSet<Entry>> parts, ImmutableMap<Part, ImmutableSet<Entry>> dividers) {
    /** The flows that a policy may need on a bridge. */
    static final int MAX_ENTRIES = 100_000;
    /** Holes that a policy may get more by being divided: all that its sources send to each other. */
    static final int MAX_DIVIDERS = 256;

    /**
     * A prioritised match.
     *
     * @param priority the priority among the entries of the block
     * @param match which packets
     * @param forward whether they are delivered, or may be, if the controller decides
     * @param punt number of the punt to the controller, {@link #NO_PUNT} if the switch decides
     */
    record Entry(int priority, Match match, boolean forward, int punt) {
        /** No number of a punt. */
        static final int NO_PUNT = -1;

        private static Entry hole(final Match match) {
            return new Entry(Band.HOLE.priority(), match, false, NO_PUNT);
        }

        /** Whether it leaves the packets to the controller. */
        boolean isPunt() {
            return punt != NO_PUNT;
        }
    }

    /** The block of some rules, or one with more than {@link #MAX_ENTRIES} entries when it would be too large. */
    static Block of(final Observation observation, final ImmutableList<CompiledRule> rules,
            final Punts punts) {
        final var decisive = untilLastForward(rules);
        final var parts = new EnumMap<Part, ImmutableSet<Entry>>(Part.class);
        for (var part : Part.values()) {
            final var entries = entriesOf(part, observation, decisive, punts);
            if (!entries.isEmpty()) {
                parts.put(part, entries);
            }
        }
        return new Block(Maps.immutableEnumMap(parts), dividers(parts, observation));
    }

    private static ImmutableSet<Entry> entriesOf(final Part part, final Observation observation,
            final ImmutableList<CompiledRule> rules, final Punts punts) {
        final var entries = new LinkedHashSet<Entry>();
        if (part == Part.SEEN) {
            band(entries, Band.SEEN, observation.seen().stream(), rules, punts);
        } else {
            observation.holes().stream().filter(hole -> Part.ofHeard(hole) == part)
                .forEach(hole -> entries.add(Entry.hole(hole)));
            band(entries, Band.HEARD, heard(part, observation), rules, punts);
        }
        return ImmutableSet.copyOf(entries);
    }

    private static Stream<Region> heard(final Part part, final Observation observation) {
        return observation.heard().stream().filter(region -> Part.ofHeard(region.match()) == part);
    }

    /** Whether a flow of a policy is for what is seen. */
    static boolean isSeen(final FlowKey flow) {
        return Band.SEEN.contains(flow.priority());
    }

    /** None, where they would be too many. */
    private static ImmutableMap<Part, ImmutableSet<Entry>> dividers(final Map<Part, ImmutableSet<Entry>> parts,
            final Observation observation) {
        final var result = new EnumMap<Part, ImmutableSet<Entry>>(Part.class);
        if (observation.seen().size() * (long) observation.heard().size() <= MAX_DIVIDERS) {
            parts.keySet().forEach(part -> result.put(part, part == Part.SEEN ? ImmutableSet.of()
                : heard(part, observation).flatMap(region -> observation.seen().stream()
                    .flatMap(seen -> region.match().and(seen.match()).stream()).map(Entry::hole))
                    .collect(ImmutableSet.toImmutableSet())));
        }
        return Maps.immutableEnumMap(result);
    }

    /** Exclusions that nothing follows change nothing: what no rule matches is not forwarded either. */
    private static ImmutableList<CompiledRule> untilLastForward(final ImmutableList<CompiledRule> rules) {
        int end = rules.size();
        while (end > 0 && !rules.get(end - 1).forwards()) {
            end--;
        }
        return rules.subList(0, end);
    }

    private static void band(final Set<Entry> entries, final Band band, final Stream<Region> regions,
            final ImmutableList<CompiledRule> rules, final Punts punts) {
        final var all = regions.toList();
        for (int i = 0; i < rules.size(); i++) {
            final var rule = rules.get(i);
            for (var region : all) {
                // What the switch cannot see it cannot exclude
                if (region.admits(rule.match()) && (rule.forwards() || region.shows(rule))) {
                    add(entries, new Entry(band.priority(i), region.match(), rule.forwards(),
                        punts.of().getOrDefault(region, Entry.NO_PUNT)), region.matches(rule));
                }
            }
        }
    }

    private static void add(final Set<Entry> entries, final Entry region, final ImmutableList<Match> matches) {
        for (var match : matches) {
            if (entries.size() > MAX_ENTRIES) {
                return;
            }
            region.match().and(match).ifPresent(both -> entries.add(
                new Entry(region.priority(), both, region.forward(), region.punt())));
        }
    }

    /** All entries. */
    Stream<Entry> entries() {
        return parts.values().stream().flatMap(ImmutableSet::stream);
    }

    /** Whether its parts may be in several layers. */
    boolean isDivisible() {
        return dividers.size() > 1;
    }

    /** The entries of a part that is in a layer of its own. */
    ImmutableSet<Entry> divided(final Part part) {
        return ImmutableSet.<Entry>builder().addAll(parts.get(part)).addAll(dividers.get(part)).build();
    }

    boolean forwardsNothing() {
        return entries().noneMatch(Entry::forward);
    }

    boolean isTooLarge() {
        return parts.values().stream().mapToInt(Set::size).sum() > MAX_ENTRIES;
    }
}
