/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.policy.Policy;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.policy.PolicySet;
import org.opendaylight.netvis.policy.PolicySetChange;
import org.opendaylight.netvis.policy.Source;
import org.opendaylight.netvis.policy.SourceId;
import org.opendaylight.netvis.policy.Tool;
import org.opendaylight.netvis.policy.ToolId;

/**
 * What has to be looked at anew when a policy set becomes another: what differs, and what depends on that. A policy
 * names sources and tools, a source a bridge and a port, a tool bridges and ports, and bridges must not share a switch.
 */
final class Affected {
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
    Set<BridgeId> bridges() {
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

    /** Those of which something else may be said by themselves. */
    Set<PolicyId> policies() {
        return withThoseOf(with(change.sources(), change.bridges().isEmpty(), after.sources().values(),
            this::isOnChangedBridge, Source::id), change.tools());
    }

    /** The same, or by what is said of their sources, bridges and tools. Any may be of a bridge of the same switch. */
    Set<PolicyId> verdicts() {
        return change.bridges().isEmpty() ? withThoseOf(sources(), tools())
            : Sets.union(change.policies(), after.policies().keySet()).immutableCopy();
    }

    private Set<PolicyId> withThoseOf(final Set<SourceId> sources, final Set<ToolId> tools) {
        return with(change.policies(), sources.isEmpty() && tools.isEmpty(), after.policies().values(),
            policy -> policy.sources().stream().anyMatch(sources::contains)
                || policy.tools().stream().anyMatch(tools::contains), Policy::id);
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
