/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import com.google.common.collect.ImmutableMap;
import java.util.OptionalLong;
import org.opendaylight.netvis.program.PortNo;

/**
 * The switches that are connected.
 *
 * @param bridges what is known of each connected bridge, by its name in the policy set
 */
public record Fabric(ImmutableMap<String, Ports> bridges) {
    /**
     * The ports of a bridge.
     *
     * @param numbers port numbers by port name
     * @param localMac MAC address of the LOCAL port, if the switch told it
     * @param vnTag whether the switch can remove VN-tags
     */
    public record Ports(ImmutableMap<String, PortNo> numbers, OptionalLong localMac,
            VnTagAbility vnTag) {
    }
}
