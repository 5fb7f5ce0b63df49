/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.openflow;

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * A session as seen by its owner, who ends it when the switch is gone or has another master.
 */
@NonNullByDefault
public interface OwnedSession extends SwitchSession, AutoCloseable {
    /**
     * Ends the session: whatever is under way fails with {@link SessionEndedException}, and so does all that follows.
     */
    @Override
    void close();
}
