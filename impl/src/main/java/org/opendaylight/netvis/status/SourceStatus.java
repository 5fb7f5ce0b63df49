/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.status;

import java.util.Optional;
import org.opendaylight.netvis.policy.BridgeId;

/**
 * Where a source is.
 */
public sealed interface SourceStatus {
    /**
     * It is known where the source is.
     *
     * @param bridge the bridge
     * @param port the port, if it is known by its name
     */
    record Located(BridgeId bridge, Optional<String> port) implements SourceStatus {
    }

    /**
     * The source is nowhere yet.
     *
     * @param reason a sentence that says what is missing
     */
    record Waiting(String reason) implements SourceStatus {
    }
}
