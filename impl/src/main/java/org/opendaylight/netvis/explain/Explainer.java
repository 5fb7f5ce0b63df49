/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.explain;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Maps;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.opendaylight.netvis.compile.Fabric;
import org.opendaylight.netvis.compile.Sight;
import org.opendaylight.netvis.compile.Sights;
import org.opendaylight.netvis.explain.Explanation.Direction;
import org.opendaylight.netvis.policy.Bridge;
import org.opendaylight.netvis.policy.Policy;
import org.opendaylight.netvis.policy.PolicySet;
import org.opendaylight.netvis.policy.Source;
import org.opendaylight.netvis.policy.SourceId;
import org.opendaylight.netvis.policy.TenantId;
import org.opendaylight.netvis.policy.Tool;
import org.opendaylight.netvis.program.PortNo;

/**
 * Tells what becomes of one frame: who observes it, which rules decide, what tools get. It reads policies and frame, as
 * the compiler reads policies and the controller reads frames, and knows no flows; that a switch with the compiled
 * flows does the same is tested. Pure and thread-safe.
 */
public final class Explainer {
    /** A port of a switch that is none of those that have names. */
    private static final PortNo ELSEWHERE = PortNo.LOCAL;

    private final PolicySet set;
    private final Bridge bridge;
    private final Fabric.Ports ports;
    private final FrameReading frame;
    private final Snapshot snapshot;
    private final Arrival arrival;
    private final TenantId tenant;
    private final ImmutableMap<SourceId, Direction> sources;

    private Explainer(final Snapshot snapshot, final TenantId tenant, final Arrival arrival) {
        this.snapshot = snapshot;
        this.arrival = arrival;
        this.tenant = tenant;
        set = snapshot.configuration().set();
        bridge = Optional.ofNullable(set.bridges().get(arrival.bridge())).orElseThrow(() ->
            new IllegalArgumentException("there is no bridge \"" + arrival.bridge()
                + "\": give one that is configured"));
        ports = Optional.ofNullable(snapshot.fabric().bridges().get(bridge.id())).orElseGet(() ->
            ConfiguredPorts.of(set, bridge));
        final var port = arrival.port().map(name -> Optional.ofNullable(ports.numbers().get(name)).orElseThrow(() ->
            new IllegalArgumentException("the switch of bridge \"" + bridge.id() + "\" has no port " + name
                + ": give one of its ports"))).orElse(ELSEWHERE);
        // What tunnels at which UDP ports there are is of the bridge, whoever asks
        frame = new FrameReading(arrival, port, policies().flatMap(policy -> policy.sources().stream()
            .map(set.sources()::get).filter(this::isHere).flatMap(source -> sights(policy, source).sights().stream()
                .map(Sight::view))).distinct().toList());
        sources = isToolPort(arrival) ? ImmutableMap.of() : findSources();
    }

    /**
     * {@return what becomes of a frame, as far as it concerns a tenant}
     *
     * @param snapshot how things are
     * @param tenant the tenant
     * @param arrival the frame
     * @param only names of the policies that are asked about; none: all of the tenant
     * @throws IllegalArgumentException if the question cannot be answered; the message says why
     */
    public static Explanation explain(final Snapshot snapshot, final TenantId tenant, final Arrival arrival,
            final Set<String> only) {
        return new Explainer(snapshot, tenant, arrival).answer(only);
    }

    private Explanation answer(final Set<String> only) {
        final var policies = ImmutableList.<Explanation.OfPolicy>builder();
        final var tools = new ToolAnswers(set, bridge, ports, frame.dissection());
        of(tenant, only).forEach(policy -> {
            final var verdict = verdict(policy);
            policies.add(verdict.answer());
            tools.add(policy, verdict);
        });
        return new Explanation(bridge.id(), arrival.port(), FrameReading.headers(frame.dissection()),
            frame.malformation(), notes(), sources, policies.build(), tools.answers());
    }

    private Stream<Policy> of(final TenantId owner, final Set<String> only) {
        only.stream().filter(name -> set.policies().keySet().stream().noneMatch(id -> id.tenant().equals(owner)
            && id.name().equals(name))).findFirst().ifPresent(name -> {
                throw new IllegalArgumentException("there is no policy \"" + owner + "/" + name
                    + "\": give one of the tenant");
            });
        return set.policies().values().stream().filter(policy -> policy.id().tenant().equals(owner)
            && (only.isEmpty() || only.contains(policy.id().name())));
    }

    private ImmutableList<String> notes() {
        final var notes = ImmutableList.<String>builder();
        if (isToolPort(arrival)) {
            notes.add("port " + arrival.port().orElseThrow() + " is a tool's: what comes in there is dropped");
        }
        return notes.addAll(snapshot.troubles().getOrDefault(bridge.id(), ImmutableList.of())).build();
    }

    private boolean isToolPort(final Arrival of) {
        return of.port().filter(name -> set.tools().values().stream().flatMap(tool -> tool.ports().stream())
            .anyMatch(port -> port.equals(new Tool.Port(bridge.id(), name)))).isPresent();
    }

    /** Policies on the bridge that are compiled. */
    private Stream<Policy> policies() {
        return set.policies().values().stream().filter(this::isSound);
    }

    private boolean isSound(final Policy policy) {
        final var verdict = snapshot.compilation().verdicts().get(policy.id());
        return verdict != null && verdict.problems().isEmpty();
    }

    private boolean isHere(final Source source) {
        return source != null && source.bridge().equals(bridge.id());
    }

    private Sights sights(final Policy policy, final Source source) {
        return Sights.of(bridge, ports, policy, source);
    }

    private ImmutableMap<SourceId, Direction> findSources() {
        final var result = ImmutableMap.<SourceId, Direction>builder();
        set.sources().values().stream().filter(this::isHere).filter(source -> source.id().tenant().equals(tenant))
            .forEach(source -> direction(Sights.of(bridge, ports, source))
                .ifPresent(direction -> result.put(source.id(), direction)));
        return result.buildOrThrow();
    }

    private Optional<Direction> direction(final Sights sights) {
        if (frame.isIn(sights.seen())) {
            return Optional.of(Direction.SEEN);
        }
        return frame.isIn(sights.heard()) && !frame.isIn(sights.holes()) ? Optional.of(Direction.HEARD)
            : Optional.empty();
    }

    /** What comes of the frame by a policy. Its rules are looked at even if it is not carried out. */
    private PolicyVerdict verdict(final Policy policy) {
        final var place = PolicyPlace.of(snapshot, policy, bridge.id());
        final var observing = ImmutableSet.copyOf(policy.sources().stream().filter(sources::containsKey).sorted()
            .toList());
        if (observing.isEmpty()) {
            return PolicyVerdict.notObserved(policy, place);
        }
        if (!place.isReadable()) {
            return PolicyVerdict.unreadable(policy, observing, place);
        }
        final var decisions = new LinkedHashMap<Sight, Optional<Sight.NamedClause>>();
        final var hidden = new LinkedHashSet<Sight>();
        observing.forEach(source -> sights(policy, set.sources().get(source)).sights().forEach(sight -> {
            if (frame.isLookedAt(sight)) {
                decisions.put(sight, frame.decide(sight));
            } else {
                hidden.add(sight);
            }
        }));
        return PolicyVerdict.of(policy, observing, place, first(decisions), hidden);
    }

    /** The one that forwards, if any does, else the one where a rule decides. */
    private static Optional<Map.Entry<Sight, Optional<Sight.NamedClause>>> first(
            final Map<Sight, Optional<Sight.NamedClause>> decisions) {
        return Stream.<Map<Sight, Optional<Sight.NamedClause>>>of(
                Maps.filterValues(decisions, rule -> rule.filter(it -> it.clause().forward()).isPresent()),
                Maps.filterValues(decisions, Optional::isPresent), decisions)
            .flatMap(some -> some.entrySet().stream()).findFirst();
    }
}
