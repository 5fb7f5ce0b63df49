/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.restconf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.netconf.databind.ErrorMessage;
import org.opendaylight.netconf.databind.RequestError;
import org.opendaylight.restconf.api.FormattableBody;
import org.opendaylight.restconf.api.QueryParameters;
import org.opendaylight.restconf.api.query.PrettyPrintParam;
import org.opendaylight.restconf.server.api.AbstractServerRequest;
import org.opendaylight.restconf.server.api.TransportSession;
import org.opendaylight.restconf.server.api.YangErrorsBody;
import org.opendaylight.yangtools.yang.common.ErrorTag;

/**
 * A request that keeps what it is completed with.
 *
 * @param <R> the result
 */
final class KeptRequest<R> extends AbstractServerRequest<R> {
    private @Nullable R result;
    private List<RequestError> errors = List.of();

    KeptRequest() {
        super(null, QueryParameters.of(), PrettyPrintParam.FALSE);
    }

    @Override
    public @Nullable TransportSession session() {
        return null;
    }

    @Override
    public void completeWith(final ErrorTag errorTag, final FormattableBody body) {
        throw new AssertionError("completed with " + errorTag);
    }

    @Override
    protected void onSuccess(final R success) {
        result = success;
    }

    @Override
    protected void onFailure(final YangErrorsBody body) {
        errors = body.errors();
    }

    void assertSucceeded(final R expected) {
        assertEquals(List.of(), errors);
        assertEquals(expected, result);
    }

    /** Tag and message of the only error. */
    void assertFailed(final String expected) {
        assertEquals(1, errors.size(), errors::toString);
        final var error = errors.getFirst();
        assertEquals(expected, error.tag().elementBody() + ": "
            + Optional.ofNullable(error.message()).map(ErrorMessage::elementBody).orElse(""));
    }
}
