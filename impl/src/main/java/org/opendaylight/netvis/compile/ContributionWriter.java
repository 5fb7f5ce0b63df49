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
import com.google.common.collect.Sets;
import com.google.common.collect.Streams;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.opendaylight.netvis.pipeline.Band;
import org.opendaylight.netvis.pipeline.FlowBuilder;
import org.opendaylight.netvis.pipeline.Table;
import org.opendaylight.netvis.policy.Bridge;
import org.opendaylight.netvis.program.Action;
import org.opendaylight.netvis.program.Cookie;
import org.opendaylight.netvis.program.Field;
import org.opendaylight.netvis.program.FieldMatch;
import org.opendaylight.netvis.program.Flow;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.program.PortNo;
import org.opendaylight.netvis.program.TableId;
import org.opendaylight.netvis.program.Word;
import org.opendaylight.netvis.punt.PuntPlan;
import org.opendaylight.netvis.punt.View;

/**
 * Writes what the program of a bridge has for each policy.
 */
final class ContributionWriter {
    private static final String NO_BIT = "the bridge has no metadata bit left";
    private static final ImmutableList<Action> NORMAL = ImmutableList.of(new Action.Output(PortNo.NORMAL));

    /** Many policies are of one tap port. */
    private final Map<Match, Map<Unread, ImmutableList<Flow>>> unreadFlows = new HashMap<>();
    private final Bridge bridge;
    private final Fabric.Ports ports;

    ContributionWriter(final Bridge bridge, final Fabric.Ports ports) {
        this.bridge = bridge;
        this.ports = ports;
    }

    Contribution write(final Contribution.Terms terms) {
        final var share = terms.share().share().orElseThrow();
        final var common = new ArrayList<Flow>();
        admit(share, common);
        admitUnread(share, terms.unread(), common);
        if (!share.observation().ways().isEmpty()) {
            final var ways = share.observation().ways();
            Capabilities.ALL.forEach(capability -> capability.flows(ways, () -> forwarded(share))
                .forEach(common::add));
        }
        return new Contribution(terms, place(terms.share().place(), share.unread(), terms.unread().keySet()),
            new Allotment.Place(terms.placement().layers(), Optional.of(share.block())), own(terms, share),
            ImmutableList.copyOf(common), tasks(terms, share));
    }

    /** If the controller decides about all packets of a policy, it is enough to say that. */
    private Compilation.Place place(final Compilation.Place place, final Lenience unread,
            final ImmutableSet<Unread> known) {
        return place instanceof Compilation.Place.Delivers delivers && delivers.obstacles().isEmpty()
            ? new Compilation.Place.Delivers(delivers.missing(), delivers.obstacles(),
                unread.notes(known, ports.unlimited().orElse(NO_BIT)), delivers.unwrapping()) : place;
    }

    private void admit(final Share share, final List<Flow> common) {
        final var actions = bridge.role() == Bridge.Role.INLINE ? NORMAL : ImmutableList.<Action>of();
        monitored(share.observation()).map(match -> Table.ADMIT.flow(Band.MONITORED, match).cookie(Cookie.Kind.ADMIT)
            .apply(actions).goTo(Pipeline.layer(0))).forEach(common::add);
    }

    private static Stream<Match> monitored(final Observation observation) {
        return Stream.concat(observation.seen().stream().flatMap(region -> switch (region) {
            case Region.Plain plain -> Stream.of(withoutMetadata(plain.match()));
            case Region.Terminated terminated -> Stream.of(withoutMetadata(terminated.match()));
            // Comes back from its way
            case Region.Unwrapped unwrapped -> Stream.of();
            case Region.Untagged untagged -> Stream.of();
            // Admitted as what it is within
            case Region.Encapsulated encapsulated -> Stream.of();
        }), observation.heard().stream().map(Region::match));
    }

    /** Metadata is clear when a packet enters the first table. */
    private static Match withoutMetadata(final Match match) {
        return match.without(Field.METADATA);
    }

    /** Frames that look like others to the switch are marked, so that the layers can leave them to the controller. */
    private void admitUnread(final Share share, final ImmutableMap<Unread, FieldMatch> marks, final List<Flow> common) {
        share.unread().kinds().stream().filter(marks::containsKey).forEach(kind -> share.unread().ports()
            .forEach(port -> common.addAll(unreadFlows.computeIfAbsent(port, any -> new EnumMap<>(Unread.class))
                .computeIfAbsent(kind, any -> unreadFlows(withoutMetadata(port), kind, marks.get(kind))))));
    }

    private static ImmutableList<Flow> unreadFlows(final Match port, final Unread kind, final FieldMatch mark) {
        return kind.matches().stream().flatMap(match -> port.and(match).stream())
            .map(match -> Table.ADMIT.flow(Band.UNREAD, match).cookie(Cookie.Kind.ADMIT).write(mark)
                .goTo(Pipeline.layer(0)))
            .collect(ImmutableList.toImmutableList());
    }

    private static Stream<Match> forwarded(final Share share) {
        return share.block().entries().filter(Block.Entry::forward).map(Block.Entry::match);
    }

    private static ImmutableList<Flow> own(final Contribution.Terms terms, final Share share) {
        final var left = share.unread().punted(terms.unread());
        final var result = ImmutableList.<Flow>builder();
        terms.placement().layers().forEach((part, layer) -> terms.placement().entries(share.block(), part)
            .forEach(entry -> result.add(flow(terms, share, entry, layer,
                left.filter(any -> Lenience.isAtTapPort(entry.match())).map(any -> without(entry.match(), any))
                    .orElse(entry.match())))));
        return result.build();
    }

    private static Flow flow(final Contribution.Terms terms, final Share share, final Block.Entry entry,
            final Layer layer, final Match match) {
        final var flow = Table.flow(layer.table(), entry.priority(), layer.match(match));
        if (!entry.forward()) {
            return flow.cookie(Cookie.Kind.SKIP, share.cookie()).goTo(layer.next());
        }
        return entry.isPunt() ? flow.cookie(Cookie.Kind.PUNT, share.cookie()).write(terms.punted().get(entry.punt()))
            .goTo(layer.next()) : forward(terms, share, flow, layer.next());
    }

    /** Leaves out packets that have any bit of some metadata. */
    private static Match without(final Match match, final FieldMatch metadata) {
        return match.with(Field.METADATA, Word.ZERO, metadata.mask()).orElseThrow();
    }

    private static Flow forward(final Contribution.Terms terms, final Share share, final FlowBuilder flow,
            final Optional<TableId> next) {
        final var exits = share.deliveries().stream().map(terms.exits()::get).toList();
        final long due = exits.stream().mapToLong(Contribution.Exit::due).reduce(0, (one, other) -> one | other);
        return flow.cookie(Cookie.Kind.FORWARD, share.cookie())
            .apply(exits.stream().filter(exit -> exit.due() == 0).map(exit -> new Action.ToGroup(exit.group()))
                .collect(ImmutableList.toImmutableList()))
            .write(due == 0 ? Optional.empty() : Optional.of(new FieldMatch(Word.of(due), Word.of(due)))).goTo(next);
    }

    private static ImmutableList<PuntPlan.Task> tasks(final Contribution.Terms terms, final Share share) {
        final var result = ImmutableList.<PuntPlan.Task>builder();
        Streams.forEachPair(share.punts().punts().stream(), terms.punted().stream(), (punt, mark) ->
            result.add(new PuntPlan.Task(share.policy(), mark.mask().low(), punt.view(), punt.clauses(),
                copies(terms, share, punt.view()))));
        final var leniently = new View.Leniently();
        share.unread().punted(terms.unread()).ifPresent(mark -> result.add(new PuntPlan.Task(share.policy(),
            mark.mask().low(), leniently, share.unread().clauses(), copies(terms, share, leniently))));
        return result.build();
    }

    private static ImmutableList<PuntPlan.Copy> copies(final Contribution.Terms terms, final Share share,
            final View view) {
        return share.deliveries().stream().map(delivery -> new PuntPlan.Copy(terms.exits().get(delivery).group(),
                terms.exits().get(delivery).due(),
                ImmutableSet.copyOf(Sets.filter(delivery.strips(), view::removes))))
            .collect(ImmutableList.toImmutableList());
    }
}
