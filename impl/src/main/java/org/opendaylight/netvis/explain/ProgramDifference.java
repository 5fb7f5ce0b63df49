/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.explain;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Sets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.opendaylight.netvis.program.Flow;
import org.opendaylight.netvis.program.FlowKey;
import org.opendaylight.netvis.program.FlowText;
import org.opendaylight.netvis.program.Flows;
import org.opendaylight.netvis.program.Meter;
import org.opendaylight.netvis.program.Program;
import org.opendaylight.netvis.program.TableId;

/**
 * In what a program differs from another.
 *
 * @param added flows, groups and meters that only the second has
 * @param removed those that only the first has
 * @param modified those that both have, in other ways
 * @param lines what ovs-ofctl prints of them, behind {@code +} and {@code -}
 * @param leftOut lines that are too many
 */
public record ProgramDifference(int added, int removed, int modified, ImmutableList<String> lines, int leftOut) {
    static final ProgramDifference NONE = new ProgramDifference(0, 0, 0, ImmutableList.of(), 0);

    private static final Comparator<FlowKey> ORDER = Comparator.comparing(FlowKey::table, Comparator.comparingInt(
            TableId::value))
        .thenComparing(Comparator.comparingInt(FlowKey::priority).reversed())
        .thenComparing(key -> FlowText.match(key.match()));

    /** A difference. */
    public ProgramDifference {
        requireNonNull(lines);
    }

    /** Whether there is none. */
    boolean isEmpty() {
        return added + removed + modified == 0;
    }

    static ProgramDifference between(final Program before, final Program after, final int limit) {
        final var counter = new Counter(limit);
        counter.count(before.groups(), after.groups(), new TreeSet<>(Sets.union(before.groups().keySet(),
            after.groups().keySet())), FlowText::group);
        counter.count(before.meters(), after.meters(), new TreeSet<>(Sets.union(before.meters().keySet(),
            after.meters().keySet())), Meter::toString);
        counter.count(before.flows(), after.flows(), sorted(Flows.differences(before.flows(), after.flows()), limit),
            (Flow flow) -> FlowText.flow(flow));
        return new ProgramDifference(counter.added, counter.removed, counter.modified,
            ImmutableList.copyOf(counter.lines), counter.leftOut);
    }

    /** Very many are not worth it. */
    private static Iterable<FlowKey> sorted(final Iterable<FlowKey> keys, final int limit) {
        return limit == 0 ? keys : ImmutableList.sortedCopyOf(ORDER, keys);
    }

    private static final class Counter {
        private final List<String> lines = new ArrayList<>();
        private final int limit;
        private int added;
        private int removed;
        private int modified;
        private int leftOut;

        Counter(final int limit) {
            this.limit = limit;
        }

        <K, V> void count(final Map<K, V> before, final Map<K, V> after, final Iterable<K> keys,
                final Function<V, String> text) {
            for (var key : keys) {
                final var old = before.get(key);
                final var now = after.get(key);
                if (old == null && now != null) {
                    added++;
                } else if (old != null && now == null) {
                    removed++;
                } else if (old == null || old.equals(now)) {
                    continue;
                } else {
                    modified++;
                }
                line("-", old, text);
                line("+", now, text);
            }
        }

        private <V> void line(final String sign, final V value, final Function<V, String> text) {
            if (value == null) {
                return;
            }
            if (lines.size() < limit) {
                lines.add(sign + text.apply(value));
            } else {
                leftOut++;
            }
        }
    }
}
