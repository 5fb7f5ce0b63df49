/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.restconf;

import org.opendaylight.netconf.databind.ErrorMessage;
import org.opendaylight.netconf.databind.RequestError;
import org.opendaylight.restconf.server.api.ServerRequest;
import org.opendaylight.restconf.server.api.YangErrorsBody;
import org.opendaylight.yangtools.yang.common.ErrorTag;

/**
 * A request whose errors have messages. OpenDaylight gives none when a value breaks a pattern or a length for which the
 * model has no {@code error-message}; netvis's own has them, those of the IETF, of addresses and prefixes, have not.
 *
 * @param <R> the result
 */
final class ExplainedRequest<R> extends DerivedRequest<R, R> {
    private static final ErrorMessage FORM = new ErrorMessage("a value does not have the form that the model demands of"
        + " it, such as an address, a prefix or hexadecimal bytes: compare it with the model");

    ExplainedRequest(final ServerRequest<R> original) {
        super(original);
    }

    @Override
    protected void onSuccess(final R result) {
        original.completeWith(result);
    }

    @Override
    protected void onFailure(final YangErrorsBody errors) {
        original.completeWith(new YangErrorsBody(errors.errors().stream().map(ExplainedRequest::explained).toList()));
    }

    private static RequestError explained(final RequestError error) {
        return error.message() == null && ErrorTag.INVALID_VALUE.equals(error.tag())
            ? new RequestError(error.type(), error.tag(), FORM, error.appTag(), error.path(), error.info()) : error;
    }
}
