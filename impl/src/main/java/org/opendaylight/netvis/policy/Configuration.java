/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.policy;

import com.google.common.collect.ImmutableList;

/**
 * What is configured.
 *
 * @param set all of it that could be read
 * @param problems why the rest could not be read, at most one of each object
 */
public record Configuration(PolicySet set, ImmutableList<Problem> problems) {
    /** Nothing is configured. */
    public static final Configuration EMPTY = new Configuration(PolicySet.EMPTY, ImmutableList.of());
}
