/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.yang;

import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ListMultimap;
import com.google.common.collect.Maps;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.opendaylight.netvis.policy.OwnedId;
import org.opendaylight.netvis.policy.TenantId;
import org.opendaylight.netvis.status.Status;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.Name;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.NetvisState;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.NetvisStateBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.Tenant;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.TenantBuilder;
import org.opendaylight.yangtools.binding.util.BindingMap;

/**
 * The whole state in terms of the model.
 */
final class StateTree {
    private StateTree() {
        // Hidden on purpose
    }

    /**
     * The whole state.
     *
     * @param status what is to be said of the objects of the configuration
     * @param datastoreProblem why no change is stored, if there is a reason
     */
    static NetvisState of(final Status status, final Optional<String> datastoreProblem) {
        return new NetvisStateBuilder().setDatastoreProblem(datastoreProblem.orElse(null))
            .setBridge(BindingMap.of(status.bridges().entrySet().stream()
                .map(bridge -> BridgeState.of(bridge.getKey(), bridge.getValue())).toList()))
            .setTenant(BindingMap.of(tenants(status)))
            .build();
    }

    private static List<Tenant> tenants(final Status status) {
        final var sources = byTenant(status.sources(), TenantState::source);
        final var tools = byTenant(status.tools(), TenantState::tool);
        final var policies = byTenant(status.policies(), PolicyState::of);
        return Stream.of(sources, tools, policies).flatMap(it -> it.keySet().stream()).distinct().sorted()
            .map(tenant -> new TenantBuilder().setName(new Name(tenant.name()))
                .setSource(BindingMap.of(sources.get(tenant))).setTool(BindingMap.of(tools.get(tenant)))
                .setPolicy(BindingMap.of(policies.get(tenant))).build())
            .toList();
    }

    /** The state of what one tenant owns, who owns something. */
    static Tenant tenant(final Status status, final TenantId tenant) {
        return tenants(new Status(ImmutableMap.of(), ownedBy(tenant, status.sources()),
            ownedBy(tenant, status.tools()), ownedBy(tenant, status.policies()))).getFirst();
    }

    private static <I extends OwnedId, S> ImmutableMap<I, S> ownedBy(final TenantId tenant, final Map<I, S> statuses) {
        return ImmutableMap.copyOf(Maps.filterKeys(statuses, id -> id.tenant().equals(tenant)));
    }

    private static <I extends OwnedId, S, B> ListMultimap<TenantId, B> byTenant(final Map<I, S> statuses,
            final BiFunction<I, S, B> state) {
        return statuses.entrySet().stream().collect(ImmutableListMultimap.toImmutableListMultimap(
            entry -> entry.getKey().tenant(), entry -> state.apply(entry.getKey(), entry.getValue())));
    }
}
