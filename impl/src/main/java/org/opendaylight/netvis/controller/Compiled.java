/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.controller;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSetMultimap;
import com.google.common.collect.Maps;
import java.util.Map;
import java.util.Set;
import org.opendaylight.netvis.compile.Compilation;
import org.opendaylight.netvis.compile.Fabric;
import org.opendaylight.netvis.compile.TransitPath;
import org.opendaylight.netvis.policy.Bridge;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.policy.Configuration;
import org.opendaylight.netvis.policy.PolicyId;

/**
 * A configuration, what the switches were like, and what became of both: always of one time.
 *
 * @param configuration the configuration
 * @param fabric what the switches were like
 * @param compilation what became of it
 */
record Compiled(Configuration configuration, Fabric fabric, Compilation compilation) {
    static final Compiled NOTHING = new Compiled(Configuration.EMPTY, new Fabric(ImmutableMap.of()),
        Compilation.EMPTY);

    /** The bridge of a switch; of several, which only a configuration of before the guard can have, the first. */
    Map<Long, Bridge> bridges() {
        return configuration.set().bridges().values().stream().collect(ImmutableMap.toImmutableMap(Bridge::datapathId,
            bridge -> bridge, (first, second) -> first));
    }

    /** The ways of tunnels in transit, by switch. */
    ImmutableSetMultimap<Long, TransitPath> transits() {
        return bridges().entrySet().stream().collect(ImmutableSetMultimap.flatteningToImmutableSetMultimap(
            Map.Entry::getKey, entry -> transits(entry.getValue().id()).stream()));
    }

    /** The ways of tunnels in transit on a bridge. */
    ImmutableList<TransitPath> transits(final BridgeId bridge) {
        return compilation.transits().getOrDefault(bridge, ImmutableList.of());
    }

    /** The policies that the program of a bridge is for, looked up when they are asked for. */
    Set<PolicyId> delivered(final BridgeId bridge) {
        return Maps.filterValues(compilation.verdicts(),
            verdict -> verdict.bridges().get(bridge) instanceof Compilation.Place.Delivers).keySet();
    }

    /** Numbers of the policies that are enabled, as in the cookies of their flows. */
    ImmutableSet<Integer> policyNumbers() {
        return compilation.verdicts().values().stream().map(Compilation.Verdict::cookie)
            .collect(ImmutableSet.toImmutableSet());
    }
}
