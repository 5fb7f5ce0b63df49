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
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.program.Field;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.program.Word;

/**
 * Puts blocks into layers so that no packet can match entries of two blocks of one layer: a colouring of the overlap
 * graph, first fit in the order given.
 */
final class Layers {
    private Layers() {
        // Hidden on purpose
    }

    /** The layer of each policy's block. */
    static ImmutableMap<PolicyId, Integer> of(final Map<PolicyId, Block> blocks) {
        final var layers = new ArrayList<Layer>();
        final var result = ImmutableMap.<PolicyId, Integer>builder();
        blocks.forEach((policy, block) -> {
            int index = 0;
            while (index < layers.size() && layers.get(index).overlaps(block)) {
                index++;
            }
            if (index == layers.size()) {
                layers.add(new Layer());
            }
            layers.get(index).add(block);
            result.put(policy, index);
        });
        return result.build();
    }

    /**
     * The matches of a layer, found by what usually tells them apart: without that, a thousand policies would be
     * compared with each other pair by pair.
     */
    private static final class Layer {
        private static final ImmutableList<Field> TELLING = ImmutableList.of(Field.TUNNEL_ID, Field.ETH_SRC,
            Field.ETH_DST,
            Field.IN_PORT, Field.IPV4_SRC, Field.IPV4_DST, Field.TCP_DST, Field.UDP_DST, Field.VLAN_VID);

        private final Map<Field, Map<Word, List<Match>>> exact = new EnumMap<>(Field.class);
        private final Map<Field, List<Match>> others = new EnumMap<>(Field.class);

        Layer() {
            TELLING.forEach(field -> {
                exact.put(field, new HashMap<>());
                others.put(field, new ArrayList<>());
            });
        }

        void add(final Block block) {
            block.entries().forEach(entry -> TELLING.forEach(field -> {
                final var value = exactValue(entry.match(), field);
                final var list = value == null ? others.get(field)
                    : exact.get(field).computeIfAbsent(value, key -> new ArrayList<>());
                list.add(entry.match());
            }));
        }

        boolean overlaps(final Block block) {
            for (var entry : block.entries()) {
                if (overlaps(entry.match())) {
                    return true;
                }
            }
            return false;
        }

        private boolean overlaps(final Match match) {
            Field best = null;
            int fewest = Integer.MAX_VALUE;
            for (var field : TELLING) {
                final var value = exactValue(match, field);
                if (value != null) {
                    final int count = others.get(field).size() + sameValue(field, value).size();
                    if (count < fewest) {
                        best = field;
                        fewest = count;
                    }
                }
            }
            return best == null ? everyMatch().anyMatch(match::overlaps)
                : anyOverlaps(others.get(best), match) || anyOverlaps(sameValue(best, exactValue(match, best)), match);
        }

        private Stream<Match> everyMatch() {
            final var any = TELLING.getFirst();
            return Stream.concat(others.get(any).stream(),
                exact.get(any).values().stream().flatMap(List::stream));
        }

        private List<Match> sameValue(final Field field, final Word value) {
            return exact.get(field).getOrDefault(value, List.of());
        }

        private static boolean anyOverlaps(final List<Match> candidates, final Match match) {
            for (var candidate : candidates) {
                if (candidate.overlaps(match)) {
                    return true;
                }
            }
            return false;
        }

        private static Word exactValue(final Match match, final Field field) {
            final var fieldMatch = match.fields().get(field);
            return fieldMatch != null && fieldMatch.mask().equals(field.exactMask()) ? fieldMatch.value() : null;
        }
    }
}
