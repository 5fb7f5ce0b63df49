/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.policy.PolicySet;
import org.opendaylight.netvis.policy.PolicySetChange;
import org.opendaylight.netvis.policy.Problem;
import org.opendaylight.netvis.policy.Source;
import org.opendaylight.netvis.policy.SourceId;
import org.opendaylight.netvis.policy.Tool;
import org.opendaylight.netvis.policy.ToolId;

/**
 * A policy set of which is known what is wrong with it whatever the switches are like. What is wrong with the next set
 * is found by checking only what the difference can affect: a policy names sources and tools, a source a bridge and a
 * port, a tool bridges and ports, and bridges must not share a switch. Immutable.
 */
public final class CheckedSet {
    /** Nothing. */
    public static final CheckedSet EMPTY = new CheckedSet(PolicySet.EMPTY, new PolicyCheck(PolicySet.EMPTY),
        ImmutableMap.of(), ImmutableMap.of(), ImmutableMap.of(), ImmutableMap.of());

    private final PolicySet set;
    private final PolicyCheck check;
    /** The problems of each kind of object, of those that have some. */
    private final ImmutableMap<String, List<Problem>> bridges;
    private final ImmutableMap<SourceId, List<Problem>> sources;
    private final ImmutableMap<ToolId, List<Problem>> tools;
    private final ImmutableMap<PolicyId, List<Problem>> policies;

    private CheckedSet(final PolicySet set, final PolicyCheck check, final ImmutableMap<String, List<Problem>> bridges,
            final ImmutableMap<SourceId, List<Problem>> sources, final ImmutableMap<ToolId, List<Problem>> tools,
            final ImmutableMap<PolicyId, List<Problem>> policies) {
        this.set = requireNonNull(set);
        this.check = requireNonNull(check);
        this.bridges = requireNonNull(bridges);
        this.sources = requireNonNull(sources);
        this.tools = requireNonNull(tools);
        this.policies = requireNonNull(policies);
    }

    /** {@return every problem; none when the set is sound} */
    public ImmutableList<Problem> problems() {
        return Stream.<ImmutableMap<?, List<Problem>>>of(bridges, sources, tools, policies)
            .flatMap(it -> it.values().stream()).flatMap(List::stream).collect(ImmutableList.toImmutableList());
    }

    /**
     * {@return another set, checked}
     *
     * @param next the set, which is checked the quicker the more it has in common with this one
     */
    public CheckedSet next(final PolicySet next) {
        if (next == set) {
            return this;
        }
        final var nextCheck = check.next(next);
        final var affected = new Affected(set, next);
        return new CheckedSet(next, nextCheck,
            checked(next.bridges(), bridges, affected.bridges(), nextCheck::problemsOf),
            checked(next.sources(), sources, affected.sources(), nextCheck::problemsOf),
            checked(next.tools(), tools, affected.tools(), nextCheck::problemsOf),
            checked(next.policies(), policies, affected.policies(), nextCheck::problemsOf));
    }

    /** In the order of the objects; of those that are not affected what is known. */
    private static <I, T> ImmutableMap<I, List<Problem>> checked(final ImmutableMap<I, T> objects,
            final ImmutableMap<I, List<Problem>> known, final Set<I> affected, final Function<T, List<Problem>> check) {
        final var found = new HashMap<I, List<Problem>>();
        affected.forEach(id -> {
            final @Nullable T object = objects.get(id);
            if (object != null) {
                found.put(id, check.apply(object));
            }
        });
        known.forEach((id, problems) -> {
            if (!affected.contains(id)) {
                found.put(id, problems);
            }
        });
        found.values().removeIf(List::isEmpty);
        return found.isEmpty() ? ImmutableMap.of() : objects.keySet().stream().filter(found::containsKey)
            .collect(ImmutableMap.toImmutableMap(id -> id, found::get));
    }

    /** What has to be checked anew: what differs, and what depends on that. */
    private static final class Affected {
        private final PolicySetChange change;
        private final PolicySet after;
        /** Ports of tools that differ. */
        private final Set<Tool.Port> ports = new HashSet<>();

        Affected(final PolicySet before, final PolicySet after) {
            this.after = after;
            change = PolicySetChange.between(before, after);
            change.tools().forEach(id -> {
                addPorts(before.tools().get(id));
                addPorts(after.tools().get(id));
            });
        }

        private void addPorts(final @Nullable Tool tool) {
            if (tool != null) {
                ports.addAll(tool.ports());
            }
        }

        /** Each may be of the same switch as another. */
        Set<String> bridges() {
            return change.bridges().isEmpty() ? ImmutableSet.of() : after.bridges().keySet();
        }

        Set<SourceId> sources() {
            return with(change.sources(), change.bridges().isEmpty() && ports.isEmpty(), after.sources().values(),
                source -> isOnChangedBridge(source) || source instanceof Source.Port port
                    && ports.contains(new Tool.Port(port.bridge(), port.port())), Source::id);
        }

        Set<ToolId> tools() {
            return with(change.tools(), change.bridges().isEmpty() && ports.isEmpty(), after.tools().values(),
                tool -> tool.ports().stream().anyMatch(port -> change.bridges().contains(port.bridge())
                    || ports.contains(port)), Tool::id);
        }

        Set<PolicyId> policies() {
            final var observed = with(change.sources(), change.bridges().isEmpty(), after.sources().values(),
                this::isOnChangedBridge, Source::id);
            return with(change.policies(), observed.isEmpty() && change.tools().isEmpty(), after.policies().values(),
                policy -> policy.sources().stream().anyMatch(observed::contains)
                    || policy.tools().stream().anyMatch(change.tools()::contains), policy -> policy.id());
        }

        private boolean isOnChangedBridge(final Source source) {
            return change.bridges().contains(source.bridge());
        }

        private static <I, T> Set<I> with(final Set<I> changed, final boolean isThatAll, final Collection<T> objects,
                final Predicate<T> isAffected, final Function<T, I> identity) {
            return isThatAll ? changed : Stream.concat(changed.stream(),
                objects.stream().filter(isAffected).map(identity)).collect(ImmutableSet.toImmutableSet());
        }
    }
}
