/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.controller;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.MoreExecutors;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.common.api.CommitInfo;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.netvis.compile.Compilation;
import org.opendaylight.netvis.compile.RegisterSequence;
import org.opendaylight.netvis.compile.TunnelSequence;
import org.opendaylight.netvis.compile.VnTagAbility;
import org.opendaylight.netvis.inventory.SwitchView;
import org.opendaylight.netvis.openflow.PacketCount;
import org.opendaylight.netvis.openflow.SwitchReconciler;
import org.opendaylight.netvis.policy.Problem;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.Counter64;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.DateAndTime;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.Gauge32;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.Name;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.NetvisState;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.NetvisStateBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.Bridge;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.Bridge.VnTagSequence;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.BridgeBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.Policy;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.Policy.State;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.PolicyBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.Tool;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.ToolBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.bridge.ControllerPathBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.bridge.controller.path.MalformedBuilder;
import org.opendaylight.yangtools.binding.DataObjectIdentifier;
import org.opendaylight.yangtools.binding.util.BindingMap;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.common.Uint64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the state of netvis into the operational datastore, when it has changed. Used from one thread.
 */
final class StatusWriter {
    private static final Logger LOG = LoggerFactory.getLogger(StatusWriter.class);
    private static final DataObjectIdentifier<NetvisState> PATH =
        DataObjectIdentifier.builder(NetvisState.class).build();

    private final DataBroker broker;
    private final Clock clock;
    private final Map<String, Dated<State>> policyStates = new HashMap<>();
    private final Map<String, Dated<Long>> bridgeChanges = new HashMap<>();

    private NetvisState written = new NetvisStateBuilder().build();

    private record Dated<T>(T value, DateAndTime since) {
    }

    StatusWriter(final DataBroker broker, final Clock clock) {
        this.broker = requireNonNull(broker);
        this.clock = requireNonNull(clock);
    }

    void write(final VisibilityController.Situation situation) {
        final var state = new NetvisStateBuilder()
            .setBridge(BindingMap.of(bridges(situation)))
            .setPolicy(BindingMap.of(policies(situation)))
            .setTool(BindingMap.of(tools(situation)))
            .build();
        if (state.equals(written)) {
            return;
        }
        written = state;
        final var tx = broker.newWriteOnlyTransaction();
        tx.put(LogicalDatastoreType.OPERATIONAL, PATH, state);
        tx.commit().addCallback(new FutureCallback<CommitInfo>() {
            @Override
            public void onSuccess(final CommitInfo result) {
                LOG.trace("State written");
            }

            @Override
            public void onFailure(final Throwable cause) {
                LOG.warn("The state of netvis could not be written; it is as of before", cause);
            }
        }, MoreExecutors.directExecutor());
    }

    private List<Bridge> bridges(final VisibilityController.Situation situation) {
        bridgeChanges.keySet().retainAll(situation.reading().set().bridges().keySet());
        return situation.reading().set().bridges().values().stream().map(bridge -> {
            final var reconciler = situation.reconcilers().get(bridge.datapathId());
            final var program = situation.compilation().programs().get(bridge.name());
            final var result = new BridgeBuilder().setName(new Name(bridge.name())).setConnected(reconciler != null)
                .setError(error(situation.switches().get(bridge.datapathId()), reconciler));
            if (reconciler != null && program != null) {
                result.setInSync(situation.inSync().contains(bridge.name()))
                    .setFlows(new Gauge32(Uint32.valueOf(program.flows().size())))
                    .setGroups(new Gauge32(Uint32.valueOf(program.groups().size())));
                final var vnTag = situation.fabric().bridges().get(bridge.name()).vnTag();
                if (!vnTag.equals(VnTagAbility.NONE)) {
                    result.setRemovesVnTag(vnTag.sequence().isPresent())
                        .setVnTagObstacle(vnTag.obstacle().orElse(null))
                        .setVnTagSequence(vnTag.sequence().map(StatusWriter::sequence).orElse(null))
                        .setVnTagTunnelObstacle(vnTag.tunnelObstacle().orElse(null));
                }
                situation.paths().path(bridge.name()).filter(ControllerPath::isUsed).ifPresent(path ->
                    result.setControllerPath(controllerPath(path, situation.counters().limited(bridge.datapathId()))));
                if (reconciler.changes() > 0) {
                    result.setLastChange(date(bridgeChanges, bridge.name(), reconciler.changes()));
                }
            } else {
                result.setInSync(false);
            }
            return result.build();
        }).toList();
    }

    /** What a person has to put right, whether or not it keeps the switch from being in sync. */
    private static @Nullable String error(final @Nullable SwitchView view,
            final @Nullable SwitchReconciler reconciler) {
        final var text = Stream.of(Optional.ofNullable(view).flatMap(SwitchView::problem),
            Optional.ofNullable(reconciler).flatMap(SwitchReconciler::error))
            .flatMap(Optional::stream).collect(Collectors.joining("; "));
        return text.isEmpty() ? null : text;
    }

    private static org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.bridge.ControllerPath
            controllerPath(final ControllerPath path, final long limited) {
        final var totals = path.totals();
        return new ControllerPathBuilder().setPackets(counter(totals.packets())).setLimited(counter(limited))
            .setDropped(counter(totals.dropped())).setLost(counter(totals.lost()))
            .setMalformed(BindingMap.of(totals.malformed().entrySet().stream().map(entry -> new MalformedBuilder()
                .setReason(entry.getKey()).setPackets(counter(entry.getValue())).build()).toList())).build();
    }

    private static VnTagSequence sequence(final org.opendaylight.netvis.compile.VnTagSequence sequence) {
        return switch (sequence) {
            case TunnelSequence tunnel -> VnTagSequence.Tunnel;
            case RegisterSequence registers -> VnTagSequence.Registers;
        };
    }

    private List<Policy> policies(final VisibilityController.Situation situation) {
        final var set = situation.reading().set();
        policyStates.keySet().retainAll(set.policies().keySet());
        final var policies = ImmutableList.<Policy>builder();
        set.policies().values().forEach(policy -> policies.add(policy.enabled()
            ? enabled(situation, policy.name(), situation.compilation().verdicts().get(policy.name()))
            : new PolicyBuilder().setName(new Name(policy.name())).setState(State.Disabled)
                .setLastChange(date(policyStates, policy.name(), State.Disabled)).build()));
        situation.reading().problems().stream().filter(problem -> problem.subject().startsWith("policy "))
            .forEach(problem -> policies.add(unreadable(problem)));
        return policies.build();
    }

    private Policy unreadable(final Problem problem) {
        final var name = problem.subject().substring("policy \"".length(), problem.subject().length() - 1);
        return new PolicyBuilder().setName(new Name(name)).setState(State.Failed).setReason(List.of(problem.text()))
            .build();
    }

    private Policy enabled(final VisibilityController.Situation situation, final String name,
            final Compilation.Verdict verdict) {
        final var places = verdict.bridges().entrySet().stream()
            .map(place -> PolicyPlace.of(situation, place.getKey(), place.getValue())).toList();
        final var state = verdict.problems().isEmpty() ? PolicyPlace.overall(places) : State.Failed;
        final var decided = places.stream().collect(ImmutableMap.toImmutableMap(PolicyPlace::bridge,
            place -> situation.paths().policy(place.bridge(), name)));
        final var count = decided.values().stream()
            .map(it -> new PacketCount(it.forwardedPackets(), it.forwardedBytes()))
            .reduce(situation.counters().policy(name), PacketCount::plus);
        return new PolicyBuilder().setName(new Name(name)).setState(state)
            .setReason(verdict.problems().stream().map(Problem::toString).toList())
            .setBridge(BindingMap.of(places.stream().map(place -> place.toBinding(decided.get(place.bridge())))
                .toList()))
            .setPackets(counter(count.packets())).setBytes(counter(count.bytes()))
            .setLastChange(date(policyStates, name, state)).build();
    }

    private static List<Tool> tools(final VisibilityController.Situation situation) {
        return situation.reading().set().tools().keySet().stream().map(name -> {
            final PacketCount count = situation.counters().tool(name);
            return new ToolBuilder().setName(new Name(name)).setPackets(counter(count.packets()))
                .setBytes(counter(count.bytes())).build();
        }).toList();
    }

    private <T> DateAndTime date(final Map<String, Dated<T>> dates, final String name, final T value) {
        final var before = dates.get(name);
        if (before != null && Objects.equals(before.value, value)) {
            return before.since;
        }
        final var now = new DateAndTime(DateTimeFormatter.ISO_INSTANT.format(clock.instant()
            .truncatedTo(ChronoUnit.MILLIS)));
        dates.put(name, new Dated<>(value, now));
        return now;
    }

    static Counter64 counter(final long value) {
        return new Counter64(Uint64.fromLongBits(value));
    }
}
