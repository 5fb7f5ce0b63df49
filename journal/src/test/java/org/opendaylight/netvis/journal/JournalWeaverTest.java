/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.osgi.framework.Bundle;
import org.osgi.framework.Version;
import org.osgi.framework.hooks.weaving.WovenClass;
import org.osgi.framework.wiring.BundleWiring;

class JournalWeaverTest {
    private final JournalWeaver weaver = new JournalWeaver();
    private final Bundle bundle = mock(Bundle.class);
    private final WovenClass woven = mock(WovenClass.class);

    @BeforeEach
    void journalIsLoaded() throws Exception {
        final var wiring = mock(BundleWiring.class);
        when(wiring.getBundle()).thenReturn(bundle);
        when(bundle.getSymbolicName()).thenReturn(JournalWeaver.BUNDLE);
        when(bundle.getVersion()).thenReturn(new Version(11, 0, 2));
        when(woven.getBundleWiring()).thenReturn(wiring);
        when(woven.getClassName()).thenReturn(MappedBufferMethod.CLASS);
        when(woven.getBytes()).thenReturn(MappedBuffers.delivered());
    }

    @Test
    void classOfTheJournalIsCorrected() throws Exception {
        weaver.weave(woven);
        final var bytes = ArgumentCaptor.forClass(byte[].class);
        verify(woven).setBytes(bytes.capture());
        assertArrayEquals(MappedBufferMethod.corrected(MappedBuffers.delivered()), bytes.getValue());
        assertTrue(weaver.hasSeen(bundle));
    }

    @Test
    void classOfAnotherBundleIsLeftAlone() {
        when(bundle.getSymbolicName()).thenReturn("somebody.else");
        assertLeftAlone();
        assertFalse(weaver.hasSeen(bundle));
    }

    @Test
    void otherClassOfTheJournalIsLeftAlone() {
        when(woven.getClassName()).thenReturn("org.opendaylight.raft.journal.SegmentFile");
        assertLeftAlone();
        assertFalse(weaver.hasSeen(bundle));
    }

    @Test
    void classOfALaterReleaseIsLeftAlone() throws Exception {
        when(woven.getBytes()).thenReturn(MappedBuffers.withLimitFirst());
        assertLeftAlone();
        assertTrue(weaver.hasSeen(bundle));
    }

    @Test
    void classThatCannotBeReadIsLeftAlone() {
        when(woven.getBytes()).thenReturn(new byte[] { 1, 2, 3 });
        assertLeftAlone();
    }

    private void assertLeftAlone() {
        weaver.weave(woven);
        verify(woven, never()).setBytes(any());
    }
}
