/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.metrics;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Collects metrics by their names, in whatever order their values come.
 */
final class Families {
    private final Map<String, CounterSnapshot.Builder> counters = new LinkedHashMap<>();
    private final Map<String, GaugeSnapshot.Builder> gauges = new LinkedHashMap<>();
    private final MetricSnapshots.Builder others = MetricSnapshots.builder();

    /**
     * Adds a number that only grows.
     *
     * @param name the name without {@code _total}
     * @param help what it counts
     * @param value the number
     * @param labels names and values of labels, in turn
     */
    void counter(final String name, final String help, final double value, final String... labels) {
        counters.computeIfAbsent(name, key -> CounterSnapshot.builder().name(name).help(help))
            .dataPoint(CounterDataPointSnapshot.builder().value(value).labels(Labels.of(labels)).build());
    }

    /**
     * Adds a number that goes up and down.
     *
     * @param name the name
     * @param help what it tells
     * @param value the number
     * @param labels names and values of labels, in turn
     */
    void gauge(final String name, final String help, final double value, final String... labels) {
        gauges.computeIfAbsent(name, key -> GaugeSnapshot.builder().name(name).help(help))
            .dataPoint(GaugeDataPointSnapshot.builder().value(value).labels(Labels.of(labels)).build());
    }

    /** Adds whether something is so, as 1 or 0. */
    void flag(final String name, final String help, final boolean value, final String... labels) {
        gauge(name, help, value ? 1 : 0, labels);
    }

    void add(final MetricSnapshot metric) {
        others.metricSnapshot(metric);
    }

    MetricSnapshots snapshots() {
        counters.values().forEach(builder -> others.metricSnapshot(builder.build()));
        gauges.values().forEach(builder -> others.metricSnapshot(builder.build()));
        return others.build();
    }
}
