/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * What tools that watch machines read: metrics in Prometheus's text format at {@code /netvis/metrics}, and health at
 * {@code /netvis/health}. Enter at {@link org.opendaylight.netvis.metrics.Endpoints}. Of netvis it knows the state as a
 * value, {@code status} and {@code policy}, and nothing else.
 */
package org.opendaylight.netvis.metrics;
