/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * The state of netvis as a value: a {@link org.opendaylight.netvis.status.Status} says of each object of the
 * configuration what came of it. Knows neither who finds that out, nor how it is published.
 */
package org.opendaylight.netvis.status;
