/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.yang;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opendaylight.netvis.policy.Ids;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.Name;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.NetvisBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.PortName;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.Reference;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.Bridge;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.BridgeBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.TenantBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.Policy;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.PolicyBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.SourceBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.ToolBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.policy.Rule;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.policy.RuleBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.policy.rule.MatchBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.source.kind.PortBuilder;
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
            new org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.source.kind.port
                .PortBuilder()
                .setBridge(name(bridge)).setName(new PortName(port)).build()).build());
    }

    static ToolBuilder toolAt(final String name, final String bridge, final String port) {
        return new ToolBuilder().setName(name(name)).setPort(BindingMap.of(
            new org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.tool.PortBuilder()
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
}
