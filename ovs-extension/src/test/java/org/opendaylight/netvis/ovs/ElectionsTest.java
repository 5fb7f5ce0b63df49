/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ovs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mockito.Answers;
import org.opendaylight.mdsal.eos.binding.api.Entity;
import org.opendaylight.mdsal.eos.binding.api.EntityOwnershipListener;
import org.opendaylight.mdsal.eos.binding.api.EntityOwnershipService;
import org.opendaylight.mdsal.eos.common.api.EntityOwnershipState;
import org.opendaylight.mdsal.eos.common.api.EntityOwnershipStateChange;
import org.opendaylight.openflowplugin.api.openflow.device.DeviceInfo;
import org.opendaylight.openflowplugin.api.openflow.mastership.MastershipChangeServiceManager;
import org.opendaylight.yangtools.concepts.Registration;
import org.opendaylight.yangtools.yang.common.Uint64;

class ElectionsTest {
    private static final Entity SERVICE = new Entity("org.opendaylight.mdsal.ServiceEntityType", "openflow:17");
    private static final Entity CLEANUP =
        new Entity("org.opendaylight.mdsal.AsyncServiceCloseEntityType", "openflow:17");

    private final FakeOwnership ownership = new FakeOwnership();
    private final Elections elections = new Elections(ownership, mock(MastershipChangeServiceManager.class,
        Answers.RETURNS_MOCKS));

    /** Knows who stands for what, and tells nothing by itself. */
    private static final class FakeOwnership implements EntityOwnershipService {
        private final Set<Entity> candidates = new HashSet<>();
        private final List<EntityOwnershipListener> listeners = new ArrayList<>();

        @Override
        public Registration registerCandidate(final Entity entity) {
            candidates.add(entity);
            return () -> candidates.remove(entity);
        }

        @Override
        public Registration registerListener(final String type, final EntityOwnershipListener listener) {
            assertEquals(CLEANUP.getType(), type);
            listeners.add(listener);
            return () -> listeners.remove(listener);
        }

        @Override
        public Optional<EntityOwnershipState> getOwnershipState(final Entity entity) {
            throw new UnsupportedOperationException("it blocks");
        }

        @Override
        public boolean isCandidateRegistered(final Entity entity) {
            return candidates.contains(entity);
        }

        void tell(final EntityOwnershipStateChange change) {
            listeners.forEach(listener -> listener.ownershipChanged(CLEANUP, change, false));
        }
    }

    @Test
    void electionIsUnderWayFromTheCandidatureToTheOutcome() {
        assertFalse(elections.isUnderWay(17));
        assertTrue(elections.isOver(17));
        ownership.registerCandidate(SERVICE);
        assertTrue(elections.isUnderWay(17));
        assertFalse(elections.isUnderWay(18));
        ownership.registerCandidate(CLEANUP);
        assertTrue(elections.isUnderWay(17));
        ownership.tell(EntityOwnershipStateChange.LOCAL_OWNERSHIP_GRANTED);
        assertFalse(elections.isUnderWay(17));
        assertFalse(elections.isOver(17));
    }

    @Test
    void connectionIsOverWhenNothingIsOwned() {
        final var service = ownership.registerCandidate(SERVICE);
        final var cleanup = ownership.registerCandidate(CLEANUP);
        ownership.tell(EntityOwnershipStateChange.LOCAL_OWNERSHIP_GRANTED);
        service.close();
        cleanup.close();
        assertFalse(elections.isOver(17));
        ownership.tell(EntityOwnershipStateChange.LOCAL_OWNERSHIP_LOST_NO_OWNER);
        assertTrue(elections.isOver(17));
    }

    @Test
    void otherMemberOfTheClusterMayBeMaster() {
        ownership.registerCandidate(SERVICE);
        ownership.tell(EntityOwnershipStateChange.REMOTE_OWNERSHIP_CHANGED);
        assertTrue(elections.isDone(17));
        assertFalse(elections.isUnderWay(17));
    }

    @Test
    void electionIsDoneWhenOpenflowpluginIsMaster() {
        final var device = mock(DeviceInfo.class);
        when(device.getDatapathId()).thenReturn(Uint64.valueOf(17));
        ownership.tell(EntityOwnershipStateChange.LOCAL_OWNERSHIP_GRANTED);
        assertFalse(elections.isDone(17));
        elections.onBecomeOwner(device);
        assertTrue(elections.isDone(17));
        elections.onLoseOwnership(device);
        assertFalse(elections.isDone(17));
    }

    @Test
    void clearingStandsAndWithdraws() {
        assertTrue(elections.clear(17));
        assertEquals(Set.of(CLEANUP), ownership.candidates);
        assertFalse(elections.isOver(17));
        ownership.tell(EntityOwnershipStateChange.LOCAL_OWNERSHIP_GRANTED);
        assertEquals(Set.of(), ownership.candidates);
        ownership.tell(EntityOwnershipStateChange.LOCAL_OWNERSHIP_LOST_NO_OWNER);
        assertTrue(elections.isOver(17));
    }

    @Test
    void whatLivesIsNotCleared() {
        ownership.registerCandidate(SERVICE);
        assertFalse(elections.clear(17));
        assertEquals(Set.of(SERVICE), ownership.candidates);
    }

    @Test
    void closeWithdraws() {
        elections.clear(17);
        elections.close();
        assertEquals(Set.of(), ownership.candidates);
        assertEquals(List.of(), ownership.listeners);
    }
}
