/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.yang;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.policy.Ids;
import org.opendaylight.netvis.policy.UnwrapWay;
import org.opendaylight.netvis.status.BridgeStatus;
import org.opendaylight.netvis.status.BridgeStatus.Capability;
import org.opendaylight.netvis.status.PolicyStatus;
import org.opendaylight.netvis.status.PolicyStatus.OnBridge;
import org.opendaylight.netvis.status.PolicyStatus.State;
import org.opendaylight.netvis.status.SourceStatus;
import org.opendaylight.netvis.status.Status;
import org.opendaylight.netvis.status.ToolStatus;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.Name;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.NetvisState;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.BridgeKey;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.Tenant;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.tenant.Policy;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.tenant.PolicyKey;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.tenant.Source;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.state.tenant.policy.Bridge;

/**
 * What of the state stands where in the model.
 */
final class StateTreeTest {
    private static final BridgeId B = Ids.bridge("b");

    private static NetvisState tree(final StatusMaker status) {
        return StateTree.of(status.build(), Optional.empty());
    }

    private static Tenant tenant(final StatusMaker status) {
        return tree(status).nonnullTenant().values().iterator().next();
    }

    private static Policy policy(final PolicyStatus status) {
        return tenant(new StatusMaker().policy("acme", "p", status)).nonnullPolicy().get(new PolicyKey(new Name("p")));
    }

    private static Policy policyOn(final OnBridge status) {
        return policy(new PolicyStatus(status.state(), ImmutableList.of("why"), ImmutableMap.of(B, status),
            Optional.empty(), Optional.empty()));
    }

    @Test
    void nothingIsAnEmptyTree() {
        final var tree = StateTree.of(Status.EMPTY, Optional.of("stuck"));
        assertEquals(Map.of(), tree.nonnullTenant());
        assertEquals(Map.of(), tree.nonnullBridge());
        assertEquals("stuck", tree.getDatastoreProblem());
    }

    @Test
    void whatATenantOwnsIsUnderTheTenant() {
        final var tree = tree(new StatusMaker().policy("acme", "p", 1).policy("other", "p", 2)
            .source("third", "s", new SourceStatus.Waiting("gone")));
        assertEquals(Map.of("acme", 1, "other", 1, "third", 0), tree.nonnullTenant().values().stream()
            .collect(Collectors.toMap(it -> it.getName().getValue(), it -> it.nonnullPolicy().size())));
    }

    @Test
    void countsAndTimes() {
        final var policy = tenant(new StatusMaker().policy("acme", "p", 7)).nonnullPolicy().values().iterator().next();
        assertEquals(List.of("7", "420", "2026-11-26T01:02:03.456Z", "2026-11-26T01:02:03.456Z"),
            List.of(policy.getPackets().getValue().toString(), policy.getBytes().getValue().toString(),
                policy.getCountingSince().getValue(), policy.getLastChange().getValue()));
    }

    @Test
    void policyThatIsNotCountedHasNoCounters() {
        final var policy = policy(new PolicyStatus(State.DISABLED, ImmutableList.of(), ImmutableMap.of(),
            Optional.empty(), Optional.empty()));
        assertEquals(Policy.State.Disabled, policy.getState());
        assertNull(policy.getPackets());
        assertNull(policy.getCountingSince());
        assertNull(policy.getLastChange());
    }

    @Test
    void stateOnABridge() {
        final var failed = policyOn(new OnBridge(State.FAILED, ImmutableList.of("broken")));
        assertEquals(List.of(Policy.State.Failed, List.of("why")), List.of(failed.getState(), failed.getReason()));
        final var bridge = failed.nonnullBridge().values().iterator().next();
        assertEquals(List.of(Bridge.State.Failed, List.of("broken")), List.of(bridge.getState(), bridge.getReason()));
        assertNull(bridge.getPath());
        assertNull(bridge.getControllerPackets());
    }

    @Test
    void whoDecidesIsSaidWithTheReasons() {
        final var bridge = policyOn(new OnBridge(State.PARTIAL, ImmutableList.of("lost some"),
            Optional.of(PolicyStatus.Path.CONTROLLER),
            Optional.of(new PolicyStatus.ByController(ImmutableList.of("payload"), 5, 1)))).nonnullBridge().values()
            .iterator().next();
        assertEquals(List.of(Bridge.State.Partial, Bridge.Path.Controller, List.of("payload"), "5", "1"),
            List.of(bridge.getState(), bridge.getPath(), bridge.getPathReason(),
                bridge.getControllerPackets().getValue().toString(),
                bridge.getControllerDropped().getValue().toString()));
    }

    @Test
    void howTunnelsAreLookedIntoIsSaid() {
        final var bridge = policyOn(new OnBridge(State.ACTIVE, ImmutableList.of(),
            Optional.of(PolicyStatus.Path.SWITCH), Optional.empty(), ImmutableList.of(
                new PolicyStatus.Unwrapping("vxlan", UnwrapWay.LOOP, ImmutableList.of()),
                new PolicyStatus.Unwrapping("gre", UnwrapWay.END, ImmutableList.of("no loop")),
                new PolicyStatus.Unwrapping("gre", UnwrapWay.END, ImmutableList.of("another port")))))
            .nonnullBridge().values().iterator().next();
        assertEquals(List.of("Gre End [no loop]", "Vxlan Loop []"), bridge.nonnullUnwrap().values().stream()
            .map(it -> it.getEncapsulation() + " " + it.getWay() + " "
                + (it.getReason() == null ? List.of() : it.getReason())).sorted().toList());
    }

    @Test
    void sourceIsSomewhereOrSaysWhyNot() {
        final var sources = tenant(new StatusMaker()
            .source("acme", "a", new SourceStatus.Located(B, Optional.of("tap0")))
            .source("acme", "m", new SourceStatus.Located(B, Optional.empty()))
            .source("acme", "z", new SourceStatus.Waiting("no port"))).nonnullSource().values().stream()
            .map(it -> it.getState() + " " + value(it) + " " + it.getReason()).sorted().toList();
        assertEquals(List.of("Located b null null", "Located b tap0 null", "Waiting null no port"), sources);
    }

    private static String value(final Source source) {
        return source.getBridge() == null ? "null" : source.getBridge().getValue() + " "
            + (source.getPort() == null ? "null" : source.getPort().getValue());
    }

    @Test
    void portOfAToolIsCountedOnceItWasLookedAt() {
        final var unknown = tenant(new StatusMaker().tool("acme", "t", 3, Optional.empty())).nonnullTool().values()
            .iterator().next();
        assertEquals("3", unknown.getPackets().getValue().toString());
        assertNull(unknown.nonnullPort().values().iterator().next().getSent());
        final var known = tenant(new StatusMaker().tool("acme", "t", 3, Optional.of(
            new ToolStatus.Copies(9, 2, Optional.of("drops"))))).nonnullTool().values().iterator().next()
            .nonnullPort().values().iterator().next();
        assertEquals(List.of("b", "tool0", "9", "2", "drops"), List.of(known.getBridge().getValue(),
            known.getName().getValue(), known.getSent().getValue().toString(), known.getLost().getValue().toString(),
            known.getReason()));
    }

    @Test
    void bridgeSaysWhatItsSwitchCanDo() {
        final var bridge = tree(new StatusMaker().bridge("b", new BridgeStatus.Content(12, 3,
            ImmutableList.of(new Capability(Capability.Ability.VN_TAG, true, Optional.empty()),
                new Capability(Capability.Ability.VN_TAG_BY_TUNNEL, false, Optional.of("no address"))),
            ImmutableList.of(new BridgeStatus.TunnelPort("vx0", Optional.of("deaf"))),
            Optional.of(new BridgeStatus.ControllerPath(10, 4, 3, 2, ImmutableMap.of("short", 1L))),
            Optional.of(StatusMaker.NOW)))).nonnullBridge().get(new BridgeKey(new Name("b")));
        assertEquals(List.of("12", "3", "2026-11-26T01:02:03.456Z"), List.of(
            bridge.getFlows().getValue().toString(), bridge.getGroups().getValue().toString(),
            bridge.getLastChange().getValue()));
        assertEquals(List.of("VnTag true null", "VnTagByTunnel false no address"), bridge.nonnullCapability().values()
            .stream().map(it -> it.getName() + " " + it.getAvailable() + " " + it.getReason()).sorted().toList());
        assertEquals(List.of("vx0 false deaf"), bridge.nonnullTunnelPort().values().stream()
            .map(it -> it.getName().getValue() + " " + it.getEndsTunnels() + " " + it.getObstacle()).toList());
        final var path = bridge.getControllerPath();
        assertEquals(List.of("10", "4", "3", "2"), List.of(path.getPackets(), path.getLimited(), path.getDropped(),
            path.getLost()).stream().map(it -> it.getValue().toString()).toList());
        assertEquals(List.of("short 1"), path.nonnullMalformed().values().stream()
            .map(it -> it.getReason() + " " + it.getPackets().getValue()).toList());
    }
}
