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
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.common.api.CommitInfo;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.netvis.compile.Compilation;
import org.opendaylight.netvis.compile.RegisterSequence;
import org.opendaylight.netvis.compile.TunnelEnds;
import org.opendaylight.netvis.compile.TunnelSequence;
import org.opendaylight.netvis.compile.VnTagAbility;
import org.opendaylight.netvis.openflow.PacketCount;
import org.opendaylight.netvis.policy.Problem;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.Counter64;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.DateAndTime;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.Gauge32;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.Name;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.NetvisState;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.NetvisStateBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.PortName;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.Bridge;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.Bridge.VnTagSequence;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.BridgeBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.Policy;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.Policy.State;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.PolicyBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.Tool;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.ToolBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.bridge.ControllerPathBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.bridge.TunnelPort;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.bridge.TunnelPortBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.bridge.controller.path.MalformedBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.tool.Port;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.tool.PortBuilder;
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

    private static final String UNKNOWN_LOSS = "the switch does not say why: as a rule frames are longer than the"
        + " port's MTU, of which ovs-vswitchd's log says 'Message too long'; what is behind one in the same batch is"
        + " lost too";

    private final DataBroker broker;
    private final Clock clock;
    private final Supplier<Optional<String>> datastoreProblem;
    private final Map<String, Dated<State>> policyStates = new HashMap<>();
    private final Map<String, Dated<Long>> bridgeChanges = new HashMap<>();

    private final Executor thread;

    private NetvisState latest = new NetvisStateBuilder().build();
    private @Nullable NetvisState written;
    private boolean writing;

    private record Dated<T>(T value, DateAndTime since) {
    }

    /**
     * Default constructor.
     *
     * @param broker the datastore
     * @param clock tells when something changed
     * @param thread the thread that this is used from
     * @param datastoreProblem tells why no change is stored, if there is a reason
     */
    StatusWriter(final DataBroker broker, final Clock clock, final Executor thread,
            final Supplier<Optional<String>> datastoreProblem) {
        this.broker = requireNonNull(broker);
        this.clock = requireNonNull(clock);
        this.thread = requireNonNull(thread);
        this.datastoreProblem = requireNonNull(datastoreProblem);
    }

    void write(final Situation situation) {
        final var state = new NetvisStateBuilder()
            .setDatastoreProblem(datastoreProblem.get().orElse(null))
            .setBridge(BindingMap.of(bridges(situation)))
            .setPolicy(BindingMap.of(policies(situation)))
            .setTool(BindingMap.of(tools(situation)))
            .build();
        latest = state;
        put();
    }

    /** One after the other: a second one would be refused while the first is not done. */
    private void put() {
        final var state = latest;
        if (writing || state.equals(written)) {
            return;
        }
        writing = true;
        final var tx = broker.newWriteOnlyTransaction();
        tx.put(LogicalDatastoreType.OPERATIONAL, PATH, state);
        tx.commit().addCallback(new FutureCallback<CommitInfo>() {
            @Override
            public void onSuccess(final CommitInfo result) {
                writing = false;
                written = state;
                put();
            }

            @Override
            public void onFailure(final Throwable cause) {
                LOG.warn("The state of netvis could not be written; it is as of before, and will be written again",
                    cause);
                writing = false;
            }
        }, thread);
    }

    private List<Bridge> bridges(final Situation situation) {
        final var bridges = situation.compiled().reading().set().bridges();
        bridgeChanges.keySet().retainAll(bridges.keySet());
        return bridges.values().stream().map(bridge -> bridge(situation, bridge)).toList();
    }

    private Bridge bridge(final Situation situation, final org.opendaylight.netvis.policy.Bridge bridge) {
        final var condition = situation.bridges().get(bridge.name());
        final var result = new BridgeBuilder().setName(new Name(bridge.name())).setConnected(condition.connected())
            .setInSync(condition.isInSync());
        condition.text().ifPresent(result::setError);
        final var program = situation.compiled().compilation().programs().get(bridge.name());
        final var ports = situation.compiled().fabric().bridges().get(bridge.name());
        if (!condition.connected() || program == null || ports == null) {
            return result.build();
        }
        result.setFlows(new Gauge32(Uint32.valueOf(program.flows().size())))
            .setGroups(new Gauge32(Uint32.valueOf(program.groups().size())));
        if (!ports.vnTag().equals(VnTagAbility.NONE)) {
            result.setRemovesVnTag(ports.vnTag().sequence().isPresent())
                .setVnTagObstacle(ports.vnTag().obstacle().orElse(null))
                .setVnTagSequence(ports.vnTag().sequence().map(StatusWriter::sequence).orElse(null))
                .setVnTagTunnelObstacle(ports.vnTag().tunnelObstacle().orElse(null));
        }
        result.setTunnelPort(BindingMap.of(tunnelPorts(ports.tunnelEnds())));
        situation.paths().path(bridge.name()).filter(ControllerPath::isUsed).ifPresent(path ->
            result.setControllerPath(controllerPath(path, situation.counters().limited(bridge.datapathId()))));
        if (condition.changes() > 0) {
            result.setLastChange(date(bridgeChanges, bridge.name(), condition.changes()));
        }
        return result.build();
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

    private List<Policy> policies(final Situation situation) {
        final var set = situation.compiled().reading().set();
        policyStates.keySet().retainAll(set.policies().keySet());
        final var policies = ImmutableList.<Policy>builder();
        set.policies().values().forEach(policy -> policies.add(policy.enabled()
            ? enabled(situation, policy.name(), situation.compiled().compilation().verdicts().get(policy.name()))
            : new PolicyBuilder().setName(new Name(policy.name())).setState(State.Disabled)
                .setLastChange(date(policyStates, policy.name(), State.Disabled)).build()));
        situation.compiled().reading().problems().stream().filter(problem -> problem.subject().startsWith("policy "))
            .forEach(problem -> policies.add(unreadable(problem)));
        return policies.build();
    }

    private Policy unreadable(final Problem problem) {
        final var name = problem.subject().substring("policy \"".length(), problem.subject().length() - 1);
        return new PolicyBuilder().setName(new Name(name)).setState(State.Failed).setReason(List.of(problem.text()))
            .build();
    }

    private Policy enabled(final Situation situation, final String name,
            final Compilation.Verdict verdict) {
        final var places = verdict.bridges().entrySet().stream()
            .map(place -> PolicyPlace.of(situation, name, place.getKey(), place.getValue())).toList();
        final var state = verdict.problems().isEmpty() ? PolicyPlace.overall(places) : State.Failed;
        final var decided = places.stream().collect(ImmutableMap.toImmutableMap(PolicyPlace::bridge,
            place -> situation.paths().policy(place.bridge(), name)));
        final var sum = situation.counters().policy(name);
        final var count = decided.values().stream()
            .map(it -> new PacketCount(it.forwardedPackets(), it.forwardedBytes()))
            .reduce(sum.count(), PacketCount::plus);
        return new PolicyBuilder().setName(new Name(name)).setState(state)
            .setReason(verdict.problems().stream().map(Problem::toString).toList())
            .setBridge(BindingMap.of(places.stream().map(place -> place.toBinding(decided.get(place.bridge())))
                .toList()))
            .setPackets(counter(count.packets())).setBytes(counter(count.bytes()))
            .setCountingSince(date(sum.since()))
            .setLastChange(date(policyStates, name, state)).build();
    }

    private static List<TunnelPort> tunnelPorts(final TunnelEnds ends) {
        return Stream.concat(ends.working().stream()
                .map(name -> new TunnelPortBuilder().setName(new PortName(name)).setEndsTunnels(true)),
            ends.obstacles().entrySet().stream().map(entry -> new TunnelPortBuilder()
                .setName(new PortName(entry.getKey())).setEndsTunnels(false).setObstacle(entry.getValue())))
            .map(TunnelPortBuilder::build).toList();
    }

    private static List<Tool> tools(final Situation situation) {
        final var losses = situation.counters().losses();
        return situation.compiled().reading().set().tools().values().stream().map(tool -> {
            final var sum = situation.counters().tool(tool.name());
            return new ToolBuilder().setName(new Name(tool.name()))
                .setPackets(counter(Math.max(0, sum.count().packets() - losses.lost(tool.ports()))))
                .setBytes(counter(sum.count().bytes())).setCountingSince(date(sum.since()))
                .setPort(BindingMap.of(tool.ports().stream().map(port -> port(port, losses.of(port))).toList()))
                .build();
        }).toList();
    }

    private static Port port(final org.opendaylight.netvis.policy.Tool.Port port,
            final Optional<PortLosses.Loss> known) {
        final var result = new PortBuilder().setBridge(new Name(port.bridge())).setName(new PortName(port.port()));
        known.ifPresent(loss -> result.setSent(counter(loss.sent())).setLost(counter(loss.lost()))
            .setReason(loss.lost() == 0 ? null : loss.why().orElse(UNKNOWN_LOSS)));
        return result.build();
    }

    private <T> DateAndTime date(final Map<String, Dated<T>> dates, final String name, final T value) {
        final var before = dates.get(name);
        if (before != null && Objects.equals(before.value, value)) {
            return before.since;
        }
        final var now = date(clock.instant());
        dates.put(name, new Dated<>(value, now));
        return now;
    }

    private static DateAndTime date(final Instant instant) {
        return new DateAndTime(DateTimeFormatter.ISO_INSTANT.format(instant.truncatedTo(ChronoUnit.MILLIS)));
    }

    static Counter64 counter(final long value) {
        return new Counter64(Uint64.fromLongBits(value));
    }
}
