/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.yang;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import com.google.common.collect.Sets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.opendaylight.mdsal.binding.api.WriteTransaction;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
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
    private final Set<TenantId> tenantsBefore;
    private final Set<TenantId> tenantsAfter;

    private StateChange(final Status before, final Status after) {
        tenantsBefore = tenants(before);
        tenantsAfter = tenants(after);
        each(before.bridges(), after.bridges(), StateChange::bridge, BridgeState::of);
        Sets.difference(tenantsBefore, tenantsAfter).forEach(tenant -> delete(tenant(tenant)));
        Sets.difference(tenantsAfter, tenantsBefore).forEach(tenant -> put(tenant(tenant),
            StateTree.tenant(after, tenant)));
        owned(before.sources(), after.sources(), StateChange::source, TenantState::source);
        owned(before.tools(), after.tools(), StateChange::tool, TenantState::tool);
        owned(before.policies(), after.policies(), StateChange::policy, PolicyState::of);
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

    private static Set<TenantId> tenants(final Status status) {
        final var result = new LinkedHashSet<TenantId>();
        status.sources().keySet().forEach(id -> result.add(id.tenant()));
        status.tools().keySet().forEach(id -> result.add(id.tenant()));
        status.policies().keySet().forEach(id -> result.add(id.tenant()));
        return result;
    }

    boolean isEmpty() {
        return operations.isEmpty();
    }

    void writeTo(final WriteTransaction tx) {
        operations.forEach(operation -> operation.accept(tx));
    }

    /** The entries of tenants that were there and stay. */
    private <I extends OwnedId, S, B extends DataObject> void owned(final ImmutableMap<I, S> old,
            final ImmutableMap<I, S> current, final Function<I, DataObjectIdentifier<B>> path,
            final BiFunction<I, S, B> state) {
        if (tenantsBefore.equals(tenantsAfter)) {
            each(old, current, path, state);
        } else {
            each(Maps.filterKeys(old, id -> tenantsAfter.contains(id.tenant())),
                Maps.filterKeys(current, id -> tenantsBefore.contains(id.tenant())), path, state);
        }
    }

    private <I, S, B extends DataObject> void each(final Map<I, S> old, final Map<I, S> current,
            final Function<I, DataObjectIdentifier<B>> path, final BiFunction<I, S, B> state) {
        old.keySet().forEach(id -> {
            if (!current.containsKey(id)) {
                delete(path.apply(id));
            }
        });
        current.forEach((id, status) -> {
            if (!status.equals(old.get(id))) {
                put(path.apply(id), state.apply(id, status));
            }
        });
    }

    private <B extends DataObject> void put(final DataObjectIdentifier<B> path, final B state) {
        operations.add(tx -> tx.put(LogicalDatastoreType.OPERATIONAL, path, state));
    }

    private void delete(final DataObjectIdentifier<?> path) {
        operations.add(tx -> tx.delete(LogicalDatastoreType.OPERATIONAL, path));
    }

    private static DataObjectIdentifier<Bridge> bridge(final String name) {
        return DataObjectIdentifier.builder(NetvisState.class).child(Bridge.class, new BridgeKey(new Name(name)))
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
