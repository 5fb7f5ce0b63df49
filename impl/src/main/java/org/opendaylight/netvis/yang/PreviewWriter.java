/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.yang;

import static org.opendaylight.netvis.yang.ExplanationWriter.name;
import static org.opendaylight.netvis.yang.ExplanationWriter.sentences;

import com.google.common.collect.ImmutableList;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.netvis.compile.Occupancy;
import org.opendaylight.netvis.explain.Preview;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.status.PolicyStatus;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.Gauge32;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.Name;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.Outcome;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.Reference;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.PreviewOutput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.PreviewOutputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.preview.output.Bridge;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.preview.output.BridgeBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.preview.output.Policy;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.preview.output.PolicyBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.preview.output.ToolBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.preview.output.bridge.Capacity;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.preview.output.bridge.CapacityBuilder;
import org.opendaylight.yangtools.binding.util.BindingMap;
import org.opendaylight.yangtools.yang.common.Uint32;

/**
 * Writes previews in terms of the model.
 */
final class PreviewWriter {
    private PreviewWriter() {
        // Hidden on purpose
    }

    static PreviewOutput write(final Preview preview) {
        return new PreviewOutputBuilder().setRefused(sentences(preview.refused()))
            .setBridge(preview.bridges().entrySet().stream().map(it -> bridge(it.getKey(), it.getValue()))
                .collect(BindingMap.toOrderedMap()))
            .setPolicy(preview.policies().entrySet().stream().map(it -> policy(it.getKey(), it.getValue()))
                .collect(BindingMap.toOrderedMap()))
            .setTool(preview.tools().entrySet().stream().map(it -> new ToolBuilder().setName(name(it.getKey()))
                .setGains(sentences(it.getValue().gains())).setLoses(sentences(it.getValue().loses())).build())
                .collect(BindingMap.toOrderedMap()))
            .build();
    }

    private static Bridge bridge(final BridgeId id, final Preview.OnBridge bridge) {
        final var difference = bridge.difference();
        return new BridgeBuilder().setName(new Name(id.toString())).setConnected(bridge.connected())
            .setError(bridge.error().orElse(null)).setFlowsBefore(gauge(bridge.flowsBefore()))
            .setFlowsAfter(gauge(bridge.flowsAfter())).setAdded(gauge(difference.added()))
            .setRemoved(gauge(difference.removed())).setModified(gauge(difference.modified()))
            .setLine(sentences(difference.lines()))
            .setLinesLeftOut(difference.leftOut() == 0 ? null : gauge(difference.leftOut()))
            .setCapacity(bridge.occupancy().map(PreviewWriter::capacity).orElse(null)).build();
    }

    private static Capacity capacity(final Occupancy occupancy) {
        return new CapacityBuilder().setLayers(gauge(occupancy.layers())).setLayersLeft(gauge(occupancy.layersLeft()))
            .setMetadataBits(gauge(occupancy.bits())).setMetadataBitsLeft(gauge(occupancy.bitsLeft())).build();
    }

    private static Policy policy(final PolicyId id, final Preview.OfPolicy policy) {
        return new PolicyBuilder().setName(name(id)).setChange(change(policy.change()))
            .setState(policy.state().map(PreviewWriter::outcome).orElse(null))
            .setReason(sentences(policy.reasons()))
            .setBridge(policy.bridges().entrySet().stream().map(it -> onBridge(id, it.getKey(), it.getValue()))
                .collect(BindingMap.toOrderedMap()))
            .build();
    }

    private static Policy.Change change(final Preview.Change change) {
        return switch (change) {
            case CREATED -> Policy.Change.Created;
            case REPLACED -> Policy.Change.Replaced;
            case DELETED -> Policy.Change.Deleted;
            case SAME -> Policy.Change.Same;
            case AFFECTED -> Policy.Change.Affected;
        };
    }

    private static Outcome outcome(final PolicyStatus.State state) {
        return switch (state) {
            case ACTIVE -> Outcome.Active;
            case PARTIAL -> Outcome.Partial;
            case FAILED -> Outcome.Failed;
            case DISABLED -> Outcome.Disabled;
            case WAITING -> Outcome.Waiting;
        };
    }

    private static org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.preview.output.policy
            .Bridge onBridge(final PolicyId policy, final BridgeId id, final Preview.AtBridge bridge) {
        return new org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.preview.output.policy
            .BridgeBuilder().setName(new Name(id.toString())).setState(outcome(bridge.state().state()))
            .setReason(sentences(bridge.state().reasons())).setPath(bridge.state().path().map(PreviewWriter::path)
                .orElse(null))
            .setPathReason(bridge.state().byController().map(it -> sentences(it.reasons())).orElse(null))
            .setOverlap(overlaps(policy, bridge)).build();
    }

    private static @Nullable ImmutableList<Reference> overlaps(final PolicyId policy, final Preview.AtBridge bridge) {
        return bridge.overlaps().isEmpty() ? null : bridge.overlaps().stream()
            .map(other -> new Reference(other.from(policy.tenant()))).collect(ImmutableList.toImmutableList());
    }

    private static org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.preview.output.policy
            .Bridge.Path path(final PolicyStatus.Path path) {
        return switch (path) {
            case SWITCH -> org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.preview.output
                .policy.Bridge.Path.Switch;
            case CONTROLLER -> org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.preview
                .output.policy.Bridge.Path.Controller;
        };
    }

    private static Gauge32 gauge(final int number) {
        return new Gauge32(Uint32.valueOf(number));
    }
}
