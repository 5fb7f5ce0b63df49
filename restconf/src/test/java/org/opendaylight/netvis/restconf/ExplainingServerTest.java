/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.restconf;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.same;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;

import java.io.ByteArrayInputStream;
import java.text.ParseException;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opendaylight.netconf.databind.RequestError;
import org.opendaylight.restconf.api.ApiPath;
import org.opendaylight.restconf.server.api.DataPutResult;
import org.opendaylight.restconf.server.api.DataYangPatchResult;
import org.opendaylight.restconf.server.api.JsonResourceBody;
import org.opendaylight.restconf.server.api.PatchBody;
import org.opendaylight.restconf.server.api.PatchStatusContext;
import org.opendaylight.restconf.server.api.PatchStatusEntity;
import org.opendaylight.restconf.server.api.ResourceBody;
import org.opendaylight.restconf.server.api.RestconfServer;
import org.opendaylight.restconf.server.api.ServerRequest;
import org.opendaylight.restconf.server.api.YangErrorsBody;
import org.opendaylight.yangtools.yang.common.Empty;
import org.opendaylight.yangtools.yang.common.ErrorTag;
import org.opendaylight.yangtools.yang.common.ErrorType;

class ExplainingServerTest {
    private static final ApiPath TOOL = path("netvis:netvis/tenant=demo/tool=ids");

    private final RestconfServer original = mock(RestconfServer.class);
    private final ExplainingServer server = new ExplainingServer(original);
    private final KeptRequest<DataPutResult> put = new KeptRequest<>();
    private final KeptRequest<Empty> deletion = new KeptRequest<>();
    private final ResourceBody body = new JsonResourceBody(new ByteArrayInputStream(new byte[0]));

    private static ApiPath path(final String text) {
        try {
            return ApiPath.parse(text);
        } catch (ParseException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static RequestError error(final ErrorTag tag, final String message) {
        return new RequestError(ErrorType.APPLICATION, tag, message);
    }

    @FunctionalInterface
    private interface Completion<R> {
        void complete(ServerRequest<R> request);
    }

    private void putIsAnsweredBy(final Completion<DataPutResult> completion) {
        doAnswer(call -> {
            completion.complete(call.getArgument(0));
            return null;
        }).when(original).dataPUT(any(), any(ApiPath.class), any());
    }

    private void patchIsAnsweredBy(final Completion<DataYangPatchResult> completion) {
        doAnswer(call -> {
            completion.complete(call.getArgument(0));
            return null;
        }).when(original).dataPATCH(any(), any(ApiPath.class), any(PatchBody.class));
    }

    @Test
    void bodyWithoutDataIsExplained() {
        doThrow(new IllegalStateException("not completed")).when(original).dataPUT(any(), any(ApiPath.class), any());
        server.dataPUT(put, TOOL, body);
        put.assertFailed("malformed-message: the body holds no data, or an empty list: give the resource that the path"
            + " names, or the entry of the list");
    }

    @Test
    void emptyListIsExplained() {
        doThrow(new NoSuchElementException()).when(original).dataPUT(any(), any(ApiPath.class), any());
        server.dataPUT(put, TOOL, body);
        put.assertFailed("malformed-message: the body holds no data, or an empty list: give the resource that the path"
            + " names, or the entry of the list");
    }

    @Test
    void valueOfTheWrongFormIsExplained() {
        putIsAnsweredBy(request -> request.completeWith(new YangErrorsBody(
            new RequestError(ErrorType.APPLICATION, ErrorTag.INVALID_VALUE, null, null, null, null))));
        server.dataPUT(put, TOOL, body);
        put.assertFailed("invalid-value: a value does not have the form that the model demands of it, such as an"
            + " address, a prefix or hexadecimal bytes: compare it with the model");
    }

    @Test
    void explanationOfTheModelIsKept() {
        putIsAnsweredBy(request -> request.completeWith(new YangErrorsBody(
            error(ErrorTag.INVALID_VALUE, "a name has letters"))));
        server.dataPUT(put, TOOL, body);
        put.assertFailed("invalid-value: a name has letters");
    }

    @Test
    void successIsPassedOn() {
        final var result = new DataPutResult(true);
        putIsAnsweredBy(request -> request.completeWith(result));
        server.dataPUT(put, TOOL, body);
        put.assertSucceeded(result);
    }

    @Test
    void deletionSucceedsAsThePatchDoes() {
        patchIsAnsweredBy(request -> request.completeWith(new DataYangPatchResult(new PatchStatusContext("delete",
            List.of(new PatchStatusEntity("delete", true, null)), true, null))));
        server.dataDELETE(deletion, TOOL);
        deletion.assertSucceeded(Empty.value());
    }

    @Test
    void deletionThatIsRefusedTellsWhy() {
        patchIsAnsweredBy(request -> request.completeWith(new DataYangPatchResult(new PatchStatusContext("delete",
            List.of(new PatchStatusEntity("delete", true, null)), false,
            List.of(error(ErrorTag.INVALID_VALUE, "there is no tool \"ids\""))))));
        server.dataDELETE(deletion, TOOL);
        deletion.assertFailed("invalid-value: there is no tool \"ids\"");
    }

    @Test
    void deletionOfWhatIsNotThereTellsSo() {
        patchIsAnsweredBy(request -> request.completeWith(new DataYangPatchResult(new PatchStatusContext("delete",
            List.of(new PatchStatusEntity("delete", false, List.of(error(ErrorTag.DATA_MISSING, "not there")))), false,
            null))));
        server.dataDELETE(deletion, TOOL);
        deletion.assertFailed("data-missing: not there");
    }

    @Test
    void deletionFailsAsThePatchDoes() {
        patchIsAnsweredBy(request -> request.completeWith(new YangErrorsBody(
            error(ErrorTag.MISSING_ATTRIBUTE, "no key"))));
        server.dataDELETE(deletion, path("netvis:netvis/tenant=demo/tool"));
        deletion.assertFailed("missing-attribute: no key");
    }

    /** Of others, and of a device that is mounted. */
    @ParameterizedTest
    @ValueSource(strings = { "network-topology:network-topology",
        "network-topology:network-topology/topology=t/node=n/yang-ext:mount/netvis:netvis" })
    void otherDeletionIsLeftToTheOriginal(final String path) {
        server.dataDELETE(deletion, path(path));
        verify(original).dataDELETE(same(deletion), any());
        verifyNoMoreInteractions(original);
    }
}
