/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.metrics;

import javax.servlet.Servlet;
import javax.servlet.ServletException;
import org.opendaylight.aaa.web.ServletDetails;
import org.opendaylight.aaa.web.WebContext;
import org.opendaylight.aaa.web.WebContextSecurer;
import org.opendaylight.aaa.web.WebServer;
import org.opendaylight.netvis.status.Vitals;
import org.opendaylight.yangtools.concepts.Registration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Has the web server serve metrics and health below {@code /netvis}, in a context of its own, so that there may be
 * another one with a page that is there for everybody.
 */
@Component(service = { })
public final class Endpoints {
    private static final String METRICS = "/metrics";
    private static final String HEALTH = "/health";

    private final Registration registration;

    /**
     * Serves them from now on.
     *
     * @param server the web server
     * @param securer asks for a login
     * @param source tells how netvis is
     * @throws ServletException if the web server does not take them
     */
    @Activate
    public Endpoints(@Reference final WebServer server, @Reference final WebContextSecurer securer,
            @Reference final Vitals.Source source) throws ServletException {
        final var builder = WebContext.builder().name("netvis-monitoring").contextPath("/netvis")
            .supportsSessions(false)
            .addServlet(servlet(METRICS, new MetricsServlet(source)))
            .addServlet(servlet(HEALTH, new HealthServlet(source)));
        securer.requireAuthentication(builder, METRICS, HEALTH);
        registration = server.registerWebContext(builder.build());
    }

    private static ServletDetails servlet(final String path, final Servlet servlet) {
        return ServletDetails.builder().name("netvis " + path).addUrlPattern(path).servlet(servlet).build();
    }

    /** Serves them no longer. */
    @Deactivate
    public void close() {
        registration.close();
    }
}
