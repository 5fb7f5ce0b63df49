/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.compile;

import java.util.Optional;
import org.opendaylight.netvis.net.TunnelType;
import org.opendaylight.netvis.policy.Bridge;
import org.opendaylight.netvis.policy.Policy;
import org.opendaylight.netvis.program.Match;
import org.opendaylight.netvis.program.PortNo;

/**
 * A source of a policy that is a tap port, where traffic of others passes with their tunnels and tags. It is told by a
 * {@link Capability} where packets of the policy are beside those that are seen as they are.
 */
public interface TapPort {
    /** {@return its number} */
    PortNo number();

    /** {@return its bridge} */
    Bridge bridge();

    /** {@return the switch of the bridge} */
    Fabric.Ports ports();

    /** {@return the policy} */
    Policy policy();

    /**
     * {@return the number of a tunnel port of the bridge} If the switch does not have it, the policy is told.
     *
     * @param name its name
     */
    Optional<PortNo> tunnelPort(String name);

    /**
     * Adds packets that come out of a tunnel of others. Only rules that speak of such tunnels speak of them.
     *
     * @param packets the packets, as the layers see them
     * @param type the encapsulation that they had
     */
    void seeUnwrapped(Match packets, TunnelType type);

    /**
     * The same, of packets whose tunnel the switch tells otherwise than an end of tunnels does.
     *
     * @param packets the packets, as the layers see them
     * @param type the encapsulation that they had
     * @param headers where the switch sees the headers that they had
     */
    void seeUnwrapped(Match packets, TunnelType type, RemovedHeaders headers);

    /**
     * Adds frames whose VN-tag is removed. Only rules that speak of VN-tags speak of them.
     *
     * @param frames the frames, as the layers see them
     */
    void seeUntagged(Match frames);

    /**
     * Adds what the bridge has to do so that such packets are seen.
     *
     * @param way what it is
     */
    void add(Way way);
}
