/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.osgi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import com.google.common.collect.Sets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mockito.ArgumentCaptor;
import org.opendaylight.mdsal.binding.api.ActionProviderService;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.WriteTransaction;
import org.opendaylight.mdsal.common.api.CommitInfo;
import org.opendaylight.mdsal.dom.api.DOMDataBroker;
import org.opendaylight.mdsal.dom.api.DOMDataTreeChangeListener;
import org.opendaylight.netvis.ovs.ConnectionListener;
import org.opendaylight.netvis.ovs.PacketInListener;
import org.opendaylight.netvis.ovs.RawOpenflow;
import org.opendaylight.netvis.ovs.SwitchConnection;
import org.opendaylight.netvis.yang.ModelTree;
import org.opendaylight.openflowplugin.api.openflow.mastership.MastershipChangeServiceManager;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.Name;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.Netvis;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.NetvisBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.NetvisState;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.Bridge;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.BridgeBuilder;
import org.opendaylight.yangtools.binding.DataObjectIdentifier;
import org.opendaylight.yangtools.binding.util.BindingMap;
import org.opendaylight.yangtools.concepts.Registration;
import org.opendaylight.yangtools.yang.data.tree.api.DataTreeCandidate;
import org.opendaylight.yangtools.yang.data.tree.api.DataTreeCandidateNode;

/**
 * netvis as OpenDaylight starts and ends it. Only what OpenDaylight offers is played.
 */
@Timeout(60)
final class NetvisComponentTest {
    private final LinkedBlockingQueue<Object> written = new LinkedBlockingQueue<>();
    private final DataBroker broker = mock(DataBroker.class);
    private final DOMDataBroker domBroker = mock(DOMDataBroker.class);
    private final DOMDataBroker.CommitCohortExtension cohorts = mock(DOMDataBroker.CommitCohortExtension.class);
    private final DOMDataBroker.DataTreeChangeExtension changes = mock(DOMDataBroker.DataTreeChangeExtension.class);
    private final MastershipChangeServiceManager masterships = mock(MastershipChangeServiceManager.class);
    private final ActionProviderService actions = mock(ActionProviderService.class);
    private final Registration answering = mock(Registration.class);
    private final Registration inventory = mock(Registration.class);
    private final Registration guard = mock(Registration.class);
    private final Registration listening = mock(Registration.class);
    private final Registration mastership = mock(Registration.class);
    private final Registration connections = mock(Registration.class);
    private final Set<Thread> others = threads();

    private final class Connections implements RawOpenflow {
        @Override
        public @Nullable SwitchConnection connection(final long datapathId) {
            return null;
        }

        @Override
        public Registration listen(final ConnectionListener listener) {
            return connections;
        }

        @Override
        public Registration packetIns(final long datapathId, final long cookie, final PacketInListener listener) {
            throw new UnsupportedOperationException("there is no switch");
        }
    }

    @BeforeEach
    @SuppressWarnings("unchecked")
    void offerServices() {
        doReturn(inventory).when(broker).registerTreeChangeListener(any(), any(), any());
        doAnswer(call -> {
            final var transaction = mock(WriteTransaction.class);
            doAnswer(put -> written.add(put.getArgument(2))).when(transaction).put(any(),
                any(DataObjectIdentifier.class), any());
            doReturn(CommitInfo.emptyFluentFuture()).when(transaction).commit();
            return transaction;
        }).when(broker).newWriteOnlyTransaction();
        doReturn(cohorts).when(domBroker).extension(DOMDataBroker.CommitCohortExtension.class);
        doReturn(changes).when(domBroker).extension(DOMDataBroker.DataTreeChangeExtension.class);
        doReturn(guard).when(cohorts).registerCommitCohort(any(), any());
        doReturn(listening).when(changes).registerTreeChangeListener(any(), any());
        doReturn(mastership).when(masterships).register(any());
        doReturn(answering).when(actions).registerImplementation(any(), any());
    }

    private NetvisComponent activate() {
        return new NetvisComponent(broker, domBroker, ModelTree.CODEC, masterships, new Connections(),
            actions);
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().startsWith("netvis-"))
            .collect(Collectors.toSet());
    }

    /** A configuration with one bridge comes into the datastore. */
    private void store(final String bridge) throws Exception {
        final var tree = new ModelTree();
        tree.put(DataObjectIdentifier.builder(Netvis.class).build(), new NetvisBuilder().setBridge(BindingMap.of(
            new BridgeBuilder().setName(new Name(bridge)).setDatapathId("0000000000000001").setRole(Bridge.Role.Tap)
                .build())).build());
        tree.commit();
        final var node = mock(DataTreeCandidateNode.class);
        doReturn(tree.root()).when(node).dataAfter();
        final var candidate = mock(DataTreeCandidate.class);
        doReturn(node).when(candidate).getRootNode();
        final var listener = ArgumentCaptor.forClass(DOMDataTreeChangeListener.class);
        verify(changes).registerTreeChangeListener(any(), listener.capture());
        listener.getValue().onDataTreeChanged(List.of(candidate));
    }

    @Test
    void itListensToEverythingThatItNeedsAndTellsWhatComesOfAConfiguration() throws Exception {
        try (var component = activate()) {
            verify(masterships).register(any());
            verify(cohorts).registerCommitCohort(any(), any());
            store("tap");
            final var state = (NetvisState) written.poll(10, TimeUnit.SECONDS);
            assertNotNull(state);
            assertEquals(List.of("tap"), state.nonnullBridge().keySet().stream().map(key -> key.getName().getValue())
                .toList());
            assertTrue(state.nonnullBridge().values().stream().noneMatch(bridge -> bridge.getConnected()));
        }
    }

    @Test
    void whenItIsDeactivatedNothingIsLeft() throws Exception {
        final var component = activate();
        for (var registration : List.of(inventory, guard, listening, mastership, connections)) {
            verify(registration, never()).close();
        }
        component.close();
        while (!Sets.difference(threads(), others).isEmpty()) {
            Thread.onSpinWait();
        }
        for (var registration : List.of(inventory, guard, listening, mastership, connections)) {
            verify(registration).close();
        }
        verify(answering, times(2)).close();
        store("late");
        assertTrue(written.isEmpty());
    }
}
