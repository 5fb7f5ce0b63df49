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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.opendaylight.netvis.pipeline.Band;
import org.opendaylight.netvis.pipeline.Table;
import org.opendaylight.netvis.policy.Bridge;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.policy.ToolId;
import org.opendaylight.netvis.program.Action;
import org.opendaylight.netvis.program.Cookie;
import org.opendaylight.netvis.program.Field;
import org.opendaylight.netvis.program.FieldMatch;
import org.opendaylight.netvis.program.Flow;
import org.opendaylight.netvis.program.Group;
import org.opendaylight.netvis.program.GroupId;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.program.Meter;
import org.opendaylight.netvis.program.PortNo;
import org.opendaylight.netvis.program.TableId;
import org.opendaylight.netvis.punt.PuntPlan;

/**
 * Writes what the program of one bridge has beside the {@link Contribution} of each policy: what all need, and what
 * follows from several of them.
 */
final class BridgeProgram {
    private static final ImmutableList<Action> NORMAL = ImmutableList.of(new Action.Output(PortNo.NORMAL));

    private final List<Part<Flow>> flows = new ArrayList<>();
    private final List<Part<Group>> groups = new ArrayList<>();
    private final Bridge bridge;
    private final Layout layout;
    private final Optional<TableId> behindAll;

    private BridgeProgram(final Bridge bridge, final Layout layout) {
        this.bridge = bridge;
        this.layout = layout;
        behindAll = layout.contributions.stream().map(it -> it.share().observation())
            .anyMatch(it -> !it.unwrapping().isEmpty() || !it.vnTagged().isEmpty()) ? Optional.of(Pipeline.TRANSIT)
                : Optional.empty();
    }

    /**
     * Everything that has been decided about a bridge.
     *
     * @param contributions what it has for each policy
     * @param layers the layers that are in use
     * @param shared deliveries that policies of different layers share, each with its metadata
     * @param unread metadata of frames that the switch does not read as what they are, by their kind
     * @param controllerCookie cookie of what sends packets to the controller
     * @param groups the group of each delivery
     * @param popAside the group that {@link DeliveryGroups#popAside} makes
     * @param toIpv6 the group that {@link DeliveryGroups#toIpv6} makes
     * @param toolPorts the ports of each tool
     * @param vnTag how the switch removes VN-tags
     * @param tunnelEnds the tunnel ports that are tested
     */
    record Layout(ImmutableList<Contribution> contributions, ImmutableSet<Layer> layers,
            ImmutableMap<Delivery, FieldMatch> shared, ImmutableMap<Unread, FieldMatch> unread, long controllerCookie,
            ImmutableMap<Delivery, GroupId> groups, GroupId popAside, GroupId toIpv6,
            ImmutableMap<ToolId, ImmutableList<PortNo>> toolPorts, VnTagAbility vnTag, TunnelEnds tunnelEnds) {
        /** One for each shared delivery, and for bits before the last of theirs that mean something else. */
        int deliverTables() {
            return shared.values().stream().mapToInt(mark -> Pipeline.dueIndex(mark) + 1).max().orElse(0);
        }

        boolean asks() {
            return !unread.isEmpty() || contributions.stream().anyMatch(it -> !it.terms().punted().isEmpty());
        }

        int layerCount() {
            return layers.stream().filter(layer -> !layer.isNumbered()).mapToInt(layer -> layer.index() + 1).max()
                .orElse(0);
        }

        boolean isNumbered() {
            return layers.stream().anyMatch(Layer::isNumbered);
        }

        /** The policies of some contributions. */
        Supplier<Stream<PolicyId>> policies(final Predicate<Contribution> of) {
            return () -> contributions.stream().filter(of).map(it -> it.share().policy());
        }
    }

    /**
     * Something in the program that no one policy has to itself.
     *
     * @param what what it is
     * @param owners finds the policies that need it; it takes some time
     * @param <T> flow or group
     */
    record Part<T>(T what, Supplier<Stream<PolicyId>> owners) {
    }

    /**
     * What was written.
     *
     * @param flows flows
     * @param groups groups
     * @param meters meters
     */
    record Written(ImmutableList<Part<Flow>> flows, ImmutableList<Part<Group>> groups, ImmutableList<Meter> meters) {
    }

    static Written write(final Bridge bridge, final Layout layout) {
        final var writer = new BridgeProgram(bridge, layout);
        final boolean asks = layout.asks();
        writer.foundation(asks);
        writer.rounds(asks);
        writer.deliver();
        writer.ask();
        writer.groups();
        return new Written(ImmutableList.copyOf(writer.flows), ImmutableList.copyOf(writer.groups),
            asks ? ImmutableList.of(Meter.ofRate(PuntPlan.METER, bridge.controllerRate())) : ImmutableList.of());
    }

    private void foundation(final boolean asks) {
        if (bridge.role() == Bridge.Role.INLINE) {
            add(Table.ADMIT.flow(Band.PRODUCTION, Match.ANY).cookie(Cookie.Kind.ADMIT).apply(NORMAL).end());
            layout.toolPorts.values().stream().flatMap(List::stream).distinct().forEach(port ->
                add(Table.ADMIT.flow(Band.TOOL_PORT, Match.ANY.with(Field.IN_PORT,
                    Integer.toUnsignedLong(port.value())).orElseThrow()).cookie(Cookie.Kind.ADMIT).end()));
        }
        final int layers = layout.layerCount();
        for (int i = 0; i < layers; i++) {
            pass(Pipeline.layer(i), Optional.of(Pipeline.layer(i + 1)));
        }
        if (!layout.contributions.isEmpty()) {
            pass(Pipeline.layer(layers), layout.isNumbered() ? Optional.of(Pipeline.ROUNDS) : behindRounds(asks));
        }
        if (layout.isNumbered()) {
            pass(Pipeline.ROUNDS, behindRounds(asks));
        }
        if (asks) {
            pass(Pipeline.ASK, behindAsk());
        }
        for (int i = 0; i < layout.deliverTables(); i++) {
            pass(Pipeline.deliver(i), behindDeliver(i));
        }
        Probes.flows(layout.vnTag.probes(), layout.tunnelEnds.tested()).forEach(this::add);
    }

    private Optional<TableId> behindRounds(final boolean asks) {
        return asks ? Optional.of(Pipeline.ASK) : behindAsk();
    }

    private Optional<TableId> behindAsk() {
        return layout.deliverTables() == 0 ? behindAll : Optional.of(Pipeline.deliver(0));
    }

    private Optional<TableId> behindDeliver(final int index) {
        return index + 1 < layout.deliverTables() ? Optional.of(Pipeline.deliver(index + 1)) : behindAll;
    }

    private void rounds(final boolean asks) {
        if (layout.isNumbered()) {
            Rounds.flows(layout.layers, behindRounds(asks)).forEach((flow, through) -> flows.add(new Part<>(flow,
                layout.policies(it -> it.terms().placement().layers().values().stream().anyMatch(through::contains)))));
        }
    }

    private void deliver() {
        layout.shared.forEach((delivery, due) -> {
            final int index = Pipeline.dueIndex(due);
            flows.add(new Part<>(Table.DELIVER.flow(index, Band.DUE.priority(), whenDue(due))
                .cookie(Cookie.Kind.ADMIT).apply(ImmutableList.of(new Action.ToGroup(layout.groups.get(delivery))))
                .goTo(behindDeliver(index)), layout.policies(it -> it.share().deliveries().contains(delivery))));
        });
    }

    private void ask() {
        layout.contributions.forEach(contribution -> contribution.terms().punted().forEach(punted ->
            flows.add(new Part<>(ask(punted), () -> Stream.of(contribution.share().policy())))));
        layout.unread.forEach((kind, mark) -> flows.add(new Part<>(ask(mark),
            layout.policies(it -> it.share().unread().kinds().contains(kind)))));
    }

    private Flow ask(final FieldMatch punted) {
        return Table.ASK.flow(Band.DUE, whenDue(punted)).cookie(layout.controllerCookie)
            .apply(ImmutableList.of(new Action.ToController(OptionalInt.of(PuntPlan.METER)))).goTo(behindAsk());
    }

    private static Match whenDue(final FieldMatch due) {
        return Match.ANY.with(Field.METADATA, due).orElseThrow();
    }

    private void groups() {
        layout.groups.forEach((delivery, id) -> {
            final var ports = layout.toolPorts.get(delivery.tool());
            final var owners = layout.policies(it -> it.share().deliveries().contains(delivery));
            groups.add(new Part<>(DeliveryGroups.group(id, delivery, ports), owners));
            DeliveryGroups.finish(id, delivery, ports).forEach(flow -> flows.add(new Part<>(flow, owners)));
        });
        if (layout.groups.keySet().stream().anyMatch(DeliveryGroups::isLabelled)) {
            popLabels();
        }
    }

    private void popLabels() {
        final var owners = layout.policies(it -> it.share().deliveries().stream()
            .anyMatch(DeliveryGroups::isLabelled));
        groups.add(new Part<>(DeliveryGroups.popAside(layout.popAside), owners));
        groups.add(new Part<>(DeliveryGroups.toIpv6(layout.toIpv6), owners));
        DeliveryGroups.popLabels(layout.popAside, layout.toIpv6)
            .forEach(flow -> flows.add(new Part<>(flow, owners)));
    }

    private void add(final Flow flow) {
        flows.add(new Part<>(flow, Stream::of));
    }

    private void pass(final TableId table, final Optional<TableId> next) {
        if (next.isPresent()) {
            add(Table.flow(table, Band.MISS.priority(), Match.ANY).cookie(Cookie.Kind.ADMIT).goTo(next));
        }
    }
}
