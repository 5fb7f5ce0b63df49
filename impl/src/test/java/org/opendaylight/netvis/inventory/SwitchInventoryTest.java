/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.inventory;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opendaylight.netvis.openflow.OwnedSession;
import org.opendaylight.openflowplugin.api.openflow.device.DeviceInfo;
import org.opendaylight.openflowplugin.api.openflow.mastership.MastershipChangeService;
import org.opendaylight.openflowplugin.api.openflow.mastership.MastershipChangeServiceManager;
import org.opendaylight.yang.gen.v1.urn.opendaylight.flow.inventory.rev130819.FlowCapableNodeBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.flow.inventory.rev130819.FlowCapableNodeConnectorBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.flow.types.port.rev130925.PortNumberUni;
import org.opendaylight.yang.gen.v1.urn.opendaylight.inventory.rev130819.NodeConnectorId;
import org.opendaylight.yang.gen.v1.urn.opendaylight.inventory.rev130819.NodeId;
import org.opendaylight.yang.gen.v1.urn.opendaylight.inventory.rev130819.node.NodeConnector;
import org.opendaylight.yang.gen.v1.urn.opendaylight.inventory.rev130819.node.NodeConnectorBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.inventory.rev130819.node.NodeConnectorKey;
import org.opendaylight.yang.gen.v1.urn.opendaylight.inventory.rev130819.nodes.Node;
import org.opendaylight.yang.gen.v1.urn.opendaylight.inventory.rev130819.nodes.NodeBuilder;
import org.opendaylight.yangtools.concepts.Registration;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.common.Uint64;
import org.opendaylight.yangtools.yang.common.Uint8;

class SwitchInventoryTest {
    private final MastershipChangeServiceManager masterships = mock(MastershipChangeServiceManager.class);
    private final FakeConnections raw = new FakeConnections();
    private final LinkedBlockingQueue<ImmutableMap<Long, SwitchView>> told = new LinkedBlockingQueue<>();
    private final CountDownLatch listenerMayReturn = new CountDownLatch(1);

    private NodeReader datastore;
    private MastershipChangeService openflowplugin;
    private SwitchInventory inventory;

    @BeforeEach
    void beforeEach() {
        doAnswer(call -> {
            openflowplugin = call.getArgument(0);
            return mock(Registration.class);
        }).when(masterships).register(any());
        inventory = inventory(told::add);
    }

    @AfterEach
    void afterEach() {
        listenerMayReturn.countDown();
        inventory.close();
    }

    @Test
    void portsAreToldByName() throws Exception {
        change(17, node(17, "br0", "LOCAL", "p1", "1", "p2", "4294967040"));
        final var view = next().get(17L);
        assertEquals(Map.of("br0", SwitchView.LOCAL_PORT, "p1", 1, "p2", 0xffffff00), view.ports());
        assertEquals("Open vSwitch 3.1.0", view.software());
        assertEquals(false, view.connected());
    }

    /** OpenFlow shows 15 bytes of a name, and whichever port comes last is not the one that is meant. */
    @Test
    void nameOfSeveralPortsIsNobodys() throws Exception {
        change(17, node(17, "vhostuser-clien", "3", "p1", "1", "vhostuser-clien", "12", "vhostuser-clien", "7"));
        final var view = next().get(17L);
        assertEquals(Map.of("p1", 1), view.ports());
        assertEquals(Set.of("vhostuser-clien"), view.ambiguous());
        change(17, node(17, "vhostuser-clien", "3", "p1", "1"));
        assertEquals(Map.of("p1", 1, "vhostuser-clien", 3), next().get(17L).ports());
    }

    @Test
    void whatIsNoPortIsLeftOut() throws Exception {
        change(17, node(17, "zero", "0", "all", "4294967292", "beyond", "4294967041", "p1", "1"));
        assertEquals(Map.of("p1", 1), next().get(17L).ports());
    }

    @Test
    void localPortMayBeReportedAsANumber() throws Exception {
        change(17, node(17, "br0", "4294967294"));
        assertEquals(Map.of("br0", SwitchView.LOCAL_PORT), next().get(17L).ports());
    }

    @Test
    void datapathIdIsUnsigned() throws Exception {
        change(0x8000000000000011L, node(0x8000000000000011L));
        assertTrue(next().containsKey(0x8000000000000011L));
    }

    @Test
    void sessionComesWithMastershipAndGoesWithIt() throws Exception {
        final var connection = connection(17);
        raw.connect(17, 1);
        openflowplugin.onBecomeOwner(connection);
        change(17, node(17));
        final var session = (OwnedSession) next().get(17L).session();
        openflowplugin.onLoseOwnership(connection);
        assertEquals(false, next().get(17L).connected());
        verify(session).close();
    }

    @Test
    void sessionNeedsAConnectionThatIsKnown() throws Exception {
        openflowplugin.onBecomeOwner(connection(17));
        change(17, node(17));
        assertEquals(false, next().get(17L).connected());
        raw.connect(17, 1);
        assertEquals(true, next().get(17L).connected());
    }

    @Test
    void sessionEndsWithItsConnection() throws Exception {
        raw.connect(17, 1);
        openflowplugin.onBecomeOwner(connection(17));
        change(17, node(17));
        final var session = (OwnedSession) next().get(17L).session();
        raw.disconnect(17);
        assertEquals(false, next().get(17L).connected());
        verify(session).close();
    }

    /** What openflowplugin said of the connection before does not count for the new one. */
    @Test
    void newConnectionWaitsForItsMastership() throws Exception {
        raw.connect(17, 1);
        openflowplugin.onBecomeOwner(connection(17));
        change(17, node(17));
        next();
        raw.connect(17, 2);
        assertEquals(false, next().get(17L).connected());
        openflowplugin.onBecomeOwner(connection(17));
        assertEquals(true, next().get(17L).connected());
    }

    @Test
    void masterOfUnknownSwitchIsNotTold() throws Exception {
        raw.connect(17, 1);
        openflowplugin.onBecomeOwner(connection(17));
        change(18, node(18));
        assertEquals(List.of(18L), List.copyOf(next().keySet()));
    }

    @Test
    void reconnectedSwitchHasNewSession() throws Exception {
        raw.connect(17, 1);
        openflowplugin.onBecomeOwner(connection(17));
        change(17, node(17));
        final var first = (OwnedSession) next().get(17L).session();
        openflowplugin.onBecomeOwner(connection(17));
        assertNotSame(first, next().get(17L).session());
        verify(first).close();
    }

    @Test
    void sameConnectionToldTwiceKeepsItsSession() throws Exception {
        final var connection = connection(17);
        final var known = raw.connect(17, 1);
        openflowplugin.onBecomeOwner(connection);
        openflowplugin.onBecomeOwner(connection);
        change(17, node(17));
        final var session = (OwnedSession) next().get(17L).session();
        openflowplugin.onBecomeOwner(connection);
        raw.tell(known);
        change(17, node(17, "p1", "1"));
        assertSame(session, next().get(17L).session());
        verify(session, never()).close();
    }

    @Test
    void secondSwitchWithTheSameIdIsAProblemAndNoReasonToStop() throws Exception {
        final var first = raw.connect(17, 1);
        openflowplugin.onBecomeOwner(connection(17));
        change(17, node(17));
        final var session = next().get(17L).session();
        raw.tell(first, "192.0.2.2:7");
        final var view = next().get(17L);
        assertSame(session, view.session());
        assertEquals("other switches come with its datapath id 0000000000000011 and get nothing: 192.0.2.2:7, while "
            + "the bridge is 192.0.2.1:1; give each another datapath id", view.problem().orElseThrow());
        raw.tell(first);
        assertEquals(Optional.empty(), next().get(17L).problem());
    }

    @Test
    void switchOfAnotherOpenflowVersionHasNoSession() throws Exception {
        final var old = connection(17);
        when(old.getVersion()).thenReturn(Uint8.ONE);
        openflowplugin.onBecomeOwner(old);
        change(17, node(17));
        final var view = next().get(17L);
        assertEquals(false, view.connected());
        assertEquals("it speaks another OpenFlow version than 1.3: set protocols=OpenFlow13 at the bridge",
            view.problem().orElseThrow());
    }

    @Test
    void asksAgainForMastershipOfNewSwitch() throws Exception {
        final var connection = connection(17);
        raw.connect(17, 1);
        doAnswer(call -> {
            call.getArgument(0, MastershipChangeService.class).onBecomeOwner(connection);
            return mock(Registration.class);
        }).when(masterships).register(any());
        change(17, node(17));
        // Maybe told first without the session
        while (!next().get(17L).connected()) {
            assertTrue(told.size() <= 1);
        }
    }

    @Test
    void portsCanComeAndGo() throws Exception {
        change(17, node(17, "p1", "1"));
        next();
        change(17, node(17, "p1", "1", "p2", "2"));
        assertEquals(Map.of("p1", 1, "p2", 2), next().get(17L).ports());
        change(17, node(17, "p2", "2"));
        assertEquals(Map.of("p2", 2), next().get(17L).ports());
        change(17, null);
        assertEquals(Map.of(), next());
    }

    @Test
    void burstIsToldOnce() throws Exception {
        inventory.close();
        final var entered = new CountDownLatch(1);
        inventory = inventory(views -> {
            told.add(views);
            entered.countDown();
            await(listenerMayReturn);
        });
        change(17, node(17));
        await(entered);
        for (int i = 1; i <= 50; i++) {
            change(17, node(17, "p", String.valueOf(i)));
        }
        listenerMayReturn.countDown();
        next();
        assertEquals(Map.of("p", 50), next().get(17L).ports());
        assertEquals(0, told.size());
    }

    @Test
    void whatIsNotOpenflowIsIgnored() throws Exception {
        datastore.onNode(new NodeId("controller-config"), node(17));
        change(17, node(17));
        assertEquals(List.of(17L), List.copyOf(next().keySet()));
    }

    private ImmutableMap<Long, SwitchView> next() throws InterruptedException {
        return requireNonNull(told.poll(5, TimeUnit.SECONDS), "nothing was told");
    }

    private static void await(final CountDownLatch latch) {
        try {
            assertTrue(latch.await(5, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void change(final long datapathId, final Node after) {
        datastore.onNode(new NodeId("openflow:" + Long.toUnsignedString(datapathId)), after);
    }

    private SwitchInventory inventory(final SwitchListener listener) {
        return new SwitchInventory(reader -> {
            datastore = reader;
            return mock(Registration.class);
        }, masterships, raw, connection -> mock(OwnedSession.class), listener);
    }

    private static DeviceInfo connection(final long datapathId) {
        final var connection = mock(DeviceInfo.class);
        when(connection.getDatapathId()).thenReturn(Uint64.fromLongBits(datapathId));
        when(connection.getVersion()).thenReturn(Uint8.valueOf(4));
        return connection;
    }

    private static Node node(final long datapathId, final String... namesAndNumbers) {
        final var ports = new ArrayList<NodeConnector>();
        for (int i = 0; i < namesAndNumbers.length; i += 2) {
            ports.add(port(namesAndNumbers[i], namesAndNumbers[i + 1]));
        }
        return new NodeBuilder()
            .setId(new NodeId("openflow:" + Long.toUnsignedString(datapathId)))
            .setNodeConnector(ports.stream().collect(Collectors.toMap(NodeConnector::key, port -> port)))
            .addAugmentation(new FlowCapableNodeBuilder().setHardware("Open vSwitch").setSoftware("3.1.0").build())
            .build();
    }

    private static NodeConnector port(final String name, final String number) {
        return new NodeConnectorBuilder()
            .withKey(new NodeConnectorKey(new NodeConnectorId("openflow:17:" + number)))
            .addAugmentation(new FlowCapableNodeConnectorBuilder()
                .setName(name)
                .setPortNumber(Character.isDigit(number.charAt(0)) ? new PortNumberUni(Uint32.valueOf(number))
                    : new PortNumberUni(number))
                .build())
            .build();
    }
}
