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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.opendaylight.netvis.policy.Bridge;
import org.opendaylight.netvis.program.Action;
import org.opendaylight.netvis.program.Cookie;
import org.opendaylight.netvis.program.Field;
import org.opendaylight.netvis.program.FieldMatch;
import org.opendaylight.netvis.program.Flow;
import org.opendaylight.netvis.program.FlowKey;
import org.opendaylight.netvis.program.Group;
import org.opendaylight.netvis.program.GroupId;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.program.PortNo;
import org.opendaylight.netvis.program.Program;
import org.opendaylight.netvis.program.TableId;

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

    private final List<Flow> flows = new ArrayList<>();
    private final List<Group> groups = new ArrayList<>();
    private final Bridge bridge;
    private final Layout layout;

    private BridgeProgram(final Bridge bridge, final Layout layout) {
        this.bridge = bridge;
        this.layout = layout;
    }

    /**
     * Everything that has been decided about a bridge.
     *
     * @param shares what each policy needs
     * @param layers the layer of each policy, by its name
     * @param shared deliveries that policies of different layers share, each with its number
     * @param candidates metadata of packets that the controller is to decide about, for each question of a policy
     * @param controllerCookie cookie of what sends them there
     * @param groups the group of each delivery
     * @param popAside the group that {@link DeliveryGroups#popAside} makes
     * @param toIpv6 the group that {@link DeliveryGroups#toIpv6} makes
     * @param toolPorts the ports of each tool, by its name
     * @param allToolPorts every port where a tool is
     * @param localMac MAC address of the bridge, 0 when nothing is unwrapped
     * @param vnTag how the switch removes VN-tags
     */
    record Layout(Collection<Share> shares, ImmutableMap<String, Integer> layers,
            ImmutableMap<Delivery, Integer> shared, ImmutableListMultimap<String, FieldMatch> candidates,
            long controllerCookie, ImmutableMap<Delivery, GroupId> groups, GroupId popAside, GroupId toIpv6,
            ImmutableMap<String, ImmutableList<PortNo>> toolPorts,
            ImmutableSet<PortNo> allToolPorts, long localMac, VnTagAbility vnTag) {
        int layerCount() {
            return layers.values().stream().mapToInt(layer -> layer + 1).max().orElse(0);
        }

        ImmutableSet<PortNo> vnTagged() {
            return shares.stream().flatMap(share -> share.observation().vnTagged().stream())
                .collect(ImmutableSet.toImmutableSet());
        }

        ImmutableSet<Observation.Unwrapping> unwrappings() {
            return shares.stream().flatMap(share -> share.observation().unwrapping().stream())
                .collect(ImmutableSet.toImmutableSet());
        }
    }

    static Program write(final Bridge bridge, final Layout layout) {
        final var writer = new BridgeProgram(bridge, layout);
        writer.admit();
        writer.layers();
        writer.deliver();
        writer.transit();
        writer.groups();
        return Program.of(writer.flows, writer.groups);
    }

    private void admit() {
        final boolean inline = bridge.role() == Bridge.Role.INLINE;
        final var normal = inline ? ImmutableList.<Action>of(new Action.Output(PortNo.NORMAL))
            : ImmutableList.<Action>of();
        if (inline) {
            add(Pipeline.ADMIT, PRODUCTION, Match.ANY, normal, Optional.empty());
            layout.allToolPorts.forEach(port -> add(Pipeline.ADMIT, TOOL_PORT, Match.ANY.with(Field.IN_PORT,
                Integer.toUnsignedLong(port.value())).orElseThrow(), ImmutableList.of(), Optional.empty()));
        }
        monitored().forEach(match -> add(Pipeline.ADMIT, MONITORED, match, normal, Optional.of(Pipeline.layer(0))));
        flows.addAll(Transit.admit(layout.unwrappings(), ADMIT_COOKIE, Pipeline.layer(0)));
    }

    private ImmutableSet<Match> monitored() {
        final var result = ImmutableSet.<Match>builder();
        for (var share : layout.shares) {
            for (var region : share.observation().seen()) {
                switch (region) {
                    case Region.Plain plain -> result.add(withoutMetadata(plain.match()));
                    case Region.Terminated terminated -> result.add(withoutMetadata(terminated.match()));
                    case Region.Unwrapped unwrapped -> {
                        // Admitted by Transit
                    }
                    case Region.Untagged untagged -> {
                        // Comes from the vn-tag tables
                    }
                    case Region.Encapsulated encapsulated -> {
                        // Admitted as what it is within
                    }
                }
            }
            share.observation().heard().forEach(region -> result.add(region.match()));
        }
        return result.build();
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

    private void layers() {
        final int count = layout.layerCount();
        for (var share : layout.shares) {
            layer(share, layout.layers.get(share.policy()));
        }
        for (int i = 0; i < count; i++) {
            pass(Pipeline.layer(i), Optional.of(Pipeline.layer(i + 1)));
        }
        if (count > 0) {
            pass(Pipeline.layer(count), behindLayers());
        }
    }

    private void layer(final Share share, final int layer) {
        final var table = Pipeline.layer(layer);
        final var next = Optional.of(Pipeline.layer(layer + 1));
        final long skip = new Cookie(Cookie.Kind.SKIP, share.cookie()).value();
        share.block().entries().forEach(entry -> {
            final var key = new FlowKey(table, entry.priority(), entry.match());
            if (!entry.forward()) {
                flows.add(new Flow(key, skip, ImmutableList.of(), Optional.empty(), next));
            } else if (share.questions().isEmpty()) {
                flows.add(forward(share, key, next));
            } else {
                flows.add(new Flow(key, new Cookie(Cookie.Kind.CANDIDATE, share.cookie()).value(), ImmutableList.of(),
                    Optional.of(layout.candidates.get(share.policy()).get(entry.question())), next));
            }
        });
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
        return layout.shared.isEmpty() && layout.candidates.isEmpty() ? behindDeliver()
            : Optional.of(Pipeline.deliver(0));
    }

    private Optional<TableId> behindDeliver() {
        return layout.unwrappings().isEmpty() && layout.vnTagged().isEmpty() ? Optional.empty()
            : Optional.of(Pipeline.TRANSIT);
    }

    private void deliver() {
        final int tables = layout.shared.size() + (layout.candidates.isEmpty() ? 0 : 1);
        layout.shared.forEach((delivery, index) -> {
            final var table = Pipeline.deliver(index);
            final var next = index + 1 < tables ? Optional.of(Pipeline.deliver(index + 1)) : behindDeliver();
            add(table, DUE, whenDue(Pipeline.due(index)),
                ImmutableList.of(new Action.ToGroup(layout.groups.get(delivery))), next);
            pass(table, next);
        });
        if (!layout.candidates.isEmpty()) {
            final var table = Pipeline.deliver(layout.shared.size());
            layout.candidates.values().forEach(candidate -> flows.add(new Flow(
                new FlowKey(table, DUE, whenDue(candidate)), layout.controllerCookie,
                ImmutableList.of(new Action.ToController(OptionalInt.of(Referral.METER))), Optional.empty(),
                behindDeliver())));
            pass(table, behindDeliver());
        }
    }

    private static Match whenDue(final FieldMatch due) {
        return Match.ANY.with(Field.METADATA, due.value(), due.mask()).orElseThrow();
    }

    private void transit() {
        final var unwrappings = layout.unwrappings();
        if (!unwrappings.isEmpty()) {
            flows.addAll(Transit.terminate(unwrappings, bridge.ipv4Address().orElseThrow(), layout.localMac));
        }
        layout.vnTag.tested().forEach(sequence -> flows.addAll(sequence.testFlows()));
        layout.vnTag.sequence().ifPresent(sequence -> flows.addAll(sequence.flows(layout.vnTagged(),
            layout.shares.stream().flatMap(share -> share.block().entries().stream()).filter(Block.Entry::forward)
                .map(Block.Entry::match).filter(VnTagPath::isUntagged).collect(ImmutableSet.toImmutableSet()))));
    }

    private void groups() {
        layout.groups.forEach((delivery, id) -> {
            final var ports = layout.toolPorts.get(delivery.tool());
            groups.add(DeliveryGroups.group(id, delivery, ports));
            flows.addAll(DeliveryGroups.finish(id, delivery, ports));
        });
        if (layout.groups.keySet().stream().anyMatch(DeliveryGroups::isLabelled)) {
            groups.add(DeliveryGroups.popAside(layout.popAside));
            groups.add(DeliveryGroups.toIpv6(layout.toIpv6));
            flows.addAll(DeliveryGroups.popLabels(layout.popAside, layout.toIpv6));
        }
    }

    private void pass(final TableId table, final Optional<TableId> next) {
        if (next.isPresent()) {
            add(table, PASS, Match.ANY, ImmutableList.of(), next);
        }
    }

    private void add(final TableId table, final int priority, final Match match, final ImmutableList<Action> actions,
            final Optional<TableId> next) {
        flows.add(new Flow(new FlowKey(table, priority, match), ADMIT_COOKIE, actions, Optional.empty(), next));
    }
}
