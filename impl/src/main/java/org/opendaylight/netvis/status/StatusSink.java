/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.status;

import com.google.common.util.concurrent.ListenableFuture;

/**
 * Where the state of netvis is published.
 */
@FunctionalInterface
public interface StatusSink {
    /**
     * Publishes the state.
     *
     * @param status the state
     * @return completes when this or a later state can be read, or could not be written
     */
    ListenableFuture<?> write(Status status);
}
