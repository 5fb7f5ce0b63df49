/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.yang;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.mdsal.binding.api.WriteTransaction;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.policy.MapChange;
import org.opendaylight.netvis.policy.OwnedId;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.policy.SourceId;
import org.opendaylight.netvis.policy.TenantId;
import org.opendaylight.netvis.policy.ToolId;
import org.opendaylight.netvis.status.Status;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.Name;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.NetvisState;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.Bridge;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.BridgeKey;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.Tenant;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.TenantKey;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.tenant.Policy;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.tenant.PolicyKey;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.tenant.Source;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.tenant.SourceKey;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.tenant.Tool;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.tenant.ToolKey;
import org.opendaylight.yangtools.binding.DataObject;
import org.opendaylight.yangtools.binding.DataObjectIdentifier;

/**
 * The difference of two states: of each list the entries that are new, changed or gone. A tenant that is new or gone is
 * one entry, as the entries below have no place without it.
 */
final class StateChange {
    private final List<Consumer<WriteTransaction>> operations = new ArrayList<>();

    private StateChange(final Status before, final Status after) {
        entries(MapChange.between(before.bridges(), after.bridges()), after.bridges(), StateChange::bridge,
            BridgeState::of);
        final var sources = MapChange.between(before.sources(), after.sources());
        final var tools = MapChange.between(before.tools(), after.tools());
        final var policies = MapChange.between(before.policies(), after.policies());
        if (comesOrGoes(sources, before.sources()) || comesOrGoes(tools, before.tools())
            || comesOrGoes(policies, before.policies())) {
            final var tenantsBefore = tenants(before);
            final var tenantsAfter = tenants(after);
            Sets.difference(tenantsBefore, tenantsAfter).forEach(tenant -> delete(tenant(tenant)));
            Sets.difference(tenantsAfter, tenantsBefore).forEach(tenant -> put(tenant(tenant),
                StateTree.tenant(after, tenant)));
            final Predicate<OwnedId> stays = id -> tenantsBefore.contains(id.tenant())
                && tenantsAfter.contains(id.tenant());
            entries(within(sources, stays), after.sources(), StateChange::source, TenantState::source);
            entries(within(tools, stays), after.tools(), StateChange::tool, TenantState::tool);
            entries(within(policies, stays), after.policies(), StateChange::policy, PolicyState::of);
        } else {
            entries(sources, after.sources(), StateChange::source, TenantState::source);
            entries(tools, after.tools(), StateChange::tool, TenantState::tool);
            entries(policies, after.policies(), StateChange::policy, PolicyState::of);
        }
    }

    /**
     * The difference of two states.
     *
     * @param before the state that was written last
     * @param after the one that is to be there
     */
    static StateChange between(final Status before, final Status after) {
        return new StateChange(before, after);
    }

    private static <I> boolean comesOrGoes(final MapChange<I> change, final ImmutableMap<I, ?> before) {
        return !change.removed().isEmpty() || !before.keySet().containsAll(change.put());
    }

    private static Set<TenantId> tenants(final Status status) {
        final var result = new LinkedHashSet<TenantId>();
        addTenants(status.sources(), result);
        addTenants(status.tools(), result);
        addTenants(status.policies(), result);
        return result;
    }

    /** What one tenant has comes one after the other, as a rule. */
    private static void addTenants(final ImmutableMap<? extends OwnedId, ?> statuses, final Set<TenantId> tenants) {
        @Nullable TenantId last = null;
        for (var id : statuses.keySet()) {
            if (!id.tenant().equals(last)) {
                last = id.tenant();
                tenants.add(last);
            }
        }
    }

    private static <I extends OwnedId> MapChange<I> within(final MapChange<I> change,
            final Predicate<? super I> wanted) {
        return new MapChange<>(change.put().stream().filter(wanted).collect(ImmutableSet.toImmutableSet()),
            change.removed().stream().filter(wanted).collect(ImmutableSet.toImmutableSet()));
    }

    boolean isEmpty() {
        return operations.isEmpty();
    }

    void writeTo(final WriteTransaction tx) {
        operations.forEach(operation -> operation.accept(tx));
    }

    private <I, S, B extends DataObject> void entries(final MapChange<I> change, final ImmutableMap<I, S> current,
            final Function<I, DataObjectIdentifier<B>> path, final BiFunction<I, S, B> state) {
        change.removed().forEach(id -> delete(path.apply(id)));
        change.put().forEach(id -> put(path.apply(id), state.apply(id, current.get(id))));
    }

    private <B extends DataObject> void put(final DataObjectIdentifier<B> path, final B state) {
        operations.add(tx -> tx.put(LogicalDatastoreType.OPERATIONAL, path, state));
    }

    private void delete(final DataObjectIdentifier<?> path) {
        operations.add(tx -> tx.delete(LogicalDatastoreType.OPERATIONAL, path));
    }

    private static DataObjectIdentifier<Bridge> bridge(final BridgeId id) {
        return DataObjectIdentifier.builder(NetvisState.class).child(Bridge.class, new BridgeKey(new Name(id.name())))
            .build();
    }

    private static DataObjectIdentifier<Tenant> tenant(final TenantId id) {
        return DataObjectIdentifier.builder(NetvisState.class).child(Tenant.class, key(id)).build();
    }

    private static DataObjectIdentifier<Source> source(final SourceId id) {
        return DataObjectIdentifier.builder(NetvisState.class).child(Tenant.class, key(id.tenant()))
            .child(Source.class, new SourceKey(new Name(id.name()))).build();
    }

    private static DataObjectIdentifier<Tool> tool(final ToolId id) {
        return DataObjectIdentifier.builder(NetvisState.class).child(Tenant.class, key(id.tenant()))
            .child(Tool.class, new ToolKey(new Name(id.name()))).build();
    }

    private static DataObjectIdentifier<Policy> policy(final PolicyId id) {
        return DataObjectIdentifier.builder(NetvisState.class).child(Tenant.class, key(id.tenant()))
            .child(Policy.class, new PolicyKey(new Name(id.name()))).build();
    }

    private static TenantKey key(final TenantId id) {
        return new TenantKey(new Name(id.name()));
    }
}
