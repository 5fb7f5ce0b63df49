/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.metrics;

import static java.util.Objects.requireNonNull;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.IOException;
import java.io.OutputStream;
import javax.servlet.http.HttpServletResponse;
import org.opendaylight.netvis.status.Vitals;

/**
 * The metrics, made afresh for each request from what is known of the state.
 */
final class MetricsServlet extends GuardedServlet {
    private final Vitals.Source source;

    MetricsServlet(final Vitals.Source source) {
        this.source = requireNonNull(source);
    }

    @Override
    void answer(final HttpServletResponse response) throws IOException {
        response.setContentType(PrometheusTextFormatWriter.CONTENT_TYPE);
        write(source.vitals(), response.getOutputStream());
    }

    static void write(final Vitals vitals, final OutputStream to) throws IOException {
        PrometheusTextFormatWriter.create().write(to, metrics(vitals), EscapingScheme.UNDERSCORE_ESCAPING);
    }

    static MetricSnapshots metrics(final Vitals vitals) {
        final var families = new Families();
        ControllerMetrics.add(vitals, families);
        BridgeMetrics.add(vitals.status(), families);
        TenantMetrics.add(vitals.status(), families);
        JvmMetrics.add(families);
        return families.snapshots();
    }
}
