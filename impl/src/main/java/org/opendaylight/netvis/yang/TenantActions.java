/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.yang;

import static java.util.Objects.requireNonNull;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.ThreadFactoryBuilder;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.opendaylight.mdsal.binding.api.ActionProviderService;
import org.opendaylight.mdsal.binding.api.ActionSpec;
import org.opendaylight.netvis.compile.Fault;
import org.opendaylight.netvis.explain.Explainer;
import org.opendaylight.netvis.explain.Previewer;
import org.opendaylight.netvis.explain.Snapshot;
import org.opendaylight.netvis.policy.TenantId;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.Netvis;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.Tenant;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.TenantKey;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.Explain;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.ExplainInput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.ExplainOutput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.Preview;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.PreviewInput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124.netvis.tenant.PreviewOutput;
import org.opendaylight.yangtools.binding.DataObjectIdentifier;
import org.opendaylight.yangtools.concepts.Registration;
import org.opendaylight.yangtools.yang.common.ErrorTag;
import org.opendaylight.yangtools.yang.common.ErrorType;
import org.opendaylight.yangtools.yang.common.RpcResult;
import org.opendaylight.yangtools.yang.common.RpcResultBuilder;

/**
 * Answers what people ask about a tenant, as actions of it (RFC 7950, section 7.15). One is answered at a time, so that
 * questions take little from what the controller has to do. Thread-safe.
 */
public final class TenantActions implements AutoCloseable {
    /** So many questions may wait. */
    private static final int QUEUE = 32;
    private static final String BUSY = "netvis is answering too many questions: ask again in a moment";

    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS,
        new ArrayBlockingQueue<>(QUEUE),
        new ThreadFactoryBuilder().setNameFormat("netvis-answers").setDaemon(true).build());
    private final Snapshot.Supply state;
    private final Registration explain;
    private final Registration preview;

    /**
     * Begins to answer.
     *
     * @param actions who takes actions
     * @param state who knows how things are
     */
    public TenantActions(final ActionProviderService actions, final Snapshot.Supply state) {
        this.state = requireNonNull(state);
        explain = actions.registerImplementation(ActionSpec.builder(Netvis.class).withPathChild(Tenant.class)
            .build(Explain.class), (Explain) this::explain);
        preview = actions.registerImplementation(ActionSpec.builder(Netvis.class).withPathChild(Tenant.class)
            .build(Preview.class), (Preview) this::preview);
    }

    @Override
    public void close() {
        explain.close();
        preview.close();
        thread.shutdownNow();
    }

    private ListenableFuture<RpcResult<ExplainOutput>> explain(
            final DataObjectIdentifier.WithKey<Tenant, TenantKey> path, final ExplainInput input) {
        final var tenant = tenant(path);
        return answer(snapshot -> ExplanationWriter.write(Explainer.explain(snapshot, tenant,
            QuestionReader.arrival(snapshot, tenant, input), QuestionReader.policies(input))));
    }

    private ListenableFuture<RpcResult<PreviewOutput>> preview(
            final DataObjectIdentifier.WithKey<Tenant, TenantKey> path, final PreviewInput input) {
        final var tenant = tenant(path);
        return answer(snapshot -> PreviewWriter.write(Previewer.preview(snapshot, tenant,
            QuestionReader.changes(tenant, input), QuestionReader.maxLines(input))));
    }

    private static TenantId tenant(final DataObjectIdentifier.WithKey<Tenant, TenantKey> path) {
        return new TenantId(path.key().getName().getValue());
    }

    private <T> ListenableFuture<RpcResult<T>> answer(final Function<Snapshot, T> question) {
        try {
            return Futures.catching(Futures.transform(state.now(), snapshot -> answer(question, snapshot), thread),
                TimeoutException.class, late -> failed(ErrorTag.OPERATION_FAILED, BUSY), Runnable::run);
        } catch (RejectedExecutionException e) {
            return Futures.immediateFuture(failed(ErrorTag.RESOURCE_DENIED, BUSY));
        }
    }

    @SuppressWarnings("checkstyle:IllegalCatch")
    private static <T> RpcResult<T> answer(final Function<Snapshot, T> question, final Snapshot snapshot) {
        try {
            return RpcResultBuilder.success(question.apply(snapshot)).build();
        } catch (IllegalArgumentException e) {
            return failed(ErrorTag.INVALID_VALUE, e.getMessage());
        } catch (RuntimeException e) {
            return failed(ErrorTag.OPERATION_FAILED, Fault.tell("netvis cannot answer", e));
        }
    }

    private static <T> RpcResult<T> failed(final ErrorTag tag, final String message) {
        return RpcResultBuilder.<T>failed().withError(ErrorType.APPLICATION, tag, message).build();
    }
}
