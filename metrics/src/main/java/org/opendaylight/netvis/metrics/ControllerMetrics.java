/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.metrics;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import java.util.ArrayList;
import org.opendaylight.netvis.status.Timing;
import org.opendaylight.netvis.status.Vitals;

/**
 * What there is to tell of the controller itself.
 */
final class ControllerMetrics {
    private static final double NANOS = 1e9;

    private ControllerMetrics() {
        // Hidden on purpose
    }

    static void add(final Vitals vitals, final Families to) {
        final var activity = vitals.activity();
        to.add(histogram("netvis_compile_seconds", "How long it took to compile", activity.compilations()));
        to.add(histogram("netvis_program_seconds", "How long a connected switch did not hold what was compiled for it",
            activity.programs()));
        to.add(histogram("netvis_change_seconds",
            "From a change of the configuration until every connected switch held it", activity.changes()));
        to.gauge("netvis_controller_queue", "Tasks that wait for the controller's thread", activity.queued());
        to.flag("netvis_datastore_problem", "Whether changes of the configuration are not stored",
            vitals.datastoreProblem().isPresent());
        vitals.published().ifPresent(when -> to.gauge("netvis_state_timestamp_seconds",
            "When the state was found out from which all these numbers are", when.toEpochMilli() / 1000.0));
    }

    private static HistogramSnapshot histogram(final String name, final String help, final Timing timing) {
        final var bounds = new ArrayList<Double>(Timing.BOUNDS);
        bounds.add(Double.POSITIVE_INFINITY);
        return HistogramSnapshot.builder().name(name).help(help).dataPoint(HistogramDataPointSnapshot.builder()
            .classicHistogramBuckets(ClassicHistogramBuckets.of(bounds, timing.counts()))
            .sum(timing.nanos() / NANOS).build()).build();
    }
}
