/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.openflow;

import java.io.Serial;
import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * A switch refused a request.
 */
@NonNullByDefault
public final class OpenflowErrorException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    OpenflowErrorException(final OpenflowError error) {
        super("switch refused the request: " + error);
    }
}
