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
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Iterables;
import com.google.common.collect.TreeMultimap;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.opendaylight.netvis.pipeline.Band;
import org.opendaylight.netvis.pipeline.Mark;
import org.opendaylight.netvis.pipeline.Table;
import org.opendaylight.netvis.program.Action;
import org.opendaylight.netvis.program.Cookie;
import org.opendaylight.netvis.program.Flow;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.program.TableId;

/**
 * Sends packets through the numbered layers, one after the other:
 * <pre>
 *   rounds    set_field:0->reg1,resubmit(,round),set_field:1->reg1,resubmit(,round),...,goto_table:ask
 *   round     reg1=0  set_field:0->reg1,resubmit(,numbered),set_field:1->reg1,resubmit(,numbered),...
 *   numbered  reg1=0, and what the policy there matches
 * </pre>
 * In two steps, so that a change sends only the round that it is in. What a flow writes into the metadata stays when
 * the packet comes back from a resubmit (unlike from the bucket of a group), so shared deliveries and punts to the
 * controller are as in other layers. That Open vSwitch gives up a packet which enters too many tables is what
 * {@link Pipeline#MAX_NUMBERED} is for.
 */
final class Rounds {
    /** Layers of a round: so many bits of their number do not tell the round. */
    private static final int ROUND_BITS = 5;

    private Rounds() {
        // Hidden on purpose
    }

    /**
     * The flows, each with the layers that it sends packets through.
     *
     * @param layers the layers that are in use; those that are not numbered do not matter
     * @param next where packets go on
     */
    static ImmutableMap<Flow, ImmutableSet<Layer>> flows(final Set<Layer> layers, final Optional<TableId> next) {
        final var numbered = layers.stream().filter(Layer::isNumbered).collect(ImmutableSet.toImmutableSet());
        final var rounds = TreeMultimap.<Integer, Integer>create();
        numbered.forEach(layer -> rounds.put(round(layer), Pipeline.number(layer)));
        final var result = ImmutableMap.<Flow, ImmutableSet<Layer>>builder();
        rounds.asMap().forEach((round, numbers) -> result.put(
            Table.ROUND.flow(Band.ROUND, Match.ANY.with(Pipeline.NUMBER, round).orElseThrow())
                .cookie(Cookie.Kind.ADMIT).apply(through(numbers, Table.NUMBERED)).end(),
            numbers.stream().map(Pipeline::numbered).collect(ImmutableSet.toImmutableSet())));
        final var all = roundsOf(numbered, Layer.Kind.NUMBERED);
        final var group = roundsOf(numbered, Layer.Kind.NUMBERED_GROUP);
        if (!all.isEmpty()) {
            result.put(Table.ROUNDS.flow(Band.ALL, Match.ANY).cookie(Cookie.Kind.ADMIT)
                .apply(through(all, Table.ROUND)).goTo(next), numbered);
        }
        if (!group.isEmpty()) {
            result.put(Table.ROUNDS.flow(Band.GROUP_ADDRESSED, Part.GROUP_ADDRESSED).cookie(Cookie.Kind.ADMIT)
                .apply(through(Iterables.concat(all, group), Table.ROUND)).goTo(next), numbered);
        }
        return result.buildOrThrow();
    }

    private static ImmutableSortedSet<Integer> roundsOf(final Collection<Layer> layers, final Layer.Kind kind) {
        return layers.stream().filter(layer -> layer.kind() == kind).map(Rounds::round)
            .collect(ImmutableSortedSet.toImmutableSortedSet(Integer::compare));
    }

    private static int round(final Layer layer) {
        return Pipeline.number(layer) >> ROUND_BITS;
    }

    private static ImmutableList<Action> through(final Iterable<Integer> numbers, final Table table) {
        final var actions = ImmutableList.<Action>builder();
        numbers.forEach(number -> actions.add(Mark.LAYER_NUMBER.set(number),
            Action.Experimenter.resubmit(table.id())));
        return actions.build();
    }
}
