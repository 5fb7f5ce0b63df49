/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ui;

import javax.servlet.ServletException;
import org.opendaylight.aaa.web.ServletDetails;
import org.opendaylight.aaa.web.WebContext;
import org.opendaylight.aaa.web.WebServer;
import org.opendaylight.yangtools.concepts.Registration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Has the web server serve the page at {@code /netvis}. Nobody needs to log in for its files, which are the same for
 * everybody; RESTCONF asks for the login when the page asks for data.
 */
@Component(service = {})
public final class WebPage {
    private final Registration registration;

    /** Serves the page from now on. */
    @Activate
    public WebPage(@Reference final WebServer server) throws ServletException {
        registration = server.registerWebContext(WebContext.builder()
            .name("netvis-page")
            .contextPath("/netvis")
            .supportsSessions(false)
            .addServlet(ServletDetails.builder()
                .name("netvis page")
                // Whatever has a more specific pattern, or a longer path of context, goes before
                .addUrlPattern("/")
                .servlet(new PageServlet())
                .build())
            .build());
    }

    /** Serves it no longer. */
    @Deactivate
    public void close() {
        registration.close();
    }
}
