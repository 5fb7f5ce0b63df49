/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.controller;

import org.opendaylight.netvis.compile.Fabric;
import org.opendaylight.netvis.compile.Location;
import org.opendaylight.netvis.compile.Locator;
import org.opendaylight.netvis.policy.Source;
import org.opendaylight.netvis.status.SourceStatus;

/**
 * Finds the state of sources: that they are where the compiler finds them.
 */
final class SourceStatuses {
    private SourceStatuses() {
        // Hidden on purpose
    }

    static SourceStatus of(final Fabric fabric, final Source source) {
        return switch (Locator.locate(source, fabric)) {
            case Location.At at -> new SourceStatus.Located(at.bridge(), at.port().map(Location.Port::name));
            case Location.Nowhere nowhere -> new SourceStatus.Waiting(nowhere.reason());
        };
    }
}
