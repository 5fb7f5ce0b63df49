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
import com.google.common.collect.Maps;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.opendaylight.netvis.compile.CheckedSet;
import org.opendaylight.netvis.compile.Compilation;
import org.opendaylight.netvis.compile.Compiler;
import org.opendaylight.netvis.compile.Occupancy;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.policy.PolicySet;
import org.opendaylight.netvis.policy.Problem;
import org.opendaylight.netvis.policy.TenantId;
import org.opendaylight.netvis.program.Program;
import org.opendaylight.netvis.status.PolicyStatus;

/**
 * Tells what would come of changes of a tenant's configuration: it compiles them as they would be compiled if they were
 * stored now, for the switches as they are now. A switch that would be tested first, as nothing has needed that yet, is
 * taken as it is known. Pure and thread-safe.
 */
public final class Previewer {
    /** The most policies that are told to overlap with one. */
    private static final int MAX_OVERLAPS = 100;

    private final Snapshot snapshot;
    private final TenantId tenant;
    private final Changes changes;
    private final PolicySet before;
    private final PolicySet after;
    private final Compilation next;
    private final Map<BridgeId, Occupancy> occupancies = new HashMap<>();

    private Previewer(final Snapshot snapshot, final TenantId tenant, final Changes changes, final PolicySet after) {
        this.snapshot = snapshot;
        this.tenant = tenant;
        this.changes = changes;
        this.after = after;
        before = snapshot.configuration().set();
        next = Compiler.preview(after, snapshot.fabric(), snapshot.compilation().former());
    }

    /**
     * {@return what would come of changes}
     *
     * @param snapshot how things are
     * @param tenant whose configuration is changed; nothing is told of others
     * @param changes the changes
     * @param maxLines the most lines that are told of the difference on a bridge
     */
    public static Preview preview(final Snapshot snapshot, final TenantId tenant, final Changes changes,
            final int maxLines) {
        final var before = snapshot.configuration().set();
        final var after = changes.after(before);
        final var refused = Stream.of(changes.problems(before), snapshot.configuration().problems(),
                CheckedSet.EMPTY.next(after).problems()).flatMap(ImmutableList::stream)
            .map(Problem::toString).distinct().collect(ImmutableList.toImmutableList());
        return refused.isEmpty() ? new Previewer(snapshot, tenant, changes, after).preview(maxLines)
            : Preview.refused(refused);
    }

    private Preview preview(final int maxLines) {
        final var told = told();
        return new Preview(ImmutableList.of(), bridges(told, maxLines), policies(told),
            ToolViews.changes(ToolViews.of(before, snapshot.fabric(), snapshot.compilation(), tenant),
                ToolViews.of(after, snapshot.fabric(), next, tenant)));
    }

    /** The policies of the change, and those of the tenant of which something else comes. */
    private TreeSet<PolicyId> told() {
        final var result = new TreeSet<PolicyId>();
        changes.policies().forEach(policy -> result.add(policy.id()));
        Stream.of(before, after).flatMap(set -> set.policies().keySet().stream())
            .filter(id -> id.tenant().equals(tenant)).filter(this::isOther).forEach(result::add);
        return result;
    }

    private boolean isOther(final PolicyId id) {
        final var old = before.policies().get(id);
        final var now = after.policies().get(id);
        return old == null || !old.equals(now) || !Objects.equals(
            snapshot.compilation().verdicts().get(id), next.verdicts().get(id));
    }

    private ImmutableMap<BridgeId, Preview.OnBridge> bridges(final Set<PolicyId> told, final int maxLines) {
        final var concerned = new HashSet<BridgeId>();
        told.stream().map(next.verdicts()::get).filter(verdict -> verdict != null)
            .forEach(verdict -> concerned.addAll(verdict.bridges().keySet()));
        final var result = ImmutableMap.<BridgeId, Preview.OnBridge>builder();
        after.bridges().values().forEach(bridge -> {
            final var old = snapshot.compilation().programs().getOrDefault(bridge.id(), Program.EMPTY);
            final var now = next.programs().getOrDefault(bridge.id(), Program.EMPTY);
            final boolean connected = next.programs().containsKey(bridge.id());
            final var difference = connected ? ProgramDifference.between(old, now, maxLines) : ProgramDifference.NONE;
            if (concerned.contains(bridge.id()) || !difference.isEmpty()) {
                result.put(bridge.id(), new Preview.OnBridge(connected, error(bridge.id()), old.flows().size(),
                    now.flows().size(), difference, connected ? Optional.of(occupancy(bridge.id()))
                        : Optional.empty()));
            }
        });
        return result.buildOrThrow();
    }

    private Optional<String> error(final BridgeId bridge) {
        return Optional.ofNullable(next.failures().get(bridge))
            .or(() -> Optional.ofNullable(snapshot.fabric().waiting().get(bridge)));
    }

    private ImmutableMap<PolicyId, Preview.OfPolicy> policies(final Set<PolicyId> told) {
        return ImmutableMap.copyOf(Maps.asMap(told, this::policy));
    }

    private Preview.OfPolicy policy(final PolicyId id) {
        final var policy = after.policies().get(id);
        if (policy == null) {
            return new Preview.OfPolicy(Preview.Change.DELETED, Optional.empty(), ImmutableList.of(),
                ImmutableMap.of());
        }
        final var verdict = next.verdicts().get(id);
        if (verdict == null) {
            return new Preview.OfPolicy(change(id), Optional.of(PolicyStatus.State.DISABLED), ImmutableList.of(),
                ImmutableMap.of());
        }
        final var bridges = ImmutableMap.copyOf(Maps.transformEntries(verdict.bridges(), (bridge, place) ->
            new Preview.AtBridge(state(bridge, place), overlaps(bridge, id))));
        return new Preview.OfPolicy(change(id), Optional.of(verdict.problems().isEmpty()
                ? PolicyStatus.State.overall(bridges.values().stream().map(Preview.AtBridge::state).toList())
                : PolicyStatus.State.FAILED),
            verdict.problems().stream().map(Problem::toString).collect(ImmutableList.toImmutableList()), bridges);
    }

    private Preview.Change change(final PolicyId id) {
        final var old = before.policies().get(id);
        if (old == null) {
            return Preview.Change.CREATED;
        } else if (!old.equals(after.policies().get(id))) {
            return Preview.Change.REPLACED;
        }
        return isOther(id) ? Preview.Change.AFFECTED : Preview.Change.SAME;
    }

    private ImmutableList<PolicyId> overlaps(final BridgeId bridge, final PolicyId policy) {
        return occupancy(bridge).overlaps(policy, MAX_OVERLAPS);
    }

    private Occupancy occupancy(final BridgeId bridge) {
        return occupancies.computeIfAbsent(bridge, id -> Occupancy.of(next.former(), after.bridges().get(id)));
    }

    private PolicyStatus.OnBridge state(final BridgeId bridge, final Compilation.Place place) {
        return switch (place) {
            case Compilation.Place.Waiting waiting -> new PolicyStatus.OnBridge(PolicyStatus.State.WAITING,
                waiting.missing().isEmpty() ? ImmutableList.of(snapshot.fabric().waiting().getOrDefault(bridge,
                    "the switch is not connected")) : waiting.missing());
            case Compilation.Place.Fails fails ->
                new PolicyStatus.OnBridge(PolicyStatus.State.FAILED, fails.reasons());
            case Compilation.Place.Delivers delivers -> new PolicyStatus.OnBridge(delivers.missing().isEmpty()
                ? PolicyStatus.State.ACTIVE : PolicyStatus.State.PARTIAL, delivers.missing(),
                Optional.of(delivers.obstacles().isEmpty() ? PolicyStatus.Path.SWITCH : PolicyStatus.Path.CONTROLLER),
                delivers.obstacles().isEmpty() && delivers.notes().isEmpty() ? Optional.empty()
                    : Optional.of(new PolicyStatus.ByController(delivers.obstacles().isEmpty() ? delivers.notes()
                        : delivers.obstacles(), 0, 0)));
        };
    }
}
