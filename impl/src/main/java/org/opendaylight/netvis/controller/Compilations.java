/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.controller;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.netvis.compile.Allotment;
import org.opendaylight.netvis.compile.Compilation;
import org.opendaylight.netvis.compile.Compiler;
import org.opendaylight.netvis.compile.Fabric;
import org.opendaylight.netvis.compile.Former;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.policy.PolicySet;

/**
 * Compiles policy sets one after the other, each so that it keeps what the one before was given.
 *
 * <p>A set that the datastore is about to store can be compiled while it does so. As a rule that set comes next; if
 * something else comes, or the switches have changed meanwhile, that is compiled after it. Not thread-safe.
 */
final class Compilations {
    /** As of the last compilation, or of what switches held when they were first read. */
    private Former former = Former.NONE;
    private @Nullable Ahead ahead;
    /** The policies for which programs have become others since a compilation was handed out. */
    private final Map<BridgeId, ImmutableSet<PolicyId>> changed = new HashMap<>();

    private final ActivityLog activity;

    /** What was compiled ahead of its time, and from what. */
    private record Ahead(PolicySet set, Fabric fabric, Compilation compilation) {
        boolean isOf(final PolicySet otherSet, final Fabric otherFabric) {
            return set == otherSet && fabric.equals(otherFabric);
        }
    }

    /**
     * A compilation.
     *
     * @param compilation what came of a policy set
     * @param changed the policies for which the program of a bridge has something else than the one before
     */
    record Step(Compilation compilation, ImmutableMap<BridgeId, ImmutableSet<PolicyId>> changed) {
    }

    Compilations(final ActivityLog activity) {
        this.activity = requireNonNull(activity);
    }

    /** Whether it is known what a bridge was given before. */
    boolean knows(final BridgeId bridge) {
        return former.bridges().containsKey(bridge);
    }

    /** Takes in what a bridge was given before, as its switch tells. */
    void know(final BridgeId bridge, final Allotment allotment) {
        former = former.with(bridge, allotment);
    }

    /** Compiles a set that will probably come next, if the switches stay as they are. */
    void compileAhead(final PolicySet set, final Fabric fabric) {
        ahead = null;
        ahead = new Ahead(set, fabric, next(set, fabric));
    }

    /** Compiles a set. */
    Step compile(final PolicySet set, final Fabric fabric) {
        final var made = ahead;
        ahead = null;
        final var compilation = made != null && made.isOf(set, fabric) ? made.compilation() : next(set, fabric);
        changed.keySet().retainAll(compilation.programs().keySet());
        final var step = new Step(compilation, ImmutableMap.copyOf(changed));
        changed.clear();
        return step;
    }

    /** Even what nobody has had is what the next one follows: only that knows what has been found out already. */
    private Compilation next(final PolicySet set, final Fabric fabric) {
        final long begin = activity.now();
        final var compilation = Compiler.compile(set, fabric, former);
        activity.compile(begin);
        former = compilation.former();
        compilation.programs().keySet().forEach(bridge ->
            changed.merge(bridge, former.changed(bridge), Compilations::join));
        return compilation;
    }

    /** All of both. As a rule one is empty. */
    static ImmutableSet<PolicyId> join(final ImmutableSet<PolicyId> before, final ImmutableSet<PolicyId> more) {
        return more.isEmpty() ? before : Sets.union(before, more).immutableCopy();
    }
}
