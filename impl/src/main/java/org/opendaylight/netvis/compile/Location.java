/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import java.util.Optional;
import org.opendaylight.netvis.policy.BridgeId;
import org.opendaylight.netvis.program.PortNo;

/**
 * Where something is, as {@link Locator} finds it. Programs and the state are made of the same locations.
 */
public sealed interface Location {
    /**
     * It is known where.
     *
     * @param bridge the bridge
     * @param port the port; empty: wherever its frames pass the bridge
     */
    record At(BridgeId bridge, Optional<Port> port) implements Location {
    }

    /**
     * A port that the switch has.
     *
     * @param name its name
     * @param number its number
     */
    record Port(String name, PortNo number) {
    }

    /**
     * It is nowhere.
     *
     * @param reason a sentence that says why
     * @param awaited whether it may come by itself; if not, somebody has to put something right
     */
    record Nowhere(String reason, boolean awaited) implements Location {
    }
}
