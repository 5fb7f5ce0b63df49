/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.restconf;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.netconf.databind.RequestException;
import org.opendaylight.restconf.api.ApiPath;
import org.opendaylight.restconf.api.FormattableBody;
import org.opendaylight.restconf.server.api.ChildBody;
import org.opendaylight.restconf.server.api.CreateResourceResult;
import org.opendaylight.restconf.server.api.DataGetResult;
import org.opendaylight.restconf.server.api.DataPatchResult;
import org.opendaylight.restconf.server.api.DataPostBody;
import org.opendaylight.restconf.server.api.DataPostResult;
import org.opendaylight.restconf.server.api.DataPutResult;
import org.opendaylight.restconf.server.api.DataYangPatchResult;
import org.opendaylight.restconf.server.api.InvokeResult;
import org.opendaylight.restconf.server.api.ModulesGetResult;
import org.opendaylight.restconf.server.api.OperationInputBody;
import org.opendaylight.restconf.server.api.OptionsResult;
import org.opendaylight.restconf.server.api.PatchBody;
import org.opendaylight.restconf.server.api.ResourceBody;
import org.opendaylight.restconf.server.api.RestconfServer;
import org.opendaylight.restconf.server.api.ServerRequest;
import org.opendaylight.yangtools.yang.common.Empty;
import org.opendaylight.yangtools.yang.common.ErrorTag;
import org.opendaylight.yangtools.yang.common.ErrorType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * OpenDaylight's RESTCONF server with a sentence in the reply where it has none: a value of the wrong form, a body
 * without data, a deletion of what is in use. Everything else is as it was.
 */
final class ExplainingServer implements RestconfServer {
    private static final Logger LOG = LoggerFactory.getLogger(ExplainingServer.class);
    private static final String NO_DATA = "the body holds no data, or an empty list: give the resource that the path"
        + " names, or the entry of the list";

    private final RestconfServer server;

    ExplainingServer(final RestconfServer server) {
        this.server = requireNonNull(server);
    }

    /** OpenDaylight takes for granted that a body holds something, and throws when it does not. */
    private static <R> void explain(final ServerRequest<R> request, final Consumer<ServerRequest<R>> method) {
        final var explained = new ExplainedRequest<>(request);
        try {
            method.accept(explained);
        } catch (IllegalStateException | NoSuchElementException e) {
            LOG.debug("A body without data", e);
            request.completeWith(new RequestException(ErrorType.PROTOCOL, ErrorTag.MALFORMED_MESSAGE, NO_DATA));
        }
    }

    @Override
    public void dataDELETE(final ServerRequest<Empty> request, final ApiPath identifier) {
        if (Deletion.isOfNetvis(identifier)) {
            server.dataPATCH(new Deletion(request), identifier, Deletion.body());
        } else {
            server.dataDELETE(request, identifier);
        }
    }

    @Override
    public void dataPATCH(final ServerRequest<DataPatchResult> request, final ResourceBody body) {
        explain(request, it -> server.dataPATCH(it, body));
    }

    @Override
    public void dataPATCH(final ServerRequest<DataPatchResult> request, final ApiPath identifier,
            final ResourceBody body) {
        explain(request, it -> server.dataPATCH(it, identifier, body));
    }

    @Override
    public void dataPATCH(final ServerRequest<DataYangPatchResult> request, final PatchBody body) {
        explain(request, it -> server.dataPATCH(it, body));
    }

    @Override
    public void dataPATCH(final ServerRequest<DataYangPatchResult> request, final ApiPath identifier,
            final PatchBody body) {
        explain(request, it -> server.dataPATCH(it, identifier, body));
    }

    @Override
    public void dataPOST(final ServerRequest<CreateResourceResult> request, final ChildBody body) {
        explain(request, it -> server.dataPOST(it, body));
    }

    @Override
    public void dataPOST(final ServerRequest<DataPostResult> request, final ApiPath identifier,
            final DataPostBody body) {
        explain(request, it -> server.dataPOST(it, identifier, body));
    }

    @Override
    public void dataPUT(final ServerRequest<DataPutResult> request, final ResourceBody body) {
        explain(request, it -> server.dataPUT(it, body));
    }

    @Override
    public void dataPUT(final ServerRequest<DataPutResult> request, final ApiPath identifier,
            final ResourceBody body) {
        explain(request, it -> server.dataPUT(it, identifier, body));
    }

    @Override
    public void operationsPOST(final ServerRequest<InvokeResult> request, final URI restconfURI,
            final ApiPath operation, final OperationInputBody body) {
        explain(request, it -> server.operationsPOST(it, restconfURI, operation, body));
    }

    @Override
    public void dataGET(final ServerRequest<DataGetResult> request) {
        server.dataGET(request);
    }

    @Override
    public void dataGET(final ServerRequest<DataGetResult> request, final ApiPath identifier) {
        server.dataGET(request, identifier);
    }

    @Override
    public void dataOPTIONS(final ServerRequest<OptionsResult> request) {
        server.dataOPTIONS(request);
    }

    @Override
    public void dataOPTIONS(final ServerRequest<OptionsResult> request, final ApiPath identifier) {
        server.dataOPTIONS(request, identifier);
    }

    @Override
    public void operationsGET(final ServerRequest<FormattableBody> request) {
        server.operationsGET(request);
    }

    @Override
    public void operationsGET(final ServerRequest<FormattableBody> request, final ApiPath operation) {
        server.operationsGET(request, operation);
    }

    @Override
    public void operationsOPTIONS(final ServerRequest<OptionsResult> request, final ApiPath operation) {
        server.operationsOPTIONS(request, operation);
    }

    @Override
    public void yangLibraryVersionGET(final ServerRequest<FormattableBody> request) {
        server.yangLibraryVersionGET(request);
    }

    @Override
    public void modulesYangGET(final ServerRequest<ModulesGetResult> request, final String fileName,
            final @Nullable String revision) {
        server.modulesYangGET(request, fileName, revision);
    }

    @Override
    public void modulesYangGET(final ServerRequest<ModulesGetResult> request, final ApiPath mountPath,
            final String fileName, final @Nullable String revision) {
        server.modulesYangGET(request, mountPath, fileName, revision);
    }

    @Override
    public void modulesYinGET(final ServerRequest<ModulesGetResult> request, final String fileName,
            final @Nullable String revision) {
        server.modulesYinGET(request, fileName, revision);
    }

    @Override
    public void modulesYinGET(final ServerRequest<ModulesGetResult> request, final ApiPath mountPath,
            final String fileName, final @Nullable String revision) {
        server.modulesYinGET(request, mountPath, fileName, revision);
    }
}
