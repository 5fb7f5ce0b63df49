/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.yang;

import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.netvis.policy.SourceId;
import org.opendaylight.netvis.policy.ToolId;
import org.opendaylight.netvis.status.SourceStatus;
import org.opendaylight.netvis.status.ToolStatus;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.Name;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.PortName;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.tenant.Source;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.tenant.SourceBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.tenant.Tool;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.tenant.ToolBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.tenant.tool.Port;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.tenant.tool.PortBuilder;
import org.opendaylight.yangtools.binding.util.BindingMap;

/**
 * The state of sources and tools in terms of the model.
 */
final class TenantState {
    private TenantState() {
        // Hidden on purpose
    }

    static Source source(final SourceId id, final SourceStatus status) {
        final var result = new SourceBuilder().setName(new Name(id.name()));
        return switch (status) {
            case SourceStatus.Waiting it -> result.setState(Source.State.Waiting).setReason(it.reason()).build();
            case SourceStatus.Located it -> result.setState(Source.State.Located)
                .setBridge(new Name(it.bridge().name()))
                .setPort(it.port().map(PortName::new).orElse(null)).build();
        };
    }

    static Tool tool(final ToolId id, final ToolStatus status) {
        return new ToolBuilder().setName(new Name(id.name())).setPackets(Leaves.counter(status.count().packets()))
            .setBytes(Leaves.counter(status.count().bytes())).setCountingSince(Leaves.date(status.count().since()))
            .setPort(BindingMap.of(status.ports().entrySet().stream()
                .map(entry -> port(entry.getKey(), entry.getValue().orElse(null))).toList()))
            .build();
    }

    private static Port port(final org.opendaylight.netvis.policy.Tool.Port port,
            final ToolStatus.@Nullable Copies copies) {
        final var result = new PortBuilder().setBridge(new Name(port.bridge().name()))
            .setName(new PortName(port.port()));
        return copies == null ? result.build() : result.setSent(Leaves.counter(copies.sent()))
            .setLost(Leaves.counter(copies.lost())).setReason(copies.reason().orElse(null)).build();
    }
}
