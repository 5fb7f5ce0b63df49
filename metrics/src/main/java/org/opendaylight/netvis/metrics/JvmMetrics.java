/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.metrics;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;

/**
 * What there is to tell of the Java virtual machine, under the names that Prometheus's own client gives it.
 */
final class JvmMetrics {
    private static final double MILLIS = 1e3;

    private JvmMetrics() {
        // Hidden on purpose
    }

    static void add(final Families to) {
        final var memory = ManagementFactory.getMemoryMXBean();
        memory("heap", memory.getHeapMemoryUsage(), to);
        memory("nonheap", memory.getNonHeapMemoryUsage(), to);
        ManagementFactory.getGarbageCollectorMXBeans().forEach(collector -> {
            to.counter("jvm_gc_collections", "Collections of garbage", Math.max(0, collector.getCollectionCount()),
                "gc", collector.getName());
            to.counter("jvm_gc_collection_seconds", "Time that they took",
                Math.max(0, collector.getCollectionTime()) / MILLIS, "gc", collector.getName());
        });
        to.gauge("jvm_threads_current", "Threads", ManagementFactory.getThreadMXBean().getThreadCount());
        final var runtime = ManagementFactory.getRuntimeMXBean();
        to.gauge("process_start_time_seconds", "When the process was started", runtime.getStartTime() / MILLIS);
        ProcessHandle.current().info().totalCpuDuration().ifPresent(cpu ->
            to.counter("process_cpu_seconds", "CPU time of the process", cpu.toMillis() / MILLIS));
    }

    private static void memory(final String area, final MemoryUsage usage, final Families to) {
        to.gauge("jvm_memory_used_bytes", "Memory in use", usage.getUsed(), "area", area);
        to.gauge("jvm_memory_committed_bytes", "Memory that the machine has given", usage.getCommitted(),
            "area", area);
        if (usage.getMax() >= 0) {
            to.gauge("jvm_memory_max_bytes", "Memory that there may be", usage.getMax(), "area", area);
        }
    }
}
