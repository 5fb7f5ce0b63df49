/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.status;

import static java.util.Objects.requireNonNull;

/**
 * How the controller gets on with its work since it was started.
 *
 * @param compilations how long it took to compile
 * @param programs how long a connected switch did not hold what was compiled for it
 * @param changes how long it took from a change of the configuration until every connected switch held it
 * @param queued tasks that wait for the controller's thread
 */
public record Activity(Timing compilations, Timing programs, Timing changes, int queued) {
    /** What it has done, and has to do. */
    public Activity {
        requireNonNull(compilations);
        requireNonNull(programs);
        requireNonNull(changes);
    }
}
