/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.yang;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.opendaylight.netvis.yang.Configurations.forward;
import static org.opendaylight.netvis.yang.Configurations.policy;
import static org.opendaylight.netvis.yang.Configurations.references;
import static org.opendaylight.netvis.yang.Configurations.tapping;

import com.google.common.base.Ticker;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.opendaylight.mdsal.common.api.DataValidationFailedException;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.mdsal.common.api.PostCanCommitStep;
import org.opendaylight.mdsal.dom.api.DOMDataBroker;
import org.opendaylight.mdsal.dom.api.DOMDataTreeCandidate;
import org.opendaylight.mdsal.dom.api.DOMDataTreeChangeListener;
import org.opendaylight.mdsal.dom.api.DOMDataTreeCommitCohort;
import org.opendaylight.mdsal.dom.api.DOMDataTreeIdentifier;
import org.opendaylight.netconf.api.NetconfDocumentedException;
import org.opendaylight.netvis.policy.Configuration;
import org.opendaylight.netvis.policy.PolicySet;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.Netvis;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.Policy;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.policy.fields.rule.MatchBuilder;
import org.opendaylight.yangtools.binding.DataObjectIdentifier;
import org.opendaylight.yangtools.concepts.Registration;
import org.opendaylight.yangtools.yang.data.api.schema.DataContainerNode;
import org.opendaylight.yangtools.yang.data.tree.api.DataTreeCandidate;
import org.opendaylight.yangtools.yang.data.tree.api.DataTreeCandidateNode;
import org.opendaylight.yangtools.yang.model.api.EffectiveModelContext;

/**
 * The way of a configuration from the datastore to the controller.
 */
final class ConfigurationDatastoreTest {
    private static final DOMDataTreeIdentifier TREE =
        DOMDataTreeIdentifier.of(LogicalDatastoreType.CONFIGURATION, ModelTree.PATH);

    private final DOMDataBroker broker = mock(DOMDataBroker.class);
    private final DOMDataBroker.CommitCohortExtension cohorts = mock(DOMDataBroker.CommitCohortExtension.class);
    private final DOMDataBroker.DataTreeChangeExtension changes = mock(DOMDataBroker.DataTreeChangeExtension.class);
    private final Registration cohort = mock(Registration.class);
    private final Registration listening = mock(Registration.class);
    private final IdleSink sink = new IdleSink();
    private final ModelTree tree = new ModelTree();

    @BeforeEach
    void offerExtensions() {
        doReturn(cohorts).when(broker).extension(DOMDataBroker.CommitCohortExtension.class);
        doReturn(changes).when(broker).extension(DOMDataBroker.DataTreeChangeExtension.class);
        doReturn(cohort).when(cohorts).registerCommitCohort(any(), any());
        doReturn(listening).when(changes).registerTreeChangeListener(any(), any());
    }

    private ConfigurationDatastore open() {
        return new ConfigurationDatastore(broker, ModelTree.CODEC, new CommitWatch(Ticker.systemTicker()), sink);
    }

    private DOMDataTreeCommitCohort guard() {
        final var guard = ArgumentCaptor.forClass(DOMDataTreeCommitCohort.class);
        verify(cohorts).registerCommitCohort(any(), guard.capture());
        return guard.getValue();
    }

    private DOMDataTreeChangeListener listener() {
        final var listener = ArgumentCaptor.forClass(DOMDataTreeChangeListener.class);
        verify(changes).registerTreeChangeListener(any(), listener.capture());
        return listener.getValue();
    }

    private static DataTreeCandidateNode node(final @Nullable DataContainerNode after) {
        final var node = mock(DataTreeCandidateNode.class);
        doReturn(after).when(node).dataAfter();
        return node;
    }

    private Future<PostCanCommitStep> canCommit() {
        final var candidate = mock(DOMDataTreeCandidate.class);
        doReturn(TREE).when(candidate).getRootPath();
        doReturn(node(tree.root())).when(candidate).getRootNode();
        return guard().canCommit("tx", mock(EffectiveModelContext.class), List.of(candidate));
    }

    private void store(final @Nullable DataContainerNode root) {
        final var candidate = mock(DataTreeCandidate.class);
        doReturn(node(root)).when(candidate).getRootNode();
        listener().onDataTreeChanged(List.of(candidate));
    }

    private void configure(final Policy... policies) throws Exception {
        tree.put(DataObjectIdentifier.builder(Netvis.class).build(), tapping(policies).build());
        tree.commit();
    }

    @Test
    void whatIsStoredIsWhatWasAnnouncedAndNotReadAgain() throws Exception {
        try (var open = open()) {
            configure(policy("p", forward(new MatchBuilder())).build());
            final var step = canCommit().get();
            final var announced = sink.announced();
            assertEquals(Configurations.read(tree.netvis()).set(), announced);
            step.preCommit().get().commit().get();
            store(tree.root());
            assertSame(announced, sink.configuration().set());
        }
        verify(cohort).close();
        verify(listening).close();
    }

    @Test
    void whatMeansNothingIsRefusedWithASentence() throws Exception {
        try (var open = open()) {
            configure(policy("p", forward(new MatchBuilder())).setSource(references("gone")).build());
            final var refused = canCommit();
            final var failure = assertThrows(ExecutionException.class, refused::get).getCause();
            assertInstanceOf(DataValidationFailedException.class, failure);
            final var cause = assertInstanceOf(NetconfDocumentedException.class, failure.getCause());
            assertEquals("policy \"acme/p\": there is no source \"gone\": declare it, or name another",
                cause.getMessage());
            assertSame(PolicySet.EMPTY, sink.announced());
        }
    }

    @Test
    void whatIsNotStoredAfterAllIsWithdrawn() throws Exception {
        try (var open = open()) {
            configure(policy("p", forward(new MatchBuilder())).build());
            final var step = canCommit().get().preCommit().get();
            assertTrue(!sink.announced().policies().isEmpty());
            step.abort().get();
            assertSame(PolicySet.EMPTY, sink.announced());
        }
    }

    @Test
    void emptyDatastoreIsAConfiguration() throws Exception {
        try (var open = open()) {
            configure(policy("p", forward(new MatchBuilder())).build());
            store(tree.root());
            assertEquals(1, sink.configuration().set().policies().size());
            store(null);
            assertEquals(PolicySet.EMPTY, sink.configuration().set());
            listener().onInitialData();
            assertSame(Configuration.EMPTY, sink.configuration());
        }
    }

    @Test
    void datastoreThatCannotRefuseIsNotUsed() {
        doReturn(null).when(broker).extension(DOMDataBroker.CommitCohortExtension.class);
        assertEquals("the datastore has no CommitCohortExtension",
            assertThrows(IllegalStateException.class, this::open).getMessage());
    }
}
