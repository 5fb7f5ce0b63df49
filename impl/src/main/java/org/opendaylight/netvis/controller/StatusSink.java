/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.controller;

import com.google.common.util.concurrent.ListenableFuture;

/**
 * Who tells the state of netvis.
 */
@FunctionalInterface
interface StatusSink {
    /**
     * Tells the state.
     *
     * @param situation what there is to say
     * @return completes when this or a later state can be read, or could not be written
     */
    ListenableFuture<?> write(Situation situation);
}
