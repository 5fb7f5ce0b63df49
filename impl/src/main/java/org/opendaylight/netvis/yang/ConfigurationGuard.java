/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.yang;

import static java.util.Objects.requireNonNull;

import com.google.common.util.concurrent.FluentFuture;
import com.google.common.util.concurrent.MoreExecutors;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.mdsal.common.api.DataValidationFailedException;
import org.opendaylight.mdsal.common.api.PostCanCommitStep;
import org.opendaylight.mdsal.dom.api.DOMDataTreeCandidate;
import org.opendaylight.mdsal.dom.api.DOMDataTreeCommitCohort;
import org.opendaylight.mdsal.dom.api.DOMDataTreeIdentifier;
import org.opendaylight.netconf.api.NetconfDocumentedException;
import org.opendaylight.netvis.compile.Fault;
import org.opendaylight.netvis.compile.PolicyCheck;
import org.opendaylight.netvis.controller.ConfigurationSink;
import org.opendaylight.netvis.policy.Configuration;
import org.opendaylight.netvis.policy.PolicySet;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.Netvis;
import org.opendaylight.yangtools.binding.data.codec.api.BindingNormalizedNodeSerializer;
import org.opendaylight.yangtools.util.concurrent.FluentFutures;
import org.opendaylight.yangtools.yang.common.ErrorSeverity;
import org.opendaylight.yangtools.yang.common.ErrorTag;
import org.opendaylight.yangtools.yang.common.ErrorType;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier;
import org.opendaylight.yangtools.yang.model.api.EffectiveModelContext;

/**
 * Refuses a configuration that cannot mean anything, before it is stored: whoever wrote it is told at once.
 *
 * <p>OpenDaylight's datastore checks types, ranges, patterns and what is mandatory, and neither {@code must} nor
 * {@code leafref}. This is where those, and what YANG cannot say, are checked.
 */
final class ConfigurationGuard implements DOMDataTreeCommitCohort {
    private static final int MAX_SHOWN = 5;

    private final BindingNormalizedNodeSerializer codec;
    private final CommitWatch commits;
    private final ConfigurationSink sink;

    /**
     * Default constructor.
     *
     * @param codec translates what the datastore has
     * @param commits watches whether what was accepted is stored
     * @param sink learns what is accepted
     */
    ConfigurationGuard(final BindingNormalizedNodeSerializer codec, final CommitWatch commits,
            final ConfigurationSink sink) {
        this.codec = requireNonNull(codec);
        this.commits = requireNonNull(commits);
        this.sink = requireNonNull(sink);
    }

    @Override
    @SuppressWarnings("checkstyle:IllegalCatch")
    public FluentFuture<PostCanCommitStep> canCommit(final Object txId, final EffectiveModelContext ctx,
            final Collection<DOMDataTreeCandidate> candidates) {
        var next = PolicySet.EMPTY;
        for (var candidate : candidates) {
            final Configuration reading;
            final Optional<String> problems;
            try {
                reading = PolicyReader.read(read(candidate));
                problems = problems(reading);
            } catch (RuntimeException e) {
                // What cannot even be checked would do more harm behind the guard
                return refused(candidate, Fault.tell("netvis cannot check the configuration", e));
            }
            if (problems.isPresent()) {
                return refused(candidate, problems.orElseThrow());
            }
            next = reading.set();
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

    private @Nullable Netvis read(final DOMDataTreeCandidate candidate) {
        final YangInstanceIdentifier path = candidate.getRootPath().path();
        final var after = candidate.getRootNode().dataAfter();
        final var entry = after == null ? null : codec.fromNormalizedNode(path, after);
        return entry != null && entry.getValue() instanceof Netvis netvis ? netvis : null;
    }

    /** What is wrong with a configuration, as whoever wrote it is told. */
    static Optional<String> problems(final Configuration reading) {
        final var problems = Stream.concat(reading.problems().stream(), reading.problems().isEmpty()
            ? PolicyCheck.check(reading.set()).stream() : Stream.empty()).map(Object::toString).toList();
        if (problems.isEmpty()) {
            return Optional.empty();
        }
        final var shown = problems.stream().limit(MAX_SHOWN).collect(Collectors.joining("; "));
        return Optional.of(problems.size() > MAX_SHOWN ? shown + "; and " + (problems.size() - MAX_SHOWN) + " more"
            : shown);
    }
}
