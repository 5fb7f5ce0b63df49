/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableSet;
import org.opendaylight.netvis.net.TunnelType;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.program.FlowKey;
import org.opendaylight.netvis.program.PortNo;

/**
 * The way of tunnels from a tap port to where the switch ends them, and what counts on it. Open vSwitch drops what a
 * tunnel's end may drop, without a word: what goes in and does not come out.
 *
 * @param tapPort where the tunnels are seen
 * @param tunnelPort where they are ended
 * @param type the encapsulation
 * @param in the flows that send tunnels to their end
 * @param out the flows that what was in them meets, each one of them
 * @param policies who needs it
 */
public record TransitPath(PortNo tapPort, PortNo tunnelPort, TunnelType type, ImmutableSet<FlowKey> in,
        ImmutableSet<FlowKey> out,
        ImmutableSet<PolicyId> policies) {
    /**
     * Checks the presence.
     *
     * @param tapPort where the tunnels are seen
     * @param tunnelPort where they are ended
     * @param type the encapsulation
     * @param in the flows that send tunnels to their end
     * @param out the flows that what was in them meets
     * @param policies who needs it
     */
    public TransitPath {
        requireNonNull(tapPort);
        requireNonNull(tunnelPort);
        requireNonNull(type);
        requireNonNull(in);
        requireNonNull(out);
        requireNonNull(policies);
    }
}
