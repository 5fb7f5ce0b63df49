/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Something that is handed to whoever takes it first, who may change it. Thread-safe.
 *
 * @param <T> what it is
 */
final class Handover<T> {
    private final AtomicReference<T> what;

    Handover(final T what) {
        this.what = new AtomicReference<>(what);
    }

    /** Takes it, if nobody has. */
    Optional<T> take() {
        return Optional.ofNullable(what.getAndSet(null));
    }
}
