/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.netvis.program.Field;
import org.opendaylight.netvis.program.FieldMatch;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.program.Word;

/**
 * Matches, to ask whether any of them overlaps with another one, without comparing it with each.
 *
 * <p>A tree: a node that has got many matches deals them out by the field that tells most of them apart, first by the
 * mask, then by the value under it. A question goes to the nodes that can overlap: of those with a coarser mask that is
 * one, of prefixes that are longer it is a range of values. At the leaves matches are compared as a whole, so that the
 * tree only has to leave out what surely does not overlap.
 */
final class OverlapIndex {
    /** As many matches are compared one by one. */
    private static final int FEW = 8;
    private static final Comparator<Word> ORDER =
        Comparator.<Word>comparingLong(word -> word.high() ^ Long.MIN_VALUE)
            .thenComparingLong(word -> word.low() ^ Long.MIN_VALUE);

    private final Node root = new Node(EnumSet.noneOf(Field.class));

    void add(final Match match) {
        root.add(match);
    }

    /**
     * Takes a match out.
     *
     * @param match one that was added
     */
    void remove(final Match match) {
        root.remove(match);
    }

    boolean isEmpty() {
        return root.size == 0;
    }

    boolean overlaps(final Match match) {
        return root.overlaps(match);
    }

    private static final class Node {
        private final List<Match> matches = new ArrayList<>();
        /** The fields that all matches were dealt out by already. */
        private final Set<Field> used;
        private int splitAt = FEW;
        /** How many matches there are, here and below. */
        private int size;
        /** What the matches are dealt out by; none as long as they are few. */
        private @Nullable Field field;
        /** Those without the field. */
        private @Nullable Node any;
        /** By mask, then by value. */
        private final Map<Word, NavigableMap<Word, Node>> byMask = new HashMap<>();

        Node(final Set<Field> used) {
            this.used = used;
        }

        void add(final Match match) {
            size++;
            if (field != null) {
                child(match, field).add(match);
                return;
            }
            matches.add(match);
            if (matches.size() > splitAt) {
                split();
            }
        }

        void remove(final Match match) {
            size--;
            if (field == null) {
                matches.remove(match);
                return;
            }
            final var value = match.fields().get(field);
            if (value == null) {
                any.remove(match);
                any = any.size == 0 ? null : any;
                return;
            }
            final var byValue = byMask.get(value.mask());
            final var node = byValue.get(value.value());
            node.remove(match);
            if (node.size == 0) {
                byValue.remove(value.value());
            }
            if (byValue.isEmpty()) {
                byMask.remove(value.mask());
            }
        }

        /** If no field tells them apart, that is not tried again before there are twice as many. */
        private void split() {
            splitAt *= 2;
            final var best = mostTelling(matches, used);
            if (best != null) {
                field = best;
                matches.forEach(match -> child(match, best).add(match));
                matches.clear();
            }
        }

        private static @Nullable Field mostTelling(final Collection<Match> matches, final Set<Field> used) {
            final var values = new EnumMap<Field, Set<FieldMatch>>(Field.class);
            matches.forEach(match -> match.fields().forEach((field, value) ->
                values.computeIfAbsent(field, key -> new HashSet<>()).add(value)));
            values.keySet().removeAll(used);
            values.values().removeIf(several -> several.size() < 2);
            return values.entrySet().stream().max(Comparator.comparingInt(entry -> entry.getValue().size()))
                .map(Map.Entry::getKey).orElse(null);
        }

        private Node child(final Match match, final Field by) {
            final var value = match.fields().get(by);
            if (value == null) {
                final var present = any == null ? newChild(by) : any;
                any = present;
                return present;
            }
            return byMask.computeIfAbsent(value.mask(), mask -> new TreeMap<>(ORDER))
                .computeIfAbsent(value.value(), key -> newChild(by));
        }

        private Node newChild(final Field by) {
            final var all = EnumSet.of(by);
            all.addAll(used);
            return new Node(all);
        }

        boolean overlaps(final Match match) {
            for (var mine : matches) {
                if (mine.overlaps(match)) {
                    return true;
                }
            }
            if (any != null && any.overlaps(match)) {
                return true;
            }
            for (var entry : byMask.entrySet()) {
                if (overlaps(match, match.fields().get(field), entry.getKey(), entry.getValue())) {
                    return true;
                }
            }
            return false;
        }

        private static boolean overlaps(final Match match, final @Nullable FieldMatch theirs, final Word mask,
                final NavigableMap<Word, Node> byValue) {
            if (theirs == null) {
                return anyOverlaps(byValue.values(), match);
            }
            if (mask.andNot(theirs.mask()).isZero()) {
                final var node = byValue.get(theirs.value().and(mask));
                return node != null && node.overlaps(match);
            }
            // Behind the highest bit that they do not look at anything goes
            final var free = Word.ones(highestBit(mask.andNot(theirs.mask())));
            final var least = theirs.value().and(mask).andNot(free);
            for (var entry : byValue.subMap(least, true, least.or(free), true).entrySet()) {
                if (entry.getKey().xor(theirs.value()).and(mask).and(theirs.mask()).isZero()
                        && entry.getValue().overlaps(match)) {
                    return true;
                }
            }
            return false;
        }

        private static boolean anyOverlaps(final Collection<Node> nodes, final Match match) {
            for (var node : nodes) {
                if (node.overlaps(match)) {
                    return true;
                }
            }
            return false;
        }

        /** {@return the number of bits up to the highest one that is set} */
        private static int highestBit(final Word word) {
            return word.high() == 0 ? Long.SIZE - Long.numberOfLeadingZeros(word.low())
                : 2 * Long.SIZE - Long.numberOfLeadingZeros(word.high());
        }
    }
}
