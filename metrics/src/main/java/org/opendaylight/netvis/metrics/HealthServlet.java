/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.metrics;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.servlet.http.HttpServletResponse;
import org.opendaylight.netvis.status.Vitals;

/**
 * The health: 200 when netvis works, however well, and 503 while it starts.
 */
final class HealthServlet extends GuardedServlet {
    private final Vitals.Source source;

    HealthServlet(final Vitals.Source source) {
        this.source = requireNonNull(source);
    }

    @Override
    void answer(final HttpServletResponse response) throws IOException {
        final var health = Health.of(source.vitals());
        response.setStatus(health.state() == Health.State.STARTING ? HttpServletResponse.SC_SERVICE_UNAVAILABLE
            : HttpServletResponse.SC_OK);
        response.setContentType("application/json");
        response.getOutputStream().write(health.json().getBytes(StandardCharsets.UTF_8));
    }
}
