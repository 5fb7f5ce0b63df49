/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.controller;

import static java.util.Objects.requireNonNull;

import com.google.common.util.concurrent.FluentFuture;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opendaylight.mdsal.common.api.DataValidationFailedException;
import org.opendaylight.mdsal.common.api.PostCanCommitStep;
import org.opendaylight.mdsal.dom.api.DOMDataTreeCandidate;
import org.opendaylight.mdsal.dom.api.DOMDataTreeCommitCohort;
import org.opendaylight.mdsal.dom.api.DOMDataTreeIdentifier;
import org.opendaylight.netconf.api.NetconfDocumentedException;
import org.opendaylight.netvis.compile.Fault;
import org.opendaylight.netvis.compile.PolicyCheck;
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

    ConfigurationGuard(final BindingNormalizedNodeSerializer codec, final CommitWatch commits) {
        this.codec = requireNonNull(codec);
        this.commits = requireNonNull(commits);
    }

    @Override
    public FluentFuture<PostCanCommitStep> canCommit(final Object txId, final EffectiveModelContext ctx,
            final Collection<DOMDataTreeCandidate> candidates) {
        for (var candidate : candidates) {
            final var problems = check(candidate);
            if (problems.isPresent()) {
                return FluentFutures.immediateFailedFluentFuture(refusal(candidate, problems.orElseThrow()));
            }
        }
        return FluentFutures.immediateFluentFuture(commits.newChange());
    }

    /** RESTCONF tells a client the text of such a cause, and of no other. */
    private static DataValidationFailedException refusal(final DOMDataTreeCandidate candidate, final String text) {
        return new DataValidationFailedException(DOMDataTreeIdentifier.class, candidate.getRootPath(), text,
            new NetconfDocumentedException(text, ErrorType.APPLICATION, ErrorTag.INVALID_VALUE, ErrorSeverity.ERROR));
    }

    /** What cannot even be checked is refused: behind the guard it would do more harm. */
    @SuppressWarnings("checkstyle:IllegalCatch")
    private Optional<String> check(final DOMDataTreeCandidate candidate) {
        try {
            return read(candidate).flatMap(ConfigurationGuard::problems);
        } catch (RuntimeException e) {
            return Optional.of(Fault.tell("netvis cannot check the configuration", e));
        }
    }

    private Optional<Netvis> read(final DOMDataTreeCandidate candidate) {
        final YangInstanceIdentifier path = candidate.getRootPath().path();
        final var after = candidate.getRootNode().dataAfter();
        final var entry = after == null ? null : codec.fromNormalizedNode(path, after);
        return entry != null && entry.getValue() instanceof Netvis netvis ? Optional.of(netvis) : Optional.empty();
    }

    /** What is wrong with a configuration, as whoever wrote it is told. */
    static Optional<String> problems(final Netvis netvis) {
        final var reading = PolicyReader.read(netvis);
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
