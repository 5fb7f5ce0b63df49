/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.access;

import static java.util.Objects.requireNonNull;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import java.security.Principal;
import org.apache.shiro.subject.Subject;
import org.opendaylight.netconf.transport.http.AbstractBasicAuthHandler;
import org.opendaylight.netconf.transport.http.AuthHandler;
import org.opendaylight.restconf.server.PrincipalService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets administrators alone into OpenDaylight's second RESTCONF end point, which knows who somebody is but never asks
 * what they may do: any account could write the rules of access of the first one. It cannot be switched off.
 */
final class AdministratorsOnly implements PrincipalService {
    private static final Logger LOG = LoggerFactory.getLogger(AdministratorsOnly.class);
    private static final String ROLE = "admin";

    private final PrincipalService everybody;

    AdministratorsOnly(final PrincipalService everybody) {
        this.everybody = requireNonNull(everybody);
    }

    @Override
    public Principal acquirePrincipal(final HttpHeaders headers) {
        return everybody.acquirePrincipal(headers);
    }

    @Override
    public AuthHandler<?> create() {
        return new Handler(everybody.create());
    }

    /** Answers 401 to those who do not log in, 403 to those who are no administrators. */
    private final class Handler extends AbstractBasicAuthHandler<Subject> {
        private final AuthHandler<?> login;

        Handler(final AuthHandler<?> login) {
            this.login = login;
        }

        @Override
        public Subject authenticate(final HttpRequest request) {
            return login.authenticate(request) instanceof Subject subject ? subject : null;
        }

        @Override
        protected Subject authenticate(final String username, final String password) {
            throw new UnsupportedOperationException("the other handler decodes the header");
        }

        @Override
        public boolean isAuthorized(final HttpRequest request, final Subject subject) {
            if (subject.hasRole(ROLE)) {
                return true;
            }
            // Who is not asked for is remembered for ever
            LOG.debug("{} is no administrator", acquirePrincipal(request.headers()));
            return false;
        }
    }
}
