/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.restconf;

import static java.util.Objects.requireNonNull;

import java.security.Principal;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.restconf.api.FormattableBody;
import org.opendaylight.restconf.api.query.PrettyPrintParam;
import org.opendaylight.restconf.server.api.AbstractServerRequest;
import org.opendaylight.restconf.server.api.ServerRequest;
import org.opendaylight.restconf.server.api.TransportSession;
import org.opendaylight.restconf.server.api.YangErrorsBody;
import org.opendaylight.yangtools.yang.common.ErrorTag;

/**
 * A request that is made on behalf of another, and completes that.
 *
 * @param <R> the result of this
 * @param <T> the result of the other
 */
abstract class DerivedRequest<R, T> extends AbstractServerRequest<R> {
    final ServerRequest<T> original;

    DerivedRequest(final ServerRequest<T> original) {
        // How the result is printed, the original decides
        super(principal(original), original.queryParameters(), PrettyPrintParam.FALSE);
        this.original = requireNonNull(original);
    }

    private static @Nullable Principal principal(final ServerRequest<?> request) {
        return request.principal();
    }

    @Override
    public final @Nullable TransportSession session() {
        return original.session();
    }

    @Override
    public final void completeWith(final ErrorTag errorTag, final FormattableBody body) {
        original.completeWith(errorTag, body);
    }

    @Override
    protected void onFailure(final YangErrorsBody errors) {
        original.completeWith(errors);
    }
}
