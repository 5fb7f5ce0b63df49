/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.status;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.time.Instant;
import java.util.Optional;

/**
 * The state of a bridge.
 *
 * @param connected whether its switch is connected and this controller its master
 * @param inSync whether the switch holds the desired program
 * @param error what a person has to put right
 * @param content what there is to say of its desired program, if it has one
 */
public record BridgeStatus(boolean connected, boolean inSync, Optional<String> error, Optional<Content> content) {
    /**
     * What there is to say of a connected switch for which a program was compiled.
     *
     * @param flows how many flows the program has
     * @param groups how many groups the program has
     * @param capabilities what the switch was tested for
     * @param tunnelPorts tunnel ports that were tested
     * @param controllerPath what the controller does for the switch, if it does anything
     * @param lastChange when the switch was changed, if it was
     */
    public record Content(int flows, int groups, ImmutableList<Capability> capabilities,
            ImmutableList<TunnelPort> tunnelPorts, Optional<ControllerPath> controllerPath,
            Optional<Instant> lastChange) {
    }

    /**
     * What a switch was tested for.
     *
     * @param ability what it is about
     * @param available whether the switch can do it
     * @param reason why it cannot
     */
    public record Capability(Ability ability, boolean available, Optional<String> reason) {
        /** Something that not every switch can do. */
        public enum Ability {
            /** It removes VN-tags. */
            VN_TAG,
            /** It removes VN-tags by way of a tunnel to itself. */
            VN_TAG_BY_TUNNEL,
            /** It unwraps VXLAN in a loop. */
            LOOP
        }
    }

    /**
     * A tunnel port that policies need.
     *
     * @param name its name
     * @param obstacle why it does not end tunnels; empty: it does
     */
    public record TunnelPort(String name, Optional<String> obstacle) {
    }

    /**
     * What the controller does for a switch.
     *
     * @param packets packets that the switch sent
     * @param limited packets that the switch did not send, as there were too many
     * @param dropped packets that the controller dropped
     * @param lost copies that the switch did not take
     * @param malformed packets whose headers end where they should not, by what is wrong
     */
    public record ControllerPath(long packets, long limited, long dropped, long lost,
            ImmutableMap<String, Long> malformed) {
    }
}
