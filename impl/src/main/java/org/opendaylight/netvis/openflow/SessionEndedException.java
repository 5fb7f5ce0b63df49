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
 * A session ended before the switch had answered, so that it is not known what the switch has done.
 */
@NonNullByDefault
public final class SessionEndedException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Default constructor.
     *
     * @param datapathId the switch, unsigned
     */
    public SessionEndedException(final long datapathId) {
        super("openflow:" + Long.toUnsignedString(datapathId) + " is gone or has another master");
    }
}
