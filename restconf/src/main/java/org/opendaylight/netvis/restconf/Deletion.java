/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.restconf;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.opendaylight.netconf.databind.RequestError;
import org.opendaylight.restconf.api.ApiPath;
import org.opendaylight.restconf.server.api.DataYangPatchResult;
import org.opendaylight.restconf.server.api.JsonPatchBody;
import org.opendaylight.restconf.server.api.PatchBody;
import org.opendaylight.restconf.server.api.PatchStatusContext;
import org.opendaylight.restconf.server.api.PatchStatusEntity;
import org.opendaylight.restconf.server.api.ServerRequest;
import org.opendaylight.restconf.server.api.YangErrorsBody;
import org.opendaylight.yangtools.yang.common.Empty;

/**
 * A DELETE as a YANG Patch of one edit: of a patch, OpenDaylight passes on why it was refused, and of a DELETE not.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8072#section-2.5">RFC 8072, section 2.5: operation "delete"</a>
 */
final class Deletion extends DerivedRequest<DataYangPatchResult, Empty> {
    private static final String MODULE = "netvis";
    /** Target "/" is the resource that the request is for. */
    private static final String PATCH = """
        {"ietf-yang-patch:yang-patch":{"patch-id":"delete",
        "edit":[{"edit-id":"delete","operation":"delete","target":"/"}]}}""";

    Deletion(final ServerRequest<Empty> original) {
        super(original);
    }

    /** {@return whether something of netvis is deleted} */
    static boolean isOfNetvis(final ApiPath path) {
        return !path.isEmpty() && MODULE.equals(path.steps().getFirst().module());
    }

    /** {@return the patch} */
    static PatchBody body() {
        return new JsonPatchBody(new ByteArrayInputStream(PATCH.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    protected void onSuccess(final DataYangPatchResult result) {
        final var status = result.status();
        if (status.ok()) {
            original.completeWith(Empty.value());
        } else {
            original.completeWith(new YangErrorsBody(errors(status)));
        }
    }

    private static List<RequestError> errors(final PatchStatusContext status) {
        return Stream.concat(Stream.ofNullable(status.globalErrors()),
            status.editCollection().stream().map(PatchStatusEntity::getEditErrors))
            .flatMap(errors -> errors == null ? Stream.empty() : errors.stream()).toList();
    }
}
