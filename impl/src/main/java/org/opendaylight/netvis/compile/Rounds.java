/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSetMultimap;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Iterables;
import com.google.common.collect.SetMultimap;
import com.google.common.collect.TreeMultimap;
import java.util.Collection;
import java.util.Optional;
import org.opendaylight.netvis.pipeline.Band;
import org.opendaylight.netvis.pipeline.Mark;
import org.opendaylight.netvis.pipeline.Table;
import org.opendaylight.netvis.policy.PolicyId;
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
     * The flows, each with the policies that it is there for.
     *
     * @param users the policies in each numbered layer
     * @param next where packets go on
     */
    static ImmutableSetMultimap<Flow, PolicyId> flows(final SetMultimap<Layer, PolicyId> users,
            final Optional<TableId> next) {
        final var rounds = TreeMultimap.<Integer, Integer>create();
        users.keySet().forEach(layer -> rounds.put(round(layer), Pipeline.number(layer)));
        final var result = ImmutableSetMultimap.<Flow, PolicyId>builder();
        rounds.asMap().forEach((round, numbers) -> result.putAll(
            Table.ROUND.flow(Band.ROUND, Match.ANY.with(Pipeline.NUMBER, round).orElseThrow())
                .cookie(Cookie.Kind.ADMIT).apply(through(numbers, Table.NUMBERED)).end(),
            numbers.stream().flatMap(number -> users.get(Pipeline.numbered(number)).stream()).toList()));
        final var all = roundsOf(users.keySet(), Layer.Kind.NUMBERED);
        final var group = roundsOf(users.keySet(), Layer.Kind.NUMBERED_GROUP);
        if (!all.isEmpty()) {
            result.putAll(Table.ROUNDS.flow(Band.ALL, Match.ANY).cookie(Cookie.Kind.ADMIT)
                .apply(through(all, Table.ROUND)).goTo(next), users.values());
        }
        if (!group.isEmpty()) {
            result.putAll(Table.ROUNDS.flow(Band.GROUP_ADDRESSED, Part.GROUP_ADDRESSED).cookie(Cookie.Kind.ADMIT)
                .apply(through(Iterables.concat(all, group), Table.ROUND)).goTo(next), users.values());
        }
        return result.build();
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
