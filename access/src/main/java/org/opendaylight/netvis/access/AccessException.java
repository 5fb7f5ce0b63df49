/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.access;

import java.io.Serial;

/**
 * What keeps the doors from being made safe. The message says what to do.
 */
final class AccessException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    AccessException(final String message) {
        super(message);
    }

    AccessException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
