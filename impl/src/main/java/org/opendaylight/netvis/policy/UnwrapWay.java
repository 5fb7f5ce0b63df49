/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.policy;

/**
 * Who looks into tunnels that are seen in transit.
 */
public enum UnwrapWay {
    /** The switch, by a port where it ends tunnels, to which they are readdressed. */
    END,
    /** The switch, in a loop. */
    LOOP,
    /** The controller. */
    CONTROLLER
}
