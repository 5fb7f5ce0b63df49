/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.yang;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.policy.Configuration;
import org.opendaylight.netvis.policy.Ids;
import org.opendaylight.netvis.policy.ObjectId;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.policy.PolicySet;
import org.opendaylight.netvis.policy.Problem;
import org.opendaylight.netvis.policy.SourceId;
import org.opendaylight.netvis.policy.TenantId;
import org.opendaylight.netvis.policy.ToolId;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.Name;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.Netvis;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.NetvisBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.PortName;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.Reference;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.Bridge;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.BridgeBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.Tenant;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.TenantBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.Policy;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.PolicyBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.PolicyKey;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.SourceBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.SourceKey;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.ToolBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.ToolKey;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.policy.fields.Rule;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.policy.fields.RuleBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.policy.fields.rule.MatchBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.source.fields.kind.PortBuilder;
import org.opendaylight.yangtools.binding.util.BindingMap;

/**
 * Configurations as the datastore hands them out.
 */
final class Configurations {
    private Configurations() {
        // Hidden on purpose
    }

    static Name name(final String name) {
        return new Name(name);
    }

    static Set<Reference> references(final String... names) {
        return Stream.of(names).map(Reference::new).collect(Collectors.toSet());
    }

    /** The tenant of {@link Ids}. */
    static TenantBuilder tenant() {
        return new TenantBuilder().setName(name(Ids.TENANT.name()));
    }

    static BridgeBuilder tapBridge(final String name, final String datapathId) {
        return new BridgeBuilder().setName(name(name)).setDatapathId(datapathId).setRole(Bridge.Role.Tap);
    }

    static SourceBuilder tapPort(final String name, final String bridge, final String port) {
        return new SourceBuilder().setName(name(name)).setKind(new PortBuilder().setPort(
            new org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.source.fields.kind.port
                .PortBuilder()
                .setBridge(name(bridge)).setName(new PortName(port)).build()).build());
    }

    static ToolBuilder toolAt(final String name, final String bridge, final String port) {
        return new ToolBuilder().setName(name(name)).setPort(BindingMap.of(
            new org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.tool.fields.PortBuilder()
                .setBridge(name(bridge)).setName(new PortName(port)).build()));
    }

    static Rule forward(final MatchBuilder match) {
        return new RuleBuilder().setName(name("r")).setAction(Rule.Action.Forward).setMatch(match.build()).build();
    }

    static PolicyBuilder policy(final String name, final Rule... rules) {
        return new PolicyBuilder().setName(name(name)).setSource(references("feed")).setTool(references("ids"))
            .setRule(List.of(rules));
    }

    /** A tap bridge, and a tenant with a source and a tool there, and some policies. */
    static NetvisBuilder tapping(final Policy... policies) {
        return new NetvisBuilder().setBridge(BindingMap.of(tapBridge("tap", "0000000000000001").build()))
            .setTenant(BindingMap.of(tenant().setSource(BindingMap.of(tapPort("feed", "tap", "p1").build()))
                .setTool(BindingMap.of(toolAt("ids", "tap", "p2").build()))
                .setPolicy(BindingMap.ordered(policies)).build()));
    }

    /** Reads a whole configuration, object by object: what {@link ConfigurationReader} has to come to. */
    static Configuration read(final @Nullable Netvis netvis) {
        final var problems = new ArrayList<Problem>();
        if (netvis == null) {
            return Configuration.EMPTY;
        }
        final var bridges = new TreeMap<BridgeId, org.opendaylight.netvis.policy.Bridge>();
        netvis.nonnullBridge().values().stream().sorted(Comparator.comparing(it -> it.getName().getValue()))
            .forEach(it -> attempt(problems, new BridgeId(it.getName().getValue()), it, PolicyReader::bridge,
                bridges::put));
        final var sources = new TreeMap<SourceId, org.opendaylight.netvis.policy.Source>();
        final var tools = new TreeMap<ToolId, org.opendaylight.netvis.policy.Tool>();
        final var policies = new TreeMap<PolicyId, org.opendaylight.netvis.policy.Policy>();
        each(netvis, Tenant::nonnullSource, SourceId::new, (id, it) ->
            attempt(problems, id, it, PolicyReader::source, sources::put));
        each(netvis, Tenant::nonnullTool, ToolId::new, (id, it) ->
            attempt(problems, id, it, PolicyReader::tool, tools::put));
        each(netvis, Tenant::nonnullPolicy, PolicyId::new, (id, it) ->
            attempt(problems, id, it, PolicyReader::policy, policies::put));
        return new Configuration(new PolicySet(ImmutableMap.copyOf(bridges), ImmutableMap.copyOf(sources),
            ImmutableMap.copyOf(tools), ImmutableMap.copyOf(policies)), ImmutableList.copyOf(problems));
    }

    private static <K, T, I> void each(final Netvis netvis, final Function<Tenant, Map<K, T>> objects,
            final BiFunction<TenantId, String, I> identity, final BiConsumer<I, T> read) {
        final var all = new TreeMap<I, T>();
        netvis.nonnullTenant().values().forEach(tenant -> objects.apply(tenant).forEach((key, object) ->
            all.put(identity.apply(new TenantId(tenant.getName().getValue()), nameOf(key)), object)));
        all.forEach(read);
    }

    private static String nameOf(final Object key) {
        return switch (key) {
            case SourceKey it -> it.getName().getValue();
            case ToolKey it -> it.getName().getValue();
            case PolicyKey it -> it.getName().getValue();
            default -> throw new IllegalArgumentException(key.toString());
        };
    }

    private static <I extends ObjectId, O, V> void attempt(final List<Problem> problems, final I id, final O object,
            final BiFunction<I, O, V> read, final BiConsumer<I, V> result) {
        PolicyReader.attempt(id, () -> read.apply(id, object), problems::add).ifPresent(it -> result.accept(id, it));
    }
}
