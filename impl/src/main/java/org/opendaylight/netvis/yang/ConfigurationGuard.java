/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.yang;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.util.concurrent.FluentFuture;
import com.google.common.util.concurrent.MoreExecutors;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import org.opendaylight.mdsal.common.api.DataValidationFailedException;
import org.opendaylight.mdsal.common.api.PostCanCommitStep;
import org.opendaylight.mdsal.dom.api.DOMDataTreeCandidate;
import org.opendaylight.mdsal.dom.api.DOMDataTreeCommitCohort;
import org.opendaylight.mdsal.dom.api.DOMDataTreeIdentifier;
import org.opendaylight.netconf.api.NetconfDocumentedException;
import org.opendaylight.netvis.compile.CheckedSet;
import org.opendaylight.netvis.compile.Fault;
import org.opendaylight.netvis.controller.ConfigurationSink;
import org.opendaylight.netvis.policy.Configuration;
import org.opendaylight.netvis.policy.PolicySet;
import org.opendaylight.netvis.policy.Problem;
import org.opendaylight.yangtools.util.concurrent.FluentFutures;
import org.opendaylight.yangtools.yang.common.ErrorSeverity;
import org.opendaylight.yangtools.yang.common.ErrorTag;
import org.opendaylight.yangtools.yang.common.ErrorType;
import org.opendaylight.yangtools.yang.data.api.schema.DataContainerNode;
import org.opendaylight.yangtools.yang.model.api.EffectiveModelContext;

/**
 * Refuses a configuration that cannot mean anything, before it is stored: whoever wrote it is told at once.
 *
 * <p>OpenDaylight's datastore checks types, ranges, patterns and what is mandatory, and neither {@code must} nor
 * {@code leafref}. This is where those, and what YANG cannot say, are checked: of a change what it can affect.
 */
final class ConfigurationGuard implements DOMDataTreeCommitCohort {
    private static final int MAX_SHOWN = 5;

    private final ConfigurationReader reader;
    private final CommitWatch commits;
    private final ConfigurationSink sink;
    /** The last configuration that was checked, stored or not. */
    private CheckedSet checked = CheckedSet.EMPTY;

    ConfigurationGuard(final ConfigurationReader reader, final CommitWatch commits, final ConfigurationSink sink) {
        this.reader = requireNonNull(reader);
        this.commits = requireNonNull(commits);
        this.sink = requireNonNull(sink);
    }

    @Override
    @SuppressWarnings("checkstyle:IllegalCatch")
    public FluentFuture<PostCanCommitStep> canCommit(final Object txId, final EffectiveModelContext ctx,
            final Collection<DOMDataTreeCandidate> candidates) {
        var next = PolicySet.EMPTY;
        for (var candidate : candidates) {
            final Optional<String> problems;
            try {
                final var configuration = reader.read(
                    candidate.getRootNode().dataAfter() instanceof DataContainerNode root ? root : null);
                problems = problems(configuration);
                next = configuration.set();
            } catch (RuntimeException e) {
                // What cannot even be checked would do more harm behind the guard
                return refused(candidate, Fault.tell("netvis cannot check the configuration", e));
            }
            if (problems.isPresent()) {
                return refused(candidate, problems.orElseThrow());
            }
        }
        return announce(next);
    }

    /** Whoever reads the state behind the reply to the change shall not read what was before it. */
    private FluentFuture<PostCanCommitStep> announce(final PolicySet next) {
        return FluentFuture.from(sink.announce(next)).transform(
            told -> commits.newChange(() -> sink.withdraw(next)), MoreExecutors.directExecutor());
    }

    private static FluentFuture<PostCanCommitStep> refused(final DOMDataTreeCandidate candidate, final String text) {
        return FluentFutures.immediateFailedFluentFuture(refusal(candidate, text));
    }

    /** RESTCONF tells a client the text of such a cause, and of no other. */
    private static DataValidationFailedException refusal(final DOMDataTreeCandidate candidate, final String text) {
        return new DataValidationFailedException(DOMDataTreeIdentifier.class, candidate.getRootPath(), text,
            new NetconfDocumentedException(text, ErrorType.APPLICATION, ErrorTag.INVALID_VALUE, ErrorSeverity.ERROR));
    }

    /** What is wrong with a configuration, as whoever wrote it is told. */
    synchronized Optional<String> problems(final Configuration configuration) {
        final var problems = configuration.problems().isEmpty() ? check(configuration.set())
            : configuration.problems();
        if (problems.isEmpty()) {
            return Optional.empty();
        }
        final var shown = problems.stream().limit(MAX_SHOWN).map(Object::toString).collect(Collectors.joining("; "));
        return Optional.of(problems.size() > MAX_SHOWN ? shown + "; and " + (problems.size() - MAX_SHOWN) + " more"
            : shown);
    }

    private ImmutableList<Problem> check(final PolicySet set) {
        checked = checked.next(set);
        return checked.problems();
    }
}
