/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.yang;

import java.util.LinkedHashMap;
import java.util.stream.Collectors;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.status.PolicyStatus;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.Name;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.TunnelType;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.UnwrapWay;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.tenant.Policy;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.tenant.PolicyBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.tenant.policy.Bridge;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.tenant.policy.BridgeBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.tenant.policy.bridge.Unwrap;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.tenant.policy.bridge.UnwrapBuilder;
import org.opendaylight.yangtools.binding.util.BindingMap;

/**
 * The state of policies in terms of the model.
 */
final class PolicyState {
    private PolicyState() {
        // Hidden on purpose
    }

    static Policy of(final PolicyId id, final PolicyStatus status) {
        final var result = new PolicyBuilder().setName(new Name(id.name())).setState(switch (status.state()) {
            case ACTIVE -> Policy.State.Active;
            case PARTIAL -> Policy.State.Partial;
            case FAILED -> Policy.State.Failed;
            case DISABLED -> Policy.State.Disabled;
            case WAITING -> Policy.State.Waiting;
        }).setReason(status.reasons()).setBridge(BindingMap.of(status.bridges().entrySet().stream()
            .map(entry -> bridge(entry.getKey(), entry.getValue())).toList()))
            .setLastChange(status.lastChange().map(Leaves::date).orElse(null));
        status.count().ifPresent(count -> result.setPackets(Leaves.counter(count.packets()))
            .setBytes(Leaves.counter(count.bytes())).setCountingSince(Leaves.date(count.since())));
        return result.build();
    }

    private static Bridge bridge(final BridgeId id, final PolicyStatus.OnBridge status) {
        final var result = new BridgeBuilder().setName(new Name(id.name())).setState(switch (status.state()) {
            case ACTIVE -> Bridge.State.Active;
            case PARTIAL -> Bridge.State.Partial;
            case FAILED -> Bridge.State.Failed;
            case WAITING -> Bridge.State.Waiting;
            case DISABLED -> throw new IllegalArgumentException("a policy is not disabled on one bridge alone");
        }).setReason(status.reasons());
        status.path().ifPresent(path -> result.setPath(switch (path) {
            case SWITCH -> Bridge.Path.Switch;
            case CONTROLLER -> Bridge.Path.Controller;
        }));
        if (!status.unwrapping().isEmpty()) {
            result.setUnwrap(BindingMap.of(status.unwrapping().stream().map(PolicyState::unwrap)
                .collect(Collectors.toMap(Unwrap::key, it -> it, (one, other) -> one, LinkedHashMap::new)).values()
                .stream().toList()));
        }
        status.byController().ifPresent(it -> result.setPathReason(it.reasons())
            .setControllerPackets(Leaves.counter(it.packets())).setControllerDropped(Leaves.counter(it.dropped())));
        return result.build();
    }

    /** Where tap ports differ in nothing but the reasons, those of one are enough. */
    private static Unwrap unwrap(final PolicyStatus.Unwrapping unwrapping) {
        return new UnwrapBuilder().setEncapsulation(TunnelType.forName(unwrapping.encapsulation()))
            .setWay(switch (unwrapping.way()) {
                case END -> UnwrapWay.End;
                case LOOP -> UnwrapWay.Loop;
                case CONTROLLER -> UnwrapWay.Controller;
            }).setReason(unwrapping.reasons()).build();
    }
}
