/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.opendaylight.netvis.program.Match;

/**
 * What a policy decides on one bridge, as prioritised matches that fit into one table.
 *
 * <p>Priorities, from the highest:
 * <pre>
 *   60000 ..  rules, in their order, in what is seen
 *   30001     holes: skip
 *   30000 ..  rules, in their order, in what is heard
 * </pre>
 *
 * @param entries the matches, each with what follows from it
 */
record Block(ImmutableSet<Entry> entries) {
    /** The rules that a policy may have: as many as there are priorities in a band. */
    static final int MAX_RULES = 29_000;
    /** The flows that a policy may need on a bridge. */
    static final int MAX_ENTRIES = 100_000;

    private static final int SEEN = 60_000;
    private static final int HOLE = 30_001;
    private static final int HEARD = 30_000;

    /**
     * A prioritised match.
     *
     * @param priority the priority among the entries of the block
     * @param match which packets
     * @param forward whether they are delivered, or may be, if the controller decides
     * @param punt number of the punt to the controller, 0 if there is none
     */
    record Entry(int priority, Match match, boolean forward, int punt) {
    }

    /** The block of some rules, or one with more than {@link #MAX_ENTRIES} entries when it would be too large. */
    static Block of(final Observation observation, final ImmutableList<CompiledRule> rules,
            final Punts punts) {
        final var entries = new LinkedHashSet<Entry>();
        final var decisive = untilLastForward(rules);
        band(entries, SEEN, observation.seen(), decisive, punts);
        observation.holes().forEach(hole -> entries.add(new Entry(HOLE, hole, false, 0)));
        band(entries, HEARD, observation.heard(), decisive, punts);
        return new Block(ImmutableSet.copyOf(entries));
    }

    /** Exclusions that nothing follows change nothing: what no rule matches is not forwarded either. */
    private static ImmutableList<CompiledRule> untilLastForward(final ImmutableList<CompiledRule> rules) {
        int end = rules.size();
        while (end > 0 && !rules.get(end - 1).forwards()) {
            end--;
        }
        return rules.subList(0, end);
    }

    private static void band(final Set<Entry> entries, final int first, final Set<Region> regions,
            final ImmutableList<CompiledRule> rules, final Punts punts) {
        for (int i = 0; i < rules.size(); i++) {
            final var rule = rules.get(i);
            for (var region : regions) {
                // What the switch cannot see it cannot exclude
                if (region.admits(rule.match()) && (rule.forwards() || isVisible(region, rule))) {
                    add(entries, new Entry(first - i, region.match(), rule.forwards(),
                        punts.of().getOrDefault(region, 0)), matchesIn(region, rule));
                }
            }
        }
    }

    private static boolean isVisible(final Region region, final CompiledRule rule) {
        return !(region instanceof Region.Encapsulated) && rule.match().payload().isEmpty();
    }

    /** What the switch can tell of the packets of a region that a rule matches. */
    static ImmutableList<Match> matchesIn(final Region region, final CompiledRule rule) {
        return region instanceof Region.Encapsulated ? ImmutableList.of(Match.ANY) : rule.matches();
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

    boolean forwardsNothing() {
        return entries.stream().noneMatch(Entry::forward);
    }

    boolean isTooLarge() {
        return entries.size() > MAX_ENTRIES;
    }
}
