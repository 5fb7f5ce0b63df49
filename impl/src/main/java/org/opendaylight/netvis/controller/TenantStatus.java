/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.controller;

import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ListMultimap;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.opendaylight.netvis.openflow.PacketCount;
import org.opendaylight.netvis.policy.OwnedId;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.policy.Problem;
import org.opendaylight.netvis.policy.TenantId;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.Name;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.PortName;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.Tenant;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.TenantBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.tenant.Policy;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.tenant.Policy.State;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.tenant.PolicyBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.tenant.Source;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.tenant.SourceBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.tenant.Tool;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.tenant.ToolBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.tenant.tool.Port;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.tenant.tool.PortBuilder;
import org.opendaylight.yangtools.binding.util.BindingMap;

/**
 * The state of what tenants own, in the words of the model. Used from one thread.
 */
final class TenantStatus {
    private static final String UNKNOWN_LOSS = "the switch does not say why: as a rule frames are longer than the"
        + " port's MTU, of which ovs-vswitchd's log says 'Message too long'; what is behind one in the same batch is"
        + " lost too";

    private final ChangeTimes<PolicyId, State> states;

    TenantStatus(final Clock clock) {
        states = new ChangeTimes<>(clock);
    }

    List<Tenant> tenants(final Situation situation) {
        final var reading = situation.compiled().reading();
        final var set = reading.set();
        states.retain(set.policies().keySet());
        final var sources = byTenant(set.sources().values().stream(), source -> source.id().tenant(),
            source -> source(situation, source));
        final var tools = byTenant(set.tools().values().stream(), tool -> tool.id().tenant(),
            tool -> tool(situation, tool));
        final var unreadable = byTenant(reading.problems().stream()
            .filter(problem -> problem.subject() instanceof PolicyId),
            problem -> ((OwnedId) problem.subject()).tenant(), TenantStatus::unreadable);
        final var policies = ImmutableListMultimap.<TenantId, Policy>builder()
            .putAll(byTenant(set.policies().values().stream(), policy -> policy.id().tenant(),
                policy -> policy(situation, policy)))
            .putAll(unreadable).build();
        return Stream.of(sources, tools, policies).flatMap(it -> it.keySet().stream()).distinct().sorted()
            .map(tenant -> new TenantBuilder().setName(new Name(tenant.name()))
                .setSource(BindingMap.of(sources.get(tenant))).setTool(BindingMap.of(tools.get(tenant)))
                .setPolicy(BindingMap.of(policies.get(tenant))).build())
            .toList();
    }

    private static <T, S> ListMultimap<TenantId, S> byTenant(final Stream<T> objects,
            final Function<T, TenantId> tenant, final Function<T, S> state) {
        return objects.collect(ImmutableListMultimap.toImmutableListMultimap(tenant, state));
    }

    private static Source source(final Situation situation, final org.opendaylight.netvis.policy.Source source) {
        final var place = situation.pending().sources().contains(source.id())
            ? SourcePlace.nowhere(PendingChange.REASON) : SourcePlace.of(situation.compiled(), source);
        return new SourceBuilder().setName(new Name(source.id().name()))
            .setState(place.reason().isEmpty() ? Source.State.Located : Source.State.Waiting)
            .setReason(place.reason().orElse(null))
            .setBridge(place.reason().isEmpty() ? new Name(source.bridge()) : null)
            .setPort(place.port().map(PortName::new).orElse(null)).build();
    }

    private Policy policy(final Situation situation, final org.opendaylight.netvis.policy.Policy policy) {
        return situation.pending().policies().contains(policy.id()) ? pending(policy.id())
            : policy.enabled() ? enabled(situation, policy.id())
            : new PolicyBuilder().setName(new Name(policy.id().name())).setState(State.Disabled)
                .setLastChange(states.since(policy.id(), State.Disabled)).build();
    }

    /** The counters stay away with the rest: nobody may take them for those of the policy that comes. */
    private Policy pending(final PolicyId policy) {
        return new PolicyBuilder().setName(new Name(policy.name())).setState(State.Waiting)
            .setReason(List.of(PendingChange.REASON)).setLastChange(states.since(policy, State.Waiting)).build();
    }

    private static Policy unreadable(final Problem problem) {
        return new PolicyBuilder().setName(new Name(((OwnedId) problem.subject()).name())).setState(State.Failed)
            .setReason(List.of(problem.text())).build();
    }

    private Policy enabled(final Situation situation, final PolicyId policy) {
        final var verdict = situation.compiled().compilation().verdicts().get(policy);
        final var places = verdict.bridges().entrySet().stream()
            .map(place -> PolicyPlace.of(situation, policy, place.getKey(), place.getValue())).toList();
        final var state = verdict.problems().isEmpty() ? PolicyPlace.overall(places) : State.Failed;
        final var decided = places.stream().collect(ImmutableMap.toImmutableMap(PolicyPlace::bridge,
            place -> situation.paths().policy(place.bridge(), policy)));
        final var sum = situation.counters().policy(policy);
        final var count = decided.values().stream()
            .map(it -> new PacketCount(it.forwardedPackets(), it.forwardedBytes()))
            .reduce(sum.count(), PacketCount::plus);
        return new PolicyBuilder().setName(new Name(policy.name())).setState(state)
            .setReason(verdict.problems().stream().map(Problem::toString).toList())
            .setBridge(BindingMap.of(places.stream().map(place -> place.toBinding(decided.get(place.bridge())))
                .toList()))
            .setPackets(Leaves.counter(count.packets())).setBytes(Leaves.counter(count.bytes()))
            .setCountingSince(Leaves.date(sum.since()))
            .setLastChange(states.since(policy, state)).build();
    }

    private static Tool tool(final Situation situation, final org.opendaylight.netvis.policy.Tool tool) {
        final var losses = situation.counters().losses();
        final var sum = situation.counters().tool(tool.id());
        return new ToolBuilder().setName(new Name(tool.id().name()))
            .setPackets(Leaves.counter(Math.max(0, sum.count().packets() - losses.lost(tool.ports()))))
            .setBytes(Leaves.counter(sum.count().bytes())).setCountingSince(Leaves.date(sum.since()))
            .setPort(BindingMap.of(tool.ports().stream().map(port -> port(port, losses.of(port))).toList()))
            .build();
    }

    private static Port port(final org.opendaylight.netvis.policy.Tool.Port port,
            final Optional<PortLosses.Loss> known) {
        final var result = new PortBuilder().setBridge(new Name(port.bridge())).setName(new PortName(port.port()));
        known.ifPresent(loss -> result.setSent(Leaves.counter(loss.sent())).setLost(Leaves.counter(loss.lost()))
            .setReason(loss.lost() == 0 ? null : loss.why().orElse(UNKNOWN_LOSS)));
        return result.build();
    }
}
