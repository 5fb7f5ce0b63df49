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
    /** A node that has grown so many times since its matches were dealt out deals them out anew, if that is better. */
    private static final int GROWN = 8;

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

    /**
     * How some matches use a field. Better is what more of them have, as whoever asks for it need not look at the
     * others, then what has more values under one mask, as each mask is looked up by itself.
     */
    private static final class Use {
        private final Set<FieldMatch> values = new HashSet<>();
        private final Set<Word> masks = new HashSet<>();
        private int count;

        void add(final FieldMatch value) {
            count++;
            if (values.add(value)) {
                masks.add(value.mask());
            }
        }

        static int compare(final Use one, final Use other) {
            final int byCount = Integer.compare(one.count, other.count);
            return byCount != 0 ? byCount : Long.compare((long) one.values.size() * other.masks.size(),
                (long) other.values.size() * one.masks.size());
        }
    }

    private static final class Node {
        private final List<Match> matches = new ArrayList<>();
        /** The fields that all matches were dealt out by already. */
        private final Set<Field> used;
        private int splitAt = FEW;
        /** From how many matches on it is asked whether another field tells them apart better. */
        private int askAt;
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
                if (size > askAt) {
                    improve();
                }
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
            final var value = match.field(field).orElse(null);
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
                deal(best, List.copyOf(matches));
            }
        }

        private void deal(final Field best, final List<Match> all) {
            matches.clear();
            any = null;
            byMask.clear();
            field = best;
            askAt = size * GROWN;
            all.forEach(match -> child(match, best).add(match));
        }

        /** The first few matches may be of one policy, and those of another differ in another field. */
        private void improve() {
            final var all = new ArrayList<Match>(size);
            collect(all);
            final var best = mostTelling(all, used);
            askAt = size * GROWN;
            if (best != null && best != field) {
                deal(best, all);
            }
        }

        private void collect(final List<Match> all) {
            all.addAll(matches);
            if (any != null) {
                any.collect(all);
            }
            byMask.values().forEach(byValue -> byValue.values().forEach(node -> node.collect(all)));
        }

        private static @Nullable Field mostTelling(final Collection<Match> matches, final Set<Field> used) {
            final var uses = new EnumMap<Field, Use>(Field.class);
            matches.forEach(match -> match.forEach((field, value) ->
                uses.computeIfAbsent(field, key -> new Use()).add(value)));
            uses.keySet().removeAll(used);
            uses.values().removeIf(use -> use.values.size() < 2);
            return uses.entrySet().stream().max(Map.Entry.comparingByValue(Use::compare)).map(Map.Entry::getKey)
                .orElse(null);
        }

        private Node child(final Match match, final Field by) {
            final var value = match.field(by).orElse(null);
            if (value == null) {
                final var present = any == null ? newChild(by) : any;
                any = present;
                return present;
            }
            return byMask.computeIfAbsent(value.mask(), mask -> new TreeMap<>(Word::compareUnsigned))
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
                if (overlaps(match, match.field(field).orElse(null), entry.getKey(), entry.getValue())) {
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
            final var most = least.or(free);
            for (var entry = byValue.ceilingEntry(least); entry != null
                    && Word.compareUnsigned(entry.getKey(), most) <= 0; entry = byValue.higherEntry(entry.getKey())) {
                if (entry.getKey().isEqualIn(theirs.value(), mask, theirs.mask())
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
