/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.metrics;

import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import javax.servlet.Servlet;
import javax.servlet.ServletConfig;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Answers GET for users who have one of some roles. Whoever comes here has logged in.
 *
 * <p>No {@code HttpServlet}, which wants to be serializable.
 */
abstract class GuardedServlet implements Servlet {
    /** That of administrators, and that of those who may read metrics and nothing else. */
    static final ImmutableSet<String> ROLES = ImmutableSet.of("admin", "netvis-metrics");

    private volatile @Nullable ServletConfig config;

    @Override
    public final void init(final ServletConfig given) {
        config = given;
    }

    @Override
    public final @Nullable ServletConfig getServletConfig() {
        return config;
    }

    @Override
    public final String getServletInfo() {
        return "netvis";
    }

    @Override
    public final void destroy() {
        // Holds nothing
    }

    @Override
    public final void service(final ServletRequest request, final ServletResponse response) throws IOException {
        // The web server has no others
        serve((HttpServletRequest) request, (HttpServletResponse) response);
    }

    private void serve(final HttpServletRequest request, final HttpServletResponse response) throws IOException {
        if (ROLES.stream().noneMatch(request::isUserInRole)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN, "this needs one of the roles " + ROLES);
        } else if (!"GET".equals(request.getMethod())) {
            response.setHeader("Allow", "GET");
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        } else {
            response.setHeader("Cache-Control", "no-store");
            answer(response);
        }
    }

    /** Writes the answer. */
    abstract void answer(HttpServletResponse response) throws IOException;
}
