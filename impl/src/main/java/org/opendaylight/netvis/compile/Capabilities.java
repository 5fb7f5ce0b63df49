/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import com.google.common.collect.ImmutableList;
import org.opendaylight.netvis.compile.delivery.DeliveryGroups;
import org.opendaylight.netvis.compile.loop.Loops;
import org.opendaylight.netvis.compile.punting.Punting;
import org.opendaylight.netvis.compile.shared.SharedDeliveries;
import org.opendaylight.netvis.compile.transit.TransitTunnels;
import org.opendaylight.netvis.compile.vntag.VnTags;

/**
 * All capabilities of bridges. This is the only place that names one.
 */
final class Capabilities {
    /** In the order in which they are asked. */
    static final ImmutableList<Capability> ALL = ImmutableList.of(new VnTags(), new Punting(), new Loops(),
        new TransitTunnels(),
        new SharedDeliveries(), new DeliveryGroups());

    private Capabilities() {
        // Hidden on purpose
    }
}
