/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSetMultimap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.opendaylight.netvis.policy.Bridge;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.policy.ToolId;
import org.opendaylight.netvis.program.Action;
import org.opendaylight.netvis.program.Cookie;
import org.opendaylight.netvis.program.Field;
import org.opendaylight.netvis.program.FieldMatch;
import org.opendaylight.netvis.program.Flow;
import org.opendaylight.netvis.program.FlowKey;
import org.opendaylight.netvis.program.Group;
import org.opendaylight.netvis.program.GroupId;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.program.Meter;
import org.opendaylight.netvis.program.PortNo;
import org.opendaylight.netvis.program.Program;
import org.opendaylight.netvis.program.TableId;
import org.opendaylight.netvis.program.Word;
import org.opendaylight.netvis.punt.PuntPlan;

/**
 * Writes the program of one bridge, after everything has been decided.
 */
final class BridgeProgram {
    private static final long ADMIT_COOKIE = new Cookie(Cookie.Kind.ADMIT, 0).value();
    private static final int TOOL_PORT = 10;
    private static final int MONITORED = 5;
    private static final int PRODUCTION = 1;
    private static final int PASS = 0;
    private static final int DUE = 1;
    private static final ImmutableList<Action> NORMAL = ImmutableList.of(new Action.Output(PortNo.NORMAL));

    private final List<Flow> flows = new ArrayList<>();
    private final List<Group> groups = new ArrayList<>();
    private final Owners.Builder owners = new Owners.Builder();
    /** Many policies are of one tap port. */
    private final Map<Match, Map<Unread, ImmutableList<Flow>>> unreadFlows = new HashMap<>();
    private final Bridge bridge;
    private final Layout layout;
    private final Optional<TableId> behindAll;

    private BridgeProgram(final Bridge bridge, final Layout layout) {
        this.bridge = bridge;
        this.layout = layout;
        behindAll = layout.shares.stream().map(Share::observation)
            .anyMatch(it -> !it.unwrapping().isEmpty() || !it.vnTagged().isEmpty()) ? Optional.of(Pipeline.TRANSIT)
                : Optional.empty();
    }

    /**
     * Everything that has been decided about a bridge.
     *
     * @param shares what each policy needs
     * @param layers the layers of each policy
     * @param shared deliveries that policies of different layers share, each with its metadata bit
     * @param candidates metadata of packets that the controller is to decide about, for each punt of a policy
     * @param unread metadata of frames that the switch does not read as what they are, by their kind
     * @param controllerCookie cookie of what sends them there
     * @param groups the group of each delivery
     * @param popAside the group that {@link DeliveryGroups#popAside} makes
     * @param toIpv6 the group that {@link DeliveryGroups#toIpv6} makes
     * @param toolPorts the ports of each tool
     * @param allToolPorts every port where a tool is
     * @param localMac MAC address of the bridge, 0 when nothing is unwrapped
     * @param vnTag how the switch removes VN-tags
     * @param tunnelEnds the tunnel ports that are tested
     */
    record Layout(Collection<Share> shares, ImmutableMap<PolicyId, Placement> layers,
            ImmutableMap<Delivery, Integer> shared, ImmutableListMultimap<PolicyId, FieldMatch> candidates,
            ImmutableMap<Unread, FieldMatch> unread, long controllerCookie, ImmutableMap<Delivery, GroupId> groups,
            GroupId popAside, GroupId toIpv6, ImmutableMap<ToolId, ImmutableList<PortNo>> toolPorts,
            ImmutableSet<PortNo> allToolPorts, long localMac, VnTagAbility vnTag, TunnelEnds tunnelEnds) {
        /** One for each shared delivery, and for bits before the last of theirs that mean something else. */
        int deliverTables() {
            return shared.values().stream().mapToInt(bit -> bit + 1).max().orElse(0);
        }

        boolean asks() {
            return !candidates.isEmpty() || !unread.isEmpty();
        }

        private Stream<Layer> allLayers() {
            return layers.values().stream().flatMap(placement -> placement.layers().values().stream());
        }

        int layerCount() {
            return allLayers().filter(layer -> !layer.isNumbered()).mapToInt(layer -> layer.index() + 1).max()
                .orElse(0);
        }

        boolean isNumbered() {
            return allLayers().anyMatch(Layer::isNumbered);
        }

        ImmutableSetMultimap<Layer, PolicyId> numbered() {
            final var result = ImmutableSetMultimap.<Layer, PolicyId>builder();
            layers.forEach((policy, placement) -> placement.layers().values().stream().filter(Layer::isNumbered)
                .forEach(layer -> result.put(layer, policy)));
            return result.build();
        }

        Stream<Share> sharesOf(final Delivery delivery) {
            return shares.stream().filter(share -> share.deliveries().contains(delivery));
        }
    }

    /**
     * What was written.
     *
     * @param program the program
     * @param owners who needs each part of it
     */
    record Written(Program program, Owners owners) {
    }

    /** What every policy needs comes first: a switch that is full refuses what is only one's. */
    static Written write(final Bridge bridge, final Layout layout) {
        final var writer = new BridgeProgram(bridge, layout);
        writer.foundation();
        layout.shares.forEach(writer::share);
        writer.rounds();
        writer.deliver();
        writer.groups();
        return new Written(Program.of(writer.flows, writer.groups, writer.meters(),
            Probes.options(bridge, layout.vnTag.probes(), layout.tunnelEnds.tested())), writer.owners.build());
    }

    private void foundation() {
        if (bridge.role() == Bridge.Role.INLINE) {
            add(Pipeline.ADMIT, PRODUCTION, Match.ANY, NORMAL, Optional.empty());
            layout.allToolPorts.forEach(port -> add(Pipeline.ADMIT, TOOL_PORT, Match.ANY.with(Field.IN_PORT,
                Integer.toUnsignedLong(port.value())).orElseThrow(), ImmutableList.of(), Optional.empty()));
        }
        final int layers = layout.layerCount();
        for (int i = 0; i < layers; i++) {
            pass(Pipeline.layer(i), Optional.of(Pipeline.layer(i + 1)));
        }
        if (!layout.layers.isEmpty()) {
            pass(Pipeline.layer(layers), behindLayers());
        }
        if (layout.isNumbered()) {
            pass(Pipeline.ROUNDS, behindRounds());
        }
        if (layout.asks()) {
            pass(Pipeline.ASK, behindAsk());
        }
        for (int i = 0; i < layout.deliverTables(); i++) {
            pass(Pipeline.deliver(i), behindDeliver(i));
        }
        flows.addAll(Probes.flows(layout.vnTag.probes(), layout.tunnelEnds.tested()));
    }

    private void share(final Share share) {
        owners.policy(share.policy(), share.cookie());
        admit(share);
        layers(share);
        transit(share);
    }

    private void admit(final Share share) {
        final var actions = bridge.role() == Bridge.Role.INLINE ? NORMAL : ImmutableList.<Action>of();
        monitored(share.observation()).map(match -> new Flow(new FlowKey(Pipeline.ADMIT, MONITORED, match),
            ADMIT_COOKIE, actions, Optional.empty(), Optional.of(Pipeline.layer(0))))
            .forEach(flow -> add(flow, share));
        share.unread().kinds().stream().filter(layout.unread::containsKey).forEach(kind -> admitUnread(share, kind));
        Transit.admit(share.observation().unwrapping(), ADMIT_COOKIE, Pipeline.layer(0))
            .forEach(flow -> add(flow, share));
    }

    /** Frames that look like others to the switch are marked, so that the layers can leave them to the controller. */
    private void admitUnread(final Share share, final Unread kind) {
        share.unread().ports().forEach(port -> unreadFlows.computeIfAbsent(port, any -> new EnumMap<>(Unread.class))
            .computeIfAbsent(kind, any -> unreadFlows(withoutMetadata(port), kind))
            .forEach(flow -> add(flow, share)));
    }

    private ImmutableList<Flow> unreadFlows(final Match port, final Unread kind) {
        return kind.matches().stream().flatMap(match -> port.and(match).stream())
            .map(match -> new Flow(new FlowKey(Pipeline.ADMIT, Pipeline.UNREAD, match), ADMIT_COOKIE,
                ImmutableList.of(), Optional.of(layout.unread.get(kind)), Optional.of(Pipeline.layer(0))))
            .collect(ImmutableList.toImmutableList());
    }

    private static Stream<Match> monitored(final Observation observation) {
        return Stream.concat(observation.seen().stream().flatMap(region -> switch (region) {
            case Region.Plain plain -> Stream.of(withoutMetadata(plain.match()));
            case Region.Terminated terminated -> Stream.of(withoutMetadata(terminated.match()));
            // Admitted by Transit
            case Region.Unwrapped unwrapped -> Stream.of();
            // Comes from the vn-tag tables
            case Region.Untagged untagged -> Stream.of();
            // Admitted as what it is within
            case Region.Encapsulated encapsulated -> Stream.of();
        }), observation.heard().stream().map(Region::match));
    }

    /** Metadata is clear when a packet enters the first table. */
    private static Match withoutMetadata(final Match match) {
        final var fields = ImmutableMap.<Field, FieldMatch>builder();
        match.fields().forEach((field, value) -> {
            if (field != Field.METADATA) {
                fields.put(field, value);
            }
        });
        return new Match(fields.build());
    }

    private void layers(final Share share) {
        final var left = share.unread().candidate(layout.unread);
        final var placement = layout.layers.get(share.policy());
        placement.layers().forEach((part, layer) -> placement.entries(share.block(), part).forEach(entry ->
            flows.add(flow(share, entry, layer, left.filter(any -> Lenience.isAtTapPort(entry.match()))
                .map(any -> without(entry.match(), any)).orElse(entry.match())))));
    }

    private Flow flow(final Share share, final Block.Entry entry, final Layer layer, final Match match) {
        final var key = new FlowKey(layer.table(), entry.priority(), layer.match(match));
        if (!entry.forward()) {
            return new Flow(key, new Cookie(Cookie.Kind.SKIP, share.cookie()).value(), ImmutableList.of(),
                Optional.empty(), layer.next());
        }
        return share.punts().isEmpty() ? forward(share, key, layer.next())
            : new Flow(key, new Cookie(Cookie.Kind.CANDIDATE, share.cookie()).value(), ImmutableList.of(),
                Optional.of(layout.candidates.get(share.policy()).get(entry.punt())), layer.next());
    }

    /** Leaves out packets that have any bit of some metadata. */
    private static Match without(final Match match, final FieldMatch metadata) {
        return match.with(Field.METADATA, Word.ZERO, metadata.mask()).orElseThrow();
    }

    private Flow forward(final Share share, final FlowKey key, final Optional<TableId> next) {
        final var due = share.deliveries().stream().filter(layout.shared::containsKey)
            .map(delivery -> Pipeline.due(layout.shared.get(delivery))).reduce(BridgeProgram::both);
        final var actions = share.deliveries().stream().filter(delivery -> !layout.shared.containsKey(delivery))
            .<Action>map(delivery -> new Action.ToGroup(layout.groups.get(delivery)))
            .collect(ImmutableList.toImmutableList());
        return new Flow(key, new Cookie(Cookie.Kind.FORWARD, share.cookie()).value(), actions, due, next);
    }

    private static FieldMatch both(final FieldMatch one, final FieldMatch other) {
        return new FieldMatch(one.value().or(other.value()), one.mask().or(other.mask()));
    }

    private Optional<TableId> behindLayers() {
        return layout.isNumbered() ? Optional.of(Pipeline.ROUNDS) : behindRounds();
    }

    private Optional<TableId> behindRounds() {
        return layout.asks() ? Optional.of(Pipeline.ASK) : behindAsk();
    }

    private Optional<TableId> behindAsk() {
        return layout.deliverTables() == 0 ? behindAll : Optional.of(Pipeline.deliver(0));
    }

    private Optional<TableId> behindDeliver(final int index) {
        return index + 1 < layout.deliverTables() ? Optional.of(Pipeline.deliver(index + 1)) : behindAll;
    }

    private void rounds() {
        Rounds.flows(layout.numbered(), behindRounds()).asMap().forEach((flow, policies) -> {
            flows.add(flow);
            policies.forEach(policy -> owners.flow(flow.key(), policy));
        });
    }

    private void deliver() {
        layout.shared.forEach((delivery, index) -> {
            final var flow = new Flow(new FlowKey(Pipeline.deliver(index), DUE, whenDue(Pipeline.due(index))),
                ADMIT_COOKIE, ImmutableList.of(new Action.ToGroup(layout.groups.get(delivery))), Optional.empty(),
                behindDeliver(index));
            layout.sharesOf(delivery).forEach(share -> add(flow, share));
        });
        layout.shares.forEach(share -> {
            layout.candidates.get(share.policy()).forEach(candidate -> add(ask(candidate), share));
            share.unread().kinds().stream().filter(layout.unread::containsKey)
                .forEach(kind -> add(ask(layout.unread.get(kind)), share));
        });
    }

    /** What limits what is sent to the controller, if anything is. */
    private ImmutableList<Meter> meters() {
        return layout.candidates.isEmpty() && layout.unread.isEmpty() ? ImmutableList.of()
            : ImmutableList.of(Meter.ofRate(PuntPlan.METER, bridge.controllerRate()));
    }

    private Flow ask(final FieldMatch candidate) {
        return new Flow(new FlowKey(Pipeline.ASK, DUE, whenDue(candidate)), layout.controllerCookie,
            ImmutableList.of(new Action.ToController(OptionalInt.of(PuntPlan.METER))), Optional.empty(),
            behindAsk());
    }

    private static Match whenDue(final FieldMatch due) {
        return Match.ANY.with(Field.METADATA, due.value(), due.mask()).orElseThrow();
    }

    private void transit(final Share share) {
        final var unwrappings = share.observation().unwrapping();
        if (!unwrappings.isEmpty()) {
            Transit.terminate(unwrappings, bridge.ipv4Address().orElseThrow(), layout.localMac)
                .forEach(flow -> add(flow, share));
        }
        layout.vnTag.sequence().ifPresent(sequence -> sequence.flows(share.observation().vnTagged(),
            share.block().entries().filter(Block.Entry::forward).map(Block.Entry::match)
                .filter(VnTagPath::isUntagged).collect(ImmutableSet.toImmutableSet()))
            .forEach(flow -> add(flow, share)));
    }

    private void groups() {
        layout.groups.forEach((delivery, id) -> {
            final var ports = layout.toolPorts.get(delivery.tool());
            groups.add(DeliveryGroups.group(id, delivery, ports));
            final var finish = DeliveryGroups.finish(id, delivery, ports);
            layout.sharesOf(delivery).forEach(share -> {
                owners.group(id, share.policy());
                finish.forEach(flow -> add(flow, share));
            });
        });
        if (layout.groups.keySet().stream().anyMatch(DeliveryGroups::isLabelled)) {
            popLabels();
        }
    }

    private void popLabels() {
        groups.add(DeliveryGroups.popAside(layout.popAside));
        groups.add(DeliveryGroups.toIpv6(layout.toIpv6));
        final var pop = DeliveryGroups.popLabels(layout.popAside, layout.toIpv6);
        layout.shares.stream().filter(share -> share.deliveries().stream().anyMatch(DeliveryGroups::isLabelled))
            .forEach(share -> {
                owners.group(layout.popAside, share.policy());
                owners.group(layout.toIpv6, share.policy());
                pop.forEach(flow -> add(flow, share));
            });
    }

    /** Adds a flow that no one policy has to itself. */
    private void add(final Flow flow, final Share share) {
        flows.add(flow);
        owners.flow(flow.key(), share.policy());
    }

    private void add(final TableId table, final int priority, final Match match, final ImmutableList<Action> actions,
            final Optional<TableId> next) {
        flows.add(new Flow(new FlowKey(table, priority, match), ADMIT_COOKIE, actions, Optional.empty(), next));
    }

    private void pass(final TableId table, final Optional<TableId> next) {
        if (next.isPresent()) {
            add(table, PASS, Match.ANY, ImmutableList.of(), next);
        }
    }
}
